"""Comments that allow a finding: `<!-- nofault: allow BLM001,HND reason="quoted from the customer" -->`, on its line or the line before.

In YAML it is a comment of YAML: `# nofault: allow BLM001 reason="…"`. Without a reason the comment allows nothing and is itself a finding
(STR004).
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
YAML_COMMENT = Pattern(r"(?:^|\s)(#[ \t]*nofault:[ \t]*allow\b(.{0,500}))$")
REASON = Pattern(r"reason[ \t]*=[ \t]*(?:\"([^\"]*)\"|'([^']*)')")
CODE = Pattern(r"\b[A-Z]{3}(?:\d{3})?\b")
WITHOUT_REASON = "STR004"


class Allowances(Struct):
    """What comments allow: for each row the beginnings of codes. `used` counts the findings they silenced."""

    rows: dict[int, tuple[str, ...]] = {}
    without_reason: list[tuple[int, ...]] = []
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
            if rule is not None and report.config.runs(rule.code, rule.default):
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
        row += text.count("\n", counted, found.start())
        counted = found.start()
        _allow(allowed, found.group(1), row, found.span())
    return allowed


def allowances_in_yaml(lines: Sequence[str]) -> Allowances:
    """Read the comments of a YAML file; the places of those without a reason are in their line, which stands first: row, start, end."""
    allowed = Allowances({}, [])
    for row, line in enumerate(lines, 1):
        if MARK in line and (found := YAML_COMMENT.search(line)) is not None:
            _allow(allowed, found.group(2), row, (row, *found.span(1)))
    return allowed


def _allow(allowed: Allowances, written: str, row: int, place: tuple[int, ...]) -> None:
    """Take in what a comment allows in its row and the next, or that it gives no reason."""
    reason = REASON.search(written)
    codes = tuple(CODE.findall(written[: reason.start()] if reason else written))
    if reason is None or not (reason.group(1) or reason.group(2) or "").strip():
        allowed.without_reason.append(place)
        return
    for covered in (row, row + 1):
        allowed.rows[covered] = (*allowed.rows.get(covered, ()), *codes)
