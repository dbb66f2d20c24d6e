"""Days and instants as people write them. A time without a day or a zone is never completed by guessing."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone

from msgspec import Struct

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_ISO_DAY = re.compile(r"(?<!\d)(\d{4})-(\d\d)-(\d\d)(?!\d)")
_DAY_FIRST = re.compile(rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)?\.? (?:of )?({_MONTH})\b\.?,? (\d{{4}})(?!\d)", re.I)
_MONTH_FIRST = re.compile(rf"\b({_MONTH})\b\.? (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})(?!\d)", re.I)

_END = r"(?![\w:])"


def _clock(first: int) -> str:
    """A clock time whose groups begin at number `first`: day, hour, minute, second, fraction, zone.

    A negative offset is read behind seconds only: `10:00-11:00` is a span.
    """
    zone = rf"(?:Z|UTC|GMT|\+\d\d:?\d\d|(?({first + 3})-\d\d:?\d\d|(?!))){_END}"
    return rf"(?:(\d{{4}}-\d\d-\d\d)(?:T|[ ,]+))?(\d{{1,2}}):(\d\d)(?::(\d\d)(?:\.(\d{{1,6}}))?)?(?![\d:]) ?({zone})?"


_WHEN = re.compile(rf"(~|(?:ca\.?|circa|about|around|approx\.?|approximately) )? ?{_clock(2)}(?: ?(?:-|–|—|to|until) ?{_clock(8)})?", re.I)


class When(Struct, frozen=True):
    """A written time: its instant in UTC, the end of a span, and whether it was called approximate."""

    at: datetime
    until_at: datetime | None
    approximate: bool


def find_day(text: str) -> date | None:
    """The first day named in a text, None when there is none; a day with numbers only is read in ISO order alone."""
    found = _ISO_DAY.search(text)
    if found:
        return _day(int(found.group(1)), int(found.group(2)), int(found.group(3)))
    found = _MONTH_FIRST.search(text)
    if found:
        return _day(int(found.group(3)), _MONTHS[found.group(1).lower()], int(found.group(2)))
    found = _DAY_FIRST.search(text)
    return _day(int(found.group(3)), _MONTHS[found.group(2).lower()], int(found.group(1))) if found else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def match_when(text: str) -> re.Match[str] | None:
    """A time at the very beginning of a text, whether or not it is complete."""
    return _WHEN.match(text)


def read_when(text: str, day: date | None = None, zone: timezone | None = None) -> When | None:
    """The time that a text is, completed by the day and the zone that its document states; None when it is no time or stays incomplete.

    Known zones are `Z`, `UTC`, `GMT` and offsets; an abbreviation such as `CET` is ambiguous and is not read.
    """
    found = _WHEN.fullmatch(text.strip())
    return when_of(found, day, zone) if found else None


def when_of(found: re.Match[str], day: date | None, zone: timezone | None) -> When | None:
    """The instants of a match of `match_when`; None when day or zone is missing or the numbers are no time."""
    groups = found.groups()
    begin, end = groups[1:7], groups[7:13]
    zone = _zone(end[5] or begin[5]) or zone
    at = _instant(begin, day, _zone(begin[5]) or zone)
    if at is None:
        return None
    if end[1] is None:
        return When(at, None, groups[0] is not None)
    until = _instant(end, date.fromisoformat(begin[0]) if begin[0] and _valid(begin[0]) else day, zone)
    return When(at, until, groups[0] is not None) if until else None


def _valid(day: str) -> bool:
    return _day(int(day[:4]), int(day[5:7]), int(day[8:])) is not None


def _zone(text: str | None) -> timezone | None:
    if not text:
        return None
    if text.upper() in ("Z", "UTC", "GMT"):
        return UTC
    minutes = int(text[1:3]) * 60 + int(text[-2:])
    return timezone(timedelta(minutes=-minutes if text[0] == "-" else minutes)) if minutes < 24 * 60 else None


def _instant(groups: tuple[str | None, ...], day: date | None, zone: timezone | None) -> datetime | None:
    own_day, hour, minute, second, fraction, _ = groups
    try:
        moment = time(int(hour or 0), int(minute or 0), int(second or 0), int((fraction or "").ljust(6, "0")))
        day = date.fromisoformat(own_day) if own_day else day
        return datetime.combine(day, moment, zone).astimezone(UTC) if day and zone else None
    except (ValueError, OverflowError):
        return None


def clock_text(at: datetime, day: date | None) -> str:
    """The UTC time as written in a document of that day: `14:32:05`, on another day with it, a fraction only where there is one."""
    at = at.astimezone(UTC)
    text = at.time().isoformat()
    return text if at.date() == day else f"{at.date().isoformat()} {text}"


def instant_text(at: datetime) -> str:
    """A whole instant: `2026-01-14 14:32:05 UTC`."""
    return f"{clock_text(at, None)} UTC"
