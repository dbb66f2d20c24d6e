"""Edits applied: what may be changed without a person's eye, what not, and that a second time changes nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nofault.lint.config import Config
from nofault.lint.fixing import fixed

TIMELINE = "# T\n\n## Timeline\n\n"


def mended(text: str, *, unsafe: bool = False, config: Config | None = None) -> str:
    """The text after fixing, which a second time leaves alone."""
    config = config or Config()
    once, _ = fixed(text, config=config, unsafe=unsafe)
    assert fixed(once, config=config, unsafe=unsafe) == (once, 0)
    return once


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- 10:05 UTC Finally rolled back.\n", "- 10:05 UTC Rolled back.\n"),
        ("- 10:05 UTC The engineer finally noticed the graph.\n", "- 10:05 UTC The engineer noticed the graph.\n"),
        ("- 10:05 UTC The engineer belatedly and finally noticed.\n", "- 10:05 UTC The engineer belatedly and finally noticed.\n"),
        ("- 10:05 UTC At last somebody opened the logs.\n", "- 10:05 UTC Somebody opened the logs.\n"),
    ],
)
def test_an_evaluative_adverb_in_a_timeline_is_left_out(before: str, after: str) -> None:
    assert mended(TIMELINE + before) == TIMELINE + after


def test_entries_are_sorted_where_each_has_date_and_zone_and_take_what_hangs_below_along() -> None:
    text = TIMELINE + (
        "- 2026-02-13 10:02 UTC Alert.\n- 2026-02-13 10:31 UTC Back to normal.\n  - A graph.\n- 2026-02-13T11:05+01:00 Rollback.\n\nEnd.\n"
    )
    after = TIMELINE + (
        "- 2026-02-13 10:02 UTC Alert.\n- 2026-02-13T11:05+01:00 Rollback.\n- 2026-02-13 10:31 UTC Back to normal.\n  - A graph.\n\nEnd.\n"
    )
    assert mended(text) == after


def test_rows_of_a_table_are_sorted_too() -> None:
    head = TIMELINE + "| Time | Event |\n|---|---|\n"
    first, second = "| 2026-02-13 10:02 UTC | Alert. |\n", "| 2026-02-13 10:05 UTC | Rollback. |\n"
    third = "| 2026-02-13 10:31 UTC | Normal. |"
    assert mended(head + first + third + "\n" + second.rstrip()) == head + first + second + third


@pytest.mark.parametrize("entry", ["- 10:05 UTC Rollback.\n", "- 2026-02-13 10:05 Rollback.\n", "- Rollback.\n"])
def test_entries_without_date_or_zone_stay_where_they_are(entry: str) -> None:
    text = TIMELINE + "- 2026-02-13 10:02 UTC Alert.\n- 2026-02-13 10:31 UTC Normal.\n" + entry
    assert mended(text) == text


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("by 12 May 2026", "by 2026-05-12"),
        ("by May 12th, 2026", "by 2026-05-12"),
        ("by 25/06/2026", "by 2026-06-25"),
        ("by 06/25/2026", "by 2026-06-25"),
        ("by 05.05.2026", "by 2026-05-05"),
        ("by 2026/5/1", "by 2026/5/1"),
        ("by 05/06/2026", "by 05/06/2026"),
        ("by 12 May", "by 12 May"),
        ("by 31 June 2026", "by 31 June 2026"),
        ("by Friday", "by Friday"),
        ('with the label "12 May 2026"', 'with the label "12 May 2026"'),
        ("in `12 May 2026`", "in `12 May 2026`"),
    ],
)
def test_a_date_is_rewritten_only_with_one_reading_and_never_in_a_quotation(written: str, iso: str) -> None:
    text = "# T\n\n## Action items\n\n- @kim cap the pool at 200 {}.\n"
    assert mended(text.format(written)) == text.format(iso)


def test_what_may_change_the_meaning_needs_leave() -> None:
    text = "# T\n\nIn hindsight, failing over was a mistake.\n\nThe change was carelessly applied.\n"
    assert mended(text) == text
    assert mended(text, unsafe=True) == "# T\n\nFailing over was a mistake.\n\nThe change was applied.\n"


def test_a_name_becomes_the_role_that_the_configuration_gives() -> None:
    config = Config(people=("Sam Example",), roles=(("Sam Example", "the on-call engineer"),))
    text = "# T\n\nSam restarted the primary at noon.\n"
    assert mended(text, unsafe=True, config=config) == "# T\n\nThe on-call engineer restarted the primary at noon.\n"
    assert mended(text, config=config) == text


def test_headings_are_added_and_renamed_only_with_leave() -> None:
    text = "# T\n\n## Summary\n\nIt failed.\n\n## Root cause\n\nThe pool was full.\n"
    config = Config(select=("STR001", "STR002"))
    assert mended(text, config=config) == text
    after = mended(text, unsafe=True, config=config)
    assert "## Contributing factors\n\nThe pool was full.\n" in after
    assert after.endswith("## Impact\n\nNot known yet.\n\n## Timeline\n\nNot known yet.\n\n## Action items\n\nNot known yet.\n")


@pytest.mark.parametrize("fence", ["```\n{}\n```\n", "> {}\n", "---\nnote: {}\n---\n", '"{}"\n', "<!-- {} -->\n"])
def test_quotations_code_and_front_matter_are_never_edited(fence: str) -> None:
    text = fence.format("10:05 UTC The engineer finally noticed, by 12 May 2026.")
    assert mended(TIMELINE + text, unsafe=True) == TIMELINE + text


def test_line_ends_stay_as_they_are() -> None:
    text = TIMELINE.replace("\n", "\r\n") + "- 10:05 UTC Finally rolled back.\r\n- 10:06 UTC Normal.\r\n"
    assert mended(text) == text.replace("Finally rolled", "Rolled")


SIGNS = st.sampled_from(
    [
        *"ab |-#>`\"'.,:\n",
        "- ",
        "10:05 UTC ",
        "2026-02-13 ",
        "finally ",
        "Finally rolled",
        "the engineer ",
        "\n\n## Timeline\n\n",
        "\n## Action items\n\n- ",
        "12 May 2026",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(SIGNS, max_size=40).map("".join), st.booleans())
def test_fixing_twice_changes_nothing_more(text: str, unsafe: bool) -> None:
    config = Config(select=("ALL",))
    once, _ = fixed(text, config=config, unsafe=unsafe)
    assert fixed(once, config=config, unsafe=unsafe)[0] == once
