"""Flags an adverb that judges people inside a timeline: finally, belatedly, inexplicably, stubbornly.

## Why it matters
A timeline is a record. "Finally" is an opinion about how long it took; the two times already say it.

## Known problems
In prose and lists of steps ("Finally, the cache was cleared") the word is harmless and stays silent.

## Example
10:05 The on-call engineer finally rolled back.

## Use instead
10:05 Rollback started.

## Sources
Google, Site Reliability Engineering, 2016, appendix D (a timeline of facts). John Allspaw, 2012.
"""

from __future__ import annotations

from typing import Any

from nofault.lint.lexicon import listed
from nofault.lint.lexicon.function_words import STOPS, is_time
from nofault.lint.lexicon.qualities import EVALUATIVE
from nofault.lint.lexicon.verbs import is_past
from nofault.lint.nouns import THIRD_PERSON, Kind
from nofault.lint.omitting import without
from nofault.lint.rule import Hit, Match

CODE = "TML001"
NAME = "evaluative-adverb"
SEVERITY = "warning"
SECTIONS = frozenset({"timeline"})
DEFAULT = True
FIX = "safe"
CUES = EVALUATIVE | {"eventually", "last"}
AMAZED = listed("unbelievably incredibly astonishingly inexplicably bizarrely amazingly")
QUESTION = "What happened between the two times, and what was visible then?"
MESSAGE = "“{text}” judges inside a record."
SUGGESTION = "Drop the word; the times already tell the length."


def look(hit: Hit) -> Match | None:
    """An evaluative adverb about people, or at the front of a timed entry without a subject."""
    if hit.at(1) == "," and hit.word in AMAZED and hit.phrase(hit.index + 2).kind in THIRD_PERSON:
        return hit.match()
    if hit.at(1) == "," or (hit.word == "last" and hit.at(-1) != "at"):
        return None
    somebody = hit.word == "last" or (hit.word == "finally" and hit.at(1) in ("somebody", "someone", "people", "they"))
    subject = hit.phrase(hit.index + 1) if somebody else hit.subject_of(hit.index + 1)
    if subject.kind in THIRD_PERSON and not subject.passive:
        return hit.match(hit.index - (hit.word == "last"))
    before = hit.at(-1)
    timed = any(is_time(hit.words.at(index)) for index in range(max(0, hit.index - 6), hit.index))
    bare = timed and subject.kind is Kind.NOBODY and (before in STOPS or is_time(before))
    return hit.match() if bare and is_past(hit.at(1)) and hit.word != "eventually" else None


def mend(text: str, start: int, end: int, config: Any) -> tuple[int, int, str] | None:
    """The entry without the word."""
    return without(text, start, end)
