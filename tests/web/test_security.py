"""The security baseline over every address there is, so that a page that is added later is looked at as well."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote

import pytest
from django.http import HttpResponse
from django.test import Client

from nofault.postmortem.model import Approval, TimelineEntry
from nofault.web.access import Actor
from nofault.web.models.audit import AuditEvent
from nofault.web.models.incident import Incident
from nofault.web.models.people import Membership, Role, Service, Team, User
from nofault.web.models.tokens import ApiToken
from nofault.web.services.accounts import create_person, invite_person
from nofault.web.services.incidents import bin_incident
from nofault.web.services.parts import add_part, bin_part, edit_part
from nofault.web.services.tokens import create_token
from tests.web.addresses import Address, addresses

pytestmark = pytest.mark.django_db
SESSION = "sessionid"
METHODS = ("get", "post", "put", "delete")
# Where somebody who has no session may be: the doors themselves, whether the process lives, and what the API is.
OPEN = {
    *("account_login", "account_logout", "account_inactive", "account_signup", "account-setup", "account-invitation"),
    *("account_email_verification_sent", "account_confirm_email", "account_confirm_login_code"),
    *("account_reset_password", "account_reset_password_done", "account_reset_password_from_key", "account_reset_password_from_key_done"),
    *("mfa_authenticate", "mfa_login_webauthn", "openid_connect_login", "openid_connect_callback"),
    *("socialaccount_login_cancelled", "socialaccount_login_error", "socialaccount_signup"),
    *("health-live", "health-ready", "health-metrics", "openapi-json", "openapi-view", "api-root"),
}
# Old addresses of allauth's without a name; they lead to the ones that have one.
OLD = "/accounts/social/"


@pytest.fixture
def someone(team: Team) -> User:
    """Somebody who may do everything that a role and a team give."""
    person = create_person("ada@example.com", name="Ada Administrator", role=Role.ADMINISTRATOR)
    Membership.objects.create(team=team, user=person, is_lead=True)
    return person


@pytest.fixture
def known(incident: Incident, someone: User, team: Team) -> dict[str, str]:
    """Something that exists for the places of addresses."""
    entry = add_part(Actor(someone), incident, "timeline", TimelineEntry(text="Error rate passed 2 %"))
    Service.objects.create(name="Payments", slug=team.slug, team=team)
    number = str(someone.pk)
    return {"reference": incident.reference, "key": entry.key, "kind": "timeline", "slug": team.slug, "number": number, "person": number}


@pytest.fixture
def everywhere(known: dict[str, str]) -> list[Address]:
    return addresses(known)


def client_of(person: User, *, enforce_csrf_checks: bool = False) -> Client:
    client = Client(enforce_csrf_checks=enforce_csrf_checks)
    client.force_login(person)
    return client


def ask(client: Client, method: str, path: str) -> HttpResponse:
    return getattr(client, method)(path)


class Forbidden(HTMLParser):
    """What of a page the content security policy would keep from working, or should: code and style that stand in the page itself."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "style" or (tag == "script" and "src" not in given and given.get("type") != "application/json"):
            self.found.append(f"<{tag}> in the page")
        for name, value in attrs:
            if name == "style" or name.startswith(("on", "hx-on")):
                self.found.append(f"{tag} {name}=")
            if (value or "").strip().lower().startswith("javascript:"):
                self.found.append(f"{tag} {name}={value}")


def test_every_page_works_under_a_policy_without_inline_scripts_and_styles(everywhere, someone):
    client, pages, found = client_of(someone), 0, {}
    for address in everywhere:
        answer = client.get(address.path)
        if answer["Content-Type"].startswith("text/html"):
            pages += answer.status_code == 200
            forbidden = Forbidden(answer.content.decode()).found
            if forbidden:
                found[address.path] = forbidden
    assert found == {}
    assert pages > 30, "the walk has to see pages, not refusals"


def test_no_page_answers_with_a_fault(everywhere, someone):
    client, faults = client_of(someone), []
    client.raise_request_exception = False
    for address in everywhere:
        if SESSION not in client.cookies or not client.cookies[SESSION].value:  # one of them logs out
            client.force_login(someone)
        faults += [f"{method} {address.path}" for method in METHODS if ask(client, method, address.path).status_code == 500]
    assert faults == []


def test_every_answer_carries_the_headers_of_the_baseline(everywhere, someone):
    wanted = {
        "X-Frame-Options": "DENY",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
    }
    client, missing = client_of(someone), {}
    for address in everywhere:
        answer = client.get(address.path)
        policy = {part.split()[0]: part.split()[1:] for part in answer.get("Content-Security-Policy", "x").split(";") if part.strip()}
        lacks = [name for name, value in wanted.items() if answer.get(name) != value]
        lacks += [] if "no-store" in answer.get("Cache-Control", "") else ["Cache-Control"]
        # A file that is handed over is no page of ours: nothing in it may run at all.
        lacks += (_lacks_of_a_file if "sandbox" in policy else _lacks_of_a_page)(policy)
        if lacks:
            missing[address.path] = lacks
    assert missing == {}


