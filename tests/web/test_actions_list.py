from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from nofault.postmortem.model import ActionItem, Markers, Verification
from nofault.postmortem.model import Incident as Facts
from nofault.postmortem.parts import PARTS
from nofault.postmortem.terms import ActionState, Priority
from nofault.web.access import Actor
from nofault.web.models.history import Change
from nofault.web.models.incident import ActionItem as Row
from nofault.web.models.incident import Incident, Part
from nofault.web.models.people import User
from nofault.web.services.incidents import create_incident
from nofault.web.services.parts import add_part, bin_part, edit_part
from tests.web.counting import assert_constant

LIST = "/actions/"


@pytest.fixture
def kim(client: Client, member: User) -> Client:
    client.force_login(member)
    return client


def promise(person: User, incident: Incident, text: str = "Alert on pool use", *, days: int | None = 3, **facts) -> Part:
    due_on = timezone.now().date() + timedelta(days=days) if days is not None else None
    state = facts.pop("state", ActionState.COMMITTED)
    return add_part(Actor(person), incident, "action_items", ActionItem(text=text, due_on=due_on, state=state, **facts))


def groups(client: Client, address: str = LIST) -> dict[str, list[str]]:
    answer = client.get(address)
    assert answer.status_code == 200
    return {group.name: [row.text for row in group.rows] for group in answer.context["groups"]}


def value_of(part: Part) -> ActionItem:
    part.refresh_from_db()
    return PARTS["action_items"].decode(part.data)


def asked(part: Part, **fields: str) -> dict[str, str]:
    """The fields of the form as they are sent when nothing but `fields` was touched."""
    value = value_of(part)
    kept = {"version": str(part.version), "state": value.state, "due_on": value.due_on.isoformat() if value.due_on else "", "proof": value.proof}
    return kept | fields


def test_items_stand_in_the_group_of_their_day(kim: Client, member: User, incident: Incident):
    for text, days in (("yesterday", -1), ("today", 0), ("in six days", 6), ("in seven days", 7), ("some day", None)):
        promise(member, incident, text, days=days)
    assert groups(kim) == {"late": ["yesterday"], "week": ["today", "in six days"], "later": ["in seven days"], "none": ["some day"]}


def test_what_waits_for_its_check_is_not_called_late(kim: Client, member: User, incident: Incident):
    promise(member, incident, days=-5, state=ActionState.DONE, proof="https://example.com/changes/1")
    assert list(groups(kim)) == ["week"]


def test_settled_items_are_shown_when_asked_for(kim: Client, member: User, incident: Incident):
    promise(member, incident, state=ActionState.DECLINED, state_reason="the service goes away in March")
    assert groups(kim) == {}
    assert groups(kim, f"{LIST}?state=declined") == {"week": ["Alert on pool use"]}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("owner=me", {"mine"}),
        ("owner=none", {"nobody's"}),
        ("owner=me&owner=none", {"mine", "nobody's"}),
        ("priority=P0", {"mine"}),
        ("blocked=1", {"Lee's"}),
        ("state=in_progress", {"Lee's"}),
        ("service=unknown", set()),
    ],
)
def test_filters_narrow_the_items_down(kim: Client, member: User, other_member: User, incident: Incident, query: str, expected: set[str]):
    promise(member, incident, "mine", owner=member.name, priority=Priority.P0)
    promise(member, incident, "Lee's", owner=other_member.name, state=ActionState.IN_PROGRESS, blocked=True)
    promise(member, incident, "nobody's")
    assert {text for texts in groups(kim, f"{LIST}?{query}").values() for text in texts} == expected


def test_table_and_board_share_the_filters(kim: Client, member: User, incident: Incident):
    promise(member, incident, "mine", owner=member.name)
    promise(member, incident, "nobody's", state=ActionState.PROPOSED)
    answer = kim.get(f"{LIST}?owner=me&view=board")
    columns = {column.name: [row.text for row in column.rows] for column in answer.context["columns"]}
    assert columns["committed"] == ["mine"]
    assert columns["proposed"] == []
    assert "owner=me" in answer.context["table"]


