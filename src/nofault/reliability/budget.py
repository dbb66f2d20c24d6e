"""The error budget of objectives: how much the incidents used, what remains, and when it runs out at a stated rate."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import msgspec
from msgspec import Struct, field

from nofault.reliability.errors import ReliabilityError
from nofault.reliability.slo import Slo, Window

RECENT_DAYS = 60  # the second basis of a projection, beside the elapsed part of the window


class BudgetUse(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One incident's use of one objective's budget: its minutes, times the share of errors where that is known (0 to 1)."""

    slo: str
    at: datetime
    minutes: float
    id: str = ""
    error_share: float = 1.0

    @property
    def budget_minutes(self) -> float:
        """The minutes that it takes from the budget."""
        return self.minutes * self.error_share


class BudgetFile(Struct, frozen=True, forbid_unknown_fields=True):
    """What a file of objectives and incidents says. `as_of` is the day that is looked at, None for today."""

    slos: list[Slo]
    incidents: list[BudgetUse] = field(default_factory=list)
    as_of: date | None = None


class Projection(Struct, frozen=True):
    """When the budget runs out if it goes on being used at `minutes_per_day`; None when it does not within a window's length.

    `basis` names what the rate was taken from. `day_of_window` counts full days since the start of a window that has one.
    """

    basis: str
    minutes_per_day: float
    exhausted_on: date | None
    day_of_window: int | None


class Budget(Struct, frozen=True):
    """The state of one objective's budget, in minutes and percent. `days_remaining` is None for a rolling window."""

    name: str
    budget_minutes: float
    consumed_minutes: float
    consumed_percent: float
    remaining_minutes: float
    remaining_percent: float
    days_remaining: int | None
    projections: list[Projection]


def parse_budget(data: object) -> BudgetFile:
    """The objectives and incidents in `data` (a mapping as read from YAML or JSON). Raises ReliabilityError that names the place."""
    if not isinstance(data, Mapping):
        raise ReliabilityError("The file is not a mapping.", "Write `slos:` and `incidents:`.")
    try:
        found = msgspec.convert(data, BudgetFile)
    except msgspec.ValidationError as error:
        raise ReliabilityError(f"The budget file cannot be read: {error}.", "See `nofault budget --help` for an example.") from error
    names = [slo.name for slo in found.slos]
    for name in names:
        if names.count(name) > 1:
            raise ReliabilityError(f"Two objectives are called {name}.", "Give each its own name.")
    for use in found.incidents:
        _check(use, names)
    return found


def _check(use: BudgetUse, names: list[str]) -> None:
    place = f"Incident {use.id or use.at}"
    if use.slo not in names:
        raise ReliabilityError(f"{place}: there is no objective {use.slo!r}.", f"Known are: {', '.join(names)}.")
    if use.at.tzinfo is None:
        raise ReliabilityError(f"{place}: {use.at} has no zone.", "Write the offset, such as 2026-01-14T14:32:00Z.")
    if not (math.isfinite(use.minutes) and use.minutes >= 0 and 0 <= use.error_share <= 1):
        raise ReliabilityError(
            f"{place}: {use.minutes} minutes at a share of {use.error_share}.", "Minutes are not negative, a share is between 0 and 1."
        )


def budget_of(slo: Slo, uses: Iterable[BudgetUse], as_of: date) -> Budget:
    """The budget of `slo` at the end of the day `as_of`. What is used is the sum over the incidents of the window up to then.

    99.9 % over 90 days is 129.6 minutes; 23 and 51 minutes of it are 57.1 %. Raises ReliabilityError as `Slo` does.
    """
    window = slo.window_at(as_of)
    budget = slo.budget_minutes(window)
    until = datetime.combine(as_of + timedelta(days=1), time(), UTC)
    own = [use for use in uses if use.slo == slo.name and use.at < until]
    consumed = math.fsum(use.budget_minutes for use in own if window.holds(use.at))
    return Budget(
        name=slo.name,
        budget_minutes=budget,
        consumed_minutes=round(consumed, 6),
        consumed_percent=round(100 * consumed / budget, 6),
        remaining_minutes=round(budget - consumed, 6),
        remaining_percent=round(100 - 100 * consumed / budget, 6),
        days_remaining=None if window.rolling else (window.ends_on - as_of).days,
        projections=_projections(window, budget, own, as_of),
    )


def _projections(window: Window, budget: float, own: list[BudgetUse], as_of: date) -> list[Projection]:
    elapsed = window.days if window.rolling else max((as_of - window.starts_on).days, 1)
    recent_from = datetime.combine(as_of - timedelta(days=RECENT_DAYS - 1), time(), UTC)
    in_window = math.fsum(use.budget_minutes for use in own if window.holds(use.at))
    recent = math.fsum(use.budget_minutes for use in own if use.at >= recent_from)
    project = _rolling if window.rolling else _fixed
    rates = {"elapsed": in_window / elapsed, f"last-{RECENT_DAYS}-days": recent / RECENT_DAYS}
    return [project(basis, rate, window, budget, own, as_of) for basis, rate in rates.items()]


def _fixed(basis: str, rate: float, window: Window, budget: float, own: list[BudgetUse], as_of: date) -> Projection:
    """Within a fixed window nothing ages out: the rest of the budget lasts rest ÷ rate days from today."""
    used = 0.0
    for use in sorted((use for use in own if window.holds(use.at)), key=lambda use: use.at):
        used += use.budget_minutes
        if used >= budget:
            return _at_day(basis, rate, window, (use.at.astimezone(UTC).date() - window.starts_on).days)
    day = (as_of - window.starts_on).days + (budget - used) / rate if rate > 0 else math.inf
    return _at_day(basis, rate, window, math.floor(day) if day < window.days else None)


def _at_day(basis: str, rate: float, window: Window, day: int | None) -> Projection:
    return Projection(basis, round(rate, 6), None if day is None else window.starts_on + timedelta(days=day), day)


def _rolling(basis: str, rate: float, window: Window, budget: float, own: list[BudgetUse], as_of: date) -> Projection:
    """In a rolling window old use ages out: go on day by day for one window's length, after which only the rate is left."""
    aging = [((use.at.astimezone(UTC).date() - window.starts_on).days, use.budget_minutes) for use in own if window.holds(use.at)]
    for ahead in range(window.days + 1):
        still_counted = math.fsum(minutes for day, minutes in aging if day >= ahead)
        if still_counted + rate * ahead >= budget:
            return Projection(basis, round(rate, 6), as_of + timedelta(days=ahead), None)
    return Projection(basis, round(rate, 6), None, None)


def budgets(file: BudgetFile, today: date) -> dict[str, Any]:
    """The answer for a whole file, as plain data: `{"slos": [...]}` in the file's order. `today` is used when the file has no `as_of`."""
    as_of = file.as_of or today
    return {"slos": [msgspec.to_builtins(budget_of(slo, file.incidents, as_of)) for slo in file.slos]}
