"""Headings to section kinds: a closed list of kinds, words as data, and inheritance from the heading above."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from msgspec import Struct

from nofault import plugins
from nofault.postmortem.grammar import Block
from nofault.postmortem.vocabulary import LONGEST, Vocabulary, vocabulary

__all__ = ["KINDS", "Heading", "section_kind", "understand", "vocabulary", "whole_kind"]

# The closed list that documents, lint and import reports share.
KINDS = (
    "summary", "status", "impact", "background", "detection", "response", "timeline", "trigger", "root-cause", "contributing-factors", "analysis",
    "five-whys", "belief", "reality", "helped", "hurt", "went-well", "went-poorly", "luck", "why-not-sooner", "lessons", "action-items", "decisions",
    "verification", "open-questions", "related", "communication", "people", "glossary", "evidence", "entry", "other",
)  # fmt: skip
# Sections that are lists: what a heading below one groups is still part of it, unless it plainly begins something else.
LISTS = frozenset(
    {
        "action-items",
        "five-whys",
        "timeline",
        "went-well",
        "went-poorly",
        "luck",
        "helped",
        "hurt",
        "lessons",
        "contributing-factors",
        "people",
        "evidence",
        "communication",
    }
)
PLAIN = frozenset(
    {
        "five-whys", "why-not-sooner", "went-well", "went-poorly", "luck", "helped", "hurt", "action-items", "timeline", "root-cause", "trigger",
        "contributing-factors", "lessons", "open-questions", "related", "decisions", "entry",
    }
)  # fmt: skip
# Sections that hold all sorts of things: one word of a heading below them counts.
LOOSE = frozenset({"analysis", "summary", "status", "people"})
# Sections that a document has and a section has not: two of them make what they stand below a document.
MAIN = frozenset({"summary", "impact", "timeline", "root-cause", "lessons", "action-items"})
# A heading that long is a sentence: one word of it says nothing about its section.
SENTENCE_WORDS = 8
# What a title says that is no section of its document.
_ABOUT = re.compile(
    r"post[- ]?mortem|incident|outage|report|review|retrospective|problem record|ポストモーテム|障害|事故|故障|复盘|störung|vorfall",
    re.I,
)
_NAMED = re.compile(r"post[- ]?mortem|report|template", re.I)  # as above, where headings of the same level follow
_CAUSES = re.compile(r"root[- ]cause analysis|\brca\b", re.I)  # of a document where all its sections stand below it
_BLANK = re.compile(r"\{\{[^{}]*\}\}|<[^<>]+>|\[[^\[\]]+\](?!\()")  # to be filled in
_BLANK_TIME = re.compile(r"[\[({<`\s]*(?:yyyy-mm-dd[\sT]*)?hh:mm\b", re.I)
_KEPT = re.compile(r"\{#p-[0-9a-f]{10}\}\Z")  # behind a heading: the identifier of a section that is kept as it is
_DIGIT = re.compile(r"\d")
REMEMBERED = 80  # characters of a heading that is kept in memory
GUESSES = 200  # headings of a document that are looked at for what they lean to
CERTAIN = 9  # strength of a heading that a template names


class Heading(Struct, frozen=True):
    """A heading and what was understood of it.

    `understood` is `title`, `kind` (its own words say it), `inherited` (from the nearest recognised heading above it) or None;
    `kind` is one of KINDS, or None for the title and for what was not understood. `block` is its index among the document's blocks,
    `phrase` the words that decided; with none of them and `likely`, it is the kind that the heading leans to.
    """

    line: int
    level: int
    text: str
    understood: str | None
    kind: str | None
    block: int
    phrase: tuple[str, ...] = ()
    likely: bool = False


class _Own(Struct, frozen=True):
    """What a heading says by itself: its kind, whether these words are all of it or of a part, how many they are, whether there are few others."""

    kind: str | None = None
    whole: bool = False
    part: bool = False
    strength: int = 0
    phrase: tuple[str, ...] = ()
    short: bool = False

    @property
    def weak(self) -> bool:
        """Whether a single word in the midst of others is all that says it."""
        return not self.part and self.strength < 2


def _own(text: str, known: Vocabulary | None = None) -> _Own:
    """What a heading says; with the whole vocabulary what many documents say alike is looked up once."""
    if known is not None:
        return _read(text, known)
    return _remembered(text) if len(text) <= REMEMBERED else _read(text, vocabulary())


@lru_cache(maxsize=2048)
def _remembered(text: str) -> _Own:
    return _read(text, vocabulary())


def _read(text: str, known: Vocabulary) -> _Own:
    words = known.words(text)
    if is_time(words.plain):
        return _Own("entry", True, True, 2)
    for number, segment in enumerate(words.segments):
        found = known.whole(segment)
        if found and (number < 2 or found.strength > 1 or not words.numbered):
            return _Own(found.kind, number < 2, True, found.strength, found.phrase)
    if found := known.first_of(words.things):
        return _Own(found.kind, False, True, found.strength, found.phrase)
    best = known.best(words.segments[1]) or known.best(words.tokens)
    sentence = words.length >= SENTENCE_WORDS
    if (best is None or best.strength < 2) and (found := known.whole(words.aside)) and found.kind != "analysis":  # "(postmortem)" says nothing
        return _Own(found.kind, False, True, found.strength, found.phrase)
    if best is None or (best.strength < 2 and sentence):
        return _Own()
    strength = best.strength - 1 if sentence else 1 if words.numbered else best.strength
    return _Own(best.kind, strength=strength, phrase=best.phrase, short=words.length < 4 and not words.numbered)


def is_time(text: str) -> bool:
    """Whether a heading is, or begins with, a time of day; or is a day and nothing else."""
    text = text[:LONGEST]
    if _DIGIT.search(text) is None:
        return _BLANK_TIME.match(text) is not None
    text = text.strip("[]()*_ ")
    span = plugins.load("nofault.postmortem", "when").leading(text)  # its patterns take as long to load as all else here
    return span is not None and (span.timed or span.end == len(text))


def section_kind(text: str) -> str | None:
    """The section kind that a heading's own words say, one of KINDS; None when they say none."""
    return _own(text).kind


