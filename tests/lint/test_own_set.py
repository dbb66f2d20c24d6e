"""The sentences of this repository's benchmark: what was found once is found again, and no clean sentence is flagged."""

from __future__ import annotations

from benchmarks.lint._sets import Row, own_rows, rows_of, score
from benchmarks.lint.quality import OWN_ACTIONS
from nofault.lint.promises import judge_action
from nofault.lint.text import lint_sentence

RECALL = 0.9  # a little below what was measured, so that a sentence may be lost for a good reason


def flagged(row: Row) -> bool:
    """Whether the linter flags a row."""
    return bool(lint_sentence(str(row["text"])))


def test_no_clean_sentence_is_flagged() -> None:
    assert [row["text"] for row in own_rows() if not row["label"] and flagged(row)] == []


def test_nine_in_ten_blameful_sentences_are_flagged() -> None:
    pairs = [(True, flagged(row)) for row in own_rows() if row["label"]]
    assert len(pairs) > 700
    assert score(pairs)["recall"] >= RECALL


def test_the_action_items_of_this_repository_are_judged_right() -> None:
    keys = ("specific", "owner", "due", "verifiable")
    wrong = [(key, row["text"]) for row in rows_of(OWN_ACTIONS) for key in keys if judge_action(str(row["text"]))[key] != bool(row[key])]
    assert wrong == []
