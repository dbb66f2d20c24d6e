"""Fetch lines again by their place: the head for reading and the hash of the whole line as found."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from nofault.timeline.events import Evidence
from nofault.timeline.masking import line_text
from nofault.timeline.opening import Member
from nofault.timeline.records import QUOTE_CHARACTERS, Place

HEAD_BYTES = 16_384  # bytes of a line that are kept for reading


class Line:
    """A fetched line: its first bytes and the hash of all of it."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.head = b""
        self._hash = hashlib.sha256()
        self._left = place.length

    @property
    def done(self) -> bool:
        """Whether all bytes have come by."""
        return self._left <= 0

    def feed(self, data: memoryview) -> None:
        """Take the next bytes of the line."""
        part = data[: self._left]
        self._hash.update(part)
        self._left -= len(part)
        if len(self.head) < HEAD_BYTES:
            self.head += bytes(part[: HEAD_BYTES - len(self.head)])

    def evidence(self) -> Evidence:
        """The line as evidence."""
        place = self.place
        text = line_text(self.head, QUOTE_CHARACTERS, place.length)
        return Evidence(path=place.label, line=place.line, offset=place.offset, sha256=self._hash.hexdigest(), text=text)


def fetch_lines(member: Member, places: Iterable[Place]) -> dict[int, Line]:
    """The lines of one member by their offset, in one pass that stops after the last of them."""
    wanted = sorted({place.offset: place for place in places}.values(), key=lambda place: place.offset)
    found = {place.offset: Line(place) for place in wanted}
    waiting = list(reversed(wanted))
    open_lines: list[Line] = []
    for offset, chunk in member.chunks_from(wanted[0].offset if wanted else 0):
        view, end = memoryview(chunk), offset + len(chunk)
        for line in open_lines:
            line.feed(view)
        while waiting and waiting[-1].offset < end:
            place = waiting.pop()
            found[place.offset].feed(view[place.offset - offset :])
            open_lines.append(found[place.offset])
        open_lines = [line for line in open_lines if not line.done]
        if not waiting and not open_lines:
            break
    return found
