"""Service level objectives and the window that each of them is judged over. Days are UTC days."""

from __future__ import annotations

import calendar
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal

from msgspec import Struct

from nofault.reliability.errors import ReliabilityError

MINUTES_PER_DAY = 1440
MONTHS = {"month": 1, "quarter": 3, "year": 12}


class Window(Struct, frozen=True):
    """The days `[starts_on, ends_on)` that count. `rolling` windows move with the day and have no days left."""

    starts_on: date
    ends_on: date
    rolling: bool

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.ends_on - self.starts_on).days

    def holds(self, at: datetime) -> bool:
        """Whether the instant falls into it."""
        return _midnight(self.starts_on) <= at < _midnight(self.ends_on)


class Slo(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One objective: `target` in percent over a window.

    The window is `90d` (rolling; with `start` it is fixed, and the next one follows it) or `calendar` (month, quarter or year).
    """

    name: str
    target: float
    service: str = ""
    window: str = ""
    calendar: Literal["", "month", "quarter", "year"] = ""
    start: date | None = None

    def window_at(self, as_of: date) -> Window:
        """The window that counts on the day `as_of`. Raises ReliabilityError when none is given or it has not begun."""
        if self.calendar:
            return _calendar_window(as_of, MONTHS[self.calendar])
        length = timedelta(days=self._window_days())
        if self.start is None:
            return Window(as_of + timedelta(days=1) - length, as_of + timedelta(days=1), rolling=True)
        if as_of < self.start:
            raise ReliabilityError(f"{self.name}: the window starts on {self.start}, after {as_of}.", "Give a later `as_of` or an earlier `start`.")
        starts_on = self.start + (as_of - self.start) // length * length
        return Window(starts_on, starts_on + length, rolling=False)

    def budget_minutes(self, window: Window) -> float:
        """The minutes of the window that may be lost: its length × (1 − target). Raises ReliabilityError for a target that leaves none."""
        if not 0 < self.target < 100:
            raise ReliabilityError(
                f"{self.name}: a target of {self.target} % leaves no budget.", "Give a percentage between 0 and 100, such as 99.9."
            )
        return round(window.days * MINUTES_PER_DAY * (100 - self.target) / 100, 6)

    def _window_days(self) -> int:
        days = self.window.removesuffix("d")
        if not days.isdecimal() or not self.window.endswith("d") or not 0 < int(days) <= 3660:
            raise ReliabilityError(f"{self.name}: no window can be read from {self.window!r}.", "Write `window: 90d` or `calendar: quarter`.")
        return int(days)


def _calendar_window(as_of: date, months: int) -> Window:
    first = (as_of.month - 1) // months * months + 1
    last = first + months - 1
    starts_on = date(as_of.year, first, 1)
    ends_on = date(as_of.year, last, calendar.monthrange(as_of.year, last)[1]) + timedelta(days=1)
    return Window(starts_on, ends_on, rolling=False)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