def whole_kind(text: str) -> str | None:
    """The section kind of a text that is a section word and nothing else; None for any other."""
    own = _own(text)
    return own.kind if own.whole else None


def understand(
    blocks: Iterable[Block], known: Vocabulary | None = None, own_kinds: dict[str, str] | None = None, text: str | None = None
) -> list[Heading]:
    """Every heading of a document with its kind; headings inside quotes and list items begin no section and are left out.

    The first heading is the title unless its words are a section word and nothing else ("Summary"), or headings of its own level follow and it
    has a kind. A heading without a kind of its own inherits from the nearest recognised heading of a higher level, never from the title.
    `own_kinds` are headings of a template, in small letters, with their kinds. With the `text` of the document, a heading that is not understood
    by its words is by what it leans to (`leaning`).
    """
    blocks = list(blocks)
    places = [(index, block) for index, block in enumerate(blocks) if block.kind == "heading" and not block.depth]
    found: list[Heading] = []
    above: list[tuple[int, str | None]] = []
    guesses = 0
    levels = [block.level for _, block in places]
    owns = _instead(levels, [_stated(block, own_kinds) or _own(block.text, known) for _, block in places], known or vocabulary())
    whole, said = _whole_documents(levels, owns), {own.kind for own in owns}
    for number, ((index, block), own) in enumerate(zip(places, owns, strict=True)):
        while above and above[-1][0] >= block.level:
            above.pop()
        parent = above[-1][1] if above else None
        if not found and _is_title(block, own, [one for _, one in places[1:]]):
            heading = Heading(block.line, block.level, block.text, "title", None, index)
        else:
            kept = _KEPT.search(block.text) is not None
            heading = Heading(block.line, block.level, block.text, None, None, index) if kept else _placed(block, index, own, parent)
            if text is not None and not kept and heading.understood is None and guesses < GUESSES:
                guesses += 1
                below = text[block.end : places[number + 1][1].offset if number + 1 < len(places) else None]
                heading = _likely(heading, below, known or vocabulary(), said)
        above.append((block.level, None if heading.understood == "title" or number in whole else heading.kind))
        found.append(heading)
    return found


