"""When impact began and ended, from the share of failures: one request is one point, the stretch that stands out most is the impact.

The stretch is the one that maximises the log-likelihood ratio of "failures at share p1" against "at the usual share p0" (a maximum-sum segment),
with both shares estimated again until they settle.

A share that ramps up dates its stretch late, so the start of the ramp is looked for around it, with its uncertainty.
"""

from __future__ import annotations

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from nofault.timeline.gather import Ints

LEAST_LLR = 15.0  # no stretch of a generated healthy log reached it
LEAST_FAILURES = 10
LEAST_RATIO = 3.0  # share within against share outside
LEAST_SHARE = 0.01
SHORTEST_US = 90_000_000  # a blip of a restart or a deploy is not an incident
BEFORE_US = AFTER_US = 300_000_000  # the start of a ramp is looked for so far around the start of the stretch
RAMPS_S = (1.0, 5.0, 10.0, 20.0, 40.0, 60.0, 90.0, 120.0, 160.0, 200.0, 260.0, 340.0)
JOIN_US = 300_000_000  # stretches nearer than this are one impact
_ROUNDS = 6


class Impact(Struct, frozen=True):
    """A stretch of failures. Rows index the arrays given; `base` and `share` are shares of failures outside and within, `peak` of a minute."""

    first_row: int
    last_row: int
    start_us: int
    end_us: int
    start_uncertainty_s: float
    end_uncertainty_s: float
    llr: float
    base: float
    share: float
    peak: float
    failures: int
    requests: int
    open_start: bool
    open_end: bool


def _segment(failed: NDArray[np.bool_]) -> tuple[int, int, float, float, float]:
    """(first, end, llr, base, share) of the stretch that stands out most, rows [first, end). It begins and ends with a failure: only those count."""
    rows = np.flatnonzero(failed)
    total, failures = failed.size, rows.size
    numbers, passed = np.arange(failures), rows - np.arange(failures)  # failures and successes before each failure
    base = min(max(failures / total, 1e-4), 0.5)
    share = min(max(4 * base, 0.05), 0.95)
    best = (0, 0, 0.0, base, share)
    for _ in range(_ROUNDS if failures else 0):
        bad, good = float(np.log(share / base)), float(np.log((1 - share) / (1 - base)))
        before = numbers * bad + passed * good
        gains = before + bad - np.minimum.accumulate(before)
        last = int(np.argmax(gains))
        start = int(np.argmin(before[: last + 1]))
        first, end, inside = int(rows[start]), int(rows[last]) + 1, last + 1 - start
        found = (first, end, float(gains[last]), base, share)
        share = min((inside + 0.5) / (end - first + 1), 0.99)
        base = max((failures - inside + 0.5) / (total - (end - first) + 1), 1e-5)
        if found[:2] == best[:2]:
            return first, end, found[2], base, share
        best = found
        if share <= base:
            return best
    return best


