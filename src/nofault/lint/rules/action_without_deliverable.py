"""Flags an action item without an object that one can point at: fix the bug, add tests, better communication.

## Why it matters
Two people read two different promises into it, and either can be called done.

## Known problems
An item whose ticket holds the detail is flagged all the same: the document is read without the tracker.

## Example
Add more alerts.

## Use instead
Alert when certificate expiry is closer than 21 days, to the on-call rotation.

## Sources
Google, Site Reliability Engineering, 2016, chapter 15.
"""

from __future__ import annotations

from nofault.lint.items import Promise
from nofault.lint.promises import missing_deliverable, vague_verb
from nofault.lint.rule import Seen

CODE = "ACT002"
NAME = "action-without-deliverable"
SEVERITY = "warning"
SECTIONS = frozenset({"action-items"})
DEFAULT = True
QUESTION = "Which alert, test, limit, document or removed thing will one be able to open?"
MESSAGE = "“{text}” names no thing to check afterwards."
SUGGESTION = "Name the thing and its place, with a number where it has one."


def look_promise(promise: Promise) -> Seen | None:
    """The item when it names nothing that exists afterwards; a vague verb is ACT001's."""
    if promise.finished or vague_verb(promise.text) is not None:
        return None
    span = missing_deliverable(promise.text)
    return Seen("text", *span) if span else None
