"""What stands in a written file counts: each visible value is edited in each format and read back, and nothing else changes."""

# ruff: noqa: E501 - a document is written out from top to bottom

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from nofault.postmortem.model import (
    ActionItem,
    Authorship,
    Causes,
    Detection,
    Factor,
    Impact,
    Incident,
    Meeting,
    Note,
    NotFixing,
    Observation,
    Postmortem,
    Quantity,
    Questions,
    RelatedIncident,
    Section,
    TimelineEntry,
    Why,
    WhyNotSooner,
)
from nofault.postmortem.reading import formats, read, write
from nofault.postmortem.records import TITLE, to_plain
from nofault.postmortem.terms import ActionState, DocumentState, Priority, Severity

MARKDOWN = sorted(name for name, module in formats().items() if hasattr(module, "TEMPLATE"))
# Whole words of the sample below, each once, and what each is changed into.
EDITS = {
    "2026-01-14": "2026-01-13", "14:32:05": "14:33:05", "2026-01-15 00:10:00": "2026-01-15 00:20:00", "23 minutes": "24 minutes", "SEV2": "SEV1",
    "review": "published", "2026-02-01": "2026-02-02", "P1": "P0", "in_progress": "done", "2026-01-16": "2026-01-17", "4500 $": "4600 $",
}  # fmt: skip
# Words in texts: Wording appears nowhere else than in its field.
WORDS = [
    "Titleword",
    "Summaryword",
    "Backgroundword",
    "Impactword",
    "Serviceword",
    "Howword",
    "Eventword",
    "Sourceword",
    "Secondword",
    "Rootword",
    "Triggerword",
    "Factorword",
    "Whyword",
    "Deeperword",
    "Believedword",
    "Testedword",
    "Helpedword",
    "Hurtword",
    "Wellword",
    "Poorlyword",
    "Luckyword",
    "Soonerword",
    "Lessonword",
    "Questionword",
    "Actionword",
    "Ownerword",
    "Criterionword",
    "Acceptedword",
    "Relatedword",
    "Keptword",
    "Authorword",
    "Lossword",
]


def sample() -> Postmortem:
    return Postmortem(
        state=DocumentState.REVIEW,
        incident=Incident(title="Titleword fails", severity=Severity.SEV2, service="checkout", occurred_on=date(2026, 1, 14)),
        authorship=Authorship(authors=["Authorword One"], written_on=date(2026, 1, 16)),
        summary="Summaryword was exhausted.\n\nTwice.",
        background="Backgroundword before.",
        impact=Impact(
            summary="Impactword failed", duration_minutes=Quantity(value=23), services=["Serviceword"], revenue=Quantity(value=4500, unit="$"), data_loss="Lossword"
        ),
        detection=Detection(how="Howword fired."),
        timeline=[
            TimelineEntry(id="te-1", at=datetime(2026, 1, 14, 14, 32, 5, tzinfo=UTC), text="Eventword begins", source="Sourceword log"),
            TimelineEntry(id="te-2", at=datetime(2026, 1, 15, 0, 10, tzinfo=UTC), text="Secondword ends"),
        ],
        causes=Causes(root_cause="Rootword has no limit.", trigger="Triggerword deployed."),
        factors=[Factor(id="cf-1", property="Factorword is small", whys=[Why(text="Whyword unset", whys=[Why(text="Deeperword missing")])])],
        questions=Questions(believed_and_actual="Believedword was thought.", what_will_be_tested="Testedword is run."),
        helped=[Observation(id="p-1", text="Helpedword tool")],
        hurt=[Observation(id="p-2", text="Hurtword page")],
        went_well=[Observation(id="p-3", text="Wellword rollback")],
        went_poorly=[Observation(id="p-4", text="Poorlyword alert")],
        luck=[Observation(id="p-5", text="Luckyword hour")],
        why_not_sooner=[WhyNotSooner(id="p-6", text="Soonerword threshold")],
        lessons=[Note(id="p-7", text="Lessonword counts")],
        open_questions=[Note(id="p-8", text="Questionword remains")],
        action_items=[
            ActionItem(
                id="ai-1", text="Actionword at 70 %", owner="Ownerword Two", due_on=date(2026, 2, 1), priority=Priority.P1, state=ActionState.IN_PROGRESS,
                success_criterion="Criterionword fires",
            )
        ],
        not_fixing=[NotFixing(id="p-9", what="Acceptedword stays")],
        related=[RelatedIncident(id="p-10", title="Relatedword earlier")],
        meeting=Meeting(facilitator="Facilitator Three"),
        sections=[Section(id="p-11", title="Weather", text="Keptword rain", after="summary")],
    )  # fmt: skip


