"""What a heading leans to that no phrase of the vocabulary decides."""

from __future__ import annotations

import pytest

from nofault.postmortem.leaning import leaning, look_of
from nofault.postmortem.markdown.outline import Outline
from nofault.postmortem.reading import Told, format_named, read
from nofault.postmortem.sections import section_kind, vocabulary


@pytest.mark.parametrize(
    ("below", "kind"),
    [
        ("| Promise | Who | By when |\n|---|---|---|\n| Alert on lag | Core | Friday |", "action-items"),
        ("| When | What happened |\n|---|---|\n| 10:02 | Alert |", "timeline"),
        ("| Region | Requests |\n|---|---|\n| eu | 12 |", None),
        ("| Item | Owner |\n|---|---|\n| Queue | Core |", None),
        ("- 10:02 the queue grows\n- 10:09 the alert fires\n- and it ends", "timeline"),
        ("- 10:02 the queue grows\n- nobody was paged\n- it went on", None),
        ("```\n10:02 error\n10:03 error\n10:04 error\n```\n", None),
        ("", None),
    ],
)
def test_the_look_of_what_stands_below_says_what_it_is(below, kind):
    assert look_of(below) == kind


@pytest.mark.parametrize(
    ("heading", "below", "kind"),
    [
        ("Corrective requirement", "What must change, by when, and who owns it?", "action-items"),
        ("Security repercussion", "Was data exposed, and which users were affected?", "impact"),
        ("Payment pool", "", None),
        ("Anything else", "", None),
        ("Queue", "Describe the impact on users.", None),  # no word of the heading itself speaks for it
    ],
)
def test_words_of_a_heading_lean_to_a_kind(heading, below, kind):
    assert leaning(heading, below, vocabulary()) == kind


DOCUMENT = """# The queue stood still

## What we owe each other

| Promise | Who | By when |
|---|---|---|
| Alert on the age of the oldest message | Core team | 2026-03-01 |

## Payment pool

It has eight workers.
"""


def test_what_was_likely_is_read_and_asked_about():
    assert section_kind("What we owe each other") is None
    reading = read(DOCUMENT, "queue.md")
    assert [(item.text, item.owner) for item in reading.document.action_items] == [("Alert on the age of the oldest message", "Core team")]
    assert [section.title for section in reading.document.sections] == ["Payment pool"]
    assert reading.questions == ["Line 3: 'What we owe each other' looks like action items and is read as such. Is it something else?"]


def test_what_a_person_says_of_a_heading_counts():
    reading = read(DOCUMENT, "queue.md", told=Told(kinds={"what we owe each other": "other"}))
    assert reading.document.action_items == []
    assert [section.title for section in reading.document.sections] == ["What we owe each other", "Payment pool"]
    assert reading.questions == []


def test_sections_of_its_own_in_a_document_of_a_template_stay_as_they_are():
    shape = format_named("coe")
    written = shape.write(shape.read("# COE: The queue stood still\n").document)
    own = written + "\n" + DOCUMENT.split("\n", 2)[2]
    assert [section.title for section in shape.read(own).document.sections] == ["What we owe each other", "Payment pool"]
    assert Outline(own).headings[-2].likely


def test_a_great_many_headings_without_meaning_cost_no_more():
    found = Outline("# Outage\n" + "".join(f"## Worker {number}\n\nfix the cause of the impact\n\n" for number in range(5000))).headings
    assert len(found) == 5001
