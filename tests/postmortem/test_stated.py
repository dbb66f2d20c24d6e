"""What says elsewhere in a document when its timeline was, and parts that say by themselves what they are."""

from __future__ import annotations

import pytest

from nofault.postmortem.reading import read, write

ROWS = "| Time | Event |\n|--|--|\n| 14:02 | Deploy |\n| 14:31 | Rollback |\n"


def times(text: str) -> list[str]:
    return [entry.at.isoformat() if entry.at else "-" for entry in read(text.encode()).document.timeline]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("In short, the outage of the search on October 16, 2025, was caused by a limit.", True),
        ("Duration: from noon to the evening of October 16, 2025", True),
        ("This page was written on October 16, 2025.", False),
        ("- Review the outage until October 16, 2025", False),
        ("The outage began on October 16, 2025, and ended on October 17, 2025.", False),
    ],
)
def test_the_only_day_of_a_document_is_that_of_the_failure_it_names(sentence, found):
    text = f"# Search slow\n\n## Timeline (UTC)\n\n- 14:02 Deploy\n\n## Conclusion\n\n{sentence}\n"
    assert times(text) == ["2025-10-16T14:02:00+00:00" if found else "-"]


@pytest.mark.parametrize(
    ("duration", "found"),
    [
        ("February 3, 2026, 2:02 PM to 3:00 PM (UTC-7)", ["2026-02-03T21:02:00+00:00", "2026-02-03T21:31:00+00:00"]),
        ("February 3, 2026, 1:00 PM to 3:00 PM (UTC-7)", ["-", "-"]),
        ("February 3, 2026, 2:02 PM UTC-7 to 11:00 PM CET", ["-", "-"]),
        ("February 3, 2026, 2:02 PM to 3:00 PM", ["-", "-"]),
    ],
)
def test_the_facts_name_the_zone_of_a_timeline_that_begins_at_their_time(duration, found):
    assert times(f"# Search slow\n\n## Summary\n\n- **Duration**: {duration}\n\n## Timeline\n\n{ROWS}") == found


@pytest.mark.parametrize("heading", ["## Unheard of", "**Severity:** SEV2"])
def test_a_table_of_times_is_the_timeline_where_no_section_is(heading):
    text = f"# Search slow (2026-02-03)\n\n{heading}\n\n{ROWS.replace('Time', 'Time (UTC)')}"
    document = read(text.encode()).document
    assert [entry.text for entry in document.timeline] == ["Deploy", "Rollback"]
    assert document.sections == []
    assert read(write(document, "classic"), shape="classic").document == document


def test_what_stands_around_such_a_table_is_kept_in_its_section():
    text = f"# Search slow (2026-02-03)\n\n## Unheard of\n\nBefore.\n\n{ROWS}\nBehind.\n"
    document = read(text.encode()).document
    assert len(document.timeline) == 2
    assert [(section.title, section.text) for section in document.sections] == [("Unheard of", "Before.\n\n\nBehind.")]


def test_a_table_in_another_section_is_no_second_timeline():
    text = f"# Search slow (2026-02-03)\n\n## Timeline (UTC)\n\n- 14:02 Deploy\n\n## Unheard of\n\n{ROWS}"
    document = read(text.encode()).document
    assert [entry.text for entry in document.timeline] == ["Deploy"]
    assert ROWS.strip() in document.sections[0].text


@pytest.mark.parametrize(
    ("head", "read_as_items"),
    [("| Action item | Owner |", True), ("| Item | Owner |", False), ("| Action | Result |", False), ("| Task | Due |", True)],
)
def test_a_table_of_actions_and_owners_is_one_of_items_where_no_section_is(head, read_as_items):
    text = f"# Search slow\n\n**Impact**: none\n\n{head}\n|--|--|\n| Add an alert | Ines Prado |\n\n## Lessons\n\n- One\n"
    document = read(text.encode()).document
    assert [item.text for item in document.action_items] == (["Add an alert"] if read_as_items else [])
    assert read_as_items or "Add an alert" in document.sections[0].text


@pytest.mark.parametrize(
    ("block", "texts", "left"),
    [
        ("```\n14:02 Deploy\n  by the bot\n\n14:31 | Rollback\n```", ["Deploy\n  by the bot", "Rollback"], 0),
        ("    - 14:02 ::: Deploy\n    - 14:31 ::: Rollback", ["Deploy", "Rollback"], 0),
        ("```\n$ date\n14:02 Deploy\n```", [], 1),
        ("```\n14:02 Deploy\none\ntwo\nthree\n```", [], 1),
    ],
)
def test_lines_of_a_log_are_entries_of_a_timeline(block, texts, left):
    document = read(f"# Search slow (2026-02-03)\n\n## Timeline (UTC)\n\n{block}\n".encode()).document
    assert ([entry.text for entry in document.timeline], len(document.sections)) == (texts, left)


def test_headings_without_a_space_are_headings_where_they_are_section_words():
    text = "# Search slow (2026-02-03)\n\n##Summary\nSlow, see #12.\n#nofilter\n\n##Timeline (UTC)\n14:02 Deploy\n"
    document = read(text.encode()).document
    assert document.summary == "Slow, see #12.\n#nofilter"
    assert [entry.text for entry in document.timeline] == ["Deploy"]
