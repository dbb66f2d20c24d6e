"""Flags an action item that opens with a verb nothing follows from: investigate, improve, consider, look into.

## Why it matters
When it is done nobody can point at anything, so it is never done and never verified.

## Known problems
"Investigate and fix …" is judged by what is fixed; an item that is only a ticket number is not judged.

## Example
Improve monitoring of the queue.

## Use instead
Alert when the queue's oldest message is older than 30 s; owner, date, fires in staging when the consumer is paused.

## Sources
VA National Center for Patient Safety, action hierarchy. Google, Site Reliability Engineering, 2016, chapter 15.
"""

from __future__ import annotations

from nofault.lint.items import Promise
from nofault.lint.promises import vague_verb
from nofault.lint.rule import Seen

CODE = "ACT001"
NAME = "vague-verb"
SEVERITY = "warning"
SECTIONS = frozenset({"action-items"})
DEFAULT = True
QUESTION = "What will exist or be different when this is done?"
MESSAGE = "“{text}” leaves nothing to point at."
SUGGESTION = "Say it as signal, threshold, place and proof: alert on X crossing Y, seen in Z, fires when W."


def look_promise(promise: Promise) -> Seen | None:
    """The vague verb that opens the item."""
    span = vague_verb(promise.text)
    return Seen("text", *span) if span and not promise.finished else None
