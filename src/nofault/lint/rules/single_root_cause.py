"""Flags a heading that speaks of one root cause (off unless selected).

## Why it matters
Events need several conditions at once; a heading in the singular ends the search at the first that was found.

## Known problems
Some teams and policies want the words "root cause"; leave the rule off there.

## Example
A heading "Root cause".

## Use instead
A heading "Contributing factors".

## Sources
John Allspaw, The Infinite Hows, 2014. Richard Cook, How Complex Systems Fail, 1998.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from nofault.lint.paper import Paper, Told
from nofault.lint.patterns import Pattern
from nofault.lint.terms import Terms

CODE = "STR002"
NAME = "single-root-cause"
SEVERITY = "info"
SECTIONS = None
DEFAULT = False
FIX = "unsafe"
QUESTION = "Which other conditions had to be there?"
MESSAGE = "“{text}” asks for one cause."
SUGGESTION = "Contributing factors"
SINGULAR = Pattern(r"\b(?:the )?root cause\b(?! analysis)", re.IGNORECASE)


def look_paper(paper: Paper, terms: Terms) -> Iterable[Told]:
    """Headings with a root cause in the singular."""
    for line in paper.headings:
        found = SINGULAR.search(line.text)
        if found is not None:
            yield Told(line.number, *found.span())


def mend(text: str, start: int, end: int, config: Any) -> tuple[int, int, str] | None:
    """The heading with the plural of factors."""
    found = SINGULAR.search(text, start, end)
    return (*found.span(), "Contributing factors") if found is not None else None
