"""Flags a lesson that says that something was learned, and not what (off unless selected).

## Why it matters
A lesson that fits every incident helps in none.

## Known problems
A sentence that goes on to say what is left alone where it has more than twelve words.

## Example
We learned a lot from this incident.

## Use instead
The retry interval of the client has no jitter, so 400 clients return in the same second.

## Sources
Etsy, Debriefing Facilitation Guide, 2016.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from nofault.lint.paper import Paper, Told
from nofault.lint.patterns import Pattern
from nofault.lint.terms import Terms

CODE = "PRO013"
NAME = "empty-lesson"
SEVERITY = "info"
SECTIONS = None
DEFAULT = False
QUESTION = "What do you know about the system now that you did not know before?"
MESSAGE = "“{text}” says nothing that one could use."
SUGGESTION = "Write the one fact about the system that surprised."
EMPTY = Pattern(
    r"(?:we|the team|everybody|everyone)\b.{0,30}\b(?:learn(?:ed|t)|took away)\b.{0,20}\b(?:a lot|much|many things|valuable lessons?|lessons)\b"
    r"|\b(?:a good|a great|a valuable|an important) (?:lesson|learning)(?: experience)?\b|\blessons? (?:were|was) learned\b",
    re.IGNORECASE,
)
WORDS = 12


def look_paper(paper: Paper, terms: Terms) -> Iterable[Told]:
    """Each short lesson that says only that it is one."""
    for line in paper.lessons:
        found = EMPTY.search(line.text[:400])
        if found is not None and len(line.text.split()) <= WORDS:
            yield Told(line.number, 0, len(line.text.split("\n", 1)[0]))
