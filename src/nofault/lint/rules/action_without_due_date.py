"""Flags an action item without a due date; ASAP, soon and TBD are none.

## Why it matters
A promise without a date cannot be late, so it can never be seen to drift.

## Known problems
A date that only the tracker holds is not seen; write it here or import the item.

## Example
Add the check. Due: soon

## Use instead
Add the check. Due: 2026-03-31

## Sources
Google, Site Reliability Engineering, 2016, chapter 15. ISO 8601.
"""

from __future__ import annotations

from nofault.lint.items import Promise
from nofault.lint.promises import due_in
from nofault.lint.rule import Seen

CODE = "ACT005"
NAME = "action-without-due-date"
SEVERITY = "warning"
SECTIONS = frozenset({"action-items"})
DEFAULT = True
QUESTION = "By which day can this be done, and who says so?"
MESSAGE = "This action item has no due date: “{text}”."
SUGGESTION = "Due: a day as YYYY-MM-DD."


def look_promise(promise: Promise) -> Seen | None:
    """The item when neither its due place nor its text states a date."""
    if promise.finished or due_in(promise.due or "") or due_in(promise.text):
        return None
    return Seen("due" if promise.due is not None else "text", 0, len(promise.due or promise.text))
