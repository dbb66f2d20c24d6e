"""The standup: its order, its answers, and what they may not do."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from nofault.postmortem.model import ActionItem
from nofault.postmortem.parts import PARTS
from nofault.postmortem.terms import ActionState
from nofault.web.access import Actor
from nofault.web.models.history import Change
from nofault.web.models.incident import Incident, Part
from nofault.web.models.people import User
from nofault.web.services.parts import add_part, edit_part
from tests.web.counting import assert_constant

STANDUP = "/actions/standup/"


@pytest.fixture
def kim(client: Client, member: User) -> Client:
    client.force_login(member)
    return client


def promise(person: User, incident: Incident, text: str = "Alert on pool use", *, days: int | None = 3, **facts) -> Part:
    due_on = timezone.now().date() + timedelta(days=days) if days is not None else None
    return add_part(Actor(person), incident, "action_items", ActionItem(text=text, due_on=due_on, **{"state": ActionState.COMMITTED, **facts}))


def value_of(part: Part) -> ActionItem:
    part.refresh_from_db()
    return PARTS["action_items"].decode(part.data)


def answered(client: Client, part: Part, answer: str, **fields: str):
    return client.post(f"{STANDUP}?items={part.pk}&at=0", {"answer": answer, "version": str(part.version), **fields})


def test_what_is_promised_and_unfinished_comes_one_by_one_the_longest_due_first(kim: Client, member: User, incident: Incident):
    promise(member, incident, "soon", days=2, state=ActionState.IN_PROGRESS)
    promise(member, incident, "late", days=-4)
    promise(member, incident, "some day", days=None)
    promise(member, incident, "only proposed", days=-9, state=ActionState.PROPOSED)
    promise(member, incident, "no longer", days=-9, state=ActionState.DECLINED, state_reason="the service goes away")
    seen, address = [], STANDUP
    for _ in range(3):
        answer = kim.get(address)
        seen.append(answer.context["value"].text)
        address = answer.context["going"].next
    assert seen == ["late", "soon", "some day"]
    assert "That was the last one" in kim.get(address).content.decode()


def test_the_promise_and_its_incident_stand_in_one_sentence(kim: Client, member: User, incident: Incident):
    promise(member, incident, success_criterion="a full pool is seen at 70 %")
    page = " ".join(kim.get(STANDUP).content.decode().split())
    assert "so that a full pool is seen at 70 %, after" in page
    assert incident.title in page


def test_answers_move_nothing_in_the_order_of_the_round(kim: Client, member: User, incident: Incident):
    first, second = promise(member, incident, "first", days=1), promise(member, incident, "second", days=2)
    going = kim.get(STANDUP).context["going"]
    answer = kim.post(going.here, {"answer": "new-date", "version": str(first.version), "due_on": "2027-03-01"})
    assert answer["Location"] == going.next
    assert value_of(first).due_on == date(2027, 3, 1)
    assert kim.get(answer["Location"]).context["value"].text == value_of(second).text


def test_on_track_unblocks_and_otherwise_writes_nothing(kim: Client, member: User, incident: Incident):
    part = promise(member, incident)
    assert answered(kim, part, "on-track").status_code == 302
    assert value_of(part).blocked is False
    assert part.version == 1
    blocked = promise(member, incident, blocked=True, blocked_reason="the order of hardware")
    answered(kim, blocked, "on-track")
    assert (value_of(blocked).blocked, value_of(blocked).blocked_reason) == (False, "")


def test_blocked_says_what_it_waits_for_and_done_is_shown(kim: Client, member: User, incident: Incident):
    part = promise(member, incident)
    answered(kim, part, "blocked", reason="access to the staging cluster")
    assert (value_of(part).blocked, value_of(part).blocked_reason) == (True, "access to the staging cluster")
    answered(kim, part, "done", proof="https://example.com/changes/9")
    assert (value_of(part).state, value_of(part).blocked) == (ActionState.DONE, False)
    assert Change.objects.filter(incident=incident, key=part.key, reason="standup").count() == 2


@pytest.mark.parametrize(
    ("answer", "fields", "field"),
    [
        ("blocked", {}, "reason"),
        ("new-date", {}, "due_on"),
        ("new-date", {"due_on": "soon"}, "due_on"),
        ("done", {"proof": " "}, "proof"),
        ("vanish", {}, "answer"),
        ("on-track", {"version": "x"}, "version"),
    ],
)
def test_what_an_answer_lacks_is_said_and_nothing_is_written(kim: Client, member: User, incident: Incident, answer, fields, field):
    part = promise(member, incident)
    refused = answered(kim, part, answer, **fields)
    assert refused.status_code == 422
    assert list(refused.context["form"].errors) == [field]
    part.refresh_from_db()
    assert part.version == 1


def test_the_second_speaker_sees_what_stands_now_and_may_send_again(kim: Client, member: User, other_member: User, incident: Incident):
    part = promise(member, incident)
    theirs = value_of(part)
    theirs.blocked, theirs.blocked_reason = True, "the vendor"
    edit_part(Actor(other_member), incident, part.key, theirs, version=1)
    refused = kim.post(f"{STANDUP}?items={part.pk}", {"answer": "done", "version": "1", "proof": "https://example.com/1"})
    assert refused.status_code == 422
    assert "the vendor" in refused.content.decode()
    assert 'value="https://example.com/1"' in refused.content.decode()
    kim.post(f"{STANDUP}?items={part.pk}", {"answer": "done", "version": str(refused.context["version"]), "proof": "https://example.com/1"})
    assert value_of(part).state is ActionState.DONE


def test_filters_of_the_list_choose_what_is_gone_through(kim: Client, member: User, other_member: User, incident: Incident):
    promise(member, incident, "mine", owner=member.name)
    promise(member, incident, "Lee's", owner=other_member.name)
    offered = kim.get("/actions/?owner=me&sort=priority").context["standup"]
    going = kim.get(offered).context["going"]
    assert len(going.items) == 1
    assert f'href="{offered}"' in kim.get("/actions/?owner=me&sort=priority").content.decode()


def test_a_restricted_item_is_passed_over(client: Client, member: User, other_member: User, restricted: Incident, incident: Incident):
    secret, open_one = promise(member, restricted, "Rotate the signing key"), promise(member, incident)
    client.force_login(other_member)
    address = f"{STANDUP}?items={secret.pk}.{open_one.pk}"
    answer = client.get(address)
    assert "Rotate" not in answer.content.decode()
    assert answer.context["value"].text == "Alert on pool use"
    client.post(address, {"answer": "done", "version": "1", "proof": "x"})
    assert [value_of(part).state for part in (secret, open_one)] == [ActionState.COMMITTED] * 2


def test_a_reader_goes_through_and_changes_nothing(client: Client, reader: User, member: User, incident: Incident):
    part = promise(member, incident)
    client.force_login(reader)
    assert 'name="answer"' not in client.get(STANDUP).content.decode()
    assert answered(client, part, "done", proof="https://example.com/1").status_code == 403
    assert value_of(part).state is ActionState.COMMITTED


@pytest.mark.parametrize(
    "query", ["?items=x.y&at=z", "?items=99999999999999999999999", "?items=1.2.3&at=999", "?items=0", "?at=-4", "?items=" + "7." * 400]
)
def test_any_address_is_answered(kim: Client, db, query: str):
    assert kim.get(STANDUP + query, follow=True).status_code == 200


def test_hostile_text_is_shown_as_text(kim: Client, member: User, incident: Incident):
    promise(member, incident, "<img src=x>", success_criterion="<i>y</i>", owner="<b>z</b>")
    page = kim.get(STANDUP).content.decode()
    assert "<img src=x>" not in page
    assert "<i>y" not in page
    assert "<b>z" not in page


def test_a_long_round_needs_no_more_statements(kim: Client, member: User, incident: Incident):
    assert_constant(kim, STANDUP, lambda: [promise(member, incident) for _ in range(4)])