def flat(value: Any, path: str = "") -> dict[str, Any]:
    """Every single value of a plain document by its path; items by identifier."""
    if isinstance(value, dict):
        return {place: one for name, inner in value.items() for place, one in flat(inner, f"{path}.{name}").items()}
    if isinstance(value, list):
        return {
            place: one
            for number, inner in enumerate(value)
            for place, one in flat(inner, f"{path}.{inner.get('id', number) if isinstance(inner, dict) else number}").items()
        }
    return {path: value}


@pytest.mark.parametrize("name", MARKDOWN)
def test_each_visible_value_can_be_edited_in(name):
    text = write(sample(), name)
    visible, _, record = text.partition(f"\n## {TITLE}\n")
    before = flat(to_plain(sample()))
    edited = 0
    for old, new in {**EDITS, **{word: f"{word}edited" for word in WORDS}}.items():
        if visible.count(old) != 1:
            continue
        edited += 1
        after = flat(to_plain(read(visible.replace(old, new) + (f"\n## {TITLE}\n{record}" if record else "")).document))
        changed = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
        if old == "2026-01-14":  # the day of the document is that of its times
            changed.discard(".timeline.te-1.at")
        assert len(changed) == 1, (old, changed)
        assert before[changed.pop()] is not None
    assert edited >= 10


@pytest.mark.parametrize("name", MARKDOWN)
def test_nothing_is_written_twice_in(name):
    text = write(sample(), name)
    for word in WORDS:
        assert text.count(word) == 1, word


def test_each_template_shows_the_parts_that_its_document_asks_for():
    shown = {name: set(formats()[name].TEMPLATE.parts.values()) | set(formats()[name].TEMPLATE.labels.values()) for name in MARKDOWN}
    assert {"summary", "timeline", "factors", "action_items", "lessons", "incident.severity"} <= shown["smart"]
    assert {"causes.root_cause", "questions.believed_and_actual", "helped", "hurt", "questions.what_will_be_tested"} <= shown["action-first"]
    assert {"why_not_sooner", "related", "authorship.authors"} <= shown["six-rules"]
    assert {"impact", "factors", "lessons", "action_items", "timeline"} <= shown["coe"]
    assert {"luck", "helped"} <= shown["near-miss"]


@pytest.mark.parametrize("name", MARKDOWN)
def test_the_empty_template_states_nothing_and_is_seen_for_what_it_is(name):
    reading = read(formats()[name].empty())
    assert reading.document == Postmortem()
    assert reading.shape == name
    assert all(heading.understood for heading in reading.headings)


def test_a_tree_of_whys_reads_back_from_five_whys():
    text = write(sample(), "coe")
    assert "1. Factorword is small (cf-1)\n   - Whyword unset\n     - Deeperword missing\n" in text
    assert read(text).document == sample()


@pytest.mark.parametrize("shape", ["action-first", "coe"])
def test_a_leftover_of_a_part_that_the_template_lacks_leaves_the_sections_behind_it_in_place(shape):
    text = (
        "# Search slow (2026-02-03)\n\n## Summary\n\nSlow.\n\n## Vendor notes\n\nKnown.\n\n## What went well\n\n- An alert fired.\n\nA paragraph left over.\n\n"
        "## Weather\n\nRain.\n\n## Timeline (UTC)\n\n- 14:02 Deploy\n\n## People\n\nAll.\n"
    )
    document = read(text.encode()).document
    written = write(document, shape)
    shown = written.partition("\n## Further record\n")[0]
    places = [shown.index(part) for part in ("## Vendor notes", "A paragraph left over.", "## Weather", "## People")]
    assert places == sorted(places)
    people = next(section for section in document.sections if section.title == "People")
    assert people.id not in written.partition("\n## Further record\n")[2]
    assert read(written, shape=shape).document == document
