"""Where the stamp stands in a line: one small finder for each habit of the formats, all of them over many lines at once."""

from __future__ import annotations

import re
from typing import Protocol

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from nofault.timeline.gather import Bytes, Ints, words_of
from nofault.timeline.lines import Block

NOWHERE = -1
_PRIORITY = re.compile(rb"<\d{1,3}>(?:1 )?")


class Finder(Protocol):
    """Finds the place of the stamp in each line of a block."""

    def locate(self, block: Block) -> Ints:
        """Indexes into the block's buffer, NOWHERE for a line without one."""
        ...

    def find(self, line: bytes) -> int:
        """The place in a single line, as `locate` finds it."""
        ...


class LineStart(Struct, frozen=True):
    """The stamp leads the line, or follows so many bytes; with `priority` a syslog `<34>` (and a version) may stand before it."""

    priority: bool = False
    skip: int = 0

    def locate(self, block: Block) -> Ints:
        """The line's start, or the place after the priority or the skipped bytes."""
        at = block.starts
        if self.skip:
            return np.where(at + self.skip < block.ends, at + self.skip, NOWHERE)
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

    def find(self, line: bytes) -> int:
        """The place in a single line."""
        if self.skip:
            return self.skip if self.skip < len(line) else NOWHERE
        led = _PRIORITY.match(line) if self.priority else None
        return led.end() if led else 0


class AfterByte(Struct, frozen=True):
    """The stamp follows the first such byte of the line."""

    byte: bytes

    def locate(self, block: Block) -> Ints:
        """The place after the byte."""
        places = np.flatnonzero(block.buffer[: block.size] == ord(self.byte)) + 1
        return first_in_lines(block, places)

    def find(self, line: bytes) -> int:
        """The place in a single line."""
        at = line.find(self.byte) + 1
        return at if 0 < at < len(line) else NOWHERE


class AfterPattern(Struct, frozen=True):
    """The stamp follows the first match of a pattern in the line; with `start` it begins with the match."""

    pattern: re.Pattern[bytes]
    start: bool = False

    def locate(self, block: Block) -> Ints:
        """The place after the match, or its start."""
        found = self.pattern.finditer(block.data)
        places = np.fromiter((one.start() for one in found) if self.start else (one.end() for one in found), np.int64)
        return first_in_lines(block, places)

    def find(self, line: bytes) -> int:
        """The place in a single line."""
        found = self.pattern.search(line)
        at = NOWHERE if found is None else found.start() if self.start else found.end()
        return at if at < len(line) else NOWHERE


def first_in_lines(block: Block, places: Ints) -> Ints:
    """The first of the sorted `places` in each line, NOWHERE where there is none."""
    if places.size == 0:
        return np.full(block.starts.size, NOWHERE, np.int64)
    at = places[np.minimum(np.searchsorted(places, block.starts), places.size - 1)]
    return np.where((at >= block.starts) & (at < block.ends), at, NOWHERE)


class Distances(Struct, frozen=True):
    """The stamp stands at one of a few distances from the line's start, where its separators (place, byte) and a digit or capital are seen."""

    distances: tuple[int, ...]
    marks: tuple[tuple[int, int], ...]

    def locate(self, block: Block) -> Ints:
        """The first distance of each line at which the separators fit."""
        at = np.full(block.starts.size, NOWHERE, np.int64)
        for distance in self.distances:
            missed = np.flatnonzero(at == NOWHERE)
            place = block.starts[missed] + distance
            missed, place = missed[place < block.ends[missed]], place[place < block.ends[missed]]
            fits = np.ones(place.size, bool) if self.marks else (block.buffer[place] - np.uint8(48)) < 10
            for step, byte in self.marks:
                fits &= block.buffer[place + step] == byte
            at[missed[fits]] = place[fits]
        return at

    def find(self, line: bytes) -> int:
        """The place in a single line."""
        for at in self.distances:
            held = (
                line[at : at + 1].isdigit() if not self.marks else all(line[at + step : at + step + 1] == bytes((byte,)) for step, byte in self.marks)
            )
            if at < len(line) and held:
                return at
        return NOWHERE


class JsonKey(Struct, frozen=True):
    """The stamp is the value of a JSON key: first tried at the distances from the line's start seen in the head, else searched for."""

    lead: bytes  # the key with its quotes, colon and opening quote exactly as the head writes it
    distances: tuple[int, ...]
    pattern: re.Pattern[bytes]

    def locate(self, block: Block) -> Ints:
        """The place of the value's first byte (after an opening quote)."""
        at = np.full(block.starts.size, NOWHERE, np.int64)
        for distance in self.distances:
            waiting = np.flatnonzero(at == NOWHERE)
            if not waiting.size:
                return at
            place = block.starts[waiting] + distance
            inside = place + len(self.lead) < block.ends[waiting]
            waiting, place = waiting[inside], place[inside]
            fits = _holds(block.buffer, place, self.lead)
            at[waiting[fits]] = place[fits] + len(self.lead)
        search = self.pattern.search
        for line in np.flatnonzero(at == NOWHERE).tolist():
            found = search(block.data, int(block.starts[line]), int(block.ends[line]))
            if found:
                at[line] = found.end()
        return at

    def find(self, line: bytes) -> int:
        """The place in a single line."""
        for at in self.distances:
            if line.startswith(self.lead, at):
                return at + len(self.lead)
        found = self.pattern.search(line)
        return found.end() if found else NOWHERE


def _holds(buffer: Bytes, places: Ints, text: bytes) -> NDArray[np.bool_]:
    """Whether `text` stands at each of the places; eight bytes are compared at once."""
    words = words_of(buffer)
    fits = np.ones(places.size, bool)
    for start in range(0, len(text), 8):
        part = text[start : start + 8]
        mask = np.uint64((1 << (8 * len(part))) - 1)
        fits &= (words[places + start] & mask) == np.frombuffer(part.ljust(8, b"\0"), "<u8")[0]
    return fits
