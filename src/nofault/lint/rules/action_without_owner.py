"""Flags an action item that no person owns.

## Why it matters
What nobody owns is done by whoever remembers, which is nobody by the third week.

## Known problems
A name in running text is seen as an owner only at the front of the item, in a field of its own, or as a handle.

## Example
Add jitter to the client's retry interval.

## Use instead
Add jitter to the client's retry interval. Owner: @kim

## Sources
Google, Site Reliability Engineering, 2016, chapter 15. Etsy, Debriefing Facilitation Guide, 2016.
"""

from __future__ import annotations

from nofault.lint.items import Promise
from nofault.lint.promises import owners_in, people_in, shared_owner
from nofault.lint.rule import Seen

CODE = "ACT003"
NAME = "action-without-owner"
SEVERITY = "warning"
SECTIONS = frozenset({"action-items"})
DEFAULT = True
QUESTION = "Which one person brings this to its end?"
MESSAGE = "This action item has no owner: “{text}”."
SUGGESTION = "Owner: one person who has agreed to it."


def look_promise(promise: Promise) -> Seen | None:
    """The item when neither its owner's place nor its text names a person."""
    if promise.finished or shared_owner(promise) is not None:
        return None
    if promise.owner is not None and people_in(promise.owner):
        return None
    if owners_in(promise.text):
        return None
    return Seen("owner" if promise.owner is not None else "text", 0, len(promise.owner or promise.text))
