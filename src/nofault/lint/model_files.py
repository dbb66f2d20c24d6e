"""A document in another shape than Markdown to findings: judged through the model, placed in the file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from nofault.lint.config import DEFAULT, Config
from nofault.lint.document import lint_document
from nofault.lint.files import Checked
from nofault.lint.findings import Finding, Location, PartFinding
from nofault.postmortem.model import Postmortem
from nofault.postmortem.reading import read

STEP = re.compile(r"([a-z_]+)|\[(\d+)\]")


def check_model(data: bytes, filename: str, config: Config = DEFAULT) -> Checked:
    """Judge the bytes of a YAML or JSON file. Raises NofaultError where it cannot be read."""
    text = data.decode("utf-8-sig", "replace")
    reading = read(data, filename)
    lines = text.splitlines()
    found = []
    fields = Fields(reading.document)
    for one in lint_document(reading.document, filename=filename, config=config):
        begins = reading.lines.get(f"{one.part}.{one.item_id}", reading.lines.get(one.part, 1))
        seen = fields.text(one.part, one.item_id, one.field)[one.start : one.end].partition("\n")[0]
        found.append(_placed(one, seen, lines, begins))
    return Checked(text, sorted(found, key=lambda one: (one.location.row, one.location.column, one.code)))


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


def _placed(one: PartFinding, seen: str, lines: Sequence[str], begins: int) -> Finding:
    """The finding at the first line from `begins` on that holds what was seen; at `begins` itself where none does."""
    row = next((row for row in range(begins, len(lines) + 1) if seen and seen in lines[row - 1]), begins)
    column = max(0, lines[row - 1].find(seen)) if seen and row <= len(lines) else 0
    length = len(seen) if seen and row <= len(lines) and seen in lines[row - 1] else 0
    return replace(one.finding, fix=None, location=Location(row, column + 1), end_location=Location(row, column + 1 + length))
