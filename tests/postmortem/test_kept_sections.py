"""Sections that no part of the model holds stay sections in every shape, whatever their title means elsewhere."""

from __future__ import annotations

import pytest

from nofault.postmortem.reading import read, write
from nofault.postmortem.records import TITLE as RECORD

MARKDOWN = ("classic", "smart", "action-first", "coe", "six-rules")

TWO_OF_A_KIND = """# Queue stood still

## Summary

It stood.

## Regression tests

The age of the oldest message is tested.

## Candidate validation

All gates ran.

## Runtime verification

Not performed.
"""

WITHOUT_TITLES = """# Queue stood still

## What happened

It stood.

- **Kind of incident:** platform

## Timeline

| Time (UTC) | Event |
|---|---|
| 2026-03-03 09:36 | The alert fires |

<aside>All times in UTC</aside>

## Lessons

Watch the age.

<aside>Shared with the platform team</aside>
"""


@pytest.mark.parametrize("shape", MARKDOWN)
@pytest.mark.parametrize("text", [TWO_OF_A_KIND, WITHOUT_TITLES], ids=["two of a kind", "without titles"])
def test_sections_stay_sections(text, shape):
    document = read(text).document
    written = write(document, shape)
    assert read(written, shape=shape).document == document
    assert write(read(written, shape=shape).document, shape) == written
    record = written.partition(f"\n## {RECORD}\n")[2]
    assert not any(section.text in record for section in document.sections)
    assert all(section.text in written for section in document.sections)


def test_a_title_that_means_something_else_in_the_file_carries_an_identifier():
    written = write(read(TWO_OF_A_KIND).document, "classic")
    assert [line.partition(" {#p-")[0] for line in written.splitlines() if "{#p-" in line] == ["## Candidate validation", "## Runtime verification"]


def test_the_anchor_of_a_heading_says_nothing():
    document = read("# Queue {#queue}\n\n## Impact {#impact}\n\nNo orders.\n\n## Action items {#todo .wide}\n\n- Alert on age\n").document
    assert document.impact.summary == "No orders."
    assert [item.text for item in document.action_items] == ["Alert on age"]


def test_lines_that_only_part_sections_are_not_kept():
    assert (
        read(
            "# Queue\n\n---\n\n## Timeline\n\n- 2026-03-03 09:36 UTC the alert fires\n\n---\n\n## Action items\n\n- Alert on age\n\n***\n"
        ).document.sections
        == []
    )
