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


def test_what_stands_around_such_a_table_is_kept():
    text = f"# Search slow (2026-02-03)\n\nBefore.\n\n{ROWS}\nBehind.\n\n## Summary\n\nSlow.\n"
    document = read(text.encode()).document
    assert len(document.timeline) == 2
    assert [section.text for section in document.sections] == ["Before.\n\n\nBehind."]


def test_such_a_table_is_no_second_timeline():
    text = f"# Search slow (2026-02-03)\n\n{ROWS}\n## Timeline (UTC)\n\n- 14:02 Deploy\n"
    document = read(text.encode()).document
    assert [entry.text for entry in document.timeline] == ["Deploy"]
    assert document.sections[0].text == ROWS.strip()


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
        ("```\nTIME    EVENT\n14:02   Deploy\n14:31   Rollback\n```", ["Deploy", "Rollback"], 0),
        ("    - 14:02 ::: Deploy\n    - 14:31 ::: Rollback", ["Deploy", "Rollback"], 0),
        ("```\n$ date\n14:02 Deploy\n```", [], 1),
        ("```\n14:02 Deploy\none\ntwo\nthree\n```", [], 1),
    ],
)
def test_lines_of_a_log_are_entries_of_a_timeline(block, texts, left):
    document = read(f"# Search slow (2026-02-03)\n\n## Timeline (UTC)\n\n{block}\n".encode()).document
    assert ([entry.text for entry in document.timeline], len(document.sections)) == (texts, left)


def test_a_day_in_a_link_is_that_of_another_document():
    text = f"As in [the outage of 2025-10-16](2025-10-16-outage.md).\n\n## Timeline (UTC)\n\n{ROWS}"
    assert times(text) == ["-", "-"]


def test_labels_at_the_end_of_paragraphs_begin_sections_where_nothing_else_does():
    text = (
        "Incident reports\nSeptember 12, 2025 - Search slow\nImpact:\n\nSome waited.\nTimeline:\n\n14:02 UTC: Deploy\n"
        "14:31 UTC: Rollback\nRoot cause:\n\nA limit.\nCorrective actions:\n\nAdd an alert: at 80 %.\nTest the limit: each month.\n"
    )
    document = read(text.encode()).document
    assert [(entry.at.isoformat()[:16], entry.text) for entry in document.timeline] == [
        ("2025-09-12T14:02", "Deploy"),
        ("2025-09-12T14:31", "Rollback"),
    ]
    assert (document.impact.summary, document.causes.root_cause) == ("Some waited.", "A limit.")
    assert [item.text for item in document.action_items] == ["Add an alert: at 80 %.", "Test the limit: each month."]


@pytest.mark.parametrize("prose", ["We will look at this later and see.", "We will look\nat this later.", "Done is this.\nand that."])
def test_prose_is_no_action_item(prose):
    document = read(f"# Slow\n\n## Action items\n\n{prose}\n".encode()).document
    assert (document.action_items, document.sections[0].text) == ([], prose)


def test_headings_without_a_space_are_headings_where_they_are_section_words():
    text = "# Search slow (2026-02-03)\n\n##Summary\nSlow, see #12.\n#nofilter\n\n##Timeline (UTC)\n14:02 Deploy\n"
    document = read(text.encode()).document
    assert document.summary == "Slow, see #12.\n#nofilter"
    assert [entry.text for entry in document.timeline] == ["Deploy"]
