"""The stretch of a large, sorted, plain file that holds a window, found by bisection over its bytes: a few dozen small reads however large it is.

Only times of single lines are looked at, in plain Python; what lies between is stamped densely by the reader. A first look goes through the whole
file in even steps: where its clock was set back, one window lies in two places. A file whose probes are out of order is not bisected. A little
disorder is covered by slack on both sides.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime, tzinfo
from itertools import pairwise
from typing import IO

from msgspec import Struct

from nofault.timeline.clocks import Clock, Year
from nofault.timeline.finders import NOWHERE
from nofault.timeline.layouts import Layout
from nofault.timeline.opening import Member
from nofault.timeline.stamps import EARLIEST_US, LATEST_US, epoch_us

LEAST_BYTES = 8 << 20  # smaller files are read whole
PROBE = 4 << 10  # bytes of a first look for one stamp, doubled until one is found ...
_MOST_PROBED = 1 << 20  # ... or so many have none
STEPS = 64  # of the first look: a clock set back by more than the time between two of them is seen
_MOST_OF_A_STEP = 64 << 10
NEAR = 16 << 10  # the search ends when the ends are so near
SLACK = 256 << 10  # bytes before and after the places found, because lines may be a little out of order
_YEAR_BACK_US = 7 * 86_400_000_000  # a yearless stamp so long before the file's first belongs to the next year
_OUT_OF_ORDER_US = 60_000_000
_HOUR_US = 3_600_000_000
_LEAD_IN_US = 2 * 3_600_000_000  # a clock with daylight saving starts so long before, so that it knows which pass of an hour it is in
_TAIL = 64 << 10


class Stretch(Struct, frozen=True):
    """Bytes [low, high) of a member that hold a window and some more; `clock` reads them from `low`; `reads` and `bytes_read` say what it cost."""

    low: int
    high: int
    clock: Clock
    reads: int
    bytes_read: int


def line_time(line: bytes, layout: Layout, clock: Clock) -> int | None:
    """UTC microseconds of a single line as the dense path gives them; None for a line without a time of its own."""
    at = layout.finder.find(line)
    us = None if at == NOWHERE else _time_at(line, at, layout, clock)
    if us is None and layout.anywhere is not None:
        found = layout.anywhere.search(line)
        us = _time_at(line, found.start(), layout, clock) if found else None
    nanos = layout.nanos.search(line) if us is not None and layout.nanos is not None else None
    return us + int(nanos[1]) // 1_000 if us is not None and nanos is not None else us


def _time_at(line: bytes, at: int, layout: Layout, clock: Clock) -> int | None:
    if layout.shape is None:
        end = at
        while line[end : end + 1].isdigit():
            end += 1
        fraction = end + 1
        while line[end : end + 1] in (b".", b",") and line[fraction : fraction + 1].isdigit() and fraction - end <= 9:
            fraction += 1
        us = epoch_us(line[at:end].decode("latin-1"), line[end + 1 : fraction].decode("latin-1"))
        return us if us is not None and EARLIEST_US <= us < LATEST_US else None
    read = layout.shape.read_at(line, at)
    return clock.read(read[0])[0] + read[1] if read is not None else None


class _Prober:
    """Looks for the first stamped line at or after a place of a file."""

    def __init__(self, raw: IO[bytes], size: int, layout: Layout, clock: Clock) -> None:
        self.raw, self.size, self.layout, self.clock = raw, size, layout, clock
        self.reads = self.bytes_read = 0
        self.first_us: int | None = None
        self.year = 0
        self._pread = self._by_descriptor() or self._by_seeking

    def _by_descriptor(self) -> Callable[[int, int], bytes] | None:
        try:
            number = self.raw.fileno()
        except OSError:
            return None
        return lambda size, offset: os.pread(number, size, offset)

    def _by_seeking(self, size: int, offset: int) -> bytes:
        self.raw.seek(offset)
        return self.raw.read(size)

    def read(self, offset: int, size: int) -> bytes:
        """Bytes at a place, never beyond the size that the file had when it was found."""
        data = self._pread(max(0, min(size, self.size - offset)), offset)
        self.reads += 1
        self.bytes_read += len(data)
        return data

    def __call__(self, offset: int, until: int, most: int = _MOST_PROBED) -> tuple[int, int] | None:
        """(place of the line, UTC microseconds) of the first stamped line that starts in [offset, until), None when there is none within `most`."""
        size = PROBE
        while True:
            data = self.read(offset, size)
            start = data.find(b"\n") + 1 if offset else 0
            while 0 < start < len(data) or (start == 0 and offset == 0):
                end = data.find(b"\n", start)
                if end < 0 and offset + len(data) < self.size:
                    break
                us = self.time(data[start : end if end >= 0 else len(data)])
                if us is not None:
                    return (offset + start, us) if offset + start < until else None
                if end < 0:
                    return None
                start = end + 1
            if offset + len(data) >= min(self.size, until) or size >= most:
                return None
            size *= 2

    def time(self, line: bytes) -> int | None:
        """The time of a line; a yearless one before the file's first is of the year after it."""
        us = line_time(line[:PROBE], self.layout, self.clock.again())
        if us is None or self.clock.start is None:
            return us
        self.year = self.clock.start.value
        if self.first_us is not None and us < self.first_us - _YEAR_BACK_US:
            self.year += 1
            us = line_time(line[:PROBE], self.layout, clock_from(self.clock, self.year))
        return us


