"""Edits of findings applied to a text until nothing more changes."""

from __future__ import annotations

from collections.abc import Sequence

from nofault.lint.config import DEFAULT, Config
from nofault.lint.findings import Edit, Finding
from nofault.lint.text import lint_text
from nofault.postmortem.grammar import Lines

ROUNDS = 20  # an edit may bring the next to light (two adverbs in one entry); more rounds than that would be two rules at odds


def fixed(text: str, *, filename: str = "", config: Config = DEFAULT, unsafe: bool = False) -> tuple[str, int]:
    """The text with every safe edit applied (with `unsafe` all edits), and how many were. Fixing the answer again changes nothing."""
    applied = 0
    seen = {text}
    for _ in range(ROUNDS):
        edits = edits_of(lint_text(text, filename=filename, config=config), unsafe)
        after, count = apply(text, edits)
        if after in seen:
            break
        seen.add(after)
        text, applied = after, applied + count
    return text, applied


def edits_of(findings: Sequence[Finding], unsafe: bool) -> list[Edit]:
    """The edits that findings offer: the safe ones, or all."""
    return [edit for one in findings if one.fix is not None and (unsafe or one.fix.applicability == "safe") for edit in one.fix.edits]


def apply(text: str, edits: Sequence[Edit]) -> tuple[str, int]:
    """The text with edits applied, of overlapping ones the first; and how many were."""
    starts = Lines(text).starts

    def offset(row: int, column: int) -> int:
        return starts[row - 1] + column - 1

    spans = sorted(
        (offset(edit.location.row, edit.location.column), offset(edit.end_location.row, edit.end_location.column), edit.content) for edit in edits
    )
    pieces: list[str] = []
    at = count = 0
    for start, end, content in spans:
        if start < at or (start == at and count and start == end):
            continue
        pieces += [text[at:start], content]
        at, count = end, count + 1
    return "".join([*pieces, text[at:]]), count
