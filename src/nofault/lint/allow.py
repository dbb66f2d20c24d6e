"""Comments that allow a finding: `<!-- nofault: allow BLM001,HND reason="quoted from the customer" -->`, on its line or the line before.

Without a reason the comment allows nothing and is itself a finding (STR004).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from nofault.lint.patterns import Pattern
from nofault.lint.rule import rule_named
from nofault.postmortem.blocks import Block

if TYPE_CHECKING:
    from nofault.lint.text import Report

MARK = "nofault:"
COMMENT = Pattern(r"<!--[ \t]*nofault:[ \t]*allow\b([^<>]{0,500}?)-->")
REASON = Pattern(r"reason[ \t]*=[ \t]*(?:\"([^\"]*)\"|'([^']*)')")
CODE = Pattern(r"\b[A-Z]{3}(?:\d{3})?\b")
WITHOUT_REASON = "STR004"


class Allowances(Struct):
    """What comments allow: for each row the beginnings of codes. `used` counts the findings they silenced."""

    rows: dict[int, tuple[str, ...]] = {}
    without_reason: list[tuple[int, int]] = []
    used: int = 0

    def covers(self, code: str, row: int) -> bool:
        """Whether a finding of `code` that begins in `row` is allowed; counts it."""
        if self.rows and any(code.startswith(beginning) for beginning in self.rows.get(row, ())):
            self.used += 1
            return True
        return False

    def report(self, report: Report) -> None:
        """Add a finding for each comment without a reason."""
        rule = rule_named(WITHOUT_REASON) if self.without_reason else None
        for start, end in self.without_reason:
            if rule is not None:
                report.add(rule, start, end, None)


def allowances_in(text: str, blocks: Sequence[Block]) -> Allowances:
    """Read the comments of a text; those inside code fences and indented code are text."""
    allowed = Allowances({}, [])
    if MARK not in text:
        return allowed
    code = [(block.offset, block.end) for block in blocks if block.kind in ("fence", "code", "front-matter")]
    at = 0
    row, counted = 1, 0
    for found in COMMENT.finditer(text):
        while at < len(code) and code[at][1] <= found.start():
            at += 1
        if at < len(code) and code[at][0] <= found.start():
            continue
        reason = REASON.search(found.group(1))
        codes = tuple(CODE.findall(found.group(1)[: reason.start()] if reason else found.group(1)))
        if reason is None or not (reason.group(1) or reason.group(2) or "").strip():
            allowed.without_reason.append(found.span())
            continue
        row += text.count("\n", counted, found.start())
        counted = found.start()
        for covered in (row, row + 1):
            allowed.rows[covered] = (*allowed.rows.get(covered, ()), *codes)
    return allowed
