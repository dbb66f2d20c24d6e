"""Flags names of people in a document for the public (off unless selected, or with the public profile).

## Why it matters
Outside the house nobody knows the person, and everybody can find them.

## Known problems
Names on the configured list, handles and common first names count; a name that is also a word does not.

## Example
Priya restarted the primary.

## Use instead
An engineer restarted the primary.

## Sources
Regulation (EU) 2016/679, article 5 (data minimisation). Etsy, Debriefing Facilitation Guide, 2016.
"""

from __future__ import annotations

from collections.abc import Iterable

from nofault.lint.lexicon.people import FIRST_NAMES, PEOPLE
from nofault.lint.nouns import Kind, head_kind
from nofault.lint.patterns import Pattern
from nofault.lint.rule import Hit, Match
from nofault.lint.words import masked

CODE = "PUB004"
NAME = "personal-name"
SEVERITY = "error"
SECTIONS = None
DEFAULT = False
COMPANIONS = PEOPLE
CUES = FIRST_NAMES
ANY_NAME = True
SIGNS = ("@",)
HANDLE = Pattern(r"(?<![\w.@])@[A-Za-z][\w-]{1,38}")
QUESTION = "Which role matters to the reader?"
MESSAGE = "“{text}” is a person."
SUGGESTION = "Write the role, or leave the person out."


def look(hit: Hit) -> Match | None:
    """A person's name or handle."""
    if hit.word not in hit.names.people and not hit.words.capitalised(hit.index):
        return None
    if hit.at(-1) in FIRST_NAMES and hit.words.capitalised(hit.index - 1):
        return None
    return hit.match() if head_kind(hit.words, hit.index, hit.names)[0] is Kind.NAME else None


def look_text(text: str, section: str) -> Iterable[tuple[int, int]]:
    """Handles, which are no words."""
    return [found.span() for found in HANDLE.finditer(masked(text))]
