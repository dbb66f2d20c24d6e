"""Flags a document that names fewer contributing factors than the policy asks for (two, unless it says otherwise; off unless selected).

## Why it matters
One factor is a cause by another name. An event needs a trigger, a mechanism and a gap in a defence, and each can be changed.

## Known problems
Factors are the items, rows or sub-headings of the sections about causes; a paragraph counts as one.

## Example
A section "Contributing factors" with one item.

## Use instead
A section with the trigger, the mechanism and the missing defence, an item each.

## Sources
Richard Cook, How Complex Systems Fail, 1998. John Allspaw, The Infinite Hows, 2014.
"""

from __future__ import annotations

from collections.abc import Iterable

from nofault.lint.paper import Paper, Told
from nofault.lint.terms import Terms

CODE = "PRO001"
NAME = "too-few-factors"
SEVERITY = "warning"
SECTIONS = None
DEFAULT = False
QUESTION = "What else had to be there for this to happen, and for it to last so long?"
MESSAGE = "{text}."
SUGGESTION = "Ask for the trigger, the mechanism and the gap: what let it begin, spread, and stay unseen."


def look_paper(paper: Paper, terms: Terms) -> Iterable[Told]:
    """The first factor, or the title of a document with a section about causes and fewer factors than wanted."""
    if 0 < len(paper.causes) < terms.factors:
        yield Told.of(paper.causes[0], f"{len(paper.causes)} of at least {terms.factors} contributing factors")
