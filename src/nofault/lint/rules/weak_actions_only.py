"""Flags a set of action items that are all weak after the action hierarchy: train, remind, document, double-check, new policy (off unless selected).

## Why it matters
Weak actions ask people to remember. What the system does by itself holds at three in the morning, too.

## Known problems
Strength is read off the words of the items.

## Example
Two items: update the runbook, and remind the team.

## Use instead
Update the runbook, and make the region flag mandatory.

## Sources
VA National Center for Patient Safety, action hierarchy.
"""

from __future__ import annotations

from collections.abc import Iterable

from nofault.lint.paper import Paper, Told
from nofault.lint.strength import DOCUMENT, TRAIN, kinds_of_promises
from nofault.lint.terms import Terms

CODE = "PRO008"
NAME = "weak-actions-only"
SEVERITY = "warning"
SECTIONS = None
DEFAULT = False
QUESTION = "Which forcing function, default or limit would hold by itself?"
MESSAGE = "{text}."
SUGGESTION = "Add one strong action: remove the hazard, force the safe order, choose a safe default."


def look_paper(paper: Paper, terms: Terms) -> Iterable[Told]:
    """The first item of a set without one that is stronger than paper and memory."""
    kinds = kinds_of_promises(paper)
    if kinds and all(kind in (DOCUMENT, TRAIN) for kind, _ in kinds):
        yield Told(kinds[0][1], 0, len(paper.promises[0][0].text.split("\n", 1)[0]), f"{len(kinds)} action item{'s' * (len(kinds) > 1)}, all weak")
