"""Flags a claim that it was a freak event: freak occurrence, perfect storm, bad luck, one in a million (off unless selected).

## Why it matters
Rare conditions meet again, and what made them meet stays. Luck is worth a section of its own, and no cause.

## Known problems
The section about luck is left alone.

## Example
It was a perfect storm.

## Use instead
Three conditions met: the replica was behind, the cache was cold, and the deploy ran at peak.

## Sources
Charles Perrow, Normal Accidents, 1984. Richard Cook, How Complex Systems Fail, 1998.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from nofault.lint.patterns import Pattern
from nofault.lint.words import masked
from nofault.postmortem.sections import KINDS

CODE = "PRO012"
NAME = "freak-occurrence"
SEVERITY = "info"
SECTIONS = frozenset(KINDS) - {"luck"}
DEFAULT = False
SIGNS = ("freak", "storm", "luck", "one in a", "swan", "foreseen", "act of god", "unforeseeable")
QUESTION = "Which conditions met, and how often does each of them hold?"
MESSAGE = "“{text}” ends the search."
SUGGESTION = "Count how often each condition holds."
PHRASE = Pattern(
    r"\bfreak (?:occurrence|event|accident|incident)\b|\bperfect storm\b|\b(?:pure|sheer|just|simply) bad luck\b|\bone in a (?:million|billion)\b"
    r"|\bblack swan\b|\bcould not have been foreseen\b|\bact of god\b|\bunforeseeable\b",
    re.IGNORECASE,
)


def look_text(text: str, section: str) -> Iterable[tuple[int, int]]:
    """The phrases of fate."""
    return [found.span() for found in PHRASE.finditer(masked(text))]
