"""The raw lines of a window out of many files, merged in UTC order; a sorted file is entered by bisection and not read elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from datetime import datetime
from functools import partial
from itertools import chain
from pathlib import Path

import numpy as np
from msgspec import Struct

from nofault.timeline.bisecting import stretch_of
from nofault.timeline.clocks import Clock, zone_for
from nofault.timeline.correlating import Source
from nofault.timeline.events import Skipped
from nofault.timeline.finding import found_members
from nofault.timeline.gather import NONE_US, Ints
from nofault.timeline.layouts import Layout, LineFormat
from nofault.timeline.lines import GIANT_HEAD, member_blocks
from nofault.timeline.opening import Member
from nofault.timeline.reading import is_naive, settle_zone
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
    rest: Callable[[], Iterator[bytes]] | None = None  # what follows in the file of a line of which only the head is held


class Window(Struct):
    """The lines of a window: `pieces` of bytes in UTC order (once), how many files were read, what was not.

    `assumed` are the files that were read as UTC for want of a zone.
    """

    pieces: Iterator[bytes | memoryview]
    read: int
    skipped: list[Skipped]
    assumed: list[str]


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
    sources: list[Source] = []
    spans: list[Span] = []
    with ExitStack() as stack:
        found = stack.enter_context(found_members(paths))
        for member in found.members.values():
            kind = recognise(member, formats)
            if isinstance(kind, Unrecognised):
                found.skip(member.label, kind.why)
            elif kind.layout is None:
                found.skip(member.label, f"{kind.kind.name}: no single lines with times")
            else:
                clock = clock_for(kind, zone_for(member.label, zones or {}), year, (since, until))
                sources.append(Source(kind, kind.layout, clock))
        known: list[Source] = []
        for source in sorted(sources, key=lambda source: is_naive(source.one)):
            settle_zone(source, known)
        for source in sources:
            spans += _spans(source.one, source.layout, source.clock, as_us(since), as_us(until))
        files = stack.pop_all() if any(span.rest is not None for span in spans) else stack
    assumed = [source.label for source in sources if all(source is not one for one in known)]
    return Window(pieces=_with_files(files, _merged(spans)), read=len(sources), skipped=found.skipped, assumed=assumed)


def _with_files(files: ExitStack, pieces: Iterator[bytes | memoryview]) -> Iterator[bytes | memoryview]:
    """The pieces; the files may still be read for them, and are let go of at their end."""
    with files:
        yield from pieces


def _rest_of(member: Member, start: int, length: int) -> Iterator[bytes]:
    """The bytes of a giant line from its head on (which is held) to its LF."""
    end = start + length + 1
    start += GIANT_HEAD
    for at, chunk in member.chunks_from(start):
        if at >= end:
            return
        yield chunk[max(0, start - at) : end - at]


def _spans(one: Recognised, layout: Layout, clock: Clock, since_us: int, until_us: int) -> Iterator[Span]:
    """The spans of one file, in file order."""
    stretch = stretch_of(one.member, layout, clock, since_us, until_us)
    clock = stretch.clock if stretch is not None else clock
    memo: dict[bytes, tuple[int, int] | None] = {}
    last_us = NONE_US
    for block in member_blocks(one.member, stretch.low, stretch.high) if stretch is not None else member_blocks(one.member):
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
            rest = partial(_rest_of, one.member, block.offset, block.true_length) if block.true_length is not None else None
            yield Span(block.data, filled[chosen], block.starts[chosen], ends[chosen], rest)


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
    rests = [span.rest for span in spans]
    batch: list[bytes | memoryview] = []
    glued = False
    for number, start, end in zip(owner[heads].tolist(), starts[heads].tolist(), ends[tails].tolist(), strict=True):
        if glued:
            batch.append(b"\n")
        batch.append(views[number][start:end])
        rest = rests[number]
        if rest is not None:
            last = b""
            for last in chain(batch, rest()):
                yield last
            batch, glued = [], last[-1:] != b"\n"
            continue
        glued = end == unended[number]
        if len(batch) >= _BATCH or end - start >= _LARGE:
            yield b"".join(batch) if len(batch) > 1 else batch[0]
            batch = []
    if batch:
        yield b"".join(batch)
