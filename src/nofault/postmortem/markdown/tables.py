"""Tables: which column is which field, by the words of its head, and where they say nothing by what the cells hold."""

from __future__ import annotations

import re

from msgspec import Struct

from nofault.postmortem.grammar import Block
from nofault.postmortem.inline import decode
from nofault.postmortem.markdown.places import COLUMNS, MAIN_FIELDS, column_field
from nofault.postmortem.when import leading
from nofault.postmortem.zones import find_zone

_SIGNS = re.compile(r"[\s\-–—:|.]*\Z")


class Table(Struct):
    """A table: its head, its rows, the field of each column ("" where none is known), and the zone that the head of its times names."""

    head: Block
    rows: list[Block]
    columns: list[str]
    labels: list[str]
    zone: str

    @property
    def understood(self) -> bool:
        """Whether any column is the text of the items."""
        return bool(self.columns)


def tables_of(blocks: list[Block], name: str) -> list[Table]:
    """The tables among the blocks of a section that holds the list `name`."""
    found: list[Table] = []
    for block in blocks:
        if block.kind != "row" or block.depth:
            continue
        if block.header:
            found.append(Table(block, [], [], [decode(cell, cell=True) for cell in block.cells], ""))
        elif found:
            found[-1].rows.append(block)
    for table in found:
        _understand(table, name)
    return found


def _understand(table: Table, name: str) -> None:
    main = MAIN_FIELDS.get(name, "text")
    known = COLUMNS.get(name, {main: main, "id": "id"})
    columns: list[str] = []
    for cell in table.head.cells:
        field = column_field(cell, known)
        columns.append("" if field in columns and field != "-" else field)
    if "day" in columns and "at" not in columns:
        columns[columns.index("day")] = "at"
    if main not in columns:
        columns = _by_content(table, name, columns, main)
    table.columns = columns if main in columns else []
    timed = next((number for number, field in enumerate(columns) if field == "at"), -1)
    table.zone = find_zone(table.head.cells[timed]) if timed >= 0 else ""


def _by_content(table: Table, name: str, columns: list[str], main: str) -> list[str]:
    """The columns where the heads do not name the text: the one with the longest cells is it; times are seen by their look."""
    if name not in ("timeline", "action_items"):
        return columns
    timed = name == "timeline" and any(leading(row.cells[0].strip("[]* ")) for row in table.rows if row.cells)
    if not any(columns) and not timed:
        return columns
    columns = list(columns)
    if name == "timeline" and "at" not in columns:
        for number in range(len(columns)):
            if not columns[number] and any(leading(row.cells[number].strip("[]* ")) for row in table.rows if number < len(row.cells)):
                columns[number] = "at"
                break
    lengths = {
        number: sum(len(row.cells[number]) for row in table.rows if number < len(row.cells)) for number, field in enumerate(columns) if not field
    }
    if lengths:
        columns[max(lengths, key=lambda number: lengths[number])] = main
    return columns


def says_something(row: Block) -> bool:
    """Whether any cell of a row holds more than signs."""
    return any(not _SIGNS.match(cell) for cell in row.cells)
