"""Clock arithmetic: what "48 hours", "2 weeks" or "5 business days" after an event is.

Minutes and hours are elapsed time. Days, weeks and business days keep the local clock time of the event in the team's zone. Business days
skip Saturday, Sunday and holidays; an event on such a day counts as 00:00 of the next business day. A local time that a clock change skips
moves forward by the length of the gap, one that occurs twice means the first, as RFC 5545 (3.3.5) has it for local times.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from msgspec import Struct

from nofault.practice.errors import PracticeError

SATURDAY = 5


class Unit(StrEnum):
    """What a length is counted in."""

    MINUTES = "minutes"
    HOURS = "hours"
    DAYS = "days"
    WEEKS = "weeks"
    BUSINESS_DAYS = "business days"


_WRITTEN = re.compile(r"(\d{1,5}) (minute|hour|day|week|business day)s?")


class Length:
    """A length of time as people agree on it; `str` gives the text that `parse` reads, such as `5 business days`.

    A plain class, so that a policy file may hold the text (msgspec reads structs and dataclasses from tables only).
    """

    __slots__ = ("count", "unit")

    def __init__(self, count: int, unit: Unit) -> None:
        self.count = count
        self.unit = unit

    def __eq__(self, other: object) -> bool:
        """Equal in number and unit: 7 days are not 1 week."""
        return isinstance(other, Length) and (self.count, self.unit) == (other.count, other.unit)

    def __hash__(self) -> int:
        """By number and unit."""
        return hash((self.count, self.unit))

    def __repr__(self) -> str:
        """For people who debug."""
        return f"Length({str(self)!r})"

    @classmethod
    def parse(cls, text: str) -> Length:
        """Read `48 hours`, `1 week` or `5 business days`. Raises PracticeError for anything else."""
        found = _WRITTEN.fullmatch(" ".join(text.split()))
        if not found:
            raise PracticeError(f"{text!r} is not a length of time.", 'Write a number and a unit, such as "48 hours" or "5 business days".')
        return cls(int(found[1]), Unit(f"{found[2]}s"))

    def __str__(self) -> str:
        """The text of it, with the unit in the singular for one."""
        return f"{self.count} {self.unit.value[:-1] if self.count == 1 else self.unit.value}"


class Calendar(Struct, frozen=True):
    """Where a team lives: the zone of its local clock and the days on which it does not work (beside Saturdays and Sundays)."""

    zone: str = "UTC"
    holidays: frozenset[date] = frozenset()

    def tzinfo(self) -> ZoneInfo:
        """The zone. Raises PracticeError when there is none of that name."""
        try:
            return ZoneInfo(self.zone)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise PracticeError(f"There is no time zone {self.zone!r}.", "Use an IANA name such as Europe/Lisbon.") from error

    def is_business_day(self, day: date) -> bool:
        """Whether the team works on `day`."""
        return day.weekday() < SATURDAY and day not in self.holidays

    def instant(self, day: date, clock: time) -> datetime:
        """The UTC instant at which the team's clock shows `clock` on `day`, gaps and folds as the module says."""
        return datetime.combine(day, clock.replace(fold=0), self.tzinfo()).astimezone(UTC)

    def end_of(self, day: date) -> datetime:
        """The last second of `day` in the team's zone, as UTC: until then something due on that day is in time."""
        try:
            return self.instant(day + timedelta(days=1), time()) - timedelta(seconds=1)
        except OverflowError:  # somebody wrote 9999-12-31 for "never"
            return datetime.max.replace(microsecond=0, tzinfo=UTC)

    def after(self, at: datetime, length: Length) -> datetime:
        """The UTC instant `length` after `at`. Raises PracticeError for a time without a zone or beyond the calendar."""
        if at.tzinfo is None:
            raise PracticeError(f"{at.isoformat()} has no zone.", "Write the time with its offset, such as 2026-01-14T14:32:00Z.")
        try:
            return self._after(at, length)
        except OverflowError as error:
            raise PracticeError(f"{length} after {at.isoformat()} is beyond the calendar.", "Check the year.") from error

    def _after(self, at: datetime, length: Length) -> datetime:
        if length.unit is Unit.MINUTES:
            return at.astimezone(UTC) + timedelta(minutes=length.count)
        if length.unit is Unit.HOURS:
            return at.astimezone(UTC) + timedelta(hours=length.count)
        local = at.astimezone(self.tzinfo())
        if length.unit is Unit.BUSINESS_DAYS:
            return self._business_days_after(local, length.count)
        days = length.count * (7 if length.unit is Unit.WEEKS else 1)
        return self.instant(local.date() + timedelta(days=days), local.time())

    def _business_days_after(self, local: datetime, count: int) -> datetime:
        day, clock = local.date(), local.time()
        if not self.is_business_day(day):
            day, clock = self._next_business_day(day), time()
        for _ in range(count):
            day = self._next_business_day(day)
        return self.instant(day, clock)

    def _next_business_day(self, day: date) -> date:
        day += timedelta(days=1)
        while not self.is_business_day(day):
            day += timedelta(days=1)
        return day
