"""Flags an adverb that labels what a person meant: mistakenly, accidentally, inadvertently, by mistake.

## Why it matters
The word pleads for the person and so keeps the person on trial. Whatever was meant, the system accepted the act.

## Known problems
Passive sentences without an actor ("was accidentally merged") are left alone.

## Example
An administrator accidentally granted public read access.

## Use instead
The role form offers public read without confirmation, one line below private read.

## Sources
Sidney Dekker, Just Culture, 3rd edition, 2016. Donald Norman, The Design of Everyday Things, revised 2013, chapter 5.
"""

from __future__ import annotations

from nofault.lint.acts import UNINTENDED_CUES, unintended
from nofault.lint.lexicon.people import PEOPLE
from nofault.lint.nouns import THIRD_PERSON
from nofault.lint.rule import Hit, Match

CODE = "BLM003"
NAME = "agentive-adverb"
SEVERITY = "warning"
SECTIONS = None
DEFAULT = True
COMPANIONS = PEOPLE
CUES = UNINTENDED_CUES
QUESTION = "How did the step look before it was taken, and what would have shown the difference?"
MESSAGE = "“{text}” labels an intention."
SUGGESTION = "Drop the label and describe the control: its default, its confirmation, what stands beside it."


def look(hit: Hit) -> Match | None:
    """An unintended act of a third person."""
    deed = unintended(hit, THIRD_PERSON)
    return hit.match(deed.first, deed.last) if deed else None
