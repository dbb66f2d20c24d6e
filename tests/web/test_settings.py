"""The settings pages: who sees which, what they change, and what they refuse."""

from __future__ import annotations

import re
from datetime import timedelta
from itertools import count, islice

import pytest
from django.core.mail.backends.base import BaseEmailBackend
from django.test import Client
from django.utils import timezone

from nofault.postmortem.model import Approval
from nofault.web.access import PRODUCT, Actor
from nofault.web.models.audit import AuditEvent
from nofault.web.models.invitations import Invitation
from nofault.web.models.people import Membership, Role, Service, Team, User
from nofault.web.models.tokens import ApiToken
from nofault.web.rendering.audit_lines import detail_words
from nofault.web.services import accounts
from nofault.web.services.audit import record_event
from nofault.web.services.incidents import join_incident
from nofault.web.services.parts import add_part
from tests.web.counting import assert_constant

pytestmark = pytest.mark.django_db
FOR_ADMINISTRATORS = ("/settings/people/", "/settings/people/invite/", "/settings/organisation/", "/settings/audit/")
FOR_ALL = ("/settings/", "/settings/policy/", "/settings/teams/", "/settings/services/", "/settings/tokens/")
PASSWORD = "a calm quiet harbour 42"


def client_of(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def text_of(answer) -> str:
    return answer.content.decode()


@pytest.fixture
def ada(administrator: User) -> Client:
    return client_of(administrator)


@pytest.fixture
def kim(member: User) -> Client:
    return client_of(member)


def test_the_way_to_each_part_is_shown_to_those_who_may_take_it(ada, kim):
    for address in FOR_ADMINISTRATORS[:1] + FOR_ADMINISTRATORS[2:]:
        assert f'href="{address}"' in text_of(ada.get("/settings/"))
        assert f'href="{address}"' not in text_of(kim.get("/settings/"))
    for address in FOR_ALL[1:]:
        assert f'href="{address}"' in text_of(kim.get("/settings/"))


@pytest.mark.parametrize("address", FOR_ADMINISTRATORS)
def test_what_is_for_administrators_is_refused_to_everybody_else(ada, member, reader, lead, address):
    assert ada.get(address).status_code == 200
    for person in (member, reader, lead):
        assert client_of(person).get(address).status_code == 403


@pytest.mark.parametrize("address", FOR_ALL)
def test_what_is_for_everybody_is_shown_to_a_reader(reader, address):
    assert client_of(reader).get(address).status_code == 200


# People


def test_an_invitation_shows_its_link_once_and_opens_the_door(ada):
    answer = ada.post("/settings/people/invite/", {"email": "Robin@example.com", "role": "member"})
    link = re.search(r"http://127\.0\.0\.1:8000(/accounts/invitation/[^/]+/)", text_of(answer)).group(1)
    assert Client().get(link).url == "/accounts/signup/"
    assert link.split("/")[-2] not in text_of(ada.get("/settings/people/"))
    assert Invitation.objects.get().email == "robin@example.com"


def test_an_invitation_goes_out_by_e_mail_where_a_server_is_set_up(ada, mailoutbox):
    answer = ada.post("/settings/people/invite/", {"email": "robin@example.com", "role": "member"})
    assert mailoutbox[0].to == ["robin@example.com"]
    link = re.search(r"http\S+/accounts/invitation/\S+", mailoutbox[0].body).group(0)
    assert link in text_of(answer)
    assert "on its way by e-mail" in text_of(answer)


class NoServer(BaseEmailBackend):
    def send_messages(self, email_messages):
        raise ConnectionRefusedError("refused")


@pytest.mark.parametrize("backend", ["nofault.web.letters.LoggingBackend", f"{__name__}.NoServer"])
def test_without_mail_the_link_is_still_there_to_be_handed_over(ada, settings, backend):
    settings.EMAIL_BACKEND = backend
    answer = ada.post("/settings/people/invite/", {"email": "robin@example.com", "role": "member"})
    assert answer.status_code == 200
    assert "hand this link over yourself" in text_of(answer)


@pytest.mark.parametrize(
    ("email", "role", "field"), [("nobody", "member", "email"), ("kim@example.com", "member", "email"), ("a@b.org", "king", "role")]
)
def test_a_wrong_invitation_is_answered_beside_its_field(ada, member, email, role, field):
    answer = ada.post("/settings/people/invite/", {"email": email, "role": role})
    assert answer.status_code == 422
    assert field in answer.context["errors"]
    assert not Invitation.objects.exists()


def test_a_lead_invites_into_the_own_team_and_nowhere_else(lead, team):
    client, other = client_of(lead), Team.objects.create(name="Search", slug="search")
    assert client.get(f"/settings/people/invite/?team={team.slug}").status_code == 200
    assert client.post("/settings/people/invite/", {"email": "new@example.com", "role": "member", "team": team.slug}).status_code == 200
    for refused in ({"team": other.slug, "role": "member"}, {"team": "", "role": "member"}, {"team": team.slug, "role": "administrator"}):
        assert client.post("/settings/people/invite/", {"email": "more@example.com", **refused}).status_code == 403
    assert Invitation.objects.get().team == team


def test_a_revoked_invitation_opens_nothing(ada, administrator):
    invitation, token = accounts.invite_person(Actor(administrator), "robin@example.com")
    assert "robin@example.com" in text_of(ada.get("/settings/people/"))
    ada.post(f"/settings/people/invitations/{invitation.pk}/revoke/")
    assert Client().get(f"/accounts/invitation/{token}/").status_code == 404
    ada.get("/settings/people/")  # says once what was done
    assert "robin@example.com" not in text_of(ada.get("/settings/people/"))


def test_a_member_revokes_no_invitation(administrator, kim):
    invitation, _ = accounts.invite_person(Actor(administrator), "robin@example.com")
    assert kim.post(f"/settings/people/invitations/{invitation.pk}/revoke/").status_code == 403
    assert kim.post("/settings/people/invitations/999/revoke/").status_code == 403


def test_an_administrator_changes_a_role_and_it_is_on_record(ada, member):
    ada.post(f"/settings/people/{member.pk}/", {"what": "role", "role": "reader"})
    member.refresh_from_db()
    assert member.role == Role.READER
    assert AuditEvent.objects.filter(verb="role", subject=str(member), detail="member to reader").exists()


def test_a_closed_account_is_out_at_once_and_can_be_opened_again(ada, member, kim):
    assert kim.get("/settings/").status_code == 200
    ada.post(f"/settings/people/{member.pk}/", {"what": "close"})
    assert kim.get("/settings/").status_code == 302
    ada.post(f"/settings/people/{member.pk}/", {"what": "open"})
    member.refresh_from_db()
    assert member.is_active


def test_the_last_administrator_is_told_why_not(ada, administrator):
    answer = ada.post(f"/settings/people/{administrator.pk}/", {"what": "role", "role": "member"})
    assert answer.status_code == 422
    assert "last administrator" in text_of(answer)


def test_somebody_with_a_password_shows_it_again_before_changing_a_role(administrator, member):
    administrator.set_password(PASSWORD)
    administrator.save()
    client = client_of(administrator)
    answer = client.post(f"/settings/people/{member.pk}/", {"what": "role", "role": "administrator"})
    assert answer.url.startswith("/accounts/reauthenticate/")
    member.refresh_from_db()
    assert member.role == Role.MEMBER
    client.post(answer.url, {"password": PASSWORD})
    member.refresh_from_db()
    assert member.role == Role.ADMINISTRATOR


def test_names_are_shown_as_text(ada):
    accounts.create_person("robin@example.com", name="<script>alert(1)</script>")
    page = text_of(ada.get("/settings/people/"))
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_people_are_found_and_paged_by_name(ada):
    for number in range(120):
        User.objects.create(email=f"p{number}@example.com", name=f"Person {number:03d}")
    first = ada.get("/settings/people/?q=Person")
    assert "Person 049" in text_of(first)
    assert "Person 050" not in text_of(first)
    assert "Person 099" in text_of(ada.get(first.context["next"]))


# Teams and services


def test_an_administrator_makes_a_team_and_puts_people_into_it(ada, member):
    ada.post("/settings/teams/", {"name": "Search", "zone": "Europe/Lisbon"})
    ada.post("/settings/teams/search/", {"what": "lead", "person": member.pk})
    assert Membership.objects.get(team__slug="search").is_lead
    ada.post("/settings/teams/search/", {"what": "remove", "person": member.pk})
    assert not Membership.objects.exists()


def test_a_lead_runs_the_own_team_only(lead, team, member):
    client, other = client_of(lead), Team.objects.create(name="Search", slug="search")
    client.post(f"/settings/teams/{team.slug}/", {"what": "facts", "name": "Payments and refunds", "zone": "UTC"})
    team.refresh_from_db()
    assert team.name == "Payments and refunds"
    assert client.post(f"/settings/teams/{other.slug}/", {"what": "lead", "person": member.pk}).status_code == 403
    assert client.post("/settings/teams/", {"name": "Mine", "zone": "UTC"}).status_code == 403
    assert not Membership.objects.filter(user=member).exists()


def test_a_member_sees_a_team_without_its_forms(kim, team):
    page = text_of(kim.get(f"/settings/teams/{team.slug}/"))
    assert team.name in page
    assert "<form" not in page.partition("<main")[2]


@pytest.mark.parametrize(
    ("given", "field"),
    [({"name": "", "zone": "UTC"}, "name"), ({"name": "payments", "zone": "UTC"}, "name"), ({"name": "New", "zone": "Mars"}, "zone")],
)
def test_a_wrong_team_is_answered_beside_its_field(ada, team, given, field):
    answer = ada.post("/settings/teams/", given)
    assert answer.status_code == 422
    assert field in answer.context["errors"]


def test_somebody_whose_account_is_closed_can_be_taken_out_of_a_team(ada, team, lead):
    lead.is_active = False
    lead.save()
    ada.post(f"/settings/teams/{team.slug}/", {"what": "remove", "person": lead.pk})
    assert not Membership.objects.exists()


def test_a_service_names_its_team_and_who_answers_for_it(ada, team, member):
    ada.post("/settings/services/", {"name": "checkout", "team": team.slug, "owner": member.pk, "description": "Takes orders."})
    service = Service.objects.get()
    assert (service.team, service.owner, service.description) == (team, member, "Takes orders.")


def test_a_lead_makes_and_changes_services_of_the_own_team_only(lead, team):
    client, other = client_of(lead), Team.objects.create(name="Search", slug="search")
    client.post("/settings/services/", {"name": "checkout", "team": team.slug})
    assert Service.objects.get().team == team
    assert client.post("/settings/services/", {"name": "index", "team": other.slug}).status_code == 403
    assert client.post("/settings/services/checkout/", {"name": "checkout", "team": other.slug}).status_code == 403
    assert client.post("/settings/services/checkout/", {"name": "checkout", "team": ""}).status_code == 403
    client.post("/settings/services/checkout/", {"name": "checkout-api", "team": team.slug})
    assert Service.objects.get().name == "checkout-api"


def test_a_member_changes_no_service(kim, team):
    Service.objects.create(name="checkout", slug="checkout", team=team)
    assert kim.get("/settings/services/checkout/").status_code == 200
    assert kim.post("/settings/services/checkout/", {"name": "other", "team": team.slug}).status_code == 403
    assert kim.post("/settings/services/", {"name": "index", "team": team.slug}).status_code == 403


SERVICE, TEAM, HOUSE = "/settings/services/checkout/", "/settings/teams/payments/", "/settings/organisation/"


@pytest.mark.parametrize(
    ("address", "fact", "others"),
    [
        (SERVICE, "description", {"name": "checkout"}),
        (TEAM, "zone", {"what": "facts", "name": "Payments"}),
        (HOUSE, "signup_domains", {"name": "Sea"}),
    ],
)
def test_the_second_to_save_is_shown_what_the_first_kept_and_loses_nothing(ada, team, address, fact, others):
    Team.objects.filter(pk=team.pk).update(slug="payments", name="Payments")
    Service.objects.create(name="checkout", slug="checkout", team=team)
    first, second = ("Asia/Tokyo", "Europe/Lisbon") if fact == "zone" else ("example.com", "example.org")
    given = others | {"team": "payments"} if address == SERVICE else others
    read = ada.get(address).context["version"]
    assert ada.post(address, given | {fact: first, "version": read}).status_code == 302
    answer = ada.post(address, given | {fact: second, "version": read})
    assert answer.status_code == 412
    page = text_of(answer).partition("<main")[2]
    assert first in page
    assert second in page
    assert ada.post(address, given | {fact: second, "version": answer.context["version"]}).status_code == 302
    assert second in text_of(ada.get(address))


def test_a_mistake_does_not_make_the_version_that_was_read_a_newer_one(ada, team):
    service = Service.objects.create(name="checkout", slug="checkout", team=team, version=3)
    answer = ada.post(SERVICE, {"name": "checkout", "team": team.slug, "description": "x" * 10_001, "version": "2"})
    assert answer.context["version"] == "2"
    assert Service.objects.get() == service


# Tokens


def test_a_token_is_shown_once_and_works(kim):
    answer = kim.post("/settings/tokens/", {"name": "pipeline", "scopes": ["read"], "days": "30"})
    secret = re.search(r"nft_[\w-]+", text_of(answer)).group(0)
    assert Client().get("/api/v1/incidents", headers={"Authorization": f"Bearer {secret}"}).status_code == 200
    listed = text_of(kim.get("/settings/tokens/"))
    assert secret not in listed
    assert secret[:10] in listed
    assert ApiToken.objects.get().expires_at < timezone.now() + timedelta(days=31)


def test_a_revoked_token_opens_nothing(kim):
    secret = re.search(r"nft_[\w-]+", text_of(kim.post("/settings/tokens/", {"name": "x", "scopes": ["read"], "days": "30"}))).group(0)
    kim.post(f"/settings/tokens/{ApiToken.objects.get().pk}/revoke/")
    assert Client().get("/api/v1/incidents", headers={"Authorization": f"Bearer {secret}"}).status_code == 401


def test_a_token_of_somebody_else_is_not_there(kim, other_member):
    client_of(other_member).post("/settings/tokens/", {"name": "theirs", "scopes": ["read"], "days": "30"})
    assert "theirs" not in text_of(kim.get("/settings/tokens/"))
    assert kim.post(f"/settings/tokens/{ApiToken.objects.get().pk}/revoke/").status_code == 404


@pytest.mark.parametrize("given", [{"name": ""}, {"scopes": []}, {"scopes": ["all"]}, {"days": "0"}, {"days": "4000"}, {"days": "-1"}])
def test_a_wrong_token_is_answered_beside_its_field(kim, given):
    answer = kim.post("/settings/tokens/", {"name": "pipeline", "scopes": ["read"], "days": "30"} | given)
    assert answer.status_code == 422
    assert next(iter(given)) in answer.context["errors"]
    assert not ApiToken.objects.exists()


def test_somebody_with_a_password_shows_it_again_before_making_a_token(member):
    member.set_password(PASSWORD)
    member.save()
    client = client_of(member)
    answer = client.post("/settings/tokens/", {"name": "pipeline", "scopes": ["read"], "days": "30"})
    assert answer.url.startswith("/accounts/reauthenticate/")
    assert not ApiToken.objects.exists()
    assert "nft_" in text_of(client.post(answer.url, {"password": PASSWORD}))


# Audit


def test_the_chain_is_said_to_hold_or_where_it_breaks(ada):
    record_event(PRODUCT, "role", "Robin Example", "member to reader")
    assert "The chain holds" in text_of(ada.get("/settings/audit/?check=1"))
    last = AuditEvent.objects.first()
    AuditEvent.objects.create(at=last.at, actor_name="nofault", verb="role", subject="nobody", previous="0" * 64, digest="f" * 64)
    page = text_of(ada.get("/settings/audit/?check=1"))
    assert "The chain is broken" in page
    assert f"at event {AuditEvent.objects.first().pk} of" in page


def test_the_trail_is_paged_and_searched(ada):
    for number in range(60):
        record_event(PRODUCT, "role", f"person {number:02d}")
    first = ada.get("/settings/audit/")
    assert "person 59" in text_of(first)
    assert "person 09" not in text_of(first)
    assert "person 09" in text_of(ada.get(first.context["next"]))
    assert "person 07" in text_of(ada.get("/settings/audit/?q=person+07"))


@pytest.mark.parametrize("path", ["/settings/audit/", "/api/v1/audit-events"])
def test_events_about_a_restricted_document_do_not_say_which(ada, administrator, restricted, path):
    record_event(PRODUCT, "waive", restricted.reference, "the signing key was public")
    hidden = text_of(ada.get(path))
    assert "waive" in hidden
    assert restricted.reference not in hidden
    assert "signing key" not in hidden
    join_incident(Actor(restricted.created_by), restricted, administrator)
    assert restricted.reference in text_of(ada.get(path))


def test_what_is_hidden_is_not_found_by_its_words(ada, restricted):
    record_event(PRODUCT, "waive", restricted.reference, "the signing key was public")
    assert "waive" not in text_of(ada.get("/settings/audit/?q=signing")).partition("<tbody>")[2]


def test_an_event_of_a_document_that_is_gone_does_not_say_what_stood_in_it(ada):
    record_event(PRODUCT, "waive", "INC-2020-0001", "the signing key was public")
    assert "signing key" not in text_of(ada.get("/settings/audit/"))


def test_an_approval_is_told_in_words_and_kept_as_it_was(ada, administrator, incident):
    add_part(Actor(administrator), incident, "approvals", Approval(what="Text for the status page", by="Communications"))
    kept = AuditEvent.objects.latest("id")
    assert kept.detail.startswith('add {"')
    table = text_of(ada.get("/settings/audit/")).partition("<tbody>")[2]
    assert "Text for the status page" in table
    assert '{"' not in table.replace("&quot;", '"')
    assert detail_words("approval", "add {broken") == "add {broken"
    assert detail_words("role", "member to reader") == "member to reader"


# All


@pytest.mark.parametrize("address", ["/settings/people/", "/settings/teams/", "/settings/teams/payments/", "/settings/services/", "/settings/audit/"])
def test_a_list_needs_no_more_statements_for_more_rows(ada, team, address):
    numbers = count()

    def more() -> None:
        for number in islice(numbers, 5):
            person = User.objects.create(email=f"p{number}@example.com", name=f"Person {number}")
            Membership.objects.create(team=team, user=person, is_lead=bool(number % 2))
            other = Team.objects.create(name=f"Team {number}", slug=f"team-{number}")
            Service.objects.create(name=f"service {number}", slug=f"service-{number}", team=[team, other][number % 2], owner=person)
            record_event(Actor(person), "role", str(person))
            accounts.invite_person(PRODUCT, f"new{number}@example.com", team=team)

    assert_constant(ada, address, more)
