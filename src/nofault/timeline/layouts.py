"""What a line format is, as data: where its stamp stands, what shape it has, which bytes mean failure, where the message is."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Protocol

import numpy as np
from msgspec import Struct

from nofault.timeline.gather import Ints, words_of
from nofault.timeline.lines import Block
from nofault.timeline.stamps import Shape

NOWHERE = -1
_SLOW_HEAD = 4_096  # bytes of a line in which a stamp is looked for one by one


class Finder(Protocol):
    """Finds the place of the stamp in each line of a block."""

    def locate(self, block: Block) -> Ints:
        """Indexes into the block's buffer, NOWHERE for a line without one."""
        ...


class LineStart(Struct, frozen=True):
    """The stamp leads the line; with `priority` a syslog `<34>` (and a version) may stand before it."""

    priority: bool = False

    def locate(self, block: Block) -> Ints:
        """The line's start, or the place after the priority."""
        at = block.starts
        if not self.priority:
            return at
        buffer, led = block.buffer, block.buffer[at] == ord("<")
        if not led.any():
            return at
        skip = np.zeros(at.size, np.int64)
        for width in (4, 3, 2):
            skip[led & (buffer[at + width] == ord(">"))] = width + 1
        at = at + skip
        versioned = (skip > 0) & (buffer[at] == ord("1")) & (buffer[at + 1] == ord(" "))
        return np.asarray(at + 2 * versioned, np.int64)


class AfterByte(Struct, frozen=True):
    """The stamp follows the first such byte of the line."""

    byte: bytes

    def locate(self, block: Block) -> Ints:
        """The place after the byte."""
        places = np.flatnonzero(block.buffer[: len(block.data)] == ord(self.byte))
        if places.size == 0:
            return np.full(block.starts.size, NOWHERE, np.int64)
        next_one = np.minimum(np.searchsorted(places, block.starts), places.size - 1)
        at = places[next_one]
        return np.where((at >= block.starts) & (at < block.ends), at + 1, NOWHERE)


class JsonKey(Struct, frozen=True):
    """The stamp is the value of a JSON key: first tried at the distances from the line's start seen in the head, else searched for."""

    lead: bytes  # the key with its quotes, colon and opening quote exactly as the head writes it
    distances: tuple[int, ...]
    pattern: re.Pattern[bytes]

    def locate(self, block: Block) -> Ints:
        """The place of the value's first byte (after an opening quote)."""
        at = np.full(block.starts.size, NOWHERE, np.int64)
        words = words_of(block.buffer)
        lead = np.frombuffer(self.lead[:8].ljust(8, b"\0"), "<u8")[0]
        mask = np.uint64((1 << (8 * min(8, len(self.lead)))) - 1)
        for distance in self.distances:
            place = block.starts + distance
            inside = place + len(self.lead) < block.ends
            hit = inside & (at == NOWHERE)
            hit[hit] = (words[place[hit]] & mask) == lead
            for start in range(8, len(self.lead)):
                hit[hit] = block.buffer[place[hit] + start] == self.lead[start]
            at[hit] = place[hit] + len(self.lead)
        search = self.pattern.search
        for line in np.flatnonzero(at == NOWHERE).tolist():
            found = search(block.data, int(block.starts[line]), int(block.ends[line]))
            if found:
                at[line] = found.end()
        return at


class Layout(Struct, frozen=True):
    """How the lines of one file are to be read.

    `shape` None means an epoch number. `failure` matches inside a line that records a failure; `message` has the text in group 1.
    `traffic`: each line is one served request, so failures are shares of traffic. `worded`: nothing marks the level, so the words of the message do.
    `anywhere` finds a stamp that is not where the finder looked (for example after a bracketed address). `json`: the message is JSON-escaped.
    """

    finder: Finder
    shape: Shape | None
    failure: re.Pattern[bytes] | None = None
    message: re.Pattern[bytes] | None = None
    traffic: bool = False
    worded: bool = False
    json: bool = False
    anywhere: re.Pattern[bytes] | None = None

    def relocate(self, block: Block, lines: Ints) -> Ints:
        """Places of stamps found one by one in `lines`, NOWHERE where there is none."""
        at = np.full(lines.size, NOWHERE, np.int64)
        if self.anywhere is None:
            return at
        for number, line in enumerate(lines.tolist()):
            start = int(block.starts[line])
            found = self.anywhere.search(block.data, start, min(int(block.ends[line]), start + _SLOW_HEAD))
            if found:
                at[number] = found.start()
        return at


class Sample(Struct):
    """The head of a file: `data` as found, its whole `lines` (at most 200, without LF), whether that is all of the file, and the file's label."""

    data: bytes
    lines: list[bytes]
    whole: bool
    label: str


class Said(Struct, frozen=True):
    """What one line says: its message, and the system that wrote it where the line names one."""

    text: str
    system: str = ""


class LineFormat(Struct, frozen=True):
    """One kind of line evidence. `learn` gives the layout and the share of sample lines that fit it, or None; `say` reads one whole line."""

    name: str
    short: str
    learn: Callable[[Sample], tuple[Layout, float] | None]
    say: Callable[[bytes], Said]


def say_by_pattern(pattern: re.Pattern[bytes]) -> Callable[[bytes], Said]:
    """A `say` out of the groups `text` and (if there is one) `system` of a pattern; the whole line where it does not match."""

    def say(line: bytes) -> Said:
        found = pattern.match(line)
        if found is None:
            return Said(line.decode("utf-8", "backslashreplace"))
        groups = found.groupdict()
        return Said(groups["text"].decode("utf-8", "backslashreplace").strip(), (groups.get("system") or b"").decode("utf-8", "backslashreplace"))

    return say


def share_matching(pattern: re.Pattern[bytes], sample: Sample) -> float:
    """The share of the sample's lines that are not blank and match `pattern` from their start."""
    lines = [line for line in sample.lines if line.strip()]
    return sum(1 for line in lines if pattern.match(line)) / len(lines) if lines else 0.0


def by_pattern(pattern: re.Pattern[bytes], layout: Layout, least: float = 0.3) -> Callable[[Sample], tuple[Layout, float] | None]:
    """A `learn` for formats that one pattern recognises: at least that share of the head's lines must match (stack traces may stand between)."""

    def learn(sample: Sample) -> tuple[Layout, float] | None:
        share = share_matching(pattern, sample)
        return (layout, share) if share >= least else None

    return learn
