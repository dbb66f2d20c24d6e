"""The raw lines of a window out of many files, merged in UTC order; a sorted file is entered by bisection and not read elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path

import numpy as np
from msgspec import Struct

from nofault.timeline.bisecting import stretch_of
from nofault.timeline.clocks import Clock, zone_for
from nofault.timeline.events import Skipped
from nofault.timeline.finding import found_members
from nofault.timeline.gather import NONE_US, Ints
from nofault.timeline.layouts import Layout, LineFormat
from nofault.timeline.lines import blocks
from nofault.timeline.recognising import Recognised, Unrecognised, aware, clock_for, recognise
from nofault.timeline.stamps import as_us
from nofault.timeline.tables import block_times


class Span(Struct):
    """Lines of one piece of bytes that lie in the window: their times (a line without its own has that of the line before) and their ends."""

    data: bytes
    us: Ints
    starts: Ints
    ends: Ints  # LF included


class Window(Struct):
    """The lines of a window: `pieces` of bytes in UTC order, how many files were read, and what was not."""

    pieces: list[memoryview]
    read: int
    skipped: list[Skipped]


def window_of(
    paths: Sequence[Path | str],
    *,
    since: datetime,
    until: datetime,
    zones: Mapping[str, str] | None = None,
    year: int | None = None,
    formats: Sequence[LineFormat] = (),
) -> Window:
    """The lines of `paths` from `since` to before `until`, as found. Raises TimelineError for an instant without a zone and for an unknown zone."""
    aware(since, "since")
    aware(until, "until")
    spans: list[Span] = []
    read = 0
    with found_members(paths) as found:
        for member in found.members.values():
            kind = recognise(member, formats)
            if isinstance(kind, Unrecognised):
                found.skip(member.label, kind.why)
            elif kind.layout is None:
                found.skip(member.label, f"{kind.kind.name}: no single lines with times")
            else:
                clock = clock_for(kind, zone_for(member.label, zones or {}), year, (since, until))
                read += 1
                spans += _spans(kind, kind.layout, clock, as_us(since), as_us(until))
    return Window(pieces=list(_merged(spans)), read=read, skipped=found.skipped)


def _spans(one: Recognised, layout: Layout, clock: Clock, since_us: int, until_us: int) -> Iterator[Span]:
    """The spans of one file, in file order."""
    stretch = stretch_of(one.member, layout, clock, since_us, until_us)
    clock, pieces = (stretch.clock, one.member.between(stretch.low, stretch.high)) if stretch is not None else (clock, one.member.chunks())
    memo: dict[bytes, tuple[int, int] | None] = {}
    last_us = NONE_US
    for block in blocks(pieces):
        us, _, _ = block_times(block, layout, clock, memo)
        stamped = us != NONE_US
        if last_us == NONE_US and stamped.any():
            last_us = int(us[np.argmax(stamped)])  # lines before the first stamp go with it
        rows = np.maximum.accumulate(np.where(stamped, np.arange(us.size), -1))
        filled = np.where(rows >= 0, us[rows], last_us)
        last_us = int(filled[-1])
        chosen = (filled >= since_us) & (filled < until_us) & (filled != NONE_US)
        if chosen.any():
            ends = np.minimum(block.ends + 1, len(block.data))
            yield Span(block.data, filled[chosen], block.starts[chosen], ends[chosen])


def _merged(spans: list[Span]) -> Iterable[memoryview]:
    """The lines of all spans in order of time; lines of equal time keep the order of their files. Neighbours of one piece come as one slice."""
    if not spans:
        return
    us = np.concatenate([span.us for span in spans])
    owner = np.repeat(np.arange(len(spans)), [span.us.size for span in spans])
    order = np.argsort(us, kind="stable")
    starts, ends = np.concatenate([span.starts for span in spans])[order], np.concatenate([span.ends for span in spans])[order]
    owner = owner[order]
    heads = np.flatnonzero(np.concatenate(([True], (owner[1:] != owner[:-1]) | (starts[1:] != ends[:-1]))))
    views = [memoryview(span.data) for span in spans]
    last = heads.size - 1
    for number, (head, tail) in enumerate(zip(heads.tolist(), np.append(heads[1:], owner.size).tolist(), strict=True)):
        piece = views[owner[head]][starts[head] : ends[tail - 1]]
        yield piece
        if number < last and piece[-1:] != b"\n":
            yield memoryview(b"\n")  # a last line without LF is not glued to what follows
