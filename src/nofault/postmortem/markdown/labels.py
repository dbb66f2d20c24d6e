"""Labelled values (`**Severity:** SEV2`, `- Duration: 35 minutes`, rows of two cells) into places of the model."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from nofault.postmortem.grammar import Block
from nofault.postmortem.inline import decode
from nofault.postmortem.markdown.outline import LineSet, Outline, Section
from nofault.postmortem.markdown.places import NOTHING
from nofault.postmortem.model import Postmortem, Quantity
from nofault.postmortem.values import Hint, fields, from_text, is_part, read_quantity
from nofault.postmortem.when import leading

Plain = dict[str, Any]
Put = Callable[[str, Any, int], bool]

_LABEL = re.compile(r"(?:[-*+]\s+)?(?:\*\*|__)?([^*_:：|\n]{1,40}?)(?:(?:\*\*|__)\s*[:：]|[:：]\s*(?:\*\*|__)|:|：)(?:\s+|$|(?<=：))(.*)$", re.S)
_COMMA = re.compile(r"[,、，]")
_SEVERITY = re.compile(r"sev(?:erity)?[ -]?[1-4](?!\w)", re.I)


def put(plain: Plain, place: str, value: Any) -> bool:
    """Set a place such as `incident.title` of a plain document unless it is set; whether it was set now."""
    *parts, name = place.split(".")
    for part in parts:
        plain = plain.setdefault(part, {})
    if name in plain:
        return False
    plain[name] = value
    return True


def hint_of(place: str) -> Hint:
    """The type of a place in the model."""
    hint = Hint(Postmortem, False, False)
    for name in place.split("."):
        hint = fields(hint.base)[name]
    return hint


def label_value(place: str, text: str) -> Any:
    """The plain value that a label's text says for a place. Raises ValueError when it says none."""
    hint = hint_of(place)
    if hint.is_list and is_part(hint):
        return [{"name": one.strip()} for one in _COMMA.split(text) if one.strip()]
    if hint.is_list:
        return [one.strip() for one in _COMMA.split(text) if one.strip()]
    if hint.base is Quantity and text.casefold() != "unknown":
        found = read_quantity(text, place)
        if found is None:
            raise ValueError(text)
        return found
    return None if is_part(hint) else from_text(text, hint)


class Labels:
    """The labelled values of one section."""

    def __init__(self, outline: Outline, section: Section, known: dict[str, str]) -> None:
        self.outline = outline
        self.section = section
        self.known = known

    def read(self, into: Put) -> LineSet:
        """Put what is understood, and return its lines."""
        taken = LineSet()
        for line, last, label, text in self._found():
            if self._take(label, text, line, into):
                taken.update(range(line, last + 1))
        return self._tables(taken)

    def _found(self) -> Iterator[tuple[int, int, str, str]]:
        """First and last line, label and value of each labelled value."""
        for item in self.outline.items(self.section):
            found = _LABEL.match(item.text)
            if found:
                yield item.line, item.end_line, found.group(1), found.group(2)
        for block in self.section.blocks:
            if block.kind == "row" and not block.depth and len(block.cells) == 2:
                yield block.line, block.end_line, re.sub(r"[*_:]", "", block.cells[0]), decode(block.cells[1], cell=True)
            elif block.kind == "paragraph" and not block.depth:
                for number, line in enumerate(block.text.split("\n")):
                    found = _LABEL.match(line)
                    if found:
                        yield block.line + number, block.line + number, found.group(1), found.group(2)

    def _take(self, label: str, text: str, line: int, into: Put) -> bool:
        place = self.known.get(label.strip().casefold())
        return place is not None and take_label(place, decode(text.strip()), line, into)

    def _tables(self, taken: LineSet) -> LineSet:
        """Take the head of a table of which every row was taken."""
        head: Block | None = None
        whole = first = False  # whether every row below `head` was taken; whether the next row is the first of them
        for block in [*self.section.blocks, None]:
            if block is None or block.header:
                if head is not None and whole:
                    taken.update(range(head.line, max(head.end_line, head.line + (head.columns is None)) + 1))
                head, whole, first = block, False, True
            elif block.kind == "row" and not block.depth and head is not None:
                whole, first = block.line in taken and (whole or first), False
        return taken


def take_label(place: str, text: str, line: int, into: Put) -> bool:
    """Put what the text of a label says into its place; whether the place now holds all that the text says."""
    if text.casefold() in NOTHING:
        return True
    if place == "incident.severity":
        return _severity(text, line, into)
    try:
        value = label_value(place, text)
    except ValueError:
        return False
    put_now = into(place, value, line)
    return put_now and not (hint_of(place).base is date and text != value and _says_more(text))


def _says_more(text: str) -> bool:
    """Whether a text names more than a day."""
    span = leading(text)
    return span is None or span.timed or span.end != len(text)


def _severity(text: str, line: int, into: Put) -> bool:
    """A severity of the team's own scale stays a word until its policy maps it."""
    found = _SEVERITY.match(text)
    try:
        whole = into("incident.severity", label_value("incident.severity", found.group() if found else text), line)
    except ValueError:
        return into("incident.severity_word", text, line)
    return whole and (found is None or found.end() == len(text))
