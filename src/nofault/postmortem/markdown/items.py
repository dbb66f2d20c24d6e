"""Rows and list items of a document as plain items of the lists of single statements."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from nofault.postmortem.grammar import Block
from nofault.postmortem.inline import decode, split_id
from nofault.postmortem.markdown.outline import Outline, Section
from nofault.postmortem.markdown.places import MAIN_FIELDS, PROSE_LISTS
from nofault.postmortem.markdown.tables import Table, says_something, tables_of

Plain = dict[str, Any]
Make = Callable[[Plain], Any]  # an item of its plain form
Found = list[tuple[int, Any]]  # lines and items


def statement(kind: str, text: str) -> Plain:
    """An item of a list of single statements, its identifier taken from the end of its first line."""
    first, line_end, rest = text.partition("\n")
    first, identifier = split_id(first)
    words = decode(first) + line_end + rest
    item: Plain = {MAIN_FIELDS.get(kind, "text"): words} if words else {}
    return {"id": identifier, **item} if identifier else item


def statements(outline: Outline, section: Section, name: str, make: Make) -> tuple[Found, set[int]]:
    """The items of a section with their lines, and the lines that went into them."""
    found: Found = []
    taken: set[int] = set()
    for table in tables_of(section.blocks, name):
        if table.understood:
            taken.update((table.head.line, table.head.line + 1))
            for row in table.rows:
                taken.add(row.line)
                if says_something(row):
                    found.append((row.line, make(item_of_row(name, table, row))))
    for item in outline.items(section):
        if item.line not in taken and item.text:
            found.append((item.line, make(statement(name, item.text))))
            taken.update(range(item.line, item.end_line + 1))
    if name in PROSE_LISTS and not found:
        for block in section.blocks:
            if block.kind == "paragraph" and not block.depth:
                found.append((block.line, make(statement(name, block.text))))
                taken.update(range(block.line, block.end_line + 1))
    return sorted(found, key=lambda one: one[0]), taken


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