def _ramp_start(us: Ints, failed: NDArray[np.bool_], first: int, last: int, base: float) -> tuple[int, float]:
    """(microseconds, seconds either way) of where a share that rises in a straight line from `base` to its later level begins.

    The likelihood of each second as the start, summed over ramps from none to six minutes, is taken as its probability: the answer is the median,
    the uncertainty half of what holds 90 %. Every request counts as one trial.
    """
    low = int(us[first]) - BEFORE_US
    low_row, high_row = np.searchsorted(us, (low, min(int(us[last]), int(us[first]) + AFTER_US)), "left")
    second = (us[low_row : high_row + 1] - low) // 1_000_000
    requests, failures = np.bincount(second), np.bincount(second, weights=failed[low_row : high_row + 1])
    level = min(max(float(failed[(first + last) // 2 : last + 1].mean()), 2 * base), 0.99)
    starts, middles = np.arange(requests.size), np.arange(requests.size) + 0.5
    fits = []
    for ramp_s in RAMPS_S:
        share = base + (level - base) * np.clip((middles - starts[:, None]) / ramp_s, 0.0, 1.0)
        fits.append(failures @ np.log(share).T + (requests - failures) @ np.log1p(-share).T)
    likely = np.exp(np.array(fits) - max(fit.max() for fit in fits)).sum(axis=0)
    sure = np.cumsum(likely) / likely.sum()
    early, middle, late = (int(np.searchsorted(sure, part)) for part in (0.05, 0.5, 0.95))
    return low + middle * 1_000_000, max((late - early) / 2, 1.0)


def _peak(us: Ints, failed: NDArray[np.bool_]) -> float:
    """The highest share of failures in any minute of the clock with at least ten requests (of all together when there is none)."""
    minute = us // 60_000_000
    minute -= minute[0]
    requests, failures = np.bincount(minute), np.bincount(minute, weights=failed)
    full = requests >= 10
    return float((failures[full] / requests[full]).max()) if full.any() else float(failed.mean())


def _first_failure(failed: NDArray[np.bool_], row: int, end: int) -> int:
    found = np.flatnonzero(failed[row:end])
    return row + int(found[0]) if found.size else row


def _impact(us: Ints, failed: NDArray[np.bool_], low: int, segment: tuple[int, int, float, float, float]) -> Impact:
    first, end, llr, base, share = segment
    first, last = first + low, end + low - 1
    start_us, uncertainty_s = _ramp_start(us, failed, first, last, base)
    foot = _first_failure(failed, int(np.searchsorted(us, start_us)), last + 1)
    spacing_s = (us[last] - us[first]) / 1e6 / max(last - first, 1)
    inside = failed[foot : last + 1]
    return Impact(
        first_row=foot,
        last_row=last,
        start_us=max(start_us, int(us[low])),
        end_us=int(us[last]),
        start_uncertainty_s=round(uncertainty_s, 1),
        end_uncertainty_s=round(max(3 * spacing_s / share, 15.0), 1),
        llr=llr,
        base=base,
        share=float(inside.mean()),
        peak=_peak(us[foot : last + 1], inside),
        failures=int(inside.sum()),
        requests=int(inside.size),
        open_start=foot == 0 or (foot - low <= 5 and low == 0),
        open_end=us.size - last <= 5,
    )


def impacts(us: Ints, failed: NDArray[np.bool_], most: int = 3) -> list[Impact]:
    """The stretches of impact in points sorted by time, at most `most`, in time order; joined where they lie close together."""
    found: list[Impact] = []
    waiting = [(0, us.size)]
    while waiting and len(found) < most:
        low, high = waiting.pop(0)
        if high - low < 50 or failed[low:high].sum() < LEAST_FAILURES:
            continue
        segment = _segment(failed[low:high])
        first, end, llr, base, share = segment
        if llr < LEAST_LLR:
            continue
        waiting += [(low, low + first), (low + end, high)]
        count = int(failed[low + first : low + end].sum())
        if count >= LEAST_FAILURES and share >= max(LEAST_SHARE, LEAST_RATIO * base) and us[low + end - 1] - us[low + first] >= SHORTEST_US:
            found.append(_impact(us, failed, low, segment))
    return _joined(us, failed, sorted(found, key=lambda impact: impact.start_us))


def _joined(us: Ints, failed: NDArray[np.bool_], found: list[Impact]) -> list[Impact]:
    joined: list[Impact] = []
    for impact in found:
        if joined and impact.start_us - joined[-1].end_us < JOIN_US:
            before = joined.pop()
            inside = failed[before.first_row : impact.last_row + 1]
            impact = Impact(
                first_row=before.first_row,
                last_row=impact.last_row,
                start_us=before.start_us,
                end_us=impact.end_us,
                start_uncertainty_s=before.start_uncertainty_s,
                end_uncertainty_s=impact.end_uncertainty_s,
                llr=before.llr + impact.llr,
                base=min(before.base, impact.base),
                share=float(inside.mean()),
                peak=max(before.peak, impact.peak),
                failures=int(inside.sum()),
                requests=int(inside.size),
                open_start=before.open_start,
                open_end=impact.open_end,
            )
        joined.append(impact)
    return joined
