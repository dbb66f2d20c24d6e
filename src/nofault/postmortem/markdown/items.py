"""Rows and list items of a document as plain items of the lists of single statements."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from itertools import pairwise
from typing import Any

from nofault.postmortem.grammar import Block
from nofault.postmortem.inline import decode, split_id
from nofault.postmortem.markdown.outline import LineSet, Outline, Section
from nofault.postmortem.markdown.places import MAIN_FIELDS, PROSE_LISTS
from nofault.postmortem.markdown.tables import Table, says_something, tables_of

Plain = dict[str, Any]
Make = Callable[[Plain], Any]  # an item of its plain form


class Found:
    """Items with their lines, from 1, held apart from each other: a pair for each would be as large as the line it came from."""

    def __init__(self) -> None:
        self.lines = array("L")
        self.items: list[Any] = []

    def __len__(self) -> int:
        return len(self.items)

    def add(self, line: int, item: Any) -> None:
        """Add an item."""
        self.lines.append(line)
        self.items.append(item)

    def in_order(self) -> Found:
        """Put the items into the order of their lines."""
        if any(before > line for before, line in pairwise(self.lines)):
            order = sorted(range(len(self.items)), key=self.lines.__getitem__)
            self.items = [self.items[number] for number in order]
            self.lines = array("L", (self.lines[number] for number in order))
        return self


def statement(kind: str, text: str) -> Plain:
    """An item of a list of single statements, its identifier taken from the end of its first line."""
    first, line_end, rest = text.partition("\n")
    first, identifier = split_id(first)
    words = decode(first) + line_end + rest
    item: Plain = {MAIN_FIELDS.get(kind, "text"): words} if words else {}
    return {"id": identifier, **item} if identifier else item


def statements(outline: Outline, section: Section, name: str, make: Make) -> tuple[Found, LineSet]:
    """The items of a section with their lines, and the lines that went into them."""
    found = Found()
    taken = LineSet()
    for table in tables_of(section.blocks, name):
        if table.understood:
            taken.update(table.head_lines)
            for row in table.rows:
                taken.update(range(row.line, row.end_line + 1))
                if says_something(row):
                    found.add(row.line, make(item_of_row(name, table, row)))
    for item in [item for item in outline.items(section) if item.line not in taken and item.text]:
        found.add(item.line, make(statement(name, item.text)))
        taken.update(range(item.line, item.end_line + 1))
    if name in PROSE_LISTS and not found:
        for block in section.blocks:
            if block.kind == "paragraph" and not block.depth:
                found.add(block.line, make(statement(name, block.text)))
                taken.update(range(block.line, block.end_line + 1))
    return found.in_order(), taken


def item_of_row(name: str, table: Table, row: Block) -> Plain:
    """One row of a table as an item; a cell without a field of its own is kept behind the text."""
    main = MAIN_FIELDS.get(name, "text")
    plain: Plain = {}
    extra = []
    for number, raw in enumerate(row.cells):
        cell = decode(raw, cell=True)
        field = table.columns[number] if number < len(table.columns) else ""
        if field == "-" or not cell:
            continue
        if field:
            plain[field] = cell
        else:
            label = table.labels[number] if number < len(table.labels) else ""
            extra.append(f"{label}: {cell}" if label else cell)
    if extra:
        plain[main] = "\n".join([plain.get(main, ""), *extra]).strip("\n")
    return plain
