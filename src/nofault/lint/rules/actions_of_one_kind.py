"""Flags a set of three or more action items that are all of one kind: all alerts, all documents, all training (off unless selected).

## Why it matters
Prevention, detection and a smaller effect are three chances; one kind of action uses one of them.

## Known problems
Kinds are read off the words of the items.

## Example
Three items, each an alert.

## Use instead
An alert, a limit, and a smaller blast radius.

## Sources
VA National Center for Patient Safety, action hierarchy. Google, The Site Reliability Workbook, 2018, chapter 10.
"""

from __future__ import annotations

from collections.abc import Iterable

from nofault.lint.paper import Paper, Told
from nofault.lint.strength import PREVENT, kinds_of_promises
from nofault.lint.terms import Terms

CODE = "PRO007"
NAME = "actions-of-one-kind"
SEVERITY = "info"
SECTIONS = None
DEFAULT = False
QUESTION = "Which item would prevent it, show it sooner, or make it smaller?"
MESSAGE = "{text}."
SUGGESTION = "Ask for one item each: prevent, detect, mitigate."


def look_paper(paper: Paper, terms: Terms) -> Iterable[Told]:
    """The first item of a set that is of one kind."""
    kinds = kinds_of_promises(paper)
    if len(kinds) >= 3 and len({kind for kind, _ in kinds}) == 1 and kinds[0][0] != PREVENT:
        yield Told(kinds[0][1], 0, len(paper.promises[0][0].text.split("\n", 1)[0]), f"All {len(kinds)} action items {kinds[0][0]}")
