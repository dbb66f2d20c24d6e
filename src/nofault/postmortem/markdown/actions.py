"""Action items in any shape: tables, lists, check boxes, groups; owner, day, ticket, priority and state wherever they stand."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

from nofault.postmortem.grammar import Block
from nofault.postmortem.inline import decode
from nofault.postmortem.markdown.action_fields import GROUP, LEADING_KEY, action_field, details, state_of_group, state_within
from nofault.postmortem.markdown.action_tail import tail
from nofault.postmortem.markdown.headed_items import headed_items
from nofault.postmortem.markdown.items import Found, Make, statement
from nofault.postmortem.markdown.outline import LineSet, ListItem, Outline, Section, is_outermost
from nofault.postmortem.markdown.places import COLUMNS
from nofault.postmortem.markdown.tables import Table, says_something, tables_of
from nofault.postmortem.terms import ActionState

Plain = dict[str, Any]

_BOLD_LINE = re.compile(r"(?:\*\*|__)([^*_]+)(?:\*\*|__):?\s*\Z")
# An item that only names what is nested in it; and a line that is a sentence.
_GROUP_LABEL = re.compile(r"(?:\*\*|__)?[^*_:：\n]{2,80}(?:\*\*|__)?[:：](?:\*\*|__)?\s*\Z")
# What stands in bold before a colon; and a heading that says that these are owners.
_LEAD = re.compile(r"(?:\*\*|__)([^\W\d_][^*_:：\n]{1,40}?)(?:[:：](?:\*\*|__)|(?:\*\*|__)\s*[:：])\s")
_OWNED = re.compile(r"\b(?:owners?|ownership|responsib\w{1,9}|assign\w{1,9}|verantwort\w{0,9}|respons[aá]\w{1,9})\b|担当|负责", re.I)
_FAREWELL = re.compile(
    r"(?:By (?:implementing|taking|following|adopting)|In conclusion|Overall|With these|Through these|These (?:measures|steps|actions))\b", re.I
)
_SENTENCE = re.compile(r"[^\W\d_a-z][^\n]{5,400}[.!。]\s*")


def _is_nested(block: Block) -> bool:
    """Whether a block is an item directly inside an outermost one."""
    return block.kind == "item" and block.level == 2 and not block.quotes


class ActionReader:
    """Reads one section of action items; `taken` are the lines that went into them."""

    def __init__(self, outline: Outline, section: Section, make: Make) -> None:
        self.outline = outline
        self.section = section
        self.make = make
        self.taken = LineSet()
        self.found = Found()
        self.group = ""  # what stands above the items: a heading, or a line in bold
        self.group_line = 0
        self.common: Plain = {}  # what bullets before the first item say of all that follow: `- **Owner:** Search team`
        self.common_lines: list[int] = []
        self.owned = bool(_OWNED.search(section.title))  # whether the heading announces owners

    def read(self) -> Found:
        """The action items with their lines, in order."""
        tables = {table.head.line: table for table in tables_of(self.section.blocks, "action_items")}
        if self._grouped():
            return self._groups()
        numbered = any(block.kind == "item" and block.info[:-1].isdigit() for block in self.section.blocks)
        framed = {item.line: item for item in self._framed(self.outline.items(self.section))} if numbered else None
        paragraphs: list[Block] = []
        first_table = min((line for line, table in tables.items() if table.understood), default=0)
        headed = headed_items(self.outline, self.section)
        last = 0  # line of the item of a heading that was read
        for block, alone in self.outline.letting_go(self.section):
            if block.line <= last:
                continue
            if block.line in headed:
                last, plain = headed[block.line]
                self._keep(block.line, plain)
                self.taken.update(range(block.line, last + 1))
                continue
            item = framed.get(block.line) if framed is not None and alone else alone
            if block.kind == "heading" and not block.depth:
                self.group, self.group_line = block.text, block.line
                self.common, self.common_lines = {}, []
            elif block.kind == "paragraph" and not block.depth and (bold := _BOLD_LINE.match(block.text)):
                self.group, self.group_line = bold.group(1).rstrip(":"), block.line
            elif block.kind == "paragraph" and not block.depth and state_of_group(block.text) and block.text.rstrip()[-1:] in ":：":
                self.group, self.group_line = block.text.strip("*_:： "), block.line
            elif block.kind == "row" and block.line in tables:
                self._table(tables.pop(block.line))
            elif item and item.text not in ("", "[ ]", "[x]") and (item.checked is not None or block.line > first_table):
                self._item(item)
            elif block.kind == "paragraph" and not block.depth:
                paragraphs.append(block)
        for block in paragraphs if not self.found else ():
            self._lines(block)
        return self.found.in_order()

    def _lines(self, block: Block) -> None:
        """Lines that are a sentence each, where nothing else in the section is an item."""
        lines = block.text.split("\n")
        if len(lines) > 1 and _FAREWELL.match(lines[-1]):
            lines.pop()
        if len(lines) > 1 and all(_SENTENCE.fullmatch(line) for line in lines):
            for number, line in enumerate(lines, block.line):
                self._item(ListItem(line.strip(), number, number, "", None))

    def _grouped(self) -> bool:
        """Whether every item of the section only names what is nested in it: `- **Improvements:**` with bullets below."""
        tops = [block for block in self.section.blocks if is_outermost(block) and (block.kind in ("item", "items", "row") or block.depth)]
        if not tops or not all(block.kind == "item" and block.checked is None and _GROUP_LABEL.match(block.text) for block in tops):
            return False
        marks = [block for block in self.section.blocks if is_outermost(block) or _is_nested(block)]
        return all(_is_nested(after) for top, after in pairwise([*marks, tops[0]]) if top.kind == "item" and top.level == 1)

    def _groups(self) -> Found:
        """The items nested in items that only name them."""
        marks = [block for block in self.section.blocks if is_outermost(block) or _is_nested(block)]
        self.section.blocks = [block for block in self.section.blocks if block.kind == "comment"]
        for number, block in enumerate(marks):
            last = marks[number + 1].line - 1 if number + 1 < len(marks) else self.section.end_line
            if block.kind == "item" and block.level == 1:
                self.group, self.group_line = block.text.strip("*_: "), block.line
            elif _is_nested(block):
                self._item(self.outline.item(block, last))
        return self.found.in_order()

    def _framed(self, items: list[ListItem]) -> list[ListItem]:
        """Where the numbers of a numbered list go on behind bullets, the bullets are part of the numbered item before them."""
        numbers = [int(item.marker[:-1]) if item.marker[:-1].isdigit() else 0 for item in items]
        goes_on = any(number > 1 for number in numbers[1:])
        if not goes_on or all(numbers) or not numbers[0]:
            return items
        framed: list[ListItem] = []
        headings = [block.line for block in self.section.blocks if block.kind == "heading" and not block.depth]
        for item, number in zip(items, numbers, strict=True):
            apart = not framed or any(framed[-1].line < line < item.line for line in headings)
            if number or apart:
                framed.append(item)
                continue
            last = framed[-1]
            between = self.outline.lines[last.end_line : item.end_line]
            framed[-1] = ListItem("\n".join((last.text, *between)), last.line, item.end_line, last.marker, last.checked)
        return framed

    def _item(self, item: ListItem) -> None:
        plain = details(item.text, self.outline.definitions)
        plain = told_behind(plain) | plain
        lead = _LEAD.match(item.text) if "owner" not in plain else None
        named = lead.group(1) if lead and lead.group(1).casefold() not in COLUMNS["action_items"] else ""
        if named and (self.owned or GROUP.search(named.split()[-1])):  # `**Search team**: add an alert`
            plain |= action_field("owner", named)
        words = statement("action_items", plain.pop("text", ""))
        if not words and item.checked is None and plain and (self.common_lines or not self.found):
            self.common |= plain
            self.common_lines.append(item.line)
            return
        if item.checked is not None:
            begun = not item.checked and plain.get("state") == ActionState.IN_PROGRESS.value  # `- [ ] Add an alert (in progress)`
            plain["state"] = (ActionState.DONE if item.checked else ActionState.IN_PROGRESS if begun else ActionState.COMMITTED).value
        self._keep(item.line, plain | words)
        self.taken.update(range(item.line, item.end_line + 1))

    def _keep(self, line: int, plain: Plain) -> None:
        if self.group and "category" not in plain:
            plain["category"] = decode(self.group)
            self.taken.add(self.group_line)
        if self.group and "state" not in plain and "state_word" not in plain:
            plain |= state_of_group(self.group)
        self.taken.update(self.common_lines)
        self.found.add(line, self.make(self.common | plain))

    def _table(self, table: Table) -> None:
        if not table.understood:
            return
        self.taken.update(table.head_lines)
        table.rows.reverse()
        while table.rows:
            row = table.rows.pop()
            self.taken.update(range(row.line, row.end_line + 1))
            if says_something(row):
                self._keep(row.line, action_of_row(table, row))


def told_behind(plain: Plain) -> Plain:
    """What the end of the text says of fields that nothing else states."""
    found = tail(plain["text"].partition("\n")[0])
    stated = {name.removesuffix("_word").replace("due_text", "due_on") for name in plain}
    return {name: value for name, value in found.items() if name.removesuffix("_word").replace("due_text", "due_on") not in stated}


def action_of_row(table: Table, row: Block) -> Plain:
    """One row of a table as an action item; a cell without a field of its own is kept behind the text."""
    plain: Plain = {}
    extra = []
    for number, raw in enumerate(row.cells):
        cell = decode(raw, cell=True)
        field = table.columns[number] if number < len(table.columns) else ""
        if field == "-" or not cell:
            continue
        if field:
            told = state_within(cell) if field == "category" and cell[:2] in ("**", "__") else {}
            plain |= told or {name: value for name, value in action_field(field, cell).items() if field != "ticket" or name not in plain}
        else:
            label = table.labels[number] if number < len(table.labels) else ""
            extra.append(f"{label}: {cell}" if label else cell)
    text = plain.get("text", "")
    if not plain.keys() & {"state", "state_word"}:
        plain |= state_within(text)
    if "ticket" not in plain and "id" not in plain and (key := LEADING_KEY.match(text)):
        plain["ticket"] = key.group(1)
    if extra:
        plain["text"] = "\n".join([plain.get("text", ""), *extra]).strip("\n")
    return plain
