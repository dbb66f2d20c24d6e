"""From a civil reading to UTC: zones, years that were not written, the hour that daylight saving repeats or skips.

One `Clock` reads one file, in file order, because the year and the repeated hour follow from what stood before.
"""

from __future__ import annotations

import re
from calendar import isleap
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from fnmatch import fnmatchcase
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from msgspec import Struct

from nofault.postmortem.terms import Certainty
from nofault.timeline.events import ZONE_ASSUMED_S, TimelineError, ZoneFrom
from nofault.timeline.stamps import AMBIGUOUS_NAMES, EPOCH, Civil, civil_us, offset_seconds

CODES = (Certainty.EXACT, Certainty.INFERRED, Certainty.YEAR_ASSUMED, Certainty.ZONE_ASSUMED)  # the worse, the higher; the worst wins
EXACT, INFERRED, YEAR_ASSUMED, ZONE_ASSUMED = range(4)

FOLD_S = 3_600.0
YEAR_S = 31_622_400.0  # a leap year
_BACK_DAYS = 7  # a month and day that falls back farther belongs to the next year
_LATE_DAYS = 358  # one that jumps ahead farther is a late line of last year
_HALF_YEAR = timedelta(days=182)
_STEP_S = 1_800  # half of the usual repeated hour: a step back of at least this starts its second pass


def zone_named(name: str) -> tzinfo:
    """The zone of an IANA name or of an offset such as `+02:00`. Raises TimelineError when there is none of that name."""
    offset = offset_seconds(name)
    if offset is not None:
        return UTC if offset == 0 else timezone(timedelta(seconds=offset))
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise TimelineError(f"zone {name!r} is not known.", "Use a name such as Europe/London or an offset such as +02:00.") from error


