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
# A heading that long is a sentence: one word of it says nothing about its section.
SENTENCE_WORDS = 8
# What a title says that is no section of its document.
_ABOUT = re.compile(
    r"post[- ]?mortem|incident|outage|report|review|retrospective|problem record|ポストモーテム|障害|事故|故障|复盘|störung|vorfall",
    re.I,
)
_CAUSES = re.compile(r"root[- ]cause analysis|\brca\b", re.I)  # of a document where all its sections stand below it
_DIGIT = re.compile(r"\d")
REMEMBERED = 80  # characters of a heading that is kept in memory
CERTAIN = 9  # strength of a heading that a template names


class Heading(Struct, frozen=True):
    """A heading and what was understood of it.

    `understood` is `title`, `kind` (its own words say it), `inherited` (from the nearest recognised heading above it) or None;
    `kind` is one of KINDS, or None for the title and for what was not understood. `block` is its index among the document's blocks,
    `phrase` the words that decided.
    """

    line: int
    level: int
    text: str
    understood: str | None
    kind: str | None
    block: int
    phrase: tuple[str, ...] = ()


class _Own(Struct, frozen=True):
    """What a heading says by itself: its kind, whether these words are all of it or all of a part of it, and how many words they are."""

    kind: str | None = None
    whole: bool = False
    part: bool = False
    strength: int = 0
    phrase: tuple[str, ...] = ()


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
    best = known.best(words.segments[1]) or known.best(words.tokens)
    sentence = words.length >= SENTENCE_WORDS
    if best is None or (best.strength < 2 and sentence):
        return _Own()
    return _Own(best.kind, False, False, best.strength - 1 if sentence else 1 if words.numbered else best.strength, best.phrase)


def is_time(text: str) -> bool:
    """Whether a heading is, or begins with, a time of day; or is a day and nothing else."""
    text = text[:LONGEST]
    if _DIGIT.search(text) is None:
        return False
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


def understand(blocks: Iterable[Block], known: Vocabulary | None = None, own_kinds: dict[str, str] | None = None) -> list[Heading]:
    """Every heading of a document with its kind; headings inside quotes and list items begin no section and are left out.

    The first heading is the title unless its words are a section word and nothing else ("Summary"), or headings of its own level follow and it
    has a kind. A heading without a kind of its own inherits from the nearest recognised heading of a higher level, never from the title.
    `own_kinds` are headings of a template, in small letters, with their kinds.
    """
    blocks = list(blocks)
    places = [(index, block) for index, block in enumerate(blocks) if block.kind == "heading" and not block.depth]
    found: list[Heading] = []
    above: list[tuple[int, str | None]] = []
    for index, block in places:
        stated = (own_kinds or {}).get(block.text.casefold())
        own = _Own(stated, True, True, CERTAIN) if stated else _own(block.text, known)
        while above and above[-1][0] >= block.level:
            above.pop()
        parent = above[-1][1] if above else None
        if not found and _is_title(block, own, [one for _, one in places[1:]]):
            heading = Heading(block.line, block.level, block.text, "title", None, index)
        else:
            heading = _placed(block, index, own, parent)
        above.append((block.level, heading.kind if heading.understood != "title" else None))
        found.append(heading)
    return found


def _is_title(block: Block, own: _Own, others: list[Block]) -> bool:
    """Whether the first heading is the title of the document."""
    alone = all(other.level > block.level for other in others)
    if own.whole:
        of_causes = block.level == 1 and others and _CAUSES.search(block.text)
        return alone and bool(of_causes or ((block.level == 1 or others) and _ABOUT.search(block.text)))
    return block.level == 1 or (alone and own.strength < 2)


def _placed(block: Block, index: int, own: _Own, parent: str | None) -> Heading:
    """A heading that is not the title, below a heading of the kind `parent`."""
    if own.kind is not None and (parent is None or _stands_apart(own, parent)):
        return Heading(block.line, block.level, block.text, "kind", own.kind, index, own.phrase)
    return Heading(block.line, block.level, block.text, "inherited" if parent else None, parent, index)


def _stands_apart(own: _Own, parent: str) -> bool:
    """Whether the heading's own words count below a heading of the kind `parent`."""
    if own.kind == parent:
        return True
    if own.strength == CERTAIN:
        return True
    if not own.part and own.strength < 2:
        return False
    return parent not in LISTS or own.kind in PLAIN or (own.whole and own.strength > 1)