def test_the_whole_of_a_group_is_paged(kim: Client, member: User, incident: Incident, monkeypatch):
    monkeypatch.setattr("nofault.web.queries.actions.PAGE", 3)
    monkeypatch.setattr("nofault.web.queries.actions.GROUP_ROWS", 2)
    for number in range(7):
        promise(member, incident, f"item {number}", days=number % 3 - 9)
    group = kim.get(LIST).context["groups"][0]
    assert group.more
    address, seen = group.address, []
    while address:
        answer = kim.get(address)
        seen += [row.text for row in answer.context["groups"][0].rows]
        address = answer.context["next"]
    assert sorted(seen) == [f"item {number}" for number in range(7)]


def test_an_item_in_the_bin_is_in_no_list(kim: Client, member: User, incident: Incident):
    part = promise(member, incident)
    bin_part(Actor(member), incident, part.key)
    assert groups(kim) == {}


def test_items_of_a_restricted_incident_are_in_nobody_elses_list(client: Client, member: User, other_member: User, restricted: Incident):
    part = promise(member, restricted, "Rotate the signing key", owner=other_member.name)
    client.force_login(other_member)
    for address in (LIST, f"{LIST}?view=board", f"{LIST}?owner=me"):
        assert "Rotate" not in client.get(address).content.decode()
    assert client.get(f"{LIST}{restricted.reference}/{part.key}/").status_code == 404
    assert client.post(f"{LIST}{restricted.reference}/{part.key}/", asked(part, state="in_progress")).status_code == 404


def test_a_hostile_item_is_shown_as_text(kim: Client, member: User, incident: Incident):
    part = promise(member, incident, "<img src=x onerror=alert(1)>", owner="<b>x</b>", success_criterion="<i>y</i>")
    for address in (LIST, f"{LIST}?view=board", f"{LIST}{incident.reference}/{part.key}/"):
        page = kim.get(address).content.decode()
        assert "<img src=x" not in page
        assert "<b>x" not in page
        assert "<i>y" not in page


def test_a_reader_sees_items_and_may_not_change_them(client: Client, reader: User, member: User, incident: Incident):
    part = promise(member, incident)
    client.force_login(reader)
    assert part.key in client.get(LIST).content.decode()
    assert "data-edit" not in client.get(LIST).content.decode()
    assert client.post(f"{LIST}{incident.reference}/{part.key}/", asked(part, state="in_progress")).status_code == 403
    assert value_of(part).state is ActionState.COMMITTED


@pytest.mark.parametrize("address", [LIST, f"{LIST}?view=board", f"{LIST}?due=week"])
def test_the_number_of_statements_does_not_grow_with_the_rows(kim: Client, member: User, incident: Incident, address: str):
    def add_rows() -> None:
        for days in (-2, 2, 20, None):
            promise(member, incident, days=days, owner=member.name)

    assert_constant(kim, address, add_rows)


def test_a_step_is_taken_and_written_into_the_history(kim: Client, member: User, incident: Incident):
    part = promise(member, incident)
    answer = kim.post(f"{LIST}{incident.reference}/{part.key}/", asked(part, state="in_progress", next=f"{LIST}?owner=me"))
    assert answer["Location"] == f"{LIST}?owner=me"
    assert value_of(part).state is ActionState.IN_PROGRESS
    assert Row.objects.get(pk=part.pk).state == "in_progress"
    assert Change.objects.filter(incident=incident, verb="edit", key=part.key).exists()


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"state": "done"}, "proof"),
        ({"state": "declined"}, "reason"),
        ({"state": "verified"}, "state"),
        ({"state": "committed", "due_on": "soon"}, "due_on"),
    ],
)
def test_what_a_step_lacks_is_said_beside_its_field(kim: Client, member: User, incident: Incident, fields: dict[str, str], field: str):
    part = promise(member, incident)
    answer = kim.post(f"{LIST}{incident.reference}/{part.key}/", asked(part, reason="", **fields))
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert value_of(part).state is ActionState.COMMITTED


def test_verified_needs_a_check_that_passed(kim: Client, member: User, incident: Incident):
    part = promise(member, incident, state=ActionState.DONE, proof="https://example.com/changes/1", verification=Verification(check="load test"))
    address = f"{LIST}{incident.reference}/{part.key}/"
    assert list(kim.post(address, asked(part, state="verified")).context["form"].errors) == ["passed"]
    kim.post(address, asked(part, state="verified", passed="on", evidence="run 1841: no errors at twice the peak"))
    value = value_of(part)
    assert value.state is ActionState.VERIFIED
    assert value.verification.passed is True
    assert value.verification.run_at is not None
    assert value.verification.kind == "attestation"


