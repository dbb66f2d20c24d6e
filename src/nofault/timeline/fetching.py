"""Fetch lines again by their place: the head for reading, the number of the line and the hash of the whole of it as found."""

from __future__ import annotations

import codecs
import hashlib
from collections.abc import Iterable, Iterator
from itertools import groupby

from nofault.timeline.events import Evidence
from nofault.timeline.masking import line_text
from nofault.timeline.opening import Member
from nofault.timeline.records import QUOTE_CHARACTERS, Place

MOST_COUNTED = 4 << 30  # bytes before a window whose lines are counted, half a second of work
HEAD_BYTES = 16_384  # bytes of a line that are kept for reading


class Line:
    """A fetched line: its number from 1 (None where nobody counted), its first bytes, its length and the hash of all of it."""

    def __init__(self, place: Place, number: int, encoding: str = "", offset: int | None = None) -> None:
        self.place = place
        self.number: int | None = number
        self.offset = place.offset if offset is None else offset
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace") if encoding else None
        self._encoding = encoding
        self.length = 0
        self.head = b""
        self._hash = hashlib.sha256()

    def feed(self, data: memoryview) -> None:
        """Take the next bytes of the line."""
        self._hash.update(data if self._decoder is None else self._decoder.decode(data).encode(self._encoding))
        self.length += len(data)
        if len(self.head) < HEAD_BYTES:
            self.head += bytes(data[: HEAD_BYTES - len(self.head)])

    def evidence(self) -> Evidence:
        """The line as evidence."""
        text = line_text(self.head, QUOTE_CHARACTERS, self.length)
        return Evidence(path=self.place.label, line=self.number, offset=self.offset, sha256=self._hash.hexdigest(), text=text)


def fetch_lines(member: Member, places: Iterable[Place], entered_at: int = 0) -> dict[int, Line]:
    """The lines of one member by their offset: a plain file is entered near each of them, a packed one is read in one pass.

    Where only a part was read, from `entered_at` on, the lines before it are counted now; beyond MOST_COUNTED bytes they are not, since that would
    read a cold file of 30 GB for the sake of a number: such lines have none, and their offset is their place.
    """
    counted = entered_at <= MOST_COUNTED
    before = sum(chunk.count(b"\n") for chunk in member.between(0, entered_at)) if entered_at and counted else 0
    wanted = sorted({place.offset: place for place in places}.values(), key=lambda place: place.offset)
    found: dict[int, Line] = {}
    if member.plain():
        for (start, lines), near in groupby(wanted, key=lambda place: (place.counted_from, place.counted_lines)):
            found |= {line.place.offset: line for line in _walk(member.chunks_from(start), start, before + lines, list(near))}
    elif wanted:
        found = {line.place.offset: line for line in _walk(member.chunks_from(0), 0, 0, wanted, member)}
    for line in found.values():
        line.number = line.number if counted else None
    return found


_CONTINUED, _FOUR_BYTES = bytes(range(0x80, 0xC0)), bytes(range(0xF0, 0xF8))


def _wide_bytes(text: bytes) -> int:
    """How many bytes a piece of UTF-8 has in a two-byte encoding."""
    return 2 * (len(text.translate(None, _CONTINUED)) + len(text) - len(text.translate(None, _FOUR_BYTES)))


def _walk(chunks: Iterable[tuple[int, bytes]], at: int, lines: int, places: list[Place], member: Member | None = None) -> Iterator[Line]:
    """The lines at `places`, sorted, out of chunks that begin at `at` after so many lines; of two-byte text with the offsets of the file."""
    wide_at = 0
    waiting = list(reversed(places))
    line: Line | None = None
    for offset, chunk in chunks:
        view, end = memoryview(chunk), offset + len(chunk)
        while line is not None or (waiting and waiting[-1].offset < end):
            if line is None:
                place = waiting.pop()
                lines += chunk.count(b"\n", at - offset, place.offset - offset)
                encoding = member.encoding if member is not None else ""
                wide_at += _wide_bytes(chunk[at - offset : place.offset - offset]) if encoding else 0
                at = place.offset
                line = Line(place, lines + 1, encoding, wide_at if encoding else None)
            stop = chunk.find(b"\n", at - offset)
            line.feed(view[at - offset : stop if stop >= 0 else None])
            wide_at += _wide_bytes(chunk[at - offset : stop if stop >= 0 else None]) if member is not None and member.encoding else 0
            at = offset + stop if stop >= 0 else end
            if stop < 0:
                break
            yield line
            line = None
        if line is None and not waiting:
            return
        if line is None:
            lines += chunk.count(b"\n", at - offset)
            wide_at += _wide_bytes(chunk[at - offset :]) if member is not None and member.encoding else 0
            at = end
    if line is not None:
        yield line
