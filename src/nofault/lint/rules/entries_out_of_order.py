"""Flags a timeline entry that stands after a later one.

## Why it matters
A reader follows a timeline from top to bottom; what jumps back reads as a cause that comes after its effect.

## Known problems
Entries without a date are taken to be of one day, and a fall of more than twelve hours to be the next morning. Entries are sorted by `--fix`
only where each has a date and a zone.

## Example
- 10:31 UTC Traffic back to normal.
- 10:05 UTC Rollback started.

## Use instead
- 10:05 UTC Rollback started.
- 10:31 UTC Traffic back to normal.

## Sources
ISO 8601. Google, Site Reliability Engineering, 2016, appendix D.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise
from typing import Any

from nofault.lint.items import Entry
from nofault.lint.patterns import Pattern
from nofault.lint.rule import Seen

CODE = "TML005"
NAME = "entries-out-of-order"
SEVERITY = "warning"
SECTIONS = frozenset({"timeline"})
DEFAULT = True
FIX = "safe"
QUESTION = "Which came first?"
MESSAGE = "“{text}” stands after a later entry."
SUGGESTION = "Sort the entries by time; where two clocks disagree, say so in the entry."
CLOCK = Pattern(
    r"(?:(?P<day>\d{4}-\d\d-\d\d)[T ,]{1,3})?(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?"
    r" {0,2}(?P<half>[ap]\.?m\b\.?)? {0,2}(?P<zone>Z\b|UTC\b|GMT\b|[+-]\d\d:?\d\d\b)?",
    re.IGNORECASE,
)
ANY_DAY = "2000-01-01"
NEXT_DAY = timedelta(hours=12)


def look_entries(entries: Sequence[Entry]) -> Iterable[Seen]:
    """The entries whose time lies before that of the entry above; newest first is an order too."""
    times = [_read(entry) for entry in entries]
    if any(time is None for time in times) or len({(time[1], time[2]) for time in times if time is not None}) != 1:
        return
    instants = [time[0] for time in times if time is not None]
    if len(instants) < 2 or all(after <= before for before, after in pairwise(instants)):
        return
    dated = times[0] is not None and times[0][1]
    latest = instants[0]
    for number, instant in enumerate(instants[1:], 1):
        if instant < latest and (dated or latest - instant < NEXT_DAY):
            yield Seen("text", 0, len(entries[number].text), number)
        elif dated or instant > latest or latest - instant >= NEXT_DAY:
            latest = instant


def _read(entry: Entry) -> tuple[datetime, bool, bool] | None:
    """The time of an entry, and whether it has a date and a zone; None where it has none that can be compared."""
    if entry.at is not None:
        return entry.at, True, True
    found = CLOCK.search(entry.when or entry.text[:60])
    if found is None:
        return None
    hour = int(found["hour"])
    if found["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found["half"].lower().startswith("p") else 0)
    try:
        day = datetime.fromisoformat(found["day"] or ANY_DAY)
    except ValueError:
        return None
    zone = found["zone"]
    at = day.replace(hour=hour, minute=int(found["minute"]), second=int(found["second"] or 0), tzinfo=_zone(zone))
    return at, found["day"] is not None, bool(zone)


def _zone(text: str | None) -> timezone:
    if not text or text[0] not in "+-":
        return UTC
    digits = text[1:].replace(":", "")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-offset if text[0] == "-" else offset) if offset < timedelta(hours=24) else UTC


def stamp(entry: Entry) -> datetime | None:
    """The instant of an entry that states date and zone; None for all others."""
    read = _read(entry)
    return read[0] if read is not None and read[1] and read[2] else None


def mend(text: str, start: int, end: int, config: Any) -> None:
    """Sorting replaces many lines at once (`nofault.lint.sorting`); a single entry has nothing to mend."""
    return
