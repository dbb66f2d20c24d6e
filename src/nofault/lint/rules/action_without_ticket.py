"""Flags an action item without a link or number of a ticket (off unless selected).

## Why it matters
What stands in no tracker is planned by nobody, and the document is not opened again.

## Known problems
A tracker that numbers in an unusual way is not seen; `PROJ-12`, `#12`, `!12`, `owner/repo#12` and addresses are.

## Example
Cap the pool at 200 per pod.

## Use instead
Cap the pool at 200 per pod (OPS-4413).

## Sources
Google, Site Reliability Engineering, 2016, chapter 15.
"""

from __future__ import annotations

from nofault.lint.items import Promise
from nofault.lint.patterns import Pattern
from nofault.lint.rule import Seen

CODE = "ACT008"
NAME = "action-without-ticket"
SEVERITY = "info"
SECTIONS = frozenset({"action-items"})
DEFAULT = False
QUESTION = "Where is this planned?"
MESSAGE = "“{text}” stands in no tracker."
SUGGESTION = "Link the ticket."
TICKET = Pattern(r"https?://|\b[A-Z][A-Z0-9]{1,9}-\d+\b|(?<![\w&])[#!]\d+\b|\bTODO\(")


def look_promise(promise: Promise) -> Seen | None:
    """The item when no ticket is named in it or in its own place."""
    if promise.finished or promise.ticket or TICKET.search(promise.text):
        return None
    return Seen("text", 0, len(promise.text))
