"""Flags marks that mock: several exclamation or question marks, scare quotes, emoji that laugh or despair (off unless selected).

## Why it matters
They shame without naming, and are read long after the mood has passed.

## Known problems
Quotations of more than two words are somebody's words and left alone.

## Example
The "fix" was deployed at noon!!

## Use instead
The change r4512 was deployed at 12:00 UTC; errors stayed at 5 percent.

## Sources
Etsy, Debriefing Facilitation Guide, 2016.
"""

from __future__ import annotations

from collections.abc import Iterable

from nofault.lint.patterns import Pattern
from nofault.postmortem.sections import KINDS

CODE = "PRO015"
NAME = "sarcasm-marks"
SEVERITY = "info"
SECTIONS = frozenset(KINDS) - {"evidence", "timeline"}
DEFAULT = False
QUESTION = "What happened, in plain words?"
MESSAGE = "“{text}” mocks."
SUGGESTION = "Take the marks out and say what happened."
MARK = Pattern(r"[!?\"“\U0001f600-\U0001f64f\U0001f926\U0001f937\U0001f921]")  # what each of them begins with
MARKS = Pattern(
    r"[!?]*!!+[!?]*|\?{2,}!*|[\U0001f600-\U0001f64f\U0001f926\U0001f937\U0001f921]"
    r"|(?<!\w)[\"“](?:fix|fixed|expert|experts|senior|tested|reviewed|careful|clever|solution|improvement|test|review|process)[\"”](?!\w)",
)


def look_text(text: str, section: str) -> Iterable[tuple[int, int]]:
    """The marks of a piece of text."""
    return [found.span() for found in MARKS.finditer(text)] if MARK.search(text) is not None else []
