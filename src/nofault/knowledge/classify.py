"""Failure classes suggested from sentences: cue words as data, the sentence that earned each, and how sure that is.

A suggestion is a question to a person, who confirms it or not. The taxonomy is `classes.toml`; adding a class or a cue is adding a line there.
"""

from __future__ import annotations

import tomllib
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from nofault.knowledge.sentences import Sentence
from nofault.knowledge.words import NO, stems

TAXONOMY = Path(__file__).parent / "classes.toml"
Axis = Literal["trigger", "mechanism", "gap"]
# How many suggestions an axis may hold: more than a person wants to look at is noise.
MOST: dict[Axis, int] = {"trigger": 3, "mechanism": 3, "gap": 5}
# How sure one cue makes us, by the number of its words. Set by hand on a few dozen public postmortems; not a probability.
SURE = {1: 0.45, 2: 0.55, 3: 0.7}
LEAST = 0.35
# Where causes are told a cue counts in full, elsewhere less.
CAUSE_SECTIONS = frozenset(
    {
        "summary",
        "trigger",
        "root-cause",
        "contributing-factors",
        "analysis",
        "five-whys",
        "reality",
        "hurt",
        "why-not-sooner",
        "detection",
        "went-poorly",
    }
)
ELSEWHERE = 0.7
SPREAD = 2  # so many other words may stand between the words of a cue


class FailureKind(Struct, frozen=True):
    """One class of the taxonomy."""

    axis: Axis
    code: str
    name: str
    meaning: str
    cues: list[str] = []


class Suggestion(Struct, frozen=True):
    """A class, how sure the text makes us of it (0 to 1), and the sentence that said most for it, with its line where it has one."""

    code: str
    name: str
    axis: Axis
    confidence: float
    sentence: str
    line: int | None


class _Taxonomy(Struct, frozen=True):
    version: int
    classes: list[FailureKind] = msgspec.field(name="class")


class _Cue(Struct, frozen=True):
    code: str
    stems: tuple[str, ...]
    sure: float


@cache
def taxonomy() -> dict[str, FailureKind]:
    """The classes by code, in the order of the file."""
    found = msgspec.convert(tomllib.loads(TAXONOMY.read_text(encoding="utf-8")), _Taxonomy)
    return {kind.code: kind for kind in found.classes}


@cache
def _cues() -> dict[str, list[_Cue]]:
    """The cues by their last stem, which is where a sentence is asked for them first."""
    cues: dict[str, list[_Cue]] = {}
    for kind in taxonomy().values():
        for text in kind.cues:
            parts = tuple(dict.fromkeys(stems(text)))
            cues.setdefault(parts[-1], []).append(_Cue(kind.code, parts, SURE[min(len(parts), max(SURE))]))
    return cues


def classify(sentences: Iterable[Sentence]) -> list[Suggestion]:
    """The classes that the sentences speak for, best first; at most MOST of an axis. Different cues for one class add up."""
    found: dict[str, dict[tuple[str, ...], tuple[float, Sentence]]] = {}
    for sentence in sentences:
        weight = 1.0 if sentence.section in CAUSE_SECTIONS else ELSEWHERE
        for cue in _said(sentence.text):
            sure = cue.sure * weight
            best = found.setdefault(cue.code, {}).get(cue.stems)
            if best is None or sure > best[0]:
                found[cue.code][cue.stems] = (sure, sentence)
    suggestions = [_suggestion(code, list(cues.values())) for code, cues in found.items()]
    return list(_limited(sorted(suggestions, key=lambda one: (-one.confidence, one.code))))


def _suggestion(code: str, earned: list[tuple[float, Sentence]]) -> Suggestion:
    doubt = 1.0
    for sure, _ in earned:
        doubt *= 1 - sure
    _, sentence = max(earned, key=lambda one: one[0])
    kind = taxonomy()[code]
    return Suggestion(code, kind.name, kind.axis, round(min(1 - doubt, 0.95), 2), sentence.text, sentence.line)


def _limited(suggestions: list[Suggestion]) -> Iterator[Suggestion]:
    left = dict(MOST)
    for suggestion in suggestions:
        if suggestion.confidence >= LEAST and left[suggestion.axis] > 0:
            left[suggestion.axis] -= 1
            yield suggestion


def _said(text: str) -> Iterator[_Cue]:
    """The cues that a sentence says."""
    said = stems(text)
    places: dict[str, list[int]] = {}
    for place, stem in enumerate(said):
        places.setdefault(stem, []).append(place)
    for stem in places:
        for cue in _cues().get(stem, ()):
            if all(part in places for part in cue.stems) and _together(cue, places):
                yield cue


def _together(cue: _Cue, places: dict[str, list[int]]) -> bool:
    """Whether the words of the cue stand close together, and nothing just before them says that it was not so."""
    for last in places[cue.stems[-1]]:
        near = [_nearest(places[part], last) for part in cue.stems]
        first = min(near)
        if max(near) - first >= len(cue.stems) + SPREAD:
            continue
        if NO in cue.stems or not (NO in places and first - 2 <= _nearest(places[NO], first - 1) < first):
            return True
    return False


def _nearest(places: list[int], to: int) -> int:
    """The place nearest to another one; `places` ascend."""
    after = bisect_left(places, to)
    return min(places[max(0, after - 1) : after + 1], key=lambda place: abs(place - to))