def _lacks_of_a_page(policy: dict[str, list[str]]) -> list[str]:
    lacks = [] if policy.get("default-src") == ["'none'"] and policy.get("script-src") == ["'self'"] else ["script-src"]
    lacks += [] if policy.get("frame-ancestors") == policy.get("base-uri") == ["'none'"] else ["frame-ancestors or base-uri"]
    return lacks + [name for name in ("form-action", "style-src") if policy.get(name) != ["'self'"]]


def _lacks_of_a_file(policy: dict[str, list[str]]) -> list[str]:
    wanted = {"sandbox": [], "default-src": ["'none'"], "frame-ancestors": ["'none'"]}
    return [] if policy == wanted else ["nothing but sandbox, default-src and frame-ancestors"]


def test_a_static_file_may_be_kept_and_nothing_else(client):
    answer = client.get("/static/css/base.css")
    assert answer.status_code == 200
    assert answer["Cache-Control"].startswith("max-age=")
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_every_page_but_the_named_ones_asks_for_a_login(everywhere):

    def asks(answer: HttpResponse) -> bool:
        return answer.status_code in {401, 403} or (answer.status_code == 302 and answer["Location"].startswith("/accounts/login/"))

    client, let_in = Client(), {}
    for address in everywhere:
        if address.name in OPEN or address.path.startswith(OLD):
            continue
        answers = {method: ask(client, method, address.path) for method in METHODS}
        statuses = {method: answer.status_code for method, answer in answers.items() if answer.status_code != 405}
        if not statuses or not all(asks(answers[method]) for method in statuses):
            let_in[address.path] = statuses
    assert let_in == {}


def test_what_is_open_exists(everywhere):
    assert {address.name for address in everywhere} >= OPEN


def test_every_form_is_refused_without_its_csrf_token(everywhere, someone):
    client = client_of(someone, enforce_csrf_checks=True)
    taken: dict[tuple[str, str], int] = {}
    for address in everywhere:
        statuses = {method: ask(client, method, address.path).status_code for method in ("post", "put", "patch", "delete")}
        taken |= {(method, address.path): status for method, status in statuses.items() if status not in {403, 405}}
    assert taken == {}


def test_a_form_from_another_site_is_refused_even_with_a_token(someone):
    client = client_of(someone, enforce_csrf_checks=True)
    page = client.get("/preferences/")
    form = {"name": "Ada", "zone": "UTC", "theme": "dark", "csrfmiddlewaretoken": page.context["csrf_token"]}
    assert client.post("/preferences/", form, headers={"Origin": "https://example.org"}).status_code == 403
    assert client.post("/preferences/", form, headers={"Origin": "http://testserver"}).status_code == 302


def test_a_restricted_document_is_nowhere_for_those_who_may_not_see_it(known, restricted, other_member):
    entry = add_part(Actor(restricted.created_by), restricted, "timeline", TimelineEntry(text="The build log was public"))
    secrets = (restricted.title, "build log was public")
    client, seen = client_of(other_member), {}
    for address in addresses(known | {"reference": restricted.reference, "key": entry.key}):
        answer = client.get(address.path)
        text = answer.content.decode() if not answer.streaming else ""
        if any(secret in text for secret in secrets) or ("reference" in address.places and answer.status_code not in {403, 404, 405}):
            seen[address.path] = answer.status_code
        if "reference" in address.places and ask(client, "post", address.path).status_code not in {403, 404, 405, 422}:
            seen[f"POST {address.path}"] = answer.status_code
    assert seen == {}
    restricted.refresh_from_db()
    assert restricted.binned_at is None


@pytest.mark.parametrize("host", ["example.org", "testserver.example.org", "testserver@example.org", "testserver:80:80"])
def test_another_host_is_refused(host):
    answer = Client(headers={"host": host}).get("/accounts/login/")
    assert answer.status_code == 400
    assert host not in answer.content.decode()


ELSEWHERE = ("https://example.org/", "//example.org/", "/\\example.org/", "javascript:alert(1)", "http:///example.org")


