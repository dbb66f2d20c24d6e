"""The error curve: how many requests (or lines) there were and how many failed, in some hundred equal stretches around the impact."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nofault.timeline.events import Curve
from nofault.timeline.gather import Ints
from nofault.timeline.impact import Found
from nofault.timeline.stamps import as_datetime
from nofault.timeline.tables import LineTable

MOST = 300  # stretches of a curve
FEWEST = 20  # requests that a stretch has in the mean, so that its share says something
AROUND_US = 1_800_000_000  # before and after the impacts; as long as they are where that is more
STEPS_S = (1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 21_600, 43_200, 86_400)
SLICE = 1_000_000  # rows that are counted at once

Span = tuple[int, int]


def error_curve(tables: list[LineTable], impacts: list[Found], within: Span) -> Curve | None:
    """The curve of the stream that showed the strongest impact; without any that of all requests; None where nothing counts requests.

    `within` (UTC microseconds) is the window that was asked for.
    """
    if impacts:
        counted, traffic, source = impacts[0].stream.tables, impacts[0].traffic, impacts[0].stream.short_name
    else:
        counted, traffic, source = [table for table in tables if table.layout.traffic and table.us.size], True, "all requests"
    span = _span(counted, impacts, within) if counted else None
    if span is None:
        return None
    step_us = _step_us(span, sum(sum(rows.size for rows, _ in _inside(table, span)) for table in counted))
    begin_us = span[0] // step_us * step_us
    size = -(-(span[1] - begin_us) // step_us)
    counts, errors = np.zeros(size, np.int64), np.zeros(size, np.int64)
    for table in counted:
        for rows, failed in _inside(table, span):
            places = (rows - begin_us) // step_us
            counts += np.bincount(places, minlength=size)
            errors += np.bincount(places[failed], minlength=size)
    return Curve(
        begin=as_datetime(begin_us),
        step_s=step_us // 1_000_000,
        counts=counts.tolist(),
        errors=errors.tolist(),
        what="requests" if traffic else "lines",
        source=source,
    )


def _span(tables: list[LineTable], impacts: list[Found], within: Span) -> Span | None:
    """From well before the first impact until well after the last, as far as the logs and the window reach."""
    low, high = min(int(table.us.min()) for table in tables), max(int(table.us.max()) for table in tables) + 1
    if impacts:
        first, last = min(one.impact.start_us for one in impacts), max(one.impact.end_us for one in impacts)
        around = max(AROUND_US, last - first)
        low, high = max(low, first - around), min(high, last + around)
    low, high = max(low, within[0]), min(high, within[1])
    return (low, high) if low < high else None


def _step_us(span: Span, rows: int) -> int:
    """The shortest usual step that makes few enough stretches, each with enough in it."""
    length_s = (span[1] - span[0]) / 1e6
    least_s = max(length_s / (MOST - 1), FEWEST * length_s / max(rows, 1))
    days = -(-least_s // STEPS_S[-1])
    return next((step for step in STEPS_S if step >= least_s), int(days) * STEPS_S[-1]) * 1_000_000


def _inside(table: LineTable, span: Span) -> Iterator[tuple[Ints, np.ndarray[tuple[int], np.dtype[np.bool_]]]]:
    """Times and failures of the rows in the span, a slice at a time: a table may be large, and need not be sorted."""
    for first in range(0, table.us.size, SLICE):
        us = table.us[first : first + SLICE]
        inside = (us >= span[0]) & (us < span[1])
        if inside.any():
            yield us[inside], table.failed[first : first + SLICE][inside]
