"""A document as the rules about the whole of it see it, read from Markdown blocks or from the typed model.

Every line that a rule may point at has a number; whoever built the paper knows where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from nofault.lint.items import Entry, Placed, Promise
from nofault.lint.lexicon import listed
from nofault.lint.patterns import Pattern
from nofault.postmortem.blocks import Block

# Words at the head of a document, before a colon or in the first column, and the fact that they stand for.
FACTS = {
    "authors": listed("author authors writer writers owner"),
    "commander": listed("commander ic"),
    "facilitator": listed("facilitator facilitators moderator"),
    "facilitator_team": frozenset({"facilitator's team", "facilitator team"}),
    "attendees": listed("attendees participants present"),
    "published": listed("published publication"),
    "occurred": listed("date occurred incident"),
    "team": listed("team"),
}
FIELD = Pattern(r"[*_ \t]{0,4}([A-Za-z][A-Za-z' -]{1,30}?)[*_ \t]{0,4}:[*_ \t]{0,4}(?=\S)(.{1,200})")
ISO_DAY = Pattern(r"\b(\d{4})-(\d\d)-(\d\d)\b")
CAUSE_SECTIONS = frozenset({"contributing-factors", "root-cause"})
HEAD_SECTIONS = frozenset({"other", "status", "people", "communication", "summary"})
HEAD_BLOCKS = 60  # blocks at the front in which the facts of a document stand


class Line(Struct, frozen=True, gc=False):
    """A piece of text that a rule may point at; `number` is its place."""

    text: str
    number: int
    section: str = "other"


class Paper(Struct):
    """What a document holds. `facts` are who and when as written, `kinds` the section kinds that have a text, `title` its first heading."""

    title: Line
    headings: list[Line] = []
    kinds: set[str] = set()
    facts: dict[str, Line] = {}
    causes: list[Line] = []
    lessons: list[Line] = []
    texts: list[Line] = []  # every piece of prose
    promises: list[tuple[Promise, int]] = []
    entries: list[tuple[Entry, int]] = []
    essay: Line | None = None  # a paragraph in the timeline
    whole: bool = False  # a document, not a part of one

    def day(self, fact: str) -> date | None:
        """The ISO day of a fact, None where none is stated."""
        line = self.facts.get(fact)
        return day_in(line.text) if line is not None else None


class Told(Struct, frozen=True, gc=False):
    """What a look at a paper saw: characters `start` to `end` of line `number`; `shown` is said instead of that text."""

    number: int
    start: int
    end: int
    shown: str | None = None

    @classmethod
    def of(cls, line: Line, shown: str | None = None) -> Told:
        """The whole line."""
        return cls(line.number, 0, len(line.text), shown)


def day_in(text: str) -> date | None:
    """The first ISO day in a text."""
    found = ISO_DAY.search(text)
    if found is None:
        return None
    try:
        return date(*map(int, found.groups()))
    except ValueError:
        return None


def names_in(text: str) -> list[str]:
    """The names in a field, in lower case: parted by commas, `and`, `&`, `/`, without markup and handles' signs."""
    parts = re.split(r"[,;/&+]|\band\b", text[:500])
    return [name for part in parts if (name := re.sub(r"[\[\]()@*_`]", "", part).strip().lower())]


class Spot(Struct, frozen=True, gc=False):
    """Where a line stands in Markdown: its block, and the number of its piece."""

    block: Block
    piece: int
    section: str
    at: int = 0  # where in the piece the line begins


def paper_of(blocks: Sequence[Block], sections: Sequence[str], items: Sequence[Placed]) -> tuple[Paper, list[Spot]]:
    """The paper of a Markdown document and the place of each of its lines."""
    spots: list[Spot] = []

    def line(block: Block, text: str, section: str, piece: int = 0, at: int = 0) -> Line:
        spots.append(Spot(block, piece, section, at))
        return Line(text, len(spots) - 1, section)

    first = next((block for block in blocks if block.kind == "heading"), blocks[0])
    paper = Paper(line(first, first.text, "other"), whole=True)
    for number, (block, section) in enumerate(zip(blocks, sections, strict=True)):
        if block.kind == "heading":
            paper.headings.append(line(block, block.text, section))
            continue
        if block.kind not in ("paragraph", "item", "row") or block.header:
            continue
        paper.kinds.add(section)
        paper.texts += [line(block, text, section, piece) for piece, text in enumerate(block.cells if block.kind == "row" else [block.text])]
        if number < HEAD_BLOCKS and section in HEAD_SECTIONS:
            for name, value, piece, at in _facts(block):
                paper.facts.setdefault(name, line(block, value, section, piece, at))
        text = block.text if block.kind != "row" else next((cell for cell in block.cells if cell), "")
        if section in CAUSE_SECTIONS and block.level <= 1:
            paper.causes.append(line(block, text, section, block.cells.index(text) if block.kind == "row" and text else 0))
        elif section == "lessons" and block.kind != "row":
            paper.lessons.append(line(block, text, section))
        elif section == "timeline" and block.kind == "paragraph" and not block.level and paper.essay is None:
            paper.essay = line(block, text, section)
    for placed in items:
        spots.append(Spot(placed.block, placed.fields["text"][0], placed.section))
        if isinstance(placed.item, Promise):
            paper.promises.append((placed.item, len(spots) - 1))
        else:
            paper.entries.append((placed.item, len(spots) - 1))
    return paper, spots


def _facts(block: Block) -> Iterator[tuple[str, str, int, int]]:
    """The facts that a block states as `Name: value`, a line each, or as a row of two cells."""
    if block.kind == "row":
        if len(block.cells) == 2 and (name := _fact(block.cells[0])) is not None and block.cells[1]:
            yield name, block.cells[1], 1, 0
        return
    if ":" not in block.text:
        return
    begins = 0
    for text in block.text[:2000].split("\n"):
        found = FIELD.match(text)
        if found is not None and (name := _fact(found.group(1))) is not None:
            yield name, found.group(2).rstrip(" *_"), 0, begins + found.start(2)
        begins += len(text) + 1


def _fact(label: str) -> str | None:
    """The fact that a label stands for: its last word decides, the whole of it where that is listed."""
    low = label.strip(" *_:").lower()
    for name, labels in FACTS.items():
        if low in labels:
            return name
    last = low.rpartition(" ")[2]
    return next((name for name, labels in FACTS.items() if last in labels), None)