@pytest.mark.parametrize("elsewhere", ELSEWHERE)
def test_no_form_leads_to_another_site(someone, incident, elsewhere):
    client = client_of(someone)
    invitation, _ = invite_person(Actor(someone), "robin@example.com")
    bin_incident(Actor(someone), incident)
    forms = ("/preferences/density/", f"/settings/people/invitations/{invitation.pk}/revoke/", f"/incidents/bin/{incident.reference}/restore/")
    for path in (*forms, "/accounts/logout/"):
        answer = client.post(path, {"next": elsewhere})
        assert answer.status_code == 302, path
        assert answer["Location"].startswith("/"), path
        assert "example.org" not in answer["Location"]
        assert not answer["Location"].startswith(("//", "/\\"))


def test_a_fault_says_nothing_about_the_inside(someone, monkeypatch):
    def fault(*arguments: object, **named: object) -> None:
        raise RuntimeError("connection to db-7.internal with password=harbour refused")

    monkeypatch.setattr("nofault.web.pages.incidents.incidents_page", fault)
    monkeypatch.setattr("nofault.web.api.incidents.visible_incidents", fault)
    client = client_of(someone)
    client.raise_request_exception = False
    for path in ("/incidents/", "/api/v1/incidents"):
        answer = client.get(path)
        assert answer.status_code == 500
        for inside in ("db-7", "harbour", "RuntimeError", "Traceback", "nofault/web", "SECRET"):
            assert inside not in answer.content.decode()


def test_an_unknown_address_does_not_list_the_known_ones(someone):
    page = client_of(someone).get("/incidentz/").content.decode()
    assert "urlpatterns" not in page
    assert "incidents-history" not in page


NAMES = (
    *("../../../outside.log", "/etc/outside.log", "..\\..\\outside.log", "a/../../../outside.log"),
    *("out\0side.log", "./.", "a" * 5000, "\u202egol.edistuo"),
)


@pytest.mark.parametrize("name", NAMES)
def test_a_brought_file_stays_in_its_folder_whatever_it_is_called(member, incident, own_folders, settings, tmp_path, name):
    def files(folder: Path) -> Iterator[Path]:
        return (path for path in folder.rglob("*") if path.is_file())

    address = f"/incidents/{incident.reference}/evidence/files/"
    answer = client_of(member).put(address, b"2026-01-14T14:02:00Z deploy\n", headers={"X-File-Path": quote(name)})
    assert answer.status_code == 201
    kept = list(files(Path(settings.EVIDENCE_DIR)))
    assert len(kept) == 1
    assert all(not path.name.endswith(".log") for path in files(tmp_path) if not path.is_relative_to(settings.EVIDENCE_DIR))
    assert all(part not in {"..", ""} and part.isprintable() for part in kept[0].relative_to(settings.EVIDENCE_DIR).parts)


# What has to be provable


def verbs(subject: str = "") -> list[str]:
    rows = AuditEvent.objects.filter(subject=subject) if subject else AuditEvent.objects.all()
    return list(rows.order_by("id").values_list("verb", flat=True))


READS = ("/incidents/{}/", "/incidents/{}/history/", "/api/v1/postmortems/{}", "/api/v1/postmortems/{}/history", "/api/v1/timeline-entries")


@pytest.mark.parametrize("path", READS)
def test_reading_a_restricted_document_is_on_record(member, restricted, path):
    add_part(Actor(member), restricted, "timeline", TimelineEntry(text="The build log was public"))
    before = len(verbs(restricted.reference))
    assert client_of(member).get(path.format(restricted.reference)).status_code == 200
    assert verbs(restricted.reference)[before:] == ["read"]
    assert AuditEvent.objects.first().actor == member


@pytest.mark.parametrize("path", READS)
def test_reading_what_everybody_reads_is_not(member, incident, path):
    client_of(member).get(path.format(incident.reference))
    assert verbs(incident.reference) == []


def test_an_export_is_on_record(member, incident):
    client_of(member).get(f"/incidents/{incident.reference}/export/?format=json")
    assert verbs(incident.reference) == ["export"]


def test_an_approval_its_change_and_its_removal_are_on_record(member, incident):
    actor = Actor(member)
    part = add_part(actor, incident, "approvals", Approval(what="The public text", by="Communications"))
    edit_part(actor, incident, part.key, Approval(what="The public text, second version", by="Communications"), version=part.version)
    bin_part(actor, incident, part.key)
    events = AuditEvent.objects.filter(verb="approval").order_by("id")
    assert [event.detail.split()[0] for event in events] == ["add", "edit", "bin"]
    assert "second version" in events[1].detail


def test_a_token_and_a_door_are_kept_as_digests_only(member):
    token, secret = create_token(Actor(member), "pipeline", ["read"])
    kept = ApiToken.objects.filter(pk=token.pk).values().get()
    assert not any(secret[len(token.prefix) :] in str(value) for value in kept.values())
    assert verbs(token.prefix) == ["token"]
