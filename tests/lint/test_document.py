"""A document held as a model: every field judged, and placed."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any, get_args, get_type_hints

from msgspec import Struct

from nofault.lint.config import Config
from nofault.lint.document import PROSE_FIELDS, lint_document, lint_part
from nofault.lint.findings import PartFinding
from nofault.lint.lexicon import listed
from nofault.postmortem import model
from nofault.postmortem.model import ActionItem, Causes, Evidence, Factor, Postmortem, Section, TimelineEntry, Verification, Why
from nofault.postmortem.terms import ActionState

AT = datetime(2026, 1, 14, 10, 2, tzinfo=UTC)
# Text of the model that is no prose: names, identifiers, words of other systems, evidence as found.
NO_PROSE = listed(
    """
    id path sha256 url purged_reason unit reference severity_word service team environment channel repeats services by_role at_text source
    actor_role actor layer cites answered_by entry relation owner owner_id due_text priority_word state_word proof ticket ticket_url factors
    category impact effort accepted_by facilitator scribe mandatory optional name role by code axis sentence after media_type authors commander
    participants template evidence
    """
)


def places(found: list[PartFinding]) -> list[tuple[str, str, str]]:
    """Item, field and code of each finding."""
    return [(one.item_id, one.field, one.finding.code) for one in found]


def test_each_text_field_of_the_model_is_prose_or_decided_not_to_be() -> None:
    undecided = set()
    for value in vars(model).values():
        if not isinstance(value, type) or not issubclass(value, Struct):
            continue
        for name, hint in get_type_hints(value).items():
            if hint is str or str in get_args(hint):
                undecided.add(name)
    assert undecided - PROSE_FIELDS - NO_PROSE == set()


def test_prose_is_judged_in_the_section_of_its_part() -> None:
    (found,) = lint_part("causes", Causes(root_cause="The outage was caused by Daniel."))
    assert (found.part, found.item_id, found.field, found.finding.code) == ("causes", "", "root_cause", "BLM006")
    assert "The outage was caused by Daniel."[found.start : found.end] == "caused by Daniel"
    assert found.finding.section == "root-cause"


def test_a_part_that_is_text_has_no_field() -> None:
    (found,) = lint_part("summary", "One.\n\nThe engineer forgot the flag.")
    assert (found.field, found.finding.location.row) == ("", 3)
    assert "One.\n\nThe engineer forgot the flag."[found.start : found.end] == "engineer forgot"


def test_nested_fields_are_named_by_their_path() -> None:
    factor = Factor(id="cf-1", whys=[Why(text="Load"), Why(text="Root", whys=[Why(text="The engineer forgot the flag.")])])
    assert places(lint_part("factors", [factor])) == [("cf-1", "whys[1].whys[0].text", "BLM001")]


def test_an_action_item_is_judged_by_its_typed_fields() -> None:
    vague = ActionItem(id="ai-1", text="Improve monitoring.")
    assert places(lint_part("action_items", vague)) == [("ai-1", "text", "ACT001"), ("ai-1", "owner", "ACT003"), ("ai-1", "due_text", "ACT005")]
    kept = ActionItem(id="ai-2", text="Cap the pool at 200.", owner="Priya Example", due_on=date(2026, 3, 1))
    assert lint_part("action_items", [kept]) == []


def test_an_empty_field_has_an_empty_span_and_shows_the_item() -> None:
    found = next(one for one in lint_part("action_items", ActionItem(text="Cap the pool at 200.")) if one.finding.code == "ACT003")
    assert (found.start, found.end) == (0, 0)
    assert "Cap the pool at 200." in found.finding.message


def test_a_group_as_owner_is_a_finding_of_its_own() -> None:
    item = ActionItem(text="Cap the pool at 200.", owner="Platform", owner_is_group=True, due_on=date(2026, 3, 1))
    assert [one.finding.code for one in lint_part("action_items", item)] == ["ACT004"]


def test_a_finished_promise_is_left_alone() -> None:
    assert lint_part("action_items", ActionItem(text="Improve monitoring.", state=ActionState.VERIFIED)) == []


def test_a_check_in_its_own_field_verifies_an_item() -> None:
    config = Config(select=("ACT007",))
    item = ActionItem(text="Add an alert on lag.", verification=Verification(check="pause the consumer in staging"))
    assert lint_part("action_items", item, config) == []
    assert len(lint_part("action_items", ActionItem(text="Add an alert on lag."), config)) == 1


def test_an_entry_without_a_time_stands_out_among_timed_ones() -> None:
    entries = [TimelineEntry(id="a", at=AT, text="Alert."), TimelineEntry(id="b", at=AT, text="Rollback."), TimelineEntry(id="c", text="Later.")]
    assert places(lint_part("timeline", entries)) == [("c", "text", "TML003")]
    entries[2].at_text = "10:31 local"
    assert lint_part("timeline", entries) == []


def test_evidence_and_functions_of_people_are_never_judged() -> None:
    entry = TimelineEntry(at=AT, text="Alert.", actor="the engineer forgot", evidence=[Evidence(text="the engineer forgot the flag")])
    assert lint_part("timeline", [entry]) == []


def test_a_free_section_is_judged_by_its_title() -> None:
    section = Section(id="p-1", title="Follow-up action items", text="- Improve monitoring by 2026-01-01, @kim")
    assert places(lint_part("sections", [section])) == [("p-1", "text", "ACT001")]


def test_a_whole_document_is_its_parts_in_order() -> None:
    document = Postmortem(summary="The engineer forgot the flag.", causes=Causes(trigger="Human error."))
    found = lint_document(document, filename="x.yaml")
    assert [(one.part, one.finding.code, one.finding.filename) for one in found] == [("summary", "BLM001", "x.yaml"), ("causes", "HUM001", "x.yaml")]


def test_every_part_can_be_empty() -> None:
    empty: Any = Postmortem()
    assert lint_document(empty) == []
