"""Fetch lines again by their place: the head for reading, the number of the line and the hash of the whole of it as found."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from itertools import groupby

from nofault.timeline.events import Evidence
from nofault.timeline.masking import line_text
from nofault.timeline.opening import Member
from nofault.timeline.records import QUOTE_CHARACTERS, Place

HEAD_BYTES = 16_384  # bytes of a line that are kept for reading


class Line:
    """A fetched line: its number from 1, its first bytes, its length and the hash of all of it."""

    def __init__(self, place: Place, number: int) -> None:
        self.place = place
        self.number = number
        self.length = 0
        self.head = b""
        self._hash = hashlib.sha256()

    def feed(self, data: memoryview) -> None:
        """Take the next bytes of the line."""
        self._hash.update(data)
        self.length += len(data)
        if len(self.head) < HEAD_BYTES:
            self.head += bytes(data[: HEAD_BYTES - len(self.head)])

    def evidence(self) -> Evidence:
        """The line as evidence."""
        text = line_text(self.head, QUOTE_CHARACTERS, self.length)
        return Evidence(path=self.place.label, line=self.number, offset=self.place.offset, sha256=self._hash.hexdigest(), text=text)


def fetch_lines(member: Member, places: Iterable[Place]) -> dict[int, Line]:
    """The lines of one member by their offset: a plain file is entered near each of them, a packed one is read in one pass."""
    wanted = sorted({place.offset: place for place in places}.values(), key=lambda place: place.offset)
    found: dict[int, Line] = {}
    if member.plain():
        for (start, lines), near in groupby(wanted, key=lambda place: (place.counted_from, place.counted_lines)):
            found |= {line.place.offset: line for line in _walk(member.chunks_from(start), start, lines, list(near))}
    elif wanted:
        found = {line.place.offset: line for line in _walk(member.chunks_from(0), 0, 0, wanted)}
    return found


def _walk(chunks: Iterable[tuple[int, bytes]], at: int, lines: int, places: list[Place]) -> Iterator[Line]:
    """The lines at `places`, sorted, out of chunks that begin at `at` after so many lines."""
    waiting = list(reversed(places))
    line: Line | None = None
    for offset, chunk in chunks:
        view, end = memoryview(chunk), offset + len(chunk)
        while line is not None or (waiting and waiting[-1].offset < end):
            if line is None:
                place = waiting.pop()
                lines += chunk.count(b"\n", at - offset, place.offset - offset)
                at = place.offset
                line = Line(place, lines + 1)
            stop = chunk.find(b"\n", at - offset)
            line.feed(view[at - offset : stop if stop >= 0 else None])
            at = offset + stop if stop >= 0 else end
            if stop < 0:
                break
            yield line
            line = None
        if line is None and not waiting:
            return
        if line is None:
            lines += chunk.count(b"\n", at - offset)
            at = end
    if line is not None:
        yield line
