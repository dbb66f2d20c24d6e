"""Tables: which column is which field, by the words of its head, and where they say nothing by what the cells hold."""

from __future__ import annotations

import re
from datetime import UTC

from msgspec import Struct

from nofault.postmortem.days import day_at
from nofault.postmortem.grammar import Block
from nofault.postmortem.inline import decode
from nofault.postmortem.markdown.places import COLUMNS, MAIN_FIELDS, NOTHING, column_field, is_only_zone
from nofault.postmortem.values import state_words
from nofault.postmortem.when import leading
from nofault.postmortem.zones import find_zone, zone_named

_TICKET = re.compile(r"(?:\[[^\[\]]+\]\(\S+\)|[A-Z][A-Z0-9]{1,20}-\d+|(?:[\w./-]{1,80})?#\d+)")
_NAME = re.compile(r"@[\w.-]+|[^\W\d_a-z][\w'’.-]+(?: [^\W\d_a-z][\w'’.-]*){1,2}")
_SIGNS = re.compile(r"[\s\-–—:|.]*\Z")


class Table(Struct):
    """A table: its head, its rows, the field of each column ("" where none is known), and the zone that the head of its times names."""

    head: Block
    rows: list[Block]
    columns: list[str]
    labels: list[str]
    zone: str

    @property
    def head_lines(self) -> range:
        """The lines of the head, with the one that parts it from the rows."""
        parted = self.head.columns is None and self.head.end_line == self.head.line
        return range(self.head.line, self.head.end_line + 1 + parted)

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
    if name == "timeline" and "at" not in columns:  # `UTC`, `Local (CET)`
        zoned = [number for number, cell in enumerate(table.head.cells) if not columns[number] and is_only_zone(cell)]
        utc = [number for number in zoned if zone_named(find_zone(table.head.cells[number])) is UTC]
        for number in (utc or zoned)[:1]:
            columns[number] = "at"
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
    columns = list(columns)
    if name == "action_items" and not any(table.head.cells):
        columns = _fields_of_cells(table, columns)
    if not any(columns) and not timed:
        return columns
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


def _fields_of_cells(table: Table, columns: list[str]) -> list[str]:
    """The fields of the columns of action items that have no head, where every cell looks like one and another column is left for the text."""
    found = list(columns)
    for number in range(len(columns)):
        cells = [row.cells[number].strip("*_` ") for row in table.rows if number < len(row.cells)]
        looks = {_look(cell) for cell in cells if cell.casefold() not in NOTHING}
        if len(looks) == 1 and (field := looks.pop()) not in found:
            found[number] = field
    if "owner" in found and len(set(found)) < 3:  # a few words in capitals alone are no name
        found[found.index("owner")] = ""
    return found if "" in found else columns


def _look(cell: str) -> str:
    """The field that a cell looks like."""
    day = day_at(cell, 0)
    if day and day.end == len(cell):
        return "due_on"
    if _TICKET.fullmatch(cell):
        return "ticket"
    if cell.casefold() in state_words():
        return "state"
    return "owner" if _NAME.fullmatch(cell) else ""


def says_something(row: Block) -> bool:
    """Whether any cell of a row holds more than signs."""
    return any(not _SIGNS.match(cell) for cell in row.cells)
