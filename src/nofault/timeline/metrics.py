"""Series of numbers: the one stretch in which a series stands out against the rest of itself, as facts about when it rose or fell and came back.

The stretch is a maximum-sum segment of the distance from the median in units of the usual spread (median of absolute deviations).
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator

import numpy as np
from msgspec import Struct

from nofault.postmortem.terms import EntryKind
from nofault.timeline.clocks import INFERRED, ZONE_ASSUMED
from nofault.timeline.masking import display_text
from nofault.timeline.records import Candidate, Document

LEAST_POINTS = 20
LEAST_INSIDE = 4
SHORTEST_US = 90_000_000
STANDS_OUT = 5.0  # spreads from the median, in the mean of the stretch
_EACH = 3.0  # spreads from the median that a point must have to lengthen it
MOST_SHARE = 0.7  # a longer stretch is the usual state
_FAILING = re.compile(r"error|fail|5xx|50[0-9]|unavailab|timeout|refused|dropped|reject", re.IGNORECASE)


class Series(Struct):
    """Microseconds, values and places in the document of one series."""

    name: str
    us: list[int]
    values: list[float]
    places: list[int]

    def add(self, us: int, value: float, place: int) -> None:
        """Take one point."""
        self.us.append(us)
        self.values.append(value)
        self.places.append(place)


def finite(text: object, *, all_kinds: bool = False) -> float | None:
    """The number that a value writes; None for what is none, and (without `all_kinds`) for NaN and infinite ones."""
    try:
        number = float(str(text).strip())
    except ValueError:
        return None
    return number if all_kinds or math.isfinite(number) else None


def stretch(us: list[int], values: list[float]) -> tuple[int, int, float, float] | None:
    """(first, last, usual, mean inside) of the stretch that stands out, None where none does. Times must be in order."""
    if len(values) < LEAST_POINTS:
        return None
    array = np.array(values)
    usual = float(np.median(array))
    spread = max(1.4826 * float(np.median(np.abs(array - usual))), 0.05 * abs(usual), 1e-3 * float(np.ptp(array)), 1e-12)
    best: tuple[float, int, int] = (0.0, 0, 0)
    for sign in (1.0, -1.0):
        sums = np.concatenate(([0.0], np.cumsum(np.minimum(sign * (array - usual) / spread, 50.0) - _EACH)))
        gains = sums - np.minimum.accumulate(sums)
        end = int(np.argmax(gains))
        best = max(best, (float(gains[end]), int(np.argmin(sums[: end + 1])), end))
    _, first, end = best
    inside = array[first:end]
    long_enough = inside.size >= LEAST_INSIDE and us[end - 1] - us[first] >= SHORTEST_US and inside.size <= MOST_SHARE * array.size
    if not long_enough or abs(float(inside.mean()) - usual) < STANDS_OUT * spread:
        return None
    return first, end - 1, usual, float(inside.mean())


def series_candidates(document: Document, series: Series, source: str, place_of: Callable[[int], int] | None = None) -> Iterator[Candidate]:
    """When a series leaves its usual level, and when it is back; of a series about failures these are onset and recovery as the metric shows them."""
    order = sorted(range(len(series.us)), key=lambda number: series.us[number])
    us, values = [series.us[number] for number in order], [series.values[number] for number in order]
    found = stretch(us, values)
    if found is None:
        return
    first, last, usual, inside = found
    step_s = float(np.median(np.diff(us))) / 1e6
    failing = bool(_FAILING.search(series.name)) and inside > usual
    name, assumed = display_text(series.name, 160), bool(document.clock.without_offset and document.clock.zone is None)
    peak = max(values[first : last + 1]) if inside > usual else min(values[first : last + 1])
    ends = [(first, EntryKind.ONSET if failing and first else EntryKind.SIGNAL, 88.0 if failing else 56.0)]
    if last + 1 < len(us):
        ends.append((last + 1, EntryKind.RECOVERY if failing else EntryKind.SIGNAL, 84.0 if failing else 44.0))
    for row, kind, weight in ends:
        moved = f"leaves {usual:.3g} and {'rises' if inside > usual else 'falls'} to {inside:.3g} on average, {peak:.3g} at the most"
        yield Candidate(
            us=us[row],
            code=ZONE_ASSUMED if assumed else INFERRED,
            uncertainty_s=max(step_s, 1.0),
            kind=kind,
            text=f"{name} {moved if row == first else f'is back at {usual:.3g}'}",
            source=source,
            weight=weight,
            why=f"the stretch in which the series stands out, {abs(inside - usual) / max(abs(usual), 1e-9):.3g} times its usual level away",
            evidence=[document.evidence(place_of(us[row]) if place_of else series.places[order[row]])],
            measured=True,
            done=row != first,
            notice=False,
        )
