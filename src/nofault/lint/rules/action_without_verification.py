"""Flags an action item that states no threshold, check or test (off unless selected).

## Why it matters
Without a check "done" is an opinion, and the same failure finds out.

## Known problems
A check that stands in the tracker or in the verification field of the document is not seen in Markdown.

## Example
Add an alert on consumer lag.

## Use instead
Add an alert on consumer lag; done when it fires in staging while the consumer is paused.

## Sources
VA National Center for Patient Safety, Root Cause Analysis Tools (action and outcome measure).
"""

from __future__ import annotations

from nofault.lint.items import Promise
from nofault.lint.promises import check_in
from nofault.lint.rule import Seen

CODE = "ACT007"
NAME = "action-without-verification"
SEVERITY = "info"
SECTIONS = frozenset({"action-items"})
DEFAULT = False
QUESTION = "What will be run or measured to see that it holds?"
MESSAGE = "“{text}” says nothing about how done is seen."
SUGGESTION = "Add a check: fires when, passes with, stays below, seen in."


def look_promise(promise: Promise) -> Seen | None:
    """The item when its text states no check."""
    if promise.finished or promise.checked or check_in(promise.text):
        return None
    return Seen("text", 0, len(promise.text))
