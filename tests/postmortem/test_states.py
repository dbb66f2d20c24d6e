"""Steps of documents and promises, and the gate before publication."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from nofault.postmortem import states
from nofault.postmortem.model import ActionItem, Factor, Impact, Incident, NotFixing, Postmortem, TimelineEntry, Verification, Why
from nofault.postmortem.states import StateError, check_action_change, check_document_change, missing_for_publication
from nofault.postmortem.terms import ActionState, DocumentState


def item(state: ActionState = ActionState.COMMITTED, **values: object) -> ActionItem:
    return ActionItem(id="ai-1", text="Alert when the pool is above 70 %", state=state, **values)  # type: ignore[arg-type]


def changed(before: ActionItem, **values: object) -> ActionItem:
    return msgspec.structs.replace(before, **values)


def complete() -> Postmortem:
    return Postmortem(
        summary="The payment pool was exhausted for 23 minutes.",
        impact=Impact(summary="18 % of requests failed."),
        timeline=[TimelineEntry(id="te-1", text="Pool at 97 %")],
        factors=[Factor(id="cf-1", property="Pool alert threshold")],
        action_items=[item(owner="Noor Haddad", due_on=date(2026, 2, 1), success_criterion="Fires at 70 % in staging", factors=["cf-1"])],
    )


def test_a_document_goes_from_draft_over_review_to_published():
    check_document_change(Postmortem(), DocumentState.REVIEW, "")
    check_document_change(Postmortem(state=DocumentState.REVIEW), DocumentState.PUBLISHED, "")


def test_a_draft_cannot_be_published_without_review():
    with pytest.raises(StateError, match="cannot become published"):
        check_document_change(Postmortem(), DocumentState.PUBLISHED, "")


@pytest.mark.parametrize("state", [DocumentState.PUBLISHED, DocumentState.RESOLVED, DocumentState.DEFERRED])
def test_un_publishing_goes_to_review_and_carries_a_reason(state):
    with pytest.raises(StateError, match="needs a reason"):
        check_document_change(Postmortem(state=state), DocumentState.REVIEW, " ")
    check_document_change(Postmortem(state=state), DocumentState.REVIEW, "A figure was wrong.")
    with pytest.raises(StateError, match="cannot become draft"):
        check_document_change(Postmortem(state=state), DocumentState.DRAFT, "A figure was wrong.")


@pytest.mark.parametrize("state", [ActionState.COMMITTED, ActionState.IN_PROGRESS, ActionState.DONE, ActionState.UNKNOWN])
def test_a_document_is_not_resolved_while_a_promise_is_open(state):
    document = Postmortem(state=DocumentState.PUBLISHED, action_items=[item(state)])
    with pytest.raises(StateError, match="neither verified nor declined"):
        check_document_change(document, DocumentState.RESOLVED, "")


def test_a_document_is_resolved_when_each_promise_is_verified_or_declined():
    items = [item(ActionState.VERIFIED), item(ActionState.DECLINED), item(ActionState.PROPOSED)]
    check_document_change(Postmortem(state=DocumentState.PUBLISHED, action_items=items), DocumentState.RESOLVED, "")


def test_a_strict_policy_defers_what_nothing_verifies():
    document = Postmortem(state=DocumentState.PUBLISHED, action_items=[item(ActionState.DECLINED)])
    with pytest.raises(StateError, match="Nothing verifies"):
        check_document_change(document, DocumentState.RESOLVED, "", needs_verified=True)
    check_document_change(document, DocumentState.DEFERRED, "No test exists yet.")


def test_a_repeat_answers_before_review_why_the_earlier_fix_did_not_hold():
    document = Postmortem(incident=Incident(repeats="INC-7"))
    with pytest.raises(StateError, match="why the earlier fix did not hold"):
        check_document_change(document, DocumentState.REVIEW, "")
    document.incident.why_earlier_fix_did_not_hold = "The alert covered one region only."
    check_document_change(document, DocumentState.REVIEW, "")


def test_closing_an_action_needs_evidence():
    before = item(ActionState.IN_PROGRESS)
    with pytest.raises(StateError, match="needs evidence"):
        check_action_change(before, changed(before, state=ActionState.DONE))
    check_action_change(before, changed(before, state=ActionState.DONE, proof="https://example.com/change/12"))


@pytest.mark.parametrize("passed", [msgspec.UNSET, None, False])
def test_verifying_an_action_needs_a_passed_verification(passed):
    before = item(ActionState.DONE, proof="https://example.com/change/12", verification=Verification(passed=passed))
    with pytest.raises(StateError, match="passed verification"):
        check_action_change(before, changed(before, state=ActionState.VERIFIED))
    check_action_change(before, changed(before, state=ActionState.VERIFIED, verification=Verification(passed=True)))


def test_taking_done_work_up_again_carries_a_reason():
    before = item(ActionState.DONE, proof="https://example.com/change/12")
    with pytest.raises(StateError, match="needs a reason"):
        check_action_change(before, changed(before, state=ActionState.IN_PROGRESS))
    check_action_change(before, changed(before, state=ActionState.IN_PROGRESS, state_reason="The alert did not fire in the drill."))


def test_an_item_never_becomes_unknown_again():
    for state in ActionState:
        assert ActionState.UNKNOWN not in states.next_action_states(item(state))


def test_a_blocked_item_is_unblocked_before_it_is_done():
    before = item(ActionState.IN_PROGRESS, blocked=True, proof="https://example.com/change/12")
    with pytest.raises(StateError, match="blocked"):
        check_action_change(before, changed(before, state=ActionState.DONE))
    check_action_change(before, changed(before, state=ActionState.DONE, blocked=False))


def test_an_edit_that_keeps_the_state_is_always_allowed():
    before = item(ActionState.DONE)
    check_action_change(before, changed(before, text="Alert when the pool is above 60 %"))


def test_a_failed_verification_takes_the_work_up_again():
    assert states.state_after_verification(ActionState.DONE, False) is ActionState.IN_PROGRESS
    assert states.state_after_verification(ActionState.VERIFIED, False) is ActionState.IN_PROGRESS
    assert states.state_after_verification(ActionState.DONE, True) is ActionState.VERIFIED
    assert states.state_after_verification(ActionState.COMMITTED, True) is ActionState.COMMITTED


def test_a_complete_document_lacks_nothing_for_publication():
    assert missing_for_publication(complete()) == []


def test_an_empty_document_names_each_missing_part():
    assert [gap.part for gap in missing_for_publication(Postmortem())] == ["summary", "impact", "timeline", "factors"]


def test_a_factor_without_an_answer_is_named():
    document = complete()
    document.factors.append(Factor(id="cf-2", property="Load test volume"))
    assert [(gap.part, gap.item_id) for gap in missing_for_publication(document)] == [("factors", "cf-2")]


@pytest.mark.parametrize("answer", ["decision", "why"])
def test_a_decision_or_a_why_with_an_action_answers_a_factor(answer):
    document = complete()
    factor = Factor(id="cf-2", property="Load test volume")
    if answer == "why":
        factor.whys = [Why(text="No data set", whys=[Why(text="No time given", answered_by=["ai-1"])])]
    else:
        document.not_fixing = [NotFixing(id="p-1", what="Load test volume", factors=["cf-2"])]
    document.factors.append(factor)
    assert missing_for_publication(document) == []


def test_a_declined_action_answers_no_factor():
    document = complete()
    document.action_items[0].state = ActionState.DECLINED
    assert [gap.item_id for gap in missing_for_publication(document)] == ["cf-1"]


def test_each_action_needs_owner_due_date_and_criterion():
    document = complete()
    document.action_items = [item(factors=["cf-1"], owner=None)]
    gaps = missing_for_publication(document)
    assert [gap.what.split(":")[0] for gap in gaps] == ["No owner", "No due date", "No success criterion"]
    assert {gap.item_id for gap in gaps} == {"ai-1"}


def test_an_unknown_requirement_is_refused():
    with pytest.raises(StateError, match="Unknown requirement"):
        missing_for_publication(complete(), ["beauty"])
