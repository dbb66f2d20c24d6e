"""Headings to section kinds: a closed list of kinds, words as data, and inheritance from the heading above."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from msgspec import Struct

from nofault import plugins
from nofault.postmortem.grammar import Block

# The closed list that documents, lint and import reports share.
KINDS = (
    "summary",
    "status",
    "impact",
    "background",
    "detection",
    "response",
    "timeline",
    "trigger",
    "root-cause",
    "contributing-factors",
    "analysis",
    "five-whys",
    "belief",
    "reality",
    "helped",
    "hurt",
    "went-well",
    "went-poorly",
    "luck",
    "why-not-sooner",
    "lessons",
    "action-items",
    "decisions",
    "verification",
    "open-questions",
    "related",
    "communication",
    "people",
    "glossary",
    "evidence",
    "entry",
    "other",
)
WORDS_PACKAGE = "nofault.postmortem.section_words"
# A heading that long is a sentence: one word of it says nothing about its section.
SENTENCE_WORDS = 8

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_TIME = re.compile(r"[\W_]*(?:\d{4}-\d\d-\d\d[T ,]*)?(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?!\d)|[\W_]*(?:[01]?\d|2[0-3])[0-5]\d ?(?:UTC|Z)\b")
_LINK = re.compile(r"\]\([^()]*\)")


class Heading(Struct, frozen=True):
    """A heading and what was understood of it.

    `understood` is `title`, `kind` (its own words say it), `inherited` (from the nearest recognised heading above it) or None;
    `kind` is one of KINDS, or None for the title and for what was not understood. `block` is its index among the document's blocks.
    """

    line: int
    level: int
    text: str
    understood: str | None
    kind: str | None
    block: int


@cache
def _phrases() -> tuple[dict[tuple[str, ...], tuple[int, str]], int]:
    """Phrase -> (rank, kind) over all languages, and the length of the longest in words."""
    phrases: dict[tuple[str, ...], tuple[int, str]] = {}
    for _, language in plugins.walk(WORDS_PACKAGE):
        for rank, (kind, words) in enumerate(language.WORDS.items()):
            for phrase in words:
                phrases.setdefault(tuple(phrase.split()), (rank, kind))
    return phrases, max(map(len, phrases))


def _words(text: str) -> list[str]:
    return _WORD.findall(_LINK.sub("]", text).replace("’", "'").casefold())


def _match(text: str) -> tuple[str | None, bool]:
    """The kind that the words of a heading say, and whether these words are the whole heading."""
    if _TIME.match(text):
        return "entry", True
    words = _words(text)
    phrases, longest = _phrases()
    best: tuple[int, int, int, str] | None = None
    for start in range(len(words)):
        for length in range(min(longest, len(words) - start), 0, -1):
            found = phrases.get(tuple(words[start : start + length]))
            if found is not None:
                candidate = (-length, found[0], start, found[1])
                best = candidate if best is None else min(best, candidate)
                break
    if best is None or (best[0] == -1 and len(words) >= SENTENCE_WORDS):
        return None, False
    return best[3], -best[0] == len(words)


def section_kind(text: str) -> str | None:
    """The section kind that a heading's own words say, one of KINDS; None when they say none."""
    return _match(text)[0]


def understand(blocks: Iterable[Block]) -> list[Heading]:
    """Every heading of a document with its kind; headings inside quotes and list items begin no section and are left out.

    The first heading is the title unless its words are a section word and nothing else ("Summary"). A heading without a kind of its own
    inherits from the nearest recognised heading of a higher level, never from the title.
    """
    found: list[Heading] = []
    above: list[tuple[int, str | None]] = []
    for index, block in enumerate(blocks):
        if block.kind != "heading" or block.depth:
            continue
        kind, whole = _match(block.text)
        while above and above[-1][0] >= block.level:
            above.pop()
        understood: str | None
        if not found and not whole:
            understood, kind = "title", None
        elif kind is not None:
            understood = "kind"
        else:
            kind = above[-1][1] if above else None
            understood = "inherited" if kind else None
        above.append((block.level, kind))
        found.append(Heading(block.line, block.level, block.text, understood, kind, index))
    return found
