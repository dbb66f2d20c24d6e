"""Labelled values (`**Severity:** SEV2`, `- Duration: 35 minutes`, rows of two cells) into places of the model."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from nofault.postmortem.grammar import Block
from nofault.postmortem.inline import decode
from nofault.postmortem.markdown.outline import Outline, Section
from nofault.postmortem.markdown.places import NOTHING
from nofault.postmortem.model import Postmortem, Quantity
from nofault.postmortem.values import Hint, fields, from_text, is_part, read_quantity

Plain = dict[str, Any]
Put = Callable[[str, Any, int], bool]

_LABEL = re.compile(r"(?:[-*+]\s+)?(?:\*\*|__)?([^*_:|\n]{1,40}?)(?:(?:\*\*|__)\s*:|:\s*(?:\*\*|__)|:)(?:\s+|$)(.*)$", re.S)


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
    if hint.is_list:
        return [one.strip() for one in text.split(",") if one.strip()]
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

    def read(self, into: Put) -> set[int]:
        """Put what is understood, and return its lines."""
        taken: set[int] = set()
        for line, last, label, text in self._found():
            if self._take(label, text, line, into):
                taken.update(range(line, last + 1))
        return self._tables(taken)

    def read_lines(self, into: Put) -> set[int]:
        """The same where each line is a label with its value, as in front matter."""
        taken = set()
        for line in range(self.section.line, self.section.end_line + 1):
            found = _LABEL.match(self.outline.lines[line - 1])
            if found and self._take(found.group(1), found.group(2).strip("\"' []"), line, into):
                taken.add(line)
        return taken

    def _found(self) -> Iterator[tuple[int, int, str, str]]:
        """First and last line, label and value of each labelled value."""
        for item in self.outline.items(self.section):
            found = _LABEL.match(item.text)
            if found:
                yield item.line, item.end_line, found.group(1), found.group(2)
        for block in self.section.blocks:
            if block.kind == "row" and not block.depth and len(block.cells) == 2:
                yield block.line, block.line, re.sub(r"[*_:]", "", block.cells[0]), decode(block.cells[1], cell=True)
            elif block.kind == "paragraph" and not block.depth:
                for number, line in enumerate(block.text.split("\n")):
                    found = _LABEL.match(line)
                    if found:
                        yield block.line + number, block.line + number, found.group(1), found.group(2)

    def _take(self, label: str, text: str, line: int, into: Put) -> bool:
        place = self.known.get(label.strip().casefold())
        if place is None:
            return False
        text = decode(text.strip())
        if text.casefold() in NOTHING:
            return True
        if place == "incident.severity":
            return self._severity(text, line, into)
        try:
            return into(place, label_value(place, text), line)
        except ValueError:
            return False

    def _severity(self, text: str, line: int, into: Put) -> bool:
        """A severity of the team's own scale stays a word until its policy maps it."""
        try:
            return into("incident.severity", label_value("incident.severity", text), line)
        except ValueError:
            return into("incident.severity_word", text, line)

    def _tables(self, taken: set[int]) -> set[int]:
        """Take the head of a table of which every row was taken."""
        head: Block | None = None
        whole = False  # whether every row below `head` was taken
        for block in [*self.section.blocks, None]:
            if block is None or block.header:
                if head is not None and whole:
                    taken.update((head.line, head.line + 1))
                head, whole = block, False
            elif block.kind == "row" and not block.depth and head is not None:
                whole = block.line in taken and (whole or block.line == head.line + 2)
        return taken
