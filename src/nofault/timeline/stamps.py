"""Instants as numbers, and what a written time says before a clock has made an instant of it."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

from msgspec import Struct

MONTHS = {name: number for number, name in enumerate(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1)}
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
EARLIEST_US = 946_684_800_000_000  # 2000-01-01: an epoch number before it is not a stamp
LATEST_US = 4_102_444_800_000_000  # 2100-01-01
_DAY_S = 86_400

# Abbreviations with one meaning wherever logs are written (hours east of Greenwich) ...
_PLAIN_NAMES = {
    **{"Z": 0, "UTC": 0, "GMT": 0, "WET": 0, "WEST": 1, "CET": 1, "CEST": 2, "EET": 2, "EEST": 3, "MSK": 3, "JST": 9, "KST": 9, "HKT": 8, "SGT": 8},
    **{"EST": -5, "EDT": -4, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7, "AKST": -9, "AKDT": -8, "HST": -10, "BRT": -3, "ART": -3},
    **{"AEST": 10, "AEDT": 11, "ACST": 9.5, "ACDT": 10.5, "AWST": 8, "NZST": 12, "NZDT": 13, "SAST": 2, "WAT": 1, "CAT": 2, "EAT": 3, "NPT": 5.75},
}
# ... and those with several: the file's zone decides; without one the first is a guess, and said to be one.
AMBIGUOUS_NAMES = {"CST": (-6.0, 8.0, -5.0), "IST": (5.5, 2.0, 1.0), "BST": (1.0, 6.0), "AST": (-4.0, 3.0), "PKT": (5.0,), "SST": (8.0, -11.0)}
ZONE_NAMES = frozenset(_PLAIN_NAMES) | frozenset(AMBIGUOUS_NAMES)


class Civil(Struct, frozen=True):
    """A reading as written: `year` None where the stamp has none, `offset_s` None where it names no zone.

    `seconds` counts from midnight and may reach into the next day: hour 24 and the leap second :60 are read as the second that follows.
    `zone_name` is an abbreviation that means several zones, or the name of a place (Europe/Berlin).
    """

    year: int | None
    month: int
    day: int
    seconds: int
    offset_s: int | None = None
    zone_name: str = ""


def offset_seconds(text: str) -> int | None:
    """Seconds east of Greenwich of `Z`, `UTC`, `CEST` and its like, `+02:00`, `+0200` or `+02`; None for anything else."""
    hours = _PLAIN_NAMES.get(text) if text != "z" else 0
    if hours is not None:
        return round(hours * 3600)
    found = re.fullmatch(r"([+-])(\d\d):?(\d\d)?", text)
    if found is None:
        return None
    seconds = int(found[2]) * 3600 + int(found[3] or 0) * 60
    return (-seconds if found[1] == "-" else seconds) if seconds <= 15 * 3600 else None


def checked(year: int | None, month: int, day: int, clock: tuple[int, int, int], zone: str = "") -> Civil | None:
    """A reading, None for one that no calendar or clock shows. `zone` is as written; 2000 stands in for an unknown year, for its 29 February."""
    hour, minute, second = clock
    if hour > 24 or minute > 59 or second > 60 or (hour == 24 and (minute or second)):
        return None
    try:
        date(year or 2000, month, day)
    except ValueError:
        return None
    name = zone if zone in AMBIGUOUS_NAMES or "/" in zone else ""
    return Civil(year, month, day, hour * 3600 + minute * 60 + second, None if name else offset_seconds(zone), name)


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


_EXPONENT = re.compile(rb"(\d)(?:\.(\d{1,30}))?[eE]\+?(\d{1,2})(?![\w.])")


def exponent_us(text: bytes) -> int | None:
    """Microseconds of an epoch number with an exponent (`1.781447103123E9`) at the start of a text; None where there is none."""
    found = _EXPONENT.match(text)
    if found is None:
        return None
    size, digits = int(found[3]) + 1, found[1] + (found[2] or b"")
    whole = digits.ljust(size, b"0")
    return epoch_us(whole[:size].decode(), whole[size:].decode())


def as_datetime(us: int) -> datetime:
    """The aware UTC instant of microseconds since 1970."""
    return EPOCH + timedelta(microseconds=us)


def as_us(at: datetime) -> int:
    """Microseconds since 1970 of an aware instant."""
    return (at - EPOCH) // timedelta(microseconds=1)
