"""Action items and timeline entries as the rules see them, read from Markdown blocks or from the typed model."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct

from nofault.lint.lexicon import listed
from nofault.lint.patterns import Pattern
from nofault.postmortem.blocks import Block

# Heads of columns, in English, German, French and Spanish.
OWNER_HEADS = listed(
    "owner owners assignee assignees who responsible assigned dri lead person verantwortlich verantwortliche zuständig wer responsable porteur"
    " qui propriétaire quién encargado asignado"
)
DUE_HEADS = listed("due deadline date eta by when target due-date fällig bis termin frist datum échéance délai fecha plazo vencimiento")
TEXT_HEADS = listed(
    "action actions item items task tasks description what todo follow-up todo's title summary deliverable maßnahme maßnahmen aufgabe aufgaben"
    " tâche tâches mesure acción acciones tarea tareas medida"
)
STATE_HEADS = listed("status state done stand erledigt statut état estado")
NUMBER_HEADS = listed("id nr no num number key ref priority prio type kind category")
TIME_HEADS = listed("time date when timestamp utc datetime at zeit uhrzeit heure hora")
FINISHED = Pattern(
    r"(?:done|completed?|closed|finished|fixed|merged|shipped|verified|resolved|declined|won'?t (?:do|fix)"
    r"|erledigt|abgeschlossen|terminée?|hecho|terminad[oa]|✅|✔|☑|\[x\])",
    re.I,
)
COMPLETED = Pattern(r"\b(?:completed|done|finished|already (?:fixed|made))\b", re.I)
TIME = Pattern(
    r"\d{1,2}:\d\d|\b\d{4}-\d\d-\d\d|\b\d{1,2}\s?(?:am|pm)\b|\b\d{1,2}h\d\d\b|[+T]-?\d+\s?(?:min|m|h|s)\b|\b\d{3,4}\s?(?:UTC|Z|hrs|GMT)\b", re.I
)
LEAD = 60  # characters at an entry's front in which its time stands


class Promise(Struct, frozen=True, gc=False):
    """An action item. `owner` and `due` are what stands in a place of their own, None where the item is text only ("" is an empty place).

    `checked`, `ticket` and `proven` say that a check, a ticket, a proof is stated in a place of its own.
    """

    text: str
    owner: str | None = None
    due: str | None = None
    finished: bool = False
    checked: bool = False
    ticket: bool = False
    proven: bool = False


class Entry(Struct, frozen=True, gc=False):
    """A timeline entry. `timed` says whether a time was given anywhere in it; `at` is its instant where it is typed, `when` what stands in the
    column of times (else the time leads the text).
    """

    text: str
    timed: bool
    at: datetime | None = None
    when: str = ""


class Placed(Struct, frozen=True, gc=False):
    """An item out of a document: its section and block, and for each field the number of its piece (cell) and the length of its text.

    `group` numbers the headings; entries of one group are one timeline.
    """

    item: Promise | Entry
    section: str
    block: Block
    fields: dict[str, tuple[int, int]]
    group: int = 0


class _Draft(Struct):
    """A list item while what hangs below it is still being read; `texts` is shared with the items below."""

    block: Block
    section: str
    level: int
    label: bool
    texts: list[str]
    group: int

    def placed(self) -> Placed:
        """The finished item."""
        text = self.block.text
        fields = {"text": (0, len(text))}
        if self.section == "timeline":
            return Placed(Entry(text, TIME.search(text[:LEAD]) is not None), self.section, self.block, fields, self.group)
        finished = bool(self.block.checked) or bool(FINISHED.match(text.lstrip("*[( ~"))) or text.startswith("~~")
        return Placed(Promise("\n".join(self.texts), finished=finished), self.section, self.block, fields)


def items_of(blocks: Sequence[Block], sections: Sequence[str]) -> list[Placed]:
    """The action items and timeline entries of a document, in order; `sections` holds each block's section kind.

    An item of a list counts on the list's first level; what hangs below it belongs to it. A bare label (`Prevent:`) hands over to the
    items below. Items under a heading that says they are completed are left out. Entries between two paragraphs are a timeline of their own.
    """
    found: list[Placed | _Draft] = []
    columns: dict[str, int] = {}
    open_items: list[_Draft] = []
    group, completed = 0, False
    for block, section in zip(blocks, sections, strict=True):
        group += block.kind not in ("item", "row") and not (block.level and block.kind != "heading")
        if block.kind == "heading":
            completed = COMPLETED.search(block.text) is not None
        if section not in ("action-items", "timeline") or block.kind == "heading" or completed:
            open_items, columns = [], {}
            continue
        while open_items and (open_items[-1].level > block.level or (block.kind == "item" and open_items[-1].level == block.level)):
            open_items.pop()
        if block.kind == "row" and not block.level:
            if block.header:
                columns = _columns(block.cells, section)
            elif (placed := _from_row(block, columns, section, group)) is not None:
                found.append(placed)
        elif block.kind == "item":
            above = open_items[-1] if open_items else None
            label = block.text.rstrip("* ").endswith(":")
            if above is None or above.label:
                draft = _Draft(block, section, block.level, label, [block.text], group)
                if not label and block.text.strip("[ ]"):
                    found.append(draft)
            else:
                above.texts.append(block.text)
                draft = _Draft(block, section, block.level, False, above.texts, group)
            open_items.append(draft)
        elif open_items:
            open_items[-1].texts.append(block.text)
    return [one.placed() if isinstance(one, _Draft) else one for one in found]


def _columns(cells: Sequence[str], section: str) -> dict[str, int]:
    """Which column holds what, by the words of the table's head."""
    heads = {"owner": OWNER_HEADS, "due": DUE_HEADS, "text": TEXT_HEADS, "state": STATE_HEADS} if section == "action-items" else {"time": TIME_HEADS}
    columns: dict[str, int] = {}
    for number, cell in enumerate(cells):
        spoken = re.findall(r"[^\W\d_]+(?:[-'][^\W\d_]+)?", cell.lower())
        for name, known in heads.items():
            if name not in columns and any(word in known for word in spoken):
                columns[name] = number
                break
    if "text" not in columns:
        free = [number for number in range(len(cells)) if number not in columns.values()]
        columns["text"] = next((number for number in free if _says_something(cells[number])), free[0] if free else 0)
    return columns


def _says_something(head: str) -> bool:
    """Whether a head can be that of a column of texts; `#`, `ID` and the like are over numbers and kinds."""
    word = head.strip("*_` .:").lower()
    return any(sign.isalpha() for sign in word) and word not in NUMBER_HEADS


def _from_row(block: Block, columns: dict[str, int], section: str, group: int) -> Placed | None:
    cells = block.cells
    text_at = columns.get("text", 0)
    if text_at >= len(cells) or not cells[text_at]:
        return None
    if section == "timeline":
        fields = {"text": (text_at, len(cells[text_at]))}
        when = " ".join(cell for number, cell in enumerate(cells) if number != text_at and TIME.search(cell[:LEAD]))
        timed = bool(when) or TIME.search(cells[text_at][:LEAD]) is not None
        return Placed(Entry(cells[text_at], timed, when=when[:LEAD]), section, block, fields, group)

    def cell(name: str) -> str | None:
        at = columns.get(name)
        return cells[at] if at is not None and at < len(cells) else None

    fields = {name: (at, len(cells[at])) for name, at in columns.items() if at < len(cells)}
    return Placed(Promise(cells[text_at], cell("owner"), cell("due"), bool(FINISHED.match(cell("state") or ""))), section, block, fields, group)
