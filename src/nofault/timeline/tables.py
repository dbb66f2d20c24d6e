"""The index of one line file: for each stamped line its time, place, template, whether it records a failure, and a key for finding copies."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from nofault.timeline.clocks import Clock
from nofault.timeline.gather import NONE_US, Codes, Ints, Memo, epoch_times, text_times, words_of
from nofault.timeline.layouts import NOWHERE, Layout, LineFormat
from nofault.timeline.lines import Block, blocks, bom_bytes
from nofault.timeline.opening import Member
from nofault.timeline.records import Place
from nofault.timeline.templates import Templates
from nofault.timeline.verbs import reports_failure

NO_TEMPLATE = -1
_BACKSLASH = 92
_MIX = tuple(
    np.uint64(odd) for odd in (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93, 0xA0761D6478BD642F, 0xE7037ED1A0B428DB)
)


class _Columns:
    """Columns that grow block by block."""

    def __init__(self) -> None:
        self.parts: dict[str, list[NDArray[np.generic]]] = {}

    def add(self, **columns: NDArray[np.generic]) -> None:
        for name, column in columns.items():
            self.parts.setdefault(name, []).append(column)

    def take(self, name: str, kind: type) -> NDArray[np.generic]:
        found = self.parts.pop(name, [])
        return np.concatenate(found) if found else np.zeros(0, kind)


class LineTable:
    """The stamped lines of one file within the stretch of interest, in file order.

    `us` UTC microseconds, `codes` certainty, `line` from 0, `start` and `length` in bytes, `template` numbers into `templates`, `failed`, `key`.
    `lines` and `timed_lines` count the whole file.
    """

    def __init__(self, member: Member, kind: LineFormat, layout: Layout, clock: Clock) -> None:
        self.member = member
        self.kind = kind
        self.layout = layout
        self.clock = clock
        self.templates = Templates()
        self.examples: list[bytes] = []
        self.lines = self.timed_lines = 0
        self.first_us: int | None = None
        self.last_us: int | None = None
        self.notes: list[str] = []
        self.us: Ints = np.zeros(0, np.int64)
        self.codes: Codes = np.zeros(0, np.int8)
        self.line: Ints = np.zeros(0, np.int64)
        self.start: Ints = np.zeros(0, np.int64)
        self.length: NDArray[np.int32] = np.zeros(0, np.int32)
        self.template: NDArray[np.int32] = np.zeros(0, np.int32)
        self.failed: NDArray[np.bool_] = np.zeros(0, bool)
        self.key: NDArray[np.uint64] = np.zeros(0, np.uint64)

    @property
    def label(self) -> str:
        """The path as given."""
        return self.member.label

    def place(self, row: int) -> Place:
        """Where the line of a row stands."""
        return Place(self.label, int(self.line[row]) + 1, int(self.start[row]), int(self.length[row]))

    def keep(self, chosen: NDArray[np.bool_]) -> None:
        """Keep only some rows."""
        for name in ("us", "codes", "line", "start", "length", "template", "failed", "key"):
            setattr(self, name, getattr(self, name)[chosen])


def block_times(block: Block, layout: Layout, clock: Clock, memo: Memo) -> tuple[Ints, Codes]:
    """UTC microseconds (NONE_US for a line without a stamp) and certainty codes of each line of a block."""
    at = layout.finder.locate(block)
    us, codes = _times_at(block, at, layout, clock, memo)
    if layout.anywhere is not None:
        missed = np.flatnonzero(us == NONE_US)
        if missed.size:
            us[missed], codes[missed] = _times_at(block, layout.relocate(block, missed), layout, clock, memo)
    return us, codes


def _times_at(block: Block, at: Ints, layout: Layout, clock: Clock, memo: Memo) -> tuple[Ints, Codes]:
    us, codes = np.full(at.size, NONE_US, np.int64), np.zeros(at.size, np.int8)
    here = np.flatnonzero(at != NOWHERE)
    if layout.shape is None:
        us[here], codes[here] = epoch_times(block.buffer, at[here])
    else:
        us[here], codes[here] = text_times(block.buffer, at[here], layout.shape, clock, memo)
    return us, codes


def stamped_blocks(member: Member, layout: Layout, clock: Clock) -> Iterator[tuple[Block, Ints, Codes]]:
    """The blocks of a line file with the times of their lines, in file order."""
    memo: Memo = {}
    for block in blocks(member.chunks()):
        if block.offset == 0 and (mark := bom_bytes(block.data)):
            block.starts = block.starts.copy()
            block.starts[0] += mark
        yield block, *block_times(block, layout, clock, memo)


def read_table(
    member: Member, kind: LineFormat, layout: Layout, clock: Clock, *, within: tuple[int, int] | None = None, tick: Callable[[], None] = lambda: None
) -> LineTable:
    """Read a line file once. `within` (UTC microseconds) limits the rows that are kept; `tick` is called after each block."""
    table = LineTable(member, kind, layout, clock)
    columns = _Columns()
    for block, us, codes in stamped_blocks(member, layout, clock):
        stamped = us != NONE_US
        table.timed_lines += int(np.count_nonzero(stamped))
        if stamped.any():
            low, high = int(us[stamped].min()), int(us[stamped].max())
            table.first_us = low if table.first_us is None else min(low, table.first_us)
            table.last_us = high if table.last_us is None else max(high, table.last_us)
            chosen = stamped if within is None else stamped & (us >= within[0]) & (us < within[1])
            if chosen.any():
                _add_rows(table, columns, block, us, codes, np.flatnonzero(chosen))
        table.lines += block.starts.size
        tick()
    for name in ("us", "codes", "line", "start", "length", "template", "failed", "key"):
        setattr(table, name, columns.take(name, getattr(table, name).dtype.type))
    if layout.worded and table.examples:
        failing = np.array([reports_failure(example.decode("utf-8", "replace")) for example in table.examples], bool)
        table.failed = table.failed | np.where(table.template >= 0, failing[table.template], False)
    if table.templates.capped:
        table.notes.append("more than 20,000 message templates: the rest is counted as one")
    return table


def _add_rows(table: LineTable, columns: _Columns, block: Block, us: Ints, codes: Codes, rows: Ints) -> None:
    failed = np.zeros(block.starts.size, bool)
    if table.layout.failure is not None:
        places = np.fromiter((found.start() for found in table.layout.failure.finditer(block.data)), np.int64)
        places = places[block.buffer[places - 1] != _BACKSLASH]  # a quote that is escaped does not end its field
        failed[np.searchsorted(block.starts, places, "right") - 1] = True
    lengths = block.lengths()
    columns.add(
        us=us[rows],
        codes=codes[rows],
        line=rows + table.lines,
        start=block.starts[rows] + block.offset,
        length=lengths[rows].astype(np.int32),
        failed=failed[rows],
        template=_templates_of(table, block)[rows],
        key=_keys_of(block, us, rows),
    )


def _templates_of(table: LineTable, block: Block) -> NDArray[np.int32]:
    """The template number of each line's message, NO_TEMPLATE where it has none."""
    numbers = np.full(block.starts.size, NO_TEMPLATE, np.int32)
    if table.layout.message is None:
        return numbers
    places, found_numbers = [], []
    number_of, examples = table.templates.number, table.examples
    for found in table.layout.message.finditer(block.data):
        text = found[1]
        number = number_of(text)
        if number == len(examples):
            examples.append(text[:2_000])
        places.append(found.start(1))
        found_numbers.append(number)
    if places:
        lines = np.searchsorted(block.starts, np.array(places), "right") - 1
        numbers[lines[::-1]] = np.array(found_numbers[::-1], np.int32)  # of two in one line the first counts
    return numbers


def _keys_of(block: Block, us: Ints, rows: Ints) -> NDArray[np.uint64]:
    """A number for each line out of its time, length and five words of its bytes: equal lines have equal keys."""
    words, starts, lengths = words_of(block.buffer), block.starts[rows], (block.ends - block.starts)[rows]
    spread = np.maximum(lengths - 8, 0)
    key = us[rows].astype(np.uint64) * _MIX[5] + lengths.astype(np.uint64)
    for step, odd in enumerate(_MIX[:5]):
        key = (key ^ words[starts + spread * step // 4]) * odd
        key ^= key >> np.uint64(29)
    return key
