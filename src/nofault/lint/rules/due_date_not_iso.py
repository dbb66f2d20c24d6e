"""Flags a due date in another form than YYYY-MM-DD.

## Why it matters
12/05 is two days in two offices; words such as "Friday" are stale a week later; other forms do not sort.

## Known problems
A quarter ("Q3 2026") is a date of its own kind and is flagged: name the day it ends for you.

## Example
Lower the TTL by 12 May.

## Use instead
Lower the TTL by 2026-05-12.

## Sources
ISO 8601-1:2019. RFC 3339.
"""

from __future__ import annotations

from typing import Any

from nofault.lint.dates import iso_day
from nofault.lint.items import Promise
from nofault.lint.promises import ISO_DATE, due_in
from nofault.lint.rule import Seen

CODE = "ACT006"
NAME = "due-date-not-iso"
SEVERITY = "info"
SECTIONS = frozenset({"action-items"})
DEFAULT = True
FIX = "safe"
QUESTION = "Which day is meant, with its year?"
MESSAGE = "“{text}” does not sort, and may be read in more than one way."
SUGGESTION = "Write the day as YYYY-MM-DD."


def look_promise(promise: Promise) -> Seen | None:
    """The due date when it is not written as an ISO date."""
    if promise.finished:
        return None
    for field, text in (("due", promise.due or ""), ("text", promise.text)):
        span = due_in(text)
        if span is not None:
            whole = iso_day(text, span[0])
            return None if ISO_DATE.search(text) else Seen(field, *(whole[:2] if whole is not None and whole[0] == span[0] else span))
    return None


def mend(text: str, start: int, end: int, config: Any) -> tuple[int, int, str] | None:
    """The ISO date where the one that was written has a year and one reading."""
    return iso_day(text, start)