def _stated(block: Block, kinds: dict[str, str] | None) -> _Own | None:
    """What a template says of a heading."""
    kind = kinds.get(block.text.casefold()) if kinds else None
    return _Own(kind, True, True, CERTAIN) if kind else None


def _instead(levels: list[int], owns: list[_Own], known: Vocabulary) -> list[_Own]:
    """Headings such as "Remediation", which mean something else where another heading says their kind that they do not stand below."""
    highest: dict[str | None, int] = {}
    for level, own in zip(levels, owns, strict=True):
        if own.whole and own.phrase not in known.instead:
            highest[own.kind] = min(level, highest.get(own.kind, level))
    above: list[tuple[int, str | None]] = []
    found = []
    for level, own in zip(levels, owns, strict=True):
        while above and above[-1][0] >= level:
            above.pop()
        apart = own.whole and own.phrase in known.instead and highest.get(own.kind, level + 1) <= level
        if apart and all(kind != own.kind for _, kind in above):
            own = _Own(known.instead[own.phrase], True, True, own.strength, own.phrase)
        above.append((level, own.kind))
        found.append(own)
    return found


def _whole_documents(levels: list[int], owns: list[_Own]) -> set[int]:
    """Headings with main sections directly below them ("Document", "Part 2"): no section inherits from them."""
    below: dict[int, set[str]] = {}
    above: list[int] = []
    for number, (level, own) in enumerate(zip(levels, owns, strict=True)):
        while above and levels[above[-1]] >= level:
            above.pop()
        if above and own.whole and own.kind in MAIN:
            below.setdefault(above[-1], set()).add(own.kind)
        above.append(number)
    return {number for number, kinds in below.items() if len(kinds - {owns[number].kind}) > 1}


def _is_title(block: Block, own: _Own, others: list[Block]) -> bool:
    """Whether the first heading is the title of the document."""
    alone = all(other.level > block.level for other in others)
    if alone and block.level == 1 and others and _BLANK.search(block.text) and section_kind(_BLANK.sub("", block.text)) in (None, "analysis"):
        return True
    if own.whole:
        of_causes = block.level == 1 and others and _CAUSES.search(block.text)
        return alone and bool(of_causes or ((block.level == 1 or others) and _ABOUT.search(block.text)))
    return block.level == 1 or (alone and own.strength < 2) or bool(own.kind is None and others and _NAMED.search(block.text))


def _placed(block: Block, index: int, own: _Own, parent: str | None) -> Heading:
    """A heading that is not the title, below a heading of the kind `parent`."""
    if own.kind is not None and (parent is None or _stands_apart(own, parent)):
        return Heading(block.line, block.level, block.text, "kind", own.kind, index, own.phrase)
    return Heading(block.line, block.level, block.text, "inherited" if parent else None, parent, index)


def _likely(heading: Heading, below: str, known: Vocabulary, said: set[str | None]) -> Heading:
    """A heading whose words say nothing, with what it leans to; `said` are the kinds that other headings say."""
    kind = plugins.load("nofault.postmortem", "leaning").leaning(heading.text, below, known, said)
    return Heading(heading.line, heading.level, heading.text, "kind", kind, heading.block, likely=True) if kind else heading


def _stands_apart(own: _Own, parent: str) -> bool:
    """Whether the heading's own words count below a heading of the kind `parent`."""
    if own.kind == parent:
        return True
    if own.strength == CERTAIN:
        return True
    if own.weak:
        return parent in LOOSE or (own.short and parent not in LISTS)
    return parent not in LISTS or own.kind in PLAIN or (own.whole and own.strength > 1)
