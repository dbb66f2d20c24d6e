"""A document in another shape than Markdown to findings: judged through the model, placed in the file."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Any

from msgspec.structs import replace

from nofault.lint.allow import MARK, WITHOUT_REASON, Allowances, allowances_in_yaml
from nofault.lint.config import DEFAULT, Config
from nofault.lint.document import lint_document
from nofault.lint.files import Checked
from nofault.lint.findings import Finding, Location, PartFinding
from nofault.lint.rule import rule_named
from nofault.lint.text import finding
from nofault.postmortem.model import Postmortem
from nofault.postmortem.reading import Reading, read

STEP = re.compile(r"([a-z_]+)|\[(\d+)\]")


def check_model(data: bytes, filename: str, config: Config = DEFAULT) -> Checked:
    """Judge the bytes of a YAML or JSON file. Raises NofaultError where it cannot be read."""
    text = data.decode("utf-8-sig", "replace")
    lines = text.splitlines()
    allowed = allowances_in_yaml(lines) if MARK in text else Allowances({}, [])
    found = [placed for _, placed in placed_findings(read(data, filename), lines, allowed, filename, config)]
    found += _without_reason(allowed, lines, filename, config.for_file(filename))
    return Checked(text, sorted(found, key=lambda one: (one.location.row, one.location.column, one.code)), allowed.used)


def placed_findings(
    reading: Reading, lines: Sequence[str], allowed: Allowances, filename: str, config: Config
) -> Iterator[tuple[PartFinding, Finding]]:
    """The findings that no comment of the file allows, each with itself placed in the file."""
    fields = Fields(reading.document)
    begin = sorted(set(reading.lines.values()))
    for one in lint_document(reading.document, filename=filename, config=config, allowed=allowed):
        begins = reading.lines.get(f"{one.part}.{one.item_id}", reading.lines.get(one.part, 1))
        seen = fields.text(one.part, one.item_id, one.field)[one.start : one.end].partition("\n")[0]
        after = bisect_right(begin, begins)
        placed = _placed(one, seen, lines, range(begins, begin[after] if after < len(begin) else len(lines) + 1))
        if not allowed.covers(placed.code, placed.location.row):
            yield one, placed


class Fields:
    """The texts of a document's fields by their place; the items of a list are looked for once."""

    def __init__(self, document: Postmortem) -> None:
        self.document = document
        self.items: dict[str, dict[str, Any]] = {}

    def text(self, part: str, item_id: str, field: str) -> str:
        """The text of a field; "" where it is no text."""
        value: Any = getattr(self.document, part)
        if isinstance(value, list):
            if part not in self.items:
                self.items[part] = {item.id: item for item in reversed(value)}
            value = self.items[part].get(item_id, "")
        for name, number in STEP.findall(field):
            value = getattr(value, name, "") if name else value[int(number)]
        return value if isinstance(value, str) else ""


def _placed(one: PartFinding, seen: str, lines: Sequence[str], rows: range) -> Finding:
    """The finding at the first of the `rows` of its item that holds what was seen; at the first row itself where none does."""
    row = next((row for row in rows if row <= len(lines) and seen and seen in lines[row - 1]), rows[0] if rows else 1)
    column = max(0, lines[row - 1].find(seen)) if seen and row <= len(lines) else 0
    length = len(seen) if seen and row <= len(lines) and seen in lines[row - 1] else 0
    return replace(one.finding, fix=None, location=Location(row, column + 1), end_location=Location(row, column + 1 + length))


def _without_reason(allowed: Allowances, lines: Sequence[str], filename: str, config: Config) -> Iterator[Finding]:
    """A finding for each comment of the file that gives no reason."""
    rule = rule_named(WITHOUT_REASON)
    if rule is None or not config.runs(rule.code, rule.default):
        return
    for row, start, end in allowed.without_reason:
        place, after = Location(row, start + 1), Location(row, end + 1)
        yield finding(rule, lines[row - 1][start:end], place, after, filename=filename, section=None, severity=None)
