"""Pieces of bytes to blocks of whole lines. No line is ever held whole beyond a limit: of a longer one the head and the true length are kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
from msgspec import Struct

from nofault.timeline.gather import PADDING, Bytes, Ints

LONGEST = 1 << 20  # bytes of a line that may wait for its end
GIANT_HEAD = 64 << 10  # bytes kept of a longer one
_BOM = b"\xef\xbb\xbf"


class Block(Struct):
    """Whole lines. `starts` and `ends` (without LF) index `buffer`, which is `data` with padding; `offset` is where `data` stands in the stream.

    `true_length` is set for a block of one giant line, of which only the head is here.
    """

    data: bytes
    buffer: Bytes
    starts: Ints
    ends: Ints
    offset: int
    true_length: int | None = None

    def lengths(self) -> Ints:
        """Bytes of each line as found, without LF."""
        return self.ends - self.starts if self.true_length is None else np.array([self.true_length], np.int64)


def _block(data: bytes, offset: int, true_length: int | None = None) -> Block:
    buffer = np.empty(len(data) + PADDING, np.uint8)
    buffer[: len(data)] = np.frombuffer(data, np.uint8)
    buffer[len(data) :] = 0
    breaks = np.flatnonzero(buffer[: len(data)] == 10)
    starts = np.concatenate((np.zeros(1, np.int64), breaks + 1))
    ends = np.append(breaks, len(data))
    if data.endswith(b"\n"):
        starts, ends = starts[:-1], ends[:-1]
    return Block(data, buffer, starts, ends, offset, true_length)


def blocks(pieces: Iterable[bytes], offset: int = 0) -> Iterator[Block]:
    """Blocks of whole lines in file order, of pieces that begin at `offset` of the stream; the last one may end without LF."""
    carry = b""
    giant: int | None = None  # bytes of the giant line so far
    for piece in pieces:
        data = piece
        if giant is not None:
            end = data.find(b"\n")
            if end < 0:
                giant += len(data)
                continue
            yield _block(carry, offset, giant + end)
            offset, carry, giant, data = offset + giant + end + 1, b"", None, data[end + 1 :]
        cut = data.rfind(b"\n") + 1
        if cut:
            whole = b"".join((carry, memoryview(data)[:cut]))
            carry = data[cut:]
            yield _block(whole, offset)
            offset += len(whole)
        else:
            carry += data
        if len(carry) > LONGEST:
            giant, carry = len(carry), carry[:GIANT_HEAD]
    if carry:
        yield _block(carry, offset, giant)


def bom_bytes(head: bytes) -> int:
    """How many bytes of a byte order mark lead a UTF-8 file."""
    return len(_BOM) if head.startswith(_BOM) else 0


def skip_nuls(block: Block) -> int:
    """Let the lines of a block that begin with NUL bytes begin after them; how many bytes were skipped."""
    led = np.flatnonzero(block.buffer[block.starts] == 0)
    if not led.size:
        return 0
    letters = np.flatnonzero(block.buffer[: len(block.data)])
    block.starts = block.starts.copy()
    places = np.append(letters, len(block.data))[np.searchsorted(letters, block.starts[led])]
    before = block.starts[led]
    block.starts[led] = np.minimum(places, block.ends[led])
    return int((block.starts[led] - before).sum())
