"""Tables that say by their head what they are, in a section whose heading says nothing: times and events, or actions and their owners."""

from __future__ import annotations

from nofault.postmortem.markdown.outline import Section
from nofault.postmortem.markdown.places import COLUMNS, COMMON_HEADS, column_field
from nofault.postmortem.markdown.tables import Table, tables_of
from nofault.postmortem.when import leading

ENOUGH_ROWS = 2


def named_tables(section: Section, name: str) -> list[Section]:
    """The tables of a section that hold the list `name`, each taken out of it as a section of its own."""
    found: list[Section] = []
    for table in tables_of(section.blocks, name):
        if table.understood and (_is_timeline(table) if name == "timeline" else _is_actions(table)):
            found.append(Section(None, None, table.head.line, table.rows[-1].end_line, [table.head, *table.rows]))
    own = {id(block) for part in found for block in part.blocks}
    section.blocks = [block for block in section.blocks if id(block) not in own] if own else section.blocks
    return found


def _is_timeline(table: Table) -> bool:
    """Whether a column is called time and holds clock times."""
    known = COLUMNS["timeline"]
    column = next((number for number, head in enumerate(table.head.cells) if column_field(head, known) == "at"), -1)
    if column < 0 or len(table.rows) < ENOUGH_ROWS:
        return False
    cells = [row.cells[column].strip("[]()*` ") for row in table.rows if column < len(row.cells)]
    timed = sum(1 for cell in cells if (span := leading(cell)) and span.timed)
    return 3 * timed >= 2 * len(table.rows)


def _is_actions(table: Table) -> bool:
    """Whether one column is called action, task or the like, and another says who or when."""
    known = COLUMNS["action_items"]
    heads = [(head.strip("*_` :").casefold(), column_field(head, known)) for head in table.head.cells]
    if not table.rows:
        return False
    return any(field == "text" and head not in COMMON_HEADS for head, field in heads) and any(field in ("owner", "due_on") for _, field in heads)
