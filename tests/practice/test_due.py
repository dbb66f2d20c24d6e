"""What is late, due and upcoming for a document."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from nofault.postmortem.model import ActionItem, Incident, Markers, Meeting, NotFixing, Postmortem
from nofault.postmortem.terms import ActionState, DocumentState, Priority, Severity, Variant
from nofault.practice.due import clock_for, due_steps, stale, state_at
from nofault.practice.policy import load_policy

POLICY = load_policy()
RESTORED_AT = datetime(2026, 1, 14, 15, tzinfo=UTC)
INCIDENT = Incident(severity=Severity.SEV2, markers=Markers(recovered_at=RESTORED_AT))


def open_steps(document: Postmortem, at: datetime = RESTORED_AT, **more: object) -> list[str]:
    return [item.id for item in due_steps(document, POLICY, at, **more) if item.kind == "step"]  # type: ignore[arg-type]


def test_a_draft_waits_for_every_step() -> None:
    assert open_steps(Postmortem(incident=INCIDENT)) == ["schedule", "draft", "circulate", "meet", "publish"]


def test_a_meeting_that_is_set_is_scheduled_and_one_that_was_held_is_met() -> None:
    document = Postmortem(incident=INCIDENT, meeting=Meeting(at=RESTORED_AT + timedelta(days=2)))
    assert open_steps(document) == ["draft", "circulate", "meet", "publish"]
    assert open_steps(document, RESTORED_AT + timedelta(days=3)) == ["draft", "circulate", "publish"]


def test_a_document_in_review_has_been_drafted_and_circulated() -> None:
    assert open_steps(Postmortem(incident=INCIDENT, state=DocumentState.REVIEW)) == ["schedule", "meet", "publish"]


def test_a_published_document_waits_for_its_looks_back_only() -> None:
    published = Postmortem(incident=INCIDENT, state=DocumentState.PUBLISHED)
    items = due_steps(published, POLICY, RESTORED_AT, published_at=RESTORED_AT)
    assert [(item.id, item.kind) for item in items] == [("follow-up-30", "review"), ("follow-up-60", "review"), ("follow-up-90", "review")]
    assert items[0].due_at == RESTORED_AT + timedelta(days=30)
    assert items[0].owner == "SRE manager"


def test_a_step_that_the_caller_knows_as_done_is_left_out() -> None:
    assert "schedule" not in open_steps(Postmortem(incident=INCIDENT), done={"schedule"})


@pytest.mark.parametrize(("hours", "state"), [(-25, "upcoming"), (-24, "due"), (0, "due"), (1, "late")])
def test_the_same_step_is_upcoming_then_due_then_late(hours: int, state: str) -> None:
    assert state_at(RESTORED_AT, RESTORED_AT + timedelta(hours=hours), POLICY) == state


def test_an_action_item_is_late_when_its_day_is_over() -> None:
    document = Postmortem(action_items=[ActionItem(id="ai-1", text="Alert on pool use", owner="Ines Duarte", due_on=date(2026, 2, 1))])
    (item,) = due_steps(document, POLICY, datetime(2026, 2, 1, 23, 59, tzinfo=UTC))
    assert (item.kind, item.what, item.owner, item.state) == ("action", "Alert on pool use", "Ines Duarte", "due")
    (item,) = due_steps(document, POLICY, datetime(2026, 2, 2, tzinfo=UTC))
    assert item.state == "late"


@pytest.mark.parametrize("state", list(ActionState))
def test_only_unfinished_promises_are_waited_for(state: ActionState) -> None:
    document = Postmortem(action_items=[ActionItem(id="ai-1", text="x", due_on=date(2026, 2, 1), state=state)])
    waited = state not in {ActionState.DONE, ActionState.VERIFIED, ActionState.DECLINED}
    assert bool(due_steps(document, POLICY, RESTORED_AT)) is waited


def test_a_promise_without_a_date_is_due_by_its_priority_once_published() -> None:
    document = Postmortem(action_items=[ActionItem(id="ai-1", text="x", priority=Priority.P1), ActionItem(id="ai-2", text="y", priority=Priority.P3)])
    assert due_steps(document, POLICY, RESTORED_AT) == []
    (item,) = (item for item in due_steps(document, POLICY, RESTORED_AT, published_at=RESTORED_AT) if item.kind == "action")
    assert (item.id, item.due_at) == ("ai-1", RESTORED_AT + timedelta(weeks=4))
    assert "P1 within 4 weeks" in item.rule


def test_a_decision_not_to_fix_comes_back_on_its_day() -> None:
    document = Postmortem(not_fixing=[NotFixing(id="nf-1", what="Second region", accepted_by="Ines Duarte", review_on=date(2026, 6, 1))])
    (item,) = due_steps(document, POLICY, datetime(2026, 6, 2, 1, tzinfo=UTC))
    assert (item.kind, item.what, item.owner, item.state) == ("review", "Second region", "Ines Duarte", "late")


def test_a_near_miss_review_has_no_meeting() -> None:
    assert [step.step for step in clock_for(INCIDENT, Variant.NEAR_MISS, POLICY)] == ["draft", "publish"]


def test_a_pre_mortem_has_no_clock_from_restoration() -> None:
    assert clock_for(INCIDENT, Variant.PRE_MORTEM, POLICY) == []


def test_an_unpublished_document_is_stale_after_fourteen_days() -> None:
    document = Postmortem(incident=INCIDENT)
    assert not stale(document, POLICY, RESTORED_AT + timedelta(days=14))
    assert stale(document, POLICY, RESTORED_AT + timedelta(days=14, seconds=1))
    document.state = DocumentState.PUBLISHED
    assert not stale(document, POLICY, RESTORED_AT + timedelta(days=99))
