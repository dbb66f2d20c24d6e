"""The index of one line file: for each stamped line its time, place, template, and whether it records a failure: sixteen bytes a line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from nofault.timeline.bisecting import Stretch
from nofault.timeline.clocks import Clock
from nofault.timeline.disorder import Disorder
from nofault.timeline.gather import NONE_US, Codes, Ints, Memo, epoch_times, text_times, words_of
from nofault.timeline.layouts import NOWHERE, Layout, LineFormat, Words
from nofault.timeline.lines import Block, bom_bytes, member_blocks, skip_nuls
from nofault.timeline.opening import Member
from nofault.timeline.quoted import UNKNOWN, places_of, quoted_texts
from nofault.timeline.records import Place
from nofault.timeline.templates import Templates
from nofault.timeline.verbs import reports_failure

NO_TEMPLATE = -1
_BACKSLASH = 92
_WHOLE_ZONE = re.compile(rb"(?:[Zz]|[+-]\d\d:?\d\d|UTC|GMT)\Z")
_SAMPLED = 16  # of so many seconds the lines of one have a key, by which copied files are suspected
_MIX = tuple(
    np.uint64(odd) for odd in (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93, 0xA0761D6478BD642F, 0xE7037ED1A0B428DB)
)
_COLUMNS: dict[str, type] = {"us": np.int64, "codes": np.int8, "at": np.uint32, "template": np.int16, "failed": np.bool_, "sample": np.uint64}


class LineTable:
    """The stamped lines of one file within the stretch of interest, in file order.

    `us` UTC microseconds, `codes` certainty, `at` bytes from the start of the line's block, `template` numbers into `templates`, `failed`.
    `sample` are keys of some lines. `lines` and `timed_lines` count the whole file.
    """

    def __init__(self, member: Member, kind: LineFormat, layout: Layout, clock: Clock, stretch: Stretch | None = None) -> None:
        self.stretch = stretch
        self.member = member
        self.kind = kind
        self.layout = layout
        self.clock = clock
        self.templates = Templates(layout.lead)
        self.lines = self.timed_lines = 0
        self.first_us: int | None = None
        self.last_us: int | None = None
        self.notes: list[str] = []
        self.us: Ints = np.zeros(0, np.int64)
        self.codes: Codes = np.zeros(0, np.int8)
        self.at: NDArray[np.uint32] = np.zeros(0, np.uint32)
        self.template: NDArray[np.int16] = np.zeros(0, np.int16)
        self.failed: NDArray[np.bool_] = np.zeros(0, bool)
        self.sample: NDArray[np.uint64] = np.zeros(0, np.uint64)
        self._blocks: list[tuple[int, int, int]] = []  # first row, bytes and lines before the block
        self._rows: Ints = np.zeros(0, np.int64)
        self._kept: Ints | None = None
        self._parts: dict[str, list[NDArray[np.generic]]] = {name: [] for name in _COLUMNS}

    @property
    def label(self) -> str:
        """The path as given."""
        return self.member.label

    @property
    def entered_at(self) -> int:
        """Bytes before the part that was read; line numbers of places are counted from there."""
        return self.stretch.low if self.stretch is not None else 0

    def place(self, row: int) -> Place:
        """Where the line of a row stands."""
        read = row if self._kept is None else int(self._kept[row])
        _, offset, lines = self._blocks[int(np.searchsorted(self._rows, read, "right")) - 1]
        return Place(self.label, offset + int(self.at[row]), offset, lines)

    def keep(self, chosen: NDArray[np.bool_]) -> None:
        """Keep only some rows."""
        rows = np.flatnonzero(chosen)
        self._kept = rows if self._kept is None else self._kept[rows]
        for name in ("us", "codes", "at", "template", "failed"):
            setattr(self, name, getattr(self, name)[chosen])

    def add(self, block: Block, **columns: NDArray[np.generic]) -> None:
        """Take the rows of a block."""
        first = self._blocks[-1][0] + self._parts["us"][-1].size if self._blocks else 0
        self._blocks.append((first, block.offset, self.lines))
        for name, column in columns.items():
            self._parts[name].append(column)

    def close(self) -> None:
        """Join the rows of all blocks."""
        for name, kind in _COLUMNS.items():
            found = self._parts.pop(name)
            setattr(self, name, np.concatenate(found) if found else np.zeros(0, kind))
        self._rows = np.array([first for first, _, _ in self._blocks], np.int64)


def block_times(block: Block, layout: Layout, clock: Clock, memo: Memo) -> tuple[Ints, Codes, Ints]:
    """UTC microseconds (NONE_US for a line without a stamp), certainty codes and place of the stamp of each line of a block."""
    at = layout.finder.locate(block)
    cut = _cut_short(block, at, layout)
    if cut:
        at = np.append(at[:-1], NOWHERE)
    us, codes = _times_at(block, at, layout, clock, memo)
    if layout.anywhere is not None:
        missed = np.flatnonzero(us[: us.size - cut] == NONE_US)
        if missed.size:
            at = at.copy()
            at[missed] = layout.relocate(block, missed)
            us[missed], codes[missed] = _times_at(block, at[missed], layout, clock, memo)
    if layout.nanos is not None:
        _add_nanos(block, us, layout.nanos)
    return us, codes, at


def _cut_short(block: Block, at: Ints, layout: Layout) -> bool:
    """Whether the bytes end within the stamp of the last line: nothing follows it, not even a whole zone, and it is not all there is."""
    if layout.shape is None or not layout.shape.tail or not block.unended or at[-1] == NOWHERE or (block.offset == 0 and at.size == 1):
        return False
    found = layout.shape.pattern.match(block.data, int(at[-1]))
    return found is not None and block.data[found.end() : block.size] in (b"", b".", b",") and not _WHOLE_ZONE.search(found[0])


def _add_nanos(block: Block, us: Ints, nanos: re.Pattern[bytes]) -> None:
    """Add to each time the nanoseconds that its line holds beside the seconds."""
    found = [(one.start(), int(one[1]) // 1_000) for one in nanos.finditer(block.data)]
    if found:
        places, parts = np.array(found, np.int64).T
        lines, first = np.unique(np.searchsorted(block.starts, places, "right") - 1, return_index=True)
        timed = us[lines] != NONE_US
        us[lines[timed]] += parts[first][timed]


def _times_at(block: Block, at: Ints, layout: Layout, clock: Clock, memo: Memo) -> tuple[Ints, Codes]:
    us, codes = np.full(at.size, NONE_US, np.int64), np.zeros(at.size, np.int8)
    here = np.flatnonzero(at != NOWHERE)
    if layout.shape is None:
        us[here], codes[here] = epoch_times(block.buffer, at[here])
    else:
        us[here], codes[here] = text_times(block.buffer, at[here], layout.shape, clock, memo)
    return us, codes


def stamped_blocks(member: Member, layout: Layout, clock: Clock, stretch: Stretch | None = None) -> Iterator[tuple[Block, Ints, Codes, Ints]]:
    """The blocks of a line file (or of a stretch of it) with time, certainty and place of the stamp of their lines, in file order."""
    memo: Memo = {}
    block: Block | None = None
    for block in member_blocks(member, stretch.low, stretch.high) if stretch is not None else member_blocks(member):
        if block.offset == 0 and (mark := bom_bytes(block.buffer[:3].tobytes())):
            block.starts[0] += mark
        if nuls := skip_nuls(block):
            member.note(f"{nuls:,} NUL bytes at the start of lines, as a crash leaves them: something may be missing there")
        if block.true_length is not None:
            member.note(f"a line of {block.true_length:,} bytes: only its beginning was looked at")
        yield block, *block_times(block, layout, clock, memo)
    if block is not None and block.unended and (stretch is None or stretch.high >= member.size):
        member.note("the last line has no end: it may be cut short")


def read_table(
    member: Member,
    kind: LineFormat,
    layout: Layout,
    clock: Clock,
    *,
    within: tuple[int, int] | None = None,
    stretch: Stretch | None = None,
    tick: Callable[[], None] = lambda: None,
    judge: bool = True,
) -> LineTable:
    """Read a line file once, or a stretch of it. `within` (UTC microseconds) limits the rows that are kept; `tick` is called after each block.

    Without `judge` only times and templates are taken, no failures and no keys of copies.
    """
    clock = stretch.clock if stretch is not None else clock
    table = LineTable(member, kind, layout, clock, stretch)
    disorder = Disorder()
    for block, us, codes, at in stamped_blocks(member, layout, clock, stretch):
        stamped = us != NONE_US
        table.timed_lines += int(np.count_nonzero(stamped))
        if stamped.any():
            times = us[stamped]
            disorder.take(times)
            low, high = int(times.min()), int(times.max())
            table.first_us = low if table.first_us is None else min(low, table.first_us)
            table.last_us = high if table.last_us is None else max(high, table.last_us)
            chosen = stamped if within is None else stamped & (us >= within[0]) & (us < within[1])
            if chosen.any():
                _add_rows(table, block, us, codes, at, np.flatnonzero(chosen), judge)
        table.lines += block.starts.size
        tick()
    table.close()
    table.templates.forget()
    if layout.worded and table.templates.examples:
        failing = np.array([reports_failure(example.decode("utf-8", "replace")) for example in table.templates.examples], bool)
        table.failed = table.failed | np.where(table.template >= 0, failing[table.template], False)
    table.notes += disorder.notes()
    if table.templates.capped:
        table.notes.append("more than 20,000 message templates: the rest is counted as one")
    return table


def _add_rows(table: LineTable, block: Block, us: Ints, codes: Codes, at: Ints, rows: Ints, judge: bool) -> None:
    sampled = rows[us[rows] // 1_000_000 % _SAMPLED == 0] if judge else rows[:0]
    table.add(
        block,
        us=us[rows],
        codes=codes[rows],
        at=block.starts[rows].astype(np.uint32),
        failed=_failures(table.layout, block)[rows] if judge else np.zeros(rows.size, bool),
        template=_templates_of(table, block, at, rows),
        sample=line_keys(block, us, sampled),
    )


def _failures(layout: Layout, block: Block) -> NDArray[np.bool_]:
    """Which lines of a block record a failure by their own mark."""
    failed = np.zeros(block.starts.size, bool)
    if layout.failure is None:
        return failed
    if isinstance(layout.failure, Words):
        places = np.array(layout.failure.places(block.data), np.int64)
    else:
        places = np.fromiter((found.start() for found in layout.failure.finditer(block.data)), np.int64)
    places = places[block.buffer[places - 1] != _BACKSLASH]  # a quote that is escaped does not end its field
    lines = np.searchsorted(block.starts, places, "right") - 1
    if layout.reach:
        lines = lines[places - block.starts[lines] <= layout.reach]
    failed[lines] = True
    return failed


def _templates_of(table: LineTable, block: Block, at: Ints, rows: Ints) -> NDArray[np.int16]:
    """The template number of the message of each row, NO_TEMPLATE where it has none."""
    layout = table.layout
    if layout.message is not None:
        return _templates_by_pattern(table, block)[rows]
    if layout.lead is None:
        return np.full(rows.size, NO_TEMPLATE, np.int16)
    skip = layout.shape.head if layout.shape is not None else 0
    return np.array(table.templates.numbers(block.data, at[rows] + skip, block.ends[rows]), np.int16)


def _templates_by_pattern(table: LineTable, block: Block) -> NDArray[np.int16]:
    """The template number of the message of each line: all at once where the key of the message is the usual one, else by its pattern."""
    numbers = np.full(block.starts.size, NO_TEMPLATE, np.int16)
    pattern, key = table.layout.message, table.layout.key
    assert pattern is not None  # noqa: S101
    if key:
        starts = places_of(block.buffer, block.size, key) + len(key)
        lines, first = np.unique(np.searchsorted(block.starts, starts, "right") - 1, return_index=True)  # of two in one line the first counts
        starts = starts[first]
        ends, keys = quoted_texts(block.buffer, starts)
        whole = (ends != UNKNOWN) & (ends <= block.ends[lines])
        numbers[lines[whole]] = table.templates.numbers_by_key(block.data, starts[whole], ends[whole], keys[whole])
        rest = np.flatnonzero(numbers == NO_TEMPLATE).tolist()
        found = [(line, pattern.search(block.data, int(block.starts[line]), int(block.ends[line]))) for line in rest]
    else:
        found = [(0, one) for one in pattern.finditer(block.data)]
    spans = [(line, *one.span(1)) for line, one in found if one]
    if spans:
        lines, starts, ends = np.array(spans, np.int64).T
        if not key:
            lines = np.searchsorted(block.starts, starts, "right") - 1
        rest_numbers = table.templates.numbers(block.data, starts, ends)
        numbers[lines[::-1]] = np.array(rest_numbers[::-1], np.int16)
    return numbers


def line_keys(block: Block, us: Ints, rows: Ints) -> NDArray[np.uint64]:
    """A number for each line out of its time, length and five words of its bytes: equal lines have equal keys."""
    words, starts, lengths = words_of(block.buffer), block.starts[rows], (block.ends - block.starts)[rows]
    spread = np.maximum(lengths - 8, 0)
    key = us[rows].astype(np.uint64) * _MIX[5] + lengths.astype(np.uint64)
    for step, odd in enumerate(_MIX[:5]):
        key = (key ^ words[starts + spread * step // 4]) * odd
        key ^= key >> np.uint64(29)
    return key


def all_keys(table: LineTable) -> NDArray[np.uint64]:
    """The keys of all rows of a table, read once more. Rows are matched by their order, so the table must be as it was read."""
    low, high = int(table.us.min()), int(table.us.max())
    clock = table.clock.again()
    found = []
    for block, us, _, _ in stamped_blocks(table.member, table.layout, clock, table.stretch):
        rows = np.flatnonzero((us >= low) & (us <= high))
        found.append(line_keys(block, us, rows))
    return np.concatenate(found) if found else np.zeros(0, np.uint64)
