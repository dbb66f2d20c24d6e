"""The classic template: what it reads, what it writes, and whose word counts."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from msgspec import UNSET

from nofault.postmortem.formats import classic
from nofault.postmortem.model import (
    ActionItem,
    Causes,
    Factor,
    Impact,
    Incident,
    Note,
    Observation,
    Postmortem,
    Quantity,
    Section,
    TimelineEntry,
    Verification,
)
from nofault.postmortem.reading import read, write
from nofault.postmortem.terms import ActionState, Certainty, FactorKind, Priority, Severity

DAY = date(2026, 1, 14)


def at(hour: int, minute: int, second: int = 0, day: int = 14) -> datetime:
    return datetime(2026, 1, day, hour, minute, second, tzinfo=UTC)


def document() -> Postmortem:
    return Postmortem(
        incident=Incident(reference="INC-42", title="Checkout answered 503", severity=Severity.SEV2, occurred_on=DAY),
        summary="The pool was exhausted.\n\n- It has a limit of 50.",
        impact=Impact(summary="12 % of checkouts failed", duration_minutes=Quantity(value=23), services=["checkout", "billing"]),
        timeline=[
            TimelineEntry(id="te-1", at=at(23, 32, 5), text="Deploy | canary", source="deploy log", certainty=Certainty.INFERRED),
            TimelineEntry(id="te-2", at=at(0, 10, day=15), text="Error rate at baseline"),
        ],
        causes=Causes(root_cause="No query is counted in CI."),
        factors=[Factor(id="cf-1", property="Pool limit", current="50", kind=FactorKind.TOOL_LIMIT)],
        went_well=[Observation(id="p-1", text="Rollback in 90 s", minutes=Quantity(value=20))],
        went_poorly=[Observation(id="p-2", text="Alert at 85 %:\n- pool at 97 %")],
        action_items=[
            ActionItem(
                id="ai-1",
                text="Alert at 70 %",
                owner="Noor Haddad",
                due_on=date(2026, 2, 1),
                priority=Priority.P1,
                state=ActionState.COMMITTED,
                success_criterion="Fires in staging",
                verification=Verification(check="make drill"),
            )
        ],
        lessons=[Note(id="p-3", text="Load tests need real volumes")],
        sections=[Section(id="p-4", title="Weather", text="Rain", after="timeline")],
    )


def test_a_document_is_written_in_the_shape_of_the_template():
    text = classic.write(document())
    assert text.startswith("# Postmortem: Checkout answered 503 — 2026-01-14\n\n## Executive Summary\n\nThe pool was exhausted.\n")
    for line in (
        "- **Duration:** 23 minutes",
        "- **Services affected:** checkout, billing",
        "| 23:32:05 | Deploy \\| canary | deploy log | te-1 |",
        "| 2026-01-15 00:10:00 | Error rate at baseline |  | te-2 |",
        "## Weather {#p-4}",
        "1. Pool limit (cf-1)",
        "- Alert at 85 %: (p-2)\n  - pool at 97 %",
        "| Alert at 70 % | Noor Haddad | 2026-02-01 | P1 | ai-1 |",
    ):
        assert f"\n{line}\n" in text


def test_the_record_holds_what_the_template_has_no_place_for_and_nothing_else():
    record = classic.write(document()).partition("## Further record\n")[2]
    assert record.splitlines()[3:] == [
        "- Incident:",
        "  - Reference: INC-42",
        "  - Severity: SEV2",
        "- More about timeline:",
        "  - te-1:",
        "    - Certainty: inferred",
        "- More about factors:",
        "  - cf-1:",
        "    - Current: 50",
        "    - Kind: tool-limit",
        "- More about went well:",
        "  - p-1:",
        "    - Minutes:",
        "      - Value: 20",
        "- More about action items:",
        "  - ai-1:",
        "    - State: committed",
        "    - Success criterion: Fires in staging",
        "    - Verification:",
        "      - Check: make drill",
    ]


def test_a_document_with_nothing_more_has_no_record():
    assert "Further record" not in classic.write(Postmortem(summary="The pool was exhausted."))


EDITS = [
    ("Checkout answered 503", "Checkout answered 504", lambda d: d.incident.title, "Checkout answered 504"),
    ("— 2026-01-14", "— 2026-01-13", lambda d: d.incident.occurred_on, date(2026, 1, 13)),
    ("The pool was exhausted.", "The pool was empty.", lambda d: d.summary, "The pool was empty.\n\n- It has a limit of 50."),
    ("23 minutes", "~24 minutes", lambda d: d.impact.duration_minutes, Quantity(value=24, estimate=True)),
    ("checkout, billing", "checkout", lambda d: d.impact.services, ["checkout"]),
    ("12 % of checkouts", "13 % of checkouts", lambda d: d.impact.summary, "13 % of checkouts failed"),
    ("| 23:32:05 |", "| 23:33 |", lambda d: d.timeline[0].at, at(23, 33)),
    ("Deploy \\| canary", "Deploy", lambda d: d.timeline[0].text, "Deploy"),
    ("| deploy log |", "| pipeline |", lambda d: d.timeline[0].source, "pipeline"),
    ("Rain", "Snow", lambda d: d.sections[0].text, "Snow"),
    ("No query is counted", "No query is measured", lambda d: d.causes.root_cause, "No query is measured in CI."),
    ("Pool limit", "Pool size", lambda d: d.factors[0].property, "Pool size"),
    ("Rollback in 90 s", "Rollback in 80 s", lambda d: d.went_well[0].text, "Rollback in 80 s"),
    ("  - pool at 97 %", "  - pool at 98 %", lambda d: d.went_poorly[0].text, "Alert at 85 %:\n- pool at 98 %"),
    ("| Alert at 70 % |", "| Alert at 60 % |", lambda d: d.action_items[0].text, "Alert at 60 %"),
    ("Noor Haddad", "Ana Lima", lambda d: d.action_items[0].owner, "Ana Lima"),
    ("Noor Haddad", "unknown", lambda d: d.action_items[0].owner, None),
    ("Noor Haddad", "", lambda d: d.action_items[0].owner, UNSET),
    ("2026-02-01", "2026-02-08", lambda d: d.action_items[0].due_on, date(2026, 2, 8)),
    ("| P1 |", "| P0 |", lambda d: d.action_items[0].priority, Priority.P0),
    ("real volumes", "real data", lambda d: d.lessons[0].text, "Load tests need real data"),
    ("Certainty: inferred", "Certainty: exact", lambda d: d.timeline[0].certainty, Certainty.EXACT),
    ("Fires in staging", "Fires in a drill", lambda d: d.action_items[0].success_criterion, "Fires in a drill"),
]


@pytest.mark.parametrize(("before", "after", "found", "expected"), EDITS)
def test_an_edit_of_the_file_is_read_back_and_nothing_else_changes(before, after, found, expected):
    original = document()
    text = classic.write(original)
    assert text.count(before) == 1
    edited = read(text.replace(before, after), shape="classic").document
    assert found(edited) == expected
    assert [item.id for item in edited.action_items] == ["ai-1"]
    assert edited.action_items[0].state is ActionState.COMMITTED
    assert edited.incident.reference == original.incident.reference


def test_a_visible_value_wins_over_the_record():
    text = classic.write(document()) + "- Summary: Another summary\n"
    assert read(text, shape="classic").document == document()


def test_a_deleted_row_stays_deleted():
    text = classic.write(document()).replace("| Alert at 70 % | Noor Haddad | 2026-02-01 | P1 | ai-1 |\n", "")
    assert read(text, shape="classic").document.action_items == []


def test_a_line_of_the_record_that_says_nothing_is_asked_about():
    reading = read(classic.write(document()) + "- Colour: blue\n- Variant: weekly\n", shape="classic")
    assert [question.partition(" of ")[2] for question in reading.questions] == [
        "the further record was not understood and is left out: Colour: blue",
        "the further record was not understood and is left out: 'weekly' is not full, lightweight, near-miss, pre-mortem, security, chaos",
    ]


@pytest.mark.parametrize("text", ["<!-- open", "```\nopen", "# Heading\n\n## Impact\n\nmore", "- **Duration:** 5 minutes", "<script>\nopen"])
def test_a_text_that_would_be_read_as_something_else_goes_into_the_record(text):
    original = Postmortem(summary=text, lessons=[Note(id="p-1", text="Kept")])
    assert read(classic.write(original), shape="classic").document == original


def test_the_empty_template_states_nothing():
    assert read(classic.empty(), shape="classic").document == Postmortem()


def test_every_value_knows_its_line():
    text = classic.write(document())
    lines = read(text, shape="classic").lines
    found = {"summary": "## Executive", "timeline.te-2": "baseline", "action_items.ai-1": "Noor", "incident.title": "# Postmortem"}
    for place, words in found.items():
        assert words in text.splitlines()[lines[place] - 1]


def test_a_time_that_goes_back_is_asked_about_and_kept_as_written():
    text = "# Outage — 2026-01-14\n\n## Timeline\n\n| Time (UTC) | Event |\n|---|---|\n| 14:50 | Deploy |\n| 02:10 | Baseline |\n"
    reading = read(text)
    assert [(entry.at, entry.at_text) for entry in reading.document.timeline] == [(at(14, 50), ""), (UNSET, "02:10")]
    assert reading.questions == ["Line 8: 02:10 stands behind a later time: on which day was it?"]


def test_the_night_behind_an_evening_is_of_the_next_day_and_asked_about():
    text = "# Outage — 2026-01-14\n\n## Timeline\n\n| Time (UTC) | Event |\n|---|---|\n| 23:50 | Deploy |\n| 00:10 | Baseline |\n| 00:20 | Calm |\n"
    reading = read(text)
    assert [entry.at for entry in reading.document.timeline] == [at(23, 50), at(0, 10) + timedelta(days=1), at(0, 20) + timedelta(days=1)]
    assert reading.questions == ["Line 8: 2026-01-15 00:10:00 UTC stands behind a later time and was read as of the next day: was it?"]


def test_a_time_without_a_zone_is_not_taken_for_utc():
    reading = read("# Outage — 2026-01-14\n\n## Timeline\n\n| Time | Event |\n|---|---|\n| 23:50 | Deploy |\n")
    assert (reading.document.timeline[0].at, reading.document.timeline[0].at_text) == (UNSET, "23:50")
    assert reading.questions == ["Line 7: In which zone are the times of the timeline?"]


def test_the_zone_may_stand_in_a_sentence_and_the_day_in_the_name_of_the_file():
    reading = read("# Outage\n\n## Timeline\n\nAll times are in UTC.\n\n- **23:50** – Deploy\n", "2026-01-14-outage.md")
    assert reading.document.timeline[0].at == at(23, 50)
    assert reading.document.timeline[0].text == "Deploy"


def test_a_document_of_another_hand_keeps_what_no_part_holds_in_place():
    text = (
        "---\nseverity: SEV-1\nteam: checkout\nlabels: [a, b]\n---\n# Outage\n\nIntro.\n\n## Weather\n\nRain\n\n### Wind\n\nNone\n\n"
        "## Impact\n\n**Duration:** about 2 hours\n\nOrders failed.\n\n## Resolution\n\nRolled back.\n"
    )
    found = read(text).document
    assert (found.incident.severity, found.incident.team) == (Severity.SEV1, "checkout")
    assert found.impact == Impact(summary="**Duration:** about 2 hours\n\nOrders failed.")
    assert [(one.title, one.text, one.after) for one in found.sections] == [
        ("", "Intro.", ""),
        ("Front matter", "```yaml\nlabels: [a, b]\n```", ""),
        ("Weather", "Rain\n\n### Wind\n\nNone", ""),
        ("Resolution", "Rolled back.", "impact"),
    ]


def test_action_items_keep_their_group_their_box_and_their_extra_columns():
    text = (
        "## Action items\n\n### Prevent\n\n- [x] Alert at 70 %\n- [ ] Load test\n\n### Detect\n\n"
        "| Task | Assignee | ETA | Status | Notes |\n|---|---|---|---|---|\n| Probe | SRE team | next week | Blocked | EU only |\n"
    )
    first, second, third = read(text).document.action_items
    assert [(item.category, item.state) for item in (first, second)] == [("Prevent", ActionState.DONE), ("Prevent", ActionState.COMMITTED)]
    assert (third.text, third.category, third.owner, third.owner_is_group) == ("Probe\nNotes: EU only", "Detect", "SRE team", True)
    assert (third.due_on, third.due_text, third.blocked) == (UNSET, "next week", True)


def test_a_state_that_is_not_stated_is_unknown():
    assert read("## Action items\n\n- Alert at 70 %\n").document.action_items[0].state is ActionState.UNKNOWN


def test_the_shared_example_keeps_everything(shared):
    guide = next((shared / "seeds").glob("000_*.txt")).read_text(encoding="utf-8")
    example = guide[guide.index("# Postmortem: ") : guide.index("5. Facilitate")]
    found = read(example)
    assert found.report()["timeline"] == {"entries": 6, "timed": 6}
    assert (len(found.document.action_items), len(found.document.factors), found.kept, found.questions) == (5, 4, [], [])
    for name in ("forensic", "yaml", "json", "classic"):
        assert read(write(found.document, name)).document == found.document
