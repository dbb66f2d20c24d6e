"""The raw lines of a window out of many files, merged in UTC order; a sorted file is entered by bisection and not read elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
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
from nofault.timeline.recognising import Recognised, Unrecognised, aware, clock_for, recognise
from nofault.timeline.stamps import as_us
from nofault.timeline.tables import block_times

_BATCH, _LARGE = 1_024, 256 << 10  # so many small slices are joined before they are handed on; a large one goes by itself


class Span(Struct):
    """Lines of one piece of bytes that lie in the window: their times (a line without its own has that of the line before) and their ends."""

    data: bytes
    us: Ints
    starts: Ints
    ends: Ints  # LF included


class Window(Struct):
    """The lines of a window: `pieces` of bytes in UTC order (once), how many files were read, and what was not."""

    pieces: Iterator[bytes | memoryview]
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
    return Window(pieces=_merged(spans), read=read, skipped=found.skipped)


def _spans(one: Recognised, layout: Layout, clock: Clock, since_us: int, until_us: int) -> Iterator[Span]:
    """The spans of one file, in file order."""
    stretch = stretch_of(one.member, layout, clock, since_us, until_us)
    clock = stretch.clock if stretch is not None else clock
    memo: dict[bytes, tuple[int, int] | None] = {}
    last_us = NONE_US
    for block in one.member.blocks(stretch.low, stretch.high) if stretch is not None else one.member.blocks():
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


def _merged(spans: list[Span]) -> Iterator[bytes | memoryview]:
    """The lines of all spans in order of time; lines of equal time keep the order of their files. Neighbours of one piece come as one slice."""
    if not spans:
        return
    us = np.concatenate([span.us for span in spans])
    order = np.argsort(us, kind="stable")
    owner = np.repeat(np.arange(len(spans)), [span.us.size for span in spans])[order]
    starts, ends = np.concatenate([span.starts for span in spans])[order], np.concatenate([span.ends for span in spans])[order]
    heads = np.flatnonzero(np.concatenate(([True], (owner[1:] != owner[:-1]) | (starts[1:] != ends[:-1]))))
    tails = np.append(heads[1:], owner.size) - 1
    views = [memoryview(span.data) for span in spans]
    unended = [len(span.data) if span.data[-1:] != b"\n" else -1 for span in spans]  # a last line without LF is not glued to what follows
    batch: list[bytes | memoryview] = []
    for number, start, end in zip(owner[heads].tolist(), starts[heads].tolist(), ends[tails].tolist(), strict=True):
        batch.append(views[number][start:end])
        if end == unended[number]:
            batch.append(b"\n")
        if len(batch) >= _BATCH or end - start >= _LARGE:
            yield b"".join(batch) if len(batch) > 1 else batch[0]
            batch = []
    if batch:
        whole = b"".join(batch)
        yield whole[:-1] if end == unended[number] else whole  # what comes last ends as it was found
