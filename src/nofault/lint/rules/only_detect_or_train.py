"""Flags a set of action items that only detect, document or train: none prevents or mitigates (off unless selected).

## Why it matters
The same failure will happen again; it will only be seen sooner or known better.

## Known problems
Kinds are read off the words of the items; an unusual wording is taken as preventing.

## Example
Two items: an alert on lag above 30 s, and a runbook for the queue.

## Use instead
Two items: an alert on lag above 30 s, and a cap of 10,000 messages on the queue.

## Sources
VA National Center for Patient Safety, action hierarchy. Google, The Site Reliability Workbook, 2018, chapter 10.
"""

from __future__ import annotations

from collections.abc import Iterable

from nofault.lint.paper import Paper, Told
from nofault.lint.strength import DETECT, DOCUMENT, TRAIN, kinds_of_promises
from nofault.lint.terms import Terms

CODE = "ACT009"
NAME = "only-detect-or-train"
SEVERITY = "warning"
SECTIONS = frozenset({"action-items"})
DEFAULT = False
QUESTION = "Which item makes it impossible, or its effect small?"
MESSAGE = "{text}: none prevents or mitigates."
SUGGESTION = "Add an item that removes the hazard: a limit, a default, a gate, less coupling."


def look_paper(paper: Paper, terms: Terms) -> Iterable[Told]:
    """The first item of a set in which no item prevents or mitigates."""
    kinds = kinds_of_promises(paper)
    if len(kinds) >= 2 and all(kind in (DETECT, DOCUMENT, TRAIN) for kind, _ in kinds):
        yield Told(kinds[0][1], 0, len(paper.promises[0][0].text.split("\n", 1)[0]), f"{len(kinds)} action items")
