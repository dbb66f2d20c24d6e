"""Flags a timeline entry that carries no time among entries that do.

## Why it matters
An entry without a time cannot be placed, checked against evidence, or used to measure how long something took.

## Known problems
A list in which most entries carry no time is read as a narrative and stays silent; the zone is not asked for where the section names one.

## Example
- Later the network team joined.

## Use instead
- 10:31Z Network team joined the call.

## Sources
Google, Site Reliability Engineering, 2016, appendix D. RFC 3339.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from nofault.lint.items import Entry
from nofault.lint.rule import Seen

CODE = "TML003"
NAME = "entry-without-time"
SEVERITY = "warning"
SECTIONS = frozenset({"timeline"})
DEFAULT = True
QUESTION = "When was this, to the minute and with its zone, and which record says so?"
MESSAGE = "“{text}” has no time."
SUGGESTION = "Put the UTC time in front (10:31Z), or mark it as about then and say how it is known."
MOSTLY = 0.6  # share of timed entries from which the others stand out


def look_entries(entries: Sequence[Entry]) -> Iterable[Seen]:
    """The entries without a time where most have one."""
    timed = sum(entry.timed for entry in entries)
    if not entries or timed < 2 or timed / len(entries) < MOSTLY:
        return
    for number, entry in enumerate(entries):
        if not entry.timed:
            yield Seen("text", 0, len(entry.text), number)
