"""Flags an action item owned by a team, by everybody, or by two people.

## Why it matters
Shared means none: each waits for the others, and nobody is asked when it is late.

## Known problems
Two people are flagged even where one of them only helps; name the helper in the text.

## Example
Owner: platform team

## Use instead
Owner: one person of the platform team; the team is the place of the work.

## Sources
Google, Site Reliability Engineering, 2016, chapter 15.
"""

from __future__ import annotations

from nofault.lint.items import Promise
from nofault.lint.promises import shared_owner
from nofault.lint.rule import Seen

CODE = "ACT004"
NAME = "team-as-owner"
SEVERITY = "warning"
SECTIONS = frozenset({"action-items"})
DEFAULT = True
QUESTION = "Who of them will be asked whether it is done?"
MESSAGE = "“{text}” is no single owner."
SUGGESTION = "Name one person; the others stand in the text."


def look_promise(promise: Promise) -> Seen | None:
    """The owner when it is a group or more than one person."""
    return None if promise.finished else shared_owner(promise)
