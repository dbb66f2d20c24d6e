"""Every resource that the API promises is there, and the small ones do what the pages do."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest

from nofault.postmortem.model import ActionItem, Meeting
from nofault.postmortem.model import Incident as Facts
from nofault.postmortem.reading import read
from nofault.postmortem.terms import ActionState
from nofault.web.access import Actor
from nofault.web.models.audit import AuditEvent
from nofault.web.models.incident import Participant
from nofault.web.models.invitations import Invitation
from nofault.web.models.tokens import IdempotencyKey
from nofault.web.rest.application import LATER
from nofault.web.services import search
from nofault.web.services.comments import add_comment, bin_comment
from nofault.web.services.documents import document_of
from nofault.web.services.incidents import bin_incident, create_incident
from nofault.web.services.organisation import organisation
from nofault.web.services.parts import add_part, bin_part, edit_part
from tests.web.calling import Caller, assert_constant

pytestmark = pytest.mark.django_db
PROMISED = (
    *("incidents", "postmortems", "timeline-entries", "factors", "action-items", "comments", "attachments", "reviews", "meetings"),
    *("near-misses", "slos", "failure-classes", "search", "similar", "metrics", "lint", "policies", "people", "teams", "services"),
    "audit-events",
)


@pytest.fixture
def boss(administrator) -> Caller:
    return Caller(administrator)


def described(client) -> dict:
    return client.get("/api/v1/openapi.json").json()["paths"]


def test_every_promised_resource_is_described_or_named_for_later_with_a_reason(client):
    there = {path.removeprefix("/api/v1/").split("/")[0] for path in described(client)}
    assert {name for name in PROMISED if name not in there} == set(LATER)
    assert all(LATER.values())


def test_the_promise_is_that_of_the_written_interfaces(shared):
    text = (shared / "spec/INTERFACES.md").read_text(encoding="utf-8")
    listed = re.search(r"Resources: (.+?)\. `/healthz`", text, re.DOTALL)
    assert listed is not None
    assert set(re.findall(r"`([a-z-]+)`", listed[1])) == set(PROMISED)


def test_every_listed_thing_can_be_asked_for_alone(client):
    paths = described(client)
    for name in ("incidents", "postmortems", "teams", "services", "people", "near-misses", "audit-events"):
        assert any(re.fullmatch(rf"/api/v1/{name}/{{[a-z]+}}", path) and "get" in operations for path, operations in paths.items()), name
    for name in ("timeline-entries", "factors", "action-items", "comments", "attachments", "reviews", "failure-classes"):
        assert any(re.fullmatch(rf"/api/v1/{name}/{{reference}}/{{[a-z]+}}", path) and "get" in each for path, each in paths.items()), name


# Documents


def test_documents_are_listed_like_incidents_and_leave_as_files(call, incident, restricted, other_member):
    assert call("GET", "/postmortems?severity=SEV2").json()["items"][0]["reference"] == incident.reference
    assert [row["reference"] for row in Caller(other_member)("GET", "/postmortems").json()["items"]] == [incident.reference]
    for word in ("md", "yaml", "json"):
        file = call("GET", f"/postmortems/{incident.reference}/export?format={word}")
        assert file["Content-Disposition"].startswith(f'attachment; filename="{incident.reference}.')
        assert read(file.content.decode(), file["Content-Disposition"]).document.incident.title == incident.title
    assert AuditEvent.objects.filter(verb="export", subject=incident.reference).count() == 3
    assert call("GET", f"/postmortems/{incident.reference}/export?format=docx").status_code == 404
    assert Caller(other_member)("GET", f"/postmortems/{restricted.reference}/export").status_code == 404


def test_items_are_moved_and_ordered(call, reader, incident):
    keys = [call("POST", f"/factors/{incident.reference}", {"property": name}).json()["id"] for name in ("a", "b", "c")]
    order = lambda: [factor["property"] for factor in call("GET", f"/postmortems/{incident.reference}").json()["factors"]]  # noqa: E731
    assert call("POST", f"/postmortems/{incident.reference}/parts/{keys[2]}/move", {"before": keys[0]}).status_code == 204
    assert order() == ["c", "a", "b"]
    assert call("POST", f"/postmortems/{incident.reference}/parts/{keys[2]}/move", {"before": None}).status_code == 204
    assert order() == ["a", "b", "c"]
    assert call("PUT", f"/postmortems/{incident.reference}/order/factors", {"keys": [keys[1], keys[2]]}).status_code == 204
    assert order() == ["b", "c", "a"]
    item = call("POST", f"/action-items/{incident.reference}", {"text": "Alert"}).json()["id"]
    assert call("POST", f"/postmortems/{incident.reference}/parts/{keys[0]}/move", {"before": item}).status_code == 422
    assert Caller(reader)("PUT", f"/postmortems/{incident.reference}/order/factors", {"keys": keys}).status_code == 403


def test_who_sees_a_document_is_said_by_those_who_answer_for_it(call, other_member, incident):
    stranger, path = Caller(other_member), f"/incidents/{incident.reference}/visibility"
    assert stranger("PUT", path, {"visibility": "restricted"}).status_code == 403
    assert call("PUT", path, {"visibility": "secret"}).status_code == 422
    assert call("PUT", path, {"visibility": "restricted"}).json()["visibility"] == "restricted"
    assert stranger("GET", f"/incidents/{incident.reference}").status_code == 404


def test_participants_are_let_in_named_and_taken_out(call, member, other_member, restricted):
    stranger, path = Caller(other_member), f"/participants/{restricted.reference}"
    assert stranger("PUT", path, {"person": other_member.pk}).status_code == 404
    assert call("PUT", path, {"person": other_member.pk, "function": "facilitator"}).json()["function"] == "facilitator"
    assert call("PUT", path, {"person": other_member.pk}).json()["function"] == "facilitator", "what is not said stays"
    assert [row["person"] for row in stranger("GET", path).json()["items"]] == [member.pk, other_member.pk]
    assert call("DELETE", f"{path}/{other_member.pk}").status_code == 204
    assert stranger("GET", path).status_code == 404


def test_a_token_that_only_reads_lets_nobody_in(other_member, incident):
    looker = Caller(other_member, "read")
    assert looker("PUT", f"/participants/{incident.reference}", {"person": other_member.pk}).status_code == 403
    assert looker("DELETE", f"/participants/{incident.reference}/{other_member.pk}").status_code == 403
    assert not Participant.objects.filter(user=other_member).exists()


def test_the_bin_is_listed_for_those_who_may_know_of_it(call, member, other_member, incident, restricted):
    entry = call("POST", f"/timeline-entries/{incident.reference}", {"text": "Deploy"}).json()["id"]
    call("DELETE", f"/timeline-entries/{incident.reference}/{entry}")
    bin_comment(Actor(member), incident, add_comment(Actor(member), incident, "Which region?").pk)
    bin_incident(Actor(member), restricted)
    assert [(row["kind"], row["key"], row["text"]) for row in call("GET", "/bin/items").json()["items"]] == [("timeline", entry, "Deploy")]
    assert [row["text"] for row in call("GET", "/bin/comments").json()["items"]] == ["Which region?"]
    assert [row["incident"]["reference"] for row in call("GET", "/bin/incidents").json()["items"]] == [restricted.reference]
    stranger = Caller(other_member)
    assert stranger("GET", "/bin/incidents").json()["items"] == []
    assert stranger("GET", "/bin/comments").json()["items"] == []


def test_meetings_are_listed_stated_and_versioned(call, reader, other_member, incident, restricted):
    path = f"/meetings/{incident.reference}"
    assert call("GET", path)["ETag"] == '"0"'
    stated = call("PUT", path, {"facilitator": "Robin Elm"}, If_Match="0")
    assert (stated.json()["facilitator"], stated["ETag"]) == ("Robin Elm", '"1"')
    assert call("PUT", path, {"facilitator": "Kim"}, If_Match="0").status_code == 412
    assert Caller(reader)("PUT", path, {}, If_Match="1").status_code == 403
    add_part(Actor(restricted.created_by), restricted, "meeting", Meeting(facilitator="Somebody apart"))
    assert [row["incident"] for row in call("GET", "/meetings").json()["items"]] == [restricted.reference, incident.reference]
    assert [row["incident"] for row in Caller(other_member)("GET", "/meetings").json()["items"]] == [incident.reference]
    assert AuditEvent.objects.filter(verb="read", subject=restricted.reference).count() == 1


def test_similar_documents_say_why_and_what_they_still_owe(call, member, other_member, incident, restricted):
    old = create_incident(Actor(member), Facts(title="Connection pool of checkout exhausted", service="checkout"))
    add_part(Actor(member), old, "action_items", ActionItem(text="Alert on pool use above 70 %", owner="Kim Member"))
    found = call("GET", "/similar?text=connection+pool+exhausted&service=checkout").json()["items"]
    assert [(row["id"], row["unfinished"][0]["text"]) for row in found] == [(old.reference, "Alert on pool use above 70 %")]
    assert "same service: checkout" in found[0]["why"]
    new = create_incident(Actor(member), Facts(title="Pool of search exhausted"))
    assert [row["id"] for row in call("GET", f"/similar/{new.reference}").json()["items"]] == [old.reference]
    assert call("GET", "/similar?text=signing+key").json()["items"][0]["id"] == restricted.reference
    assert AuditEvent.objects.filter(verb="read", subject=restricted.reference).count() == 1
    assert Caller(other_member)("GET", "/similar?text=signing+key").json()["items"] == []
    assert Caller(other_member)("GET", f"/similar/{restricted.reference}").status_code == 404


def test_metrics_are_measured_over_what_the_caller_sees(call, member, other_member, incident, restricted):
    at = datetime.now(UTC)
    item = ActionItem(text="Alert on pool use", owner="Kim", due_on=(at - timedelta(days=3)).date(), state=ActionState.IN_PROGRESS)
    part = add_part(Actor(member), incident, "action_items", item, at=at - timedelta(days=9))
    value = document_of(incident).action_items[0]
    value.state, value.proof = ActionState.DONE, "the dashboard"
    edit_part(Actor(member), incident, part.key, value, version=1, at=at - timedelta(days=5))
    add_part(Actor(member), restricted, "action_items", ActionItem(text="Rotate the key"))
    figures = {row["name"]: row for row in call("GET", "/metrics").json()["items"]}
    assert (figures["items-in-time"]["value"], figures["items-in-time"]["n"]) == (100.0, 1)
    assert (figures["open-items"]["value"], figures["open-items"]["n"]) == (1.0, 2)
    theirs = {row["name"]: row for row in Caller(other_member)("GET", "/metrics").json()["items"]}
    assert (theirs["open-items"]["value"], theirs["open-items"]["n"]) == (0.0, 1)
    assert {row["n"] for row in call("GET", "/metrics?until=2001-01-01T00:00:00Z").json()["items"]} == {0}
    assert call("GET", "/metrics?since=2026-01-01T00:00:00").status_code == 422


# The organisation


def test_an_invitation_is_made_listed_and_revoked_and_its_link_is_kept_nowhere(boss, call, team):
    made = boss("POST", "/invitations", {"email": "Robin@example.com", "team": "payments"}, Idempotency_Key="once").json()
    token = made["link"].rstrip("/").rpartition("/")[2]
    assert (made["email"], made["team"], made["is_mailed"]) == ("robin@example.com", "payments", True)
    assert token not in str(list(Invitation.objects.values())) + str(list(IdempotencyKey.objects.values()))
    assert [row["id"] for row in boss("GET", "/invitations").json()["items"]] == [made["id"]]
    assert token not in boss("GET", "/invitations").content.decode()
    for answer in (
        *(call("GET", "/invitations"), call("POST", "/invitations", {"email": "a@example.com"}), call("DELETE", f"/invitations/{made['id']}")),
        call("DELETE", "/invitations/999"),
    ):
        assert answer.status_code == 403
    assert boss("POST", "/invitations", {"email": "nobody"}).json()["errors"][0]["pointer"] == "email"
    assert boss("DELETE", f"/invitations/{made['id']}").status_code == 204
    assert boss("GET", "/invitations").json()["items"] == []


def test_a_lead_invites_into_the_own_team_only(lead, team):
    caller = Caller(lead)
    assert caller("POST", "/invitations", {"email": "robin@example.com", "team": "payments"}).status_code == 201
    assert caller("POST", "/invitations", {"email": "sam@example.com"}).status_code == 403
    assert len(caller("GET", "/invitations?team=payments").json()["items"]) == 1


def test_the_organisation_is_changed_from_what_was_read_and_what_is_left_out_stays(boss, call):
    read = boss("GET", "/organisation")
    assert call("GET", "/organisation").status_code == call("PUT", "/organisation", {}, If_Match="x").status_code == 403
    assert boss("PUT", "/organisation", {"name": "Example"}).status_code == 422
    changed = boss("PUT", "/organisation", {"signup_domains": ["example.com"]}, If_Match=read["ETag"])
    assert changed.json() == {"name": read.json()["name"], "signup_domains": ["example.com"]}
    named = boss("PUT", "/organisation", {"name": "Example"}, If_Match=changed["ETag"]).json()
    assert named == {"name": "Example", "signup_domains": ["example.com"]}
    late = boss("PUT", "/organisation", {"name": "Late"}, If_Match=changed["ETag"])
    assert (late.status_code, late.json()["yours"]["name"], late.json()["theirs"]["name"]) == (412, "Late", "Example")


def test_the_policy_is_changed_from_what_was_read(boss, call):
    read = boss("GET", "/policies")
    assert call("PUT", "/policies", {"preset": "default"}, If_Match=read["ETag"]).status_code == 403
    assert boss("PUT", "/policies", {"preset": "no-such"}, If_Match=read["ETag"]).status_code == 422
    overrides = 'steps.publish.within = "6 business days"'
    assert boss("PUT", "/policies", {"overrides": "nonsense = "}, If_Match=read["ETag"]).status_code == 422
    kept = boss("PUT", "/policies", {"overrides": overrides}, If_Match=read["ETag"])
    assert (kept.status_code, organisation().policy, organisation().policy_overrides) == (200, "default", overrides)
    assert boss("PUT", "/policies", {"preset": "default", "overrides": ""}, If_Match=kept["ETag"]).status_code == 200
    assert organisation().policy_overrides == ""
    assert AuditEvent.objects.filter(verb="policy").count() == 2
    late = boss("PUT", "/policies", {"preset": "classic"}, If_Match="0123456789abcdef")
    assert (late.status_code, late.json()["theirs"]["preset"]) == (412, "default")


# Costs


def test_new_lists_take_the_same_statements_for_twice_the_rows(call, boss, member, incident):
    def add() -> None:
        for _ in range(3):
            other = create_incident(Actor(member), Facts(title=f"Pool exhausted {Participant.objects.count()}"))
            add_part(Actor(member), other, "meeting", Meeting(facilitator="Robin Elm"))
            bin_part(Actor(member), other, add_part(Actor(member), other, "action_items", ActionItem(text="Alert on pool use")).key)
            bin_comment(Actor(member), other, add_comment(Actor(member), other, "Which region?").pk)
            boss("POST", "/invitations", {"email": f"robin{Invitation.objects.count()}@example.com"})
            bin_incident(Actor(member), create_incident(Actor(member), Facts(title="Made twice")))

    for path in ("/postmortems", "/meetings", "/bin/items", "/bin/comments", "/bin/incidents"):
        assert_constant(call, path, add)
    assert_constant(boss, "/invitations", add)
    before = call.statements_of("/metrics")
    add()
    assert call.statements_of("/metrics") == before


def test_similar_documents_take_the_same_statements_whatever_there_is(call, member, monkeypatch):
    def add(count: int) -> None:
        for number in range(count):
            create_incident(Actor(member), Facts(title=f"Pool exhausted {number}"))
        call("GET", "/similar?text=pool")  # the index takes in what was written

    # While anybody else writes to the same PostgreSQL server, the index asks once more for what it may have missed.
    monkeypatch.setattr(search, "_nothing_in_flight", lambda: True)
    add(4)
    before = call.statements_of("/similar?text=pool+exhausted&top=3")
    add(12)
    assert call.statements_of("/similar?text=pool+exhausted&top=3") == before
