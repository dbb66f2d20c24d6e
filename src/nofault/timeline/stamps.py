"""Shapes of stamps as data: what a written time looks like, and what civil reading it gives.

Speed lives in `gather` (which compares bytes and asks once for each distinct minute), correctness lives here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from msgspec import Struct

MONTHS = {name: number for number, name in enumerate(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1)}
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
EARLIEST_US = 946_684_800_000_000  # 2000-01-01: an epoch number before it is not a stamp
LATEST_US = 4_102_444_800_000_000  # 2100-01-01
_DAY_S = 86_400


class Civil(Struct, frozen=True):
    """A reading as written: `year` None where the stamp has none, `offset_s` None where it names no zone.

    `seconds` counts from midnight and may reach into the next day: hour 24 and the leap second :60 are read as the second that follows.
    """

    year: int | None
    month: int
    day: int
    seconds: int
    offset_s: int | None = None


class Shape(Struct, frozen=True):
    """A fixed-width stamp: `head` bytes hold everything down to the second, whose two digits stand at `seconds_at`.

    A fraction and a zone may follow where `tail` says so; `yearless` stamps name no year.
    """

    name: str
    head: int
    seconds_at: int
    pattern: re.Pattern[bytes]
    read: Callable[[bytes, bytes], Civil | None]
    tail: bool = False
    yearless: bool = False


def offset_seconds(text: str) -> int | None:
    """Seconds east of Greenwich of `Z`, `UTC`, `GMT`, `+02:00`, `+0200` or `+02`; None for anything else."""
    if text in ("Z", "z", "UTC", "GMT"):
        return 0
    found = re.fullmatch(r"([+-])(\d\d):?(\d\d)?", text)
    if found is None:
        return None
    seconds = int(found[2]) * 3600 + int(found[3] or 0) * 60
    return (-seconds if found[1] == "-" else seconds) if seconds <= 15 * 3600 else None


def _civil(year: int | None, month: int, day: int, clock: bytes, offset_s: int | None) -> Civil | None:
    """A checked reading; `clock` is `hh:mm:ss`. 2000 stands in for an unknown year, because it has a 29 February."""
    hour, minute, second = int(clock[0:2]), int(clock[3:5]), int(clock[6:8])
    if hour > 24 or minute > 59 or second > 60 or (hour == 24 and (minute or second)):
        return None
    try:
        date(year or 2000, month, day)
    except ValueError:
        return None
    return Civil(year, month, day, hour * 3600 + minute * 60 + second, offset_s)


def _read_iso(head: bytes, tail: bytes) -> Civil | None:
    try:
        return _civil(int(head[0:4]), int(head[5:7]), int(head[8:10]), head[11:19], offset_seconds(tail.decode("latin-1").strip()))
    except ValueError:
        return None


def _read_clf(head: bytes, tail: bytes) -> Civil | None:
    month = MONTHS.get(head[3:6].decode("latin-1").lower())
    try:
        return _civil(int(head[7:11]), month, int(head[0:2]), head[12:20], offset_seconds(head[21:26].decode("latin-1"))) if month else None
    except ValueError:
        return None


def _read_bsd(head: bytes, tail: bytes) -> Civil | None:
    month = MONTHS.get(head[0:3].decode("latin-1").lower())
    try:
        return _civil(None, month, int(head[4:6]), head[7:15], None) if month else None
    except ValueError:
        return None


ISO = Shape(
    "ISO 8601",
    19,
    17,
    re.compile(rb"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|z| ?[+-]\d\d(?::?\d\d)?| (?:UTC|GMT))?"),
    _read_iso,
    tail=True,
)
CLF = Shape("common log", 26, 18, re.compile(rb"\d\d/[A-Za-z]{3}/\d{4}:\d\d:\d\d:\d\d [+-]\d{4}"), _read_clf)
BSD = Shape("BSD syslog", 15, 13, re.compile(rb"[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d"), _read_bsd, yearless=True)

_ISO_TEXT = re.compile(r"(\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d)(?:[.,](\d{1,9}))?\s*([Zz]|UTC|GMT|[+-]\d\d(?::?\d\d)?)?")
_GIT_TEXT = re.compile(r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) +(\d{1,2}) (\d\d:\d\d:\d\d) (\d{4})(?: ([+-]\d{4}))?")
_NUMBER_TEXT = re.compile(r"(\d{9,19})(?:\.(\d{1,9}))?")


def civil_us(civil: Civil, offset_s: int, year: int | None = None) -> int:
    """Microseconds since 1970 of a reading that stands `offset_s` east of Greenwich. A 29 February in a year without one is 1 March."""
    year = civil.year if civil.year is not None else (year or 2000)
    try:
        days = date(year, civil.month, civil.day).toordinal()
    except ValueError:
        days = date(year, 3, 1).toordinal()
    return ((days - 719_163) * _DAY_S + civil.seconds - offset_s) * 1_000_000  # 719163 is the ordinal of 1970-01-01


def epoch_us(digits: str, fraction: str = "") -> int | None:
    """Microseconds of an epoch number written in seconds, ms, us or ns; the unit follows from the magnitude. None outside 2000 to 2100."""
    unit = {9: 6, 10: 6, 11: 6, 12: 3, 13: 3, 14: 3, 15: 0, 16: 0, 17: 0, 18: -3, 19: -3}.get(len(digits))
    if unit is None:
        return None
    text = digits + (fraction + "0" * unit)[: max(unit, 0)]
    us = int(text if unit >= 0 else text[:unit])
    return us if EARLIEST_US <= us < LATEST_US else None


def read_instant(value: object) -> tuple[int | None, Civil | None, int]:
    """A stamp out of a JSON value or a text: (UTC us, None, 0) when it names its zone or is an epoch, (None, reading, fraction us) when it does not.

    (None, None, 0) when it is no stamp.
    """
    text = repr(value) if isinstance(value, float) else str(value)
    if isinstance(value, int | float) or text.replace(".", "", 1).isdigit():
        found = _NUMBER_TEXT.fullmatch(text)
        return (epoch_us(found[1], found[2] or ""), None, 0) if found else (None, None, 0)
    if found := _ISO_TEXT.match(text):
        civil = _read_iso(found[1].encode(), (found[3] or "").encode())
        fraction = int((found[2] or "0").ljust(6, "0")[:6])
    elif found := _GIT_TEXT.match(text):
        civil = _civil(int(found[4]), MONTHS.get(found[1].lower(), 0), int(found[2]), found[3].encode(), offset_seconds(found[5] or ""))
        fraction = 0
    else:
        return None, None, 0
    if civil is None or civil.offset_s is None:
        return None, civil, fraction
    us = civil_us(civil, civil.offset_s) + fraction
    return (us, None, 0) if us > 0 else (None, None, 0)  # year 1 is how some senders write "not ended"


def as_datetime(us: int) -> datetime:
    """The aware UTC instant of microseconds since 1970."""
    return EPOCH + timedelta(microseconds=us)


def as_us(at: datetime) -> int:
    """Microseconds since 1970 of an aware instant."""
    return (at - EPOCH) // timedelta(microseconds=1)