def offset_name(seconds: int) -> str:
    """`UTC`, or an offset such as `+02:00`."""
    hours, minutes = divmod(abs(seconds) // 60, 60)
    return f"{'-' if seconds < 0 else '+'}{hours:02d}:{minutes:02d}" if seconds else "UTC"


def zone_for(label: str, zones: Mapping[str, str]) -> str | None:
    """The zone of the first glob in `zones` that fits `label` (a path, also of an archive member) from any of its folders on; None without one."""
    parts = label.replace("!", "/").replace("\\", "/").split("/")
    tails = ["/".join(parts[start:]) for start in range(len(parts))]
    for glob, zone in zones.items():
        if any(fnmatchcase(tail, glob) for tail in tails):
            return zone
    return None


class Year(Struct, frozen=True):
    """The year of a file's first stamp: `code` says how it is known (an index of CODES), `why` says it in words."""

    value: int
    code: int
    why: str


_NAME_DATE = re.compile(r"(?<!\d)(20\d\d)[-._]?(0[1-9]|1[0-2])(?:[-._]?(0[1-9]|[12]\d|3[01]))?(?!\d)")


def _distance_days(first: Civil, year: int, since: datetime, until: datetime) -> float:
    at = EPOCH + timedelta(microseconds=civil_us(first, 0, year))
    return max((since - at).total_seconds(), (at - until).total_seconds(), 0.0) / 86_400


def _latest_before(first: Civil, end: datetime) -> int:
    """The last year in which the first stamp is not after `end` (two days are left for zones and late lines)."""
    return end.year if civil_us(first, 0, end.year) <= (end + timedelta(days=2) - EPOCH) // timedelta(microseconds=1) else end.year - 1


def guess_year(
    first: Civil,
    *,
    given: int | None,
    message_dates: list[tuple[int, int, int]],
    name: str,
    span: tuple[datetime, datetime] | None,
    file_date: datetime,
) -> Year:
    """The year of a stamp without one.

    Taken from, in this order: what was given; a full date in the messages; the file's name; the window or the other evidence; the file's date.
    """
    if given is not None:
        return Year(given, EXACT, "year given")
    for year, month, day in message_dates:
        if (month, day) == (first.month, first.day):
            return Year(year, INFERRED, f"year {year} taken from a full date in the messages")
    if found := _NAME_DATE.search(name):
        rotated = datetime(int(found[1]), int(found[2]), int(found[3] or 28), tzinfo=UTC)
        year = _latest_before(first, rotated)
        return Year(year, INFERRED, f"year {year} taken from the file's name")
    if span is not None:
        year = min(range(span[0].year - 1, span[1].year + 2), key=lambda candidate: (_distance_days(first, candidate, *span), -candidate))
        return Year(year, INFERRED, f"year {year} taken from the window or the other evidence")
    year = _latest_before(first, file_date)
    return Year(year, YEAR_ASSUMED, f"the stamps name no year; {year} assumed from the file's date")


def with_leap_day(start: Year, stamps: Iterable[Civil]) -> Year:
    """The year of a file's first stamp, moved back to where its 29 February (if one stands among `stamps`, in file order) is a day."""
    if start.code == EXACT:
        return start
    clock = Clock(None, start)
    for civil in stamps:
        clock.read(civil)
        if clock.leapless and clock.year is not None:
            back = next(years for years in range(1, 9) if isleap(clock.year - years))
            return Year(start.value - back, INFERRED, f"year {start.value - back} taken from a 29 February in the file")
    return start


class Clock:
    """Turns the civil readings of one file, in file order, into UTC microseconds with a certainty code; counts what was odd for the notes."""

    def __init__(self, zone: tzinfo | None, year: Year | None = None, *, zone_text: str = "", zone_from: ZoneFrom = "given", why: str = "") -> None:
        self.zone = zone
        self.zone_text = zone_text or str(zone or "")
        self.zone_from: ZoneFrom = zone_from
        self.why = why
        self.start = year
        self.year = year.value if year else None
        self.top: int | None = None  # the latest day seen, as an ordinal
        self.fold_top: tuple[int, int] | None = None  # day and seconds of the latest stamp in the repeated hour
        self.second_pass = self.sure_pass = False
        self.last_local_us: int | None = None
        self.offsets: set[int] = set()
        self.ambiguous: set[str] = set()
        self.without_offset = 0
        self.gaps = self.unsure_folds = self.clamped = self.leapless = 0

    def again(self) -> Clock:
        """A clock as this one was before it read anything."""
        return Clock(self.zone, self.start, zone_text=self.zone_text, zone_from=self.zone_from, why=self.why)

    def read(self, civil: Civil) -> tuple[int, int, bool]:
        """(UTC microseconds, certainty code, whether the same text means the same everywhere in this file)."""
        self.clamped += civil.seconds >= 86_400
        year, code, settled = (civil.year, EXACT, True) if civil.year is not None else self._year_of(civil)
        if civil.offset_s is not None:
            self.offsets.add(civil.offset_s)
            return civil_us(civil, civil.offset_s, year), code, settled
        local_us = civil_us(civil, 0, year)
        placed = self._at_place(civil.zone_name, local_us, code) if "/" in civil.zone_name else None
        if placed is not None:
            return placed
        self.without_offset += 1
        if civil.zone_name in AMBIGUOUS_NAMES:
            return self._named(civil.zone_name, local_us, code, settled)
        if self.zone is None:
            return local_us, ZONE_ASSUMED, settled
        offset_s, zone_code, clear = self._offset_of(local_us)
        self.last_local_us = local_us
        if self.zone_from == "inferred":
            zone_code = max(zone_code, INFERRED)
        return local_us - offset_s * 1_000_000, max(code, zone_code), settled and clear

    def _at_place(self, name: str, local_us: int, code: int) -> tuple[int, int, bool] | None:
        """A time with the name of a place beside it (Europe/Berlin); None when no zone has that name."""
        try:
            local = (EPOCH + timedelta(microseconds=local_us)).replace(tzinfo=zone_named(name))
        except TimelineError:
            return None
        first, second = local.utcoffset() or timedelta(), local.replace(fold=1).utcoffset() or timedelta()
        offset_s = int(first.total_seconds())
        self.offsets.add(offset_s)
        self.unsure_folds += first > second
        return local_us - offset_s * 1_000_000, code if first == second else max(code, INFERRED), True

    def _named(self, name: str, local_us: int, code: int, settled: bool) -> tuple[int, int, bool]:
        """A time with an abbreviation of several meanings: the file's zone decides where it uses that name, else the first meaning is a guess."""
        local = (EPOCH + timedelta(microseconds=local_us)).replace(tzinfo=self.zone)
        for reading in (local, local.replace(fold=1), local - _HALF_YEAR, local + _HALF_YEAR):  # a zone's winter name, written in summer too
            offset = reading.utcoffset()
            if self.zone is not None and reading.tzname() == name and offset is not None:
                return local_us - int(offset.total_seconds()) * 1_000_000, code, settled
        self.ambiguous.add(name)
        return local_us - round(AMBIGUOUS_NAMES[name][0] * 3600) * 1_000_000, ZONE_ASSUMED, settled

    def _year_of(self, civil: Civil) -> tuple[int, int, bool]:
        """Year, code and whether it is the file's current year; a fall of more than a week goes on to the next year."""
        year = self.year if self.year is not None else 2000
        code = self.start.code if self.start else YEAR_ASSUMED
        self.leapless += (civil.month, civil.day) == (2, 29) and not isleap(year)
        day = self._ordinal(year, civil)
        if self.top is None:
            self.top = day
        elif day < self.top - _BACK_DAYS:
            self.year = year = year + 1
            self.top = self._ordinal(year, civil)
        elif day > self.top + _LATE_DAYS:
            return year - 1, code, False
        else:
            self.top = max(self.top, day)
        return year, code, True

    @staticmethod
    def _ordinal(year: int, civil: Civil) -> int:
        try:
            return date(year, civil.month, civil.day).toordinal()
        except ValueError:
            return date(year, 3, 1).toordinal()

    def _offset_of(self, local_us: int) -> tuple[int, int, bool]:
        """Offset in seconds, code, and whether the civil time is plain (neither repeated nor skipped)."""
        local = (EPOCH + timedelta(microseconds=local_us)).replace(tzinfo=self.zone)
        first, second = local.utcoffset() or timedelta(), local.replace(fold=1).utcoffset() or timedelta()
        if first == second:
            self.fold_top, self.second_pass = None, False
            return int(first.total_seconds()), EXACT, True
        if first < second:  # the hour that daylight saving skips: this zone cannot have written it
            self.gaps += 1
            return int(first.total_seconds()), ZONE_ASSUMED, False
        return self._fold_of(local, int(first.total_seconds()), int(second.total_seconds()), local_us)

    def _fold_of(self, local: datetime, first_s: int, second_s: int, local_us: int) -> tuple[int, int, bool]:
        """The repeated hour: the second pass starts at the first step back; without a line just before it the pass is unsure."""
        day, seconds = local.toordinal(), local.hour * 3600 + local.minute * 60 + local.second
        if self.fold_top is None or self.fold_top[0] != day:
            self.fold_top = (day, seconds)
            led_in = self.last_local_us is not None and 0 <= local_us - self.last_local_us <= _STEP_S * 1_000_000
            self.second_pass = False
            self.sure_pass = led_in
        elif seconds < self.fold_top[1] - _STEP_S:
            self.second_pass = self.sure_pass = True
        self.fold_top = (day, max(seconds, self.fold_top[1]) if not self.second_pass else seconds)
        if not self.sure_pass:
            self.unsure_folds += 1
        return (second_s if self.second_pass else first_s), (EXACT if self.sure_pass else INFERRED), False

    def uncertainty_s(self, code: int) -> float:
        """How far off a time of that certainty may be, in seconds."""
        if code == ZONE_ASSUMED:
            return ZONE_ASSUMED_S
        if code == YEAR_ASSUMED:
            return YEAR_S
        return FOLD_S if code == INFERRED and self.unsure_folds else 0.0

    def zone_report(self) -> tuple[str, ZoneFrom]:
        """The zone as the report names it and where it comes from. Epoch numbers, which need no clock, are UTC."""
        if self.ambiguous:
            return ", ".join(sorted(self.ambiguous)), "assumed"
        if self.without_offset and not self.offsets:
            return (self.zone_text, self.zone_from) if self.zone is not None else ("UTC", "assumed")
        return ", ".join(offset_name(seconds) for seconds in sorted(self.offsets)[:4]) or "UTC", "line"

    def notes(self) -> list[str]:
        """What a reader should know about the times of this file."""
        found = [self.why] if self.why and self.without_offset else []
        for name in sorted(self.ambiguous):
            hours = " or ".join(offset_name(round(one * 3600)) for one in AMBIGUOUS_NAMES[name])
            found.append(f"{name} may mean {hours}: read as the first; give the zone with --zone 'GLOB=ZONE'")
        if self.without_offset and self.zone is None and not self.ambiguous:
            found.append("the stamps name no zone and none was given: read as UTC, up to 14 h off; give one with --zone 'GLOB=ZONE'")
        if self.start is not None and self.start.code != EXACT:
            found.append(self.start.why)
        if self.leapless:
            found.append(f"at least {self.leapless} stamps say 29 February, which {self.year} does not have: the year is wrong; give it with --year")
        if self.gaps:
            found.append(f"at least {self.gaps} stamps fall in the hour that daylight saving skips: the zone may be wrong")
        if self.unsure_folds:
            found.append(f"at least {self.unsure_folds} stamps fall in the hour that daylight saving repeats and may be 1 h later")
        if self.clamped:
            found.append(f"at least {self.clamped} stamps write hour 24 or second 60: read as the next second")
        return found