def clock_from(clock: Clock, year: int) -> Clock:
    """A fresh clock like this one whose first stamp is of `year`."""
    start = Year(year, clock.start.code, clock.start.why) if clock.start is not None else None
    return Clock(clock.zone, start, zone_text=clock.zone_text, zone_from=clock.zone_from, why=clock.why)


def stretch_of(member: Member, layout: Layout, clock: Clock, since_us: int, until_us: int, least: int | None = None) -> Stretch | None:
    """Where to read for the lines of [since, until).

    None for a file that must be read whole: packed, out of order, or of fewer than `least` bytes.
    """
    if member.size < (LEAST_BYTES if least is None else least) or not member.plain():
        return None
    with member.open_raw() as raw:
        probe = _Prober(raw, member.size, layout, clock)
        first, last = probe(0, member.size), _last(probe)
        if first is None or last is None or last < first[1]:
            return None
        probe.first_us = first[1]
        steps = _steps(probe)
        if not all(after.us >= before.us - _OUT_OF_ORDER_US or _is_repeated(before.us, after.us, clock.zone) for before, after in pairwise(steps)):
            return None
        margin = _LEAD_IN_US if clock.zone is not None and layout.shape is not None else 0
        seen = [first]
        begin, end = (_bisect(probe, us, steps, seen) for us in (since_us - margin, until_us))
        if begin is None or end is None or not _ordered(seen):
            return None
        after = probe(end[1], member.size)  # what has no time of its own before it belongs to the window
        low, high = _line_start(probe, max(0, begin[0] - SLACK)), min(member.size, (after[0] if after else member.size) + SLACK)
        if clock.start is not None:
            probe(low, member.size)  # leaves the year of the first line to be read
            clock = clock_from(clock, probe.year)
        return Stretch(low, high, clock, probe.reads, probe.bytes_read)


class _Step(Struct, frozen=True):
    """A place of the file that was looked at, and the first stamped line from there on."""

    offset: int
    line: int
    us: int


def _steps(probe: _Prober) -> list[_Step]:
    """The times of the file in even steps."""
    offsets = (probe.size * number // STEPS for number in range(STEPS))
    return [_Step(offset, *found) for offset in offsets if (found := probe(offset, probe.size, _MOST_OF_A_STEP)) is not None]


def _is_repeated(before_us: int, after_us: int, zone: tzinfo | None) -> bool:
    """Whether times fall because a local clock shows an hour twice, of which a single line tells the first pass only."""
    if zone is None or after_us < before_us - _HOUR_US - _OUT_OF_ORDER_US:
        return False
    local = datetime.fromtimestamp(after_us // 1_000_000, zone)
    return local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()


def _bisect(probe: _Prober, us: int, steps: list[_Step], seen: list[tuple[int, int]]) -> tuple[int, int] | None:
    """Two places within NEAR bytes between which the lines of `us` and later begin; None where a long stretch has no stamps."""
    low, high = 0, probe.size
    for step in steps:
        if step.us >= us:
            high = step.offset
            break
        low = step.line
    while high - low > NEAR:
        middle = (low + high) // 2
        found = probe(middle, high)
        if found is None:
            if high - middle > _MOST_PROBED:
                return None
            high = middle
            continue
        seen.append(found)
        if found[1] < us:
            low = found[0]
        else:
            high = middle
    return low, high


def _ordered(seen: list[tuple[int, int]]) -> bool:
    times = [us for _, us in sorted(seen)]
    return all(after >= before - _OUT_OF_ORDER_US for before, after in pairwise(times))


def _line_start(probe: _Prober, offset: int) -> int:
    """The start of the first line at or after a place."""
    if offset == 0:
        return 0
    size = PROBE
    while True:
        data = probe.read(offset - 1, size)
        at = data.find(b"\n")
        if at >= 0 or size > _MOST_PROBED:
            return offset + max(at, 0)
        size *= 2


def _last(probe: _Prober) -> int | None:
    """The time of the last stamped line."""
    start = max(0, probe.size - _TAIL)
    lines = probe.read(start, _TAIL).split(b"\n")
    for line in reversed(lines if start == 0 else lines[1:]):
        us = probe.time(line)
        if us is not None:
            return us
    return None
