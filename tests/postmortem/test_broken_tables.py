"""Tables that are not whole are asked about where they would have been entries or items, and nowhere else."""

from __future__ import annotations

import tracemalloc

from nofault.postmortem.broken_tables import broken_tables
from nofault.postmortem.reading import read

HEAD = "# Search was slow\n\nDate: 2026-01-14\n\n"


def asked(text: str) -> list[str]:
    return [question for question in read(HEAD + text).questions if "not whole" in question]


def test_rows_without_a_rule_below_their_head_are_asked_about():
    (one,) = asked("## Timeline\n\n| Time | What |\n| later | starts | extra |\n|---|\n")
    assert one.startswith("Line 7: a table of the timeline")
    (two,) = asked("## Action items\n\n| What | Who\n|--\n| Alert at 70 % | search team\n")
    assert "list of action items" in two


def test_whole_tables_code_and_tables_elsewhere_are_not():
    whole = "| Time | What |\n| --- | --- |\n| 14:32 UTC | The index was full |\n"
    rows = "| a | b |\n| later | c |\n"
    assert asked(f"## Timeline\n\n{whole}") == []
    assert asked(f"## Timeline\n\n{whole.replace('| --- | --- |', '|:--|--:|')}\n\nAnd more.\n") == []
    assert asked(f"## Timeline\n\n{whole}\n```\n{rows}```\n") == []
    assert asked(f"## Summary\n\n{rows}") == []
    assert asked("## Timeline\n\n| one line |\n") == []
    assert (
        asked(
            "## Timeline\n\n+------+------+\n| Time | What |\n| UTC  | else |\n+======+======+\n| 9:12 | one  |\n|      | two  |\n+------+------+\n"
        )
        == []
    )


def test_no_more_is_asked_than_somebody_mends_at_once():
    assert len(asked("## Timeline\n\n" + "| a | b |\n| later | c |\n\n" * 50)) == 5


def test_looking_for_broken_tables_holds_nothing_of_a_large_whole_one():
    text = f"## Timeline\n\n| Time | What |\n|---|---|\n{'| 14:32 | The index was full |' + chr(10)}" + "| 14:33 | Still full |\n" * 20_000
    tracemalloc.start()
    assert broken_tables(text) == []
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < len(text) / 2