def test_the_second_writer_sees_both_versions_and_loses_nothing(kim: Client, member: User, other_member: User, incident: Incident):
    part = promise(member, incident)
    sent = asked(part, state="done", proof="https://example.com/changes/2")
    theirs = value_of(part)
    theirs.due_on, theirs.state = date(2027, 3, 1), ActionState.IN_PROGRESS
    edit_part(Actor(other_member), incident, part.key, theirs, version=part.version)
    answer = kim.post(f"{LIST}{incident.reference}/{part.key}/", sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "in_progress" in page
    assert "https://example.com/changes/2" in page
    assert value_of(part).state is ActionState.IN_PROGRESS
    again = sent | {"version": answer.context["form"]["version"].value()}
    kim.post(f"{LIST}{incident.reference}/{part.key}/", again)
    assert value_of(part).state is ActionState.DONE


def test_an_unknown_item_is_not_found(kim: Client, incident: Incident):
    assert kim.get(f"{LIST}{incident.reference}/ai-0000000000/").status_code == 404
    assert kim.get(f"{LIST}{incident.reference}/incident/").status_code == 404
    assert kim.get(f"{LIST}INC-1999-0001/ai-0000000000/").status_code == 404


@pytest.mark.parametrize("address", [LIST, f"{LIST}?view=board"])
def test_without_a_promise_both_views_say_what_one_is_and_where_it_is_made(kim: Client, address: str):
    page = kim.get(address).content.decode()
    assert "names one deliverable" in page
    assert 'href="/incidents/"' in page


def test_items_are_sorted_by_day_priority_or_incident(kim: Client, member: User, incident: Incident):
    newer = create_incident(Actor(member), Facts(title="Newer", markers=Markers(onset_at=timezone.now() + timedelta(minutes=1))))
    promise(member, incident, "older, P1", days=1, priority=Priority.P1)
    promise(member, newer, "newer, none", days=2)
    promise(member, incident, "older, P0", days=3, priority=Priority.P0)
    assert groups(kim)["week"] == ["older, P1", "newer, none", "older, P0"]
    assert groups(kim, f"{LIST}?sort=priority")["week"] == ["older, P0", "older, P1", "newer, none"]
    assert groups(kim, f"{LIST}?sort=incident")["week"] == ["newer, none", "older, P1", "older, P0"]
    assert groups(kim, f"{LIST}?sort=nonsense")["week"] == groups(kim)["week"]
    page = kim.get(f"{LIST}?sort=priority&owner=none").content.decode()
    assert 'href="/actions/?owner=none&amp;sort=priority" aria-current="true"' in page


@pytest.mark.parametrize("sort", ["", "priority", "incident"])
@pytest.mark.parametrize("days", [-3, 2, 20, None])
def test_a_sorted_group_is_paged_without_loss(kim: Client, member: User, incident: Incident, monkeypatch, sort: str, days: int | None):
    monkeypatch.setattr("nofault.web.queries.actions.PAGE", 2)
    for number, priority in enumerate((Priority.P1, Priority.P0, None, Priority.P1, None)):
        promise(member, incident, f"item {number}", days=days, **({"priority": priority} if priority else {}))
    due = {-3: "late", 2: "week", 20: "later", None: "none"}[days]
    address, seen = f"{LIST}?due={due}&sort={sort}", []
    while address:
        answer = kim.get(address)
        seen += [row.text for row in answer.context["groups"][0].rows]
        address = answer.context["next"]
    assert sorted(seen) == [f"item {number}" for number in range(5)]
    if sort == "priority":
        assert seen[0] == "item 1"


def test_the_open_items_of_one_person_have_an_address(kim: Client, member: User, other_member: User, incident: Incident):
    promise(member, incident, "Lee's", owner=other_member.name)
    promise(member, incident, "mine", owner=member.name)
    answer = kim.get(f"{LIST}?person={other_member.pk}")
    assert [row.text for group in answer.context["groups"] for row in group.rows] == ["Lee's"]
    assert "of Lee Member" in answer.content.decode()
    assert groups(kim, f"{LIST}?person={other_member.pk}&owner=me")["week"] == ["Lee's", "mine"]


@pytest.mark.parametrize("number", ["0", "x", "-1", "99999999999999999999", "²"])
def test_a_person_that_nobody_is_has_no_items(kim: Client, member: User, incident: Incident, number: str):
    promise(member, incident, "mine", owner=member.name)
    assert groups(kim, f"{LIST}?person={number}") == {}
