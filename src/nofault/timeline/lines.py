"""Pieces of bytes to blocks of whole lines. No line is ever held whole beyond a limit: of a longer one the head and the true length are kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import chain
from typing import IO

import numpy as np

from nofault.timeline.gather import PADDING, Bytes, Ints
from nofault.timeline.opening import Member

LONGEST = 1 << 20  # bytes of a line that may wait for its end
PIECE = 4 << 20  # bytes of a plain file that are looked at together
GIANT_HEAD = 64 << 10  # bytes kept of a longer one
_BOM = b"\xef\xbb\xbf"


class Block:
    """Whole lines. `starts` and `ends` (without LF) index `buffer`, whose first `size` bytes are theirs; `offset` is where they stand in the stream.

    The buffer is filled anew for the next block; `data`, a copy as bytes, stays. `true_length` is set for one giant line, of which the head is here.
    """

    def __init__(self, buffer: Bytes, size: int, breaks: Ints, offset: int, true_length: int | None = None) -> None:
        self.buffer = buffer
        self.size = size
        self.offset = offset
        self.true_length = true_length
        ended = breaks.size > 0 and int(breaks[-1]) == size - 1
        self.starts: Ints = np.concatenate((np.zeros(1, np.int64), breaks[:-1] + 1 if ended else breaks + 1))
        self.ends: Ints = breaks if ended else np.append(breaks, size)

    @cached_property
    def data(self) -> bytes:
        """The bytes of the lines."""
        return self.buffer[: self.size].tobytes()

    @property
    def unended(self) -> bool:
        """Whether its last line is whole here but for its LF."""
        return self.true_length is None and int(self.ends[-1]) == self.size

    def lengths(self) -> Ints:
        """Bytes of each line as found, without LF."""
        return self.ends - self.starts if self.true_length is None else np.array([self.true_length], np.int64)


def _block(data: bytes, offset: int, true_length: int | None = None) -> Block:
    buffer = np.empty(len(data) + PADDING, np.uint8)
    buffer[: len(data)] = np.frombuffer(data, np.uint8)
    buffer[len(data) :] = 0
    return Block(buffer, len(data), np.flatnonzero(buffer[: len(data)] == 10), offset, true_length)


def member_blocks(member: Member, low: int = 0, high: int | None = None) -> Iterator[Block]:
    """The lines of a member in blocks, all of them or (of a plain one) those of the bytes [low, high). Raises OSError when it cannot be opened."""
    if not member.plain():
        yield from blocks(member.chunks())
        return
    member.bytes_in = 0

    def took(count: int) -> None:
        member.bytes_in += count

    with member.open_raw() as raw:
        yield from file_blocks(raw, low, member.size if high is None else min(high, member.size), took)


def file_blocks(raw: IO[bytes], low: int, high: int, took: Callable[[int], None]) -> Iterator[Block]:
    """The bytes [low, high) of a seekable plain file as blocks in one buffer that is filled again and again; `took` hears how many bytes were read.

    A line longer than the buffer is left to `blocks`.
    """
    buffer: Bytes = np.zeros(PIECE + LONGEST + PADDING, np.uint8)
    view, held, at = buffer.data, 0, low
    raw.seek(low)
    while True:
        got = raw.readinto(view[held : held + min(PIECE, high - at - held)]) if high > at + held else 0  # type: ignore[attr-defined]
        took(got)
        size = held + got
        breaks = np.flatnonzero(buffer[:size] == 10)
        cut = int(breaks[-1]) + 1 if breaks.size else 0
        if not got:
            buffer[size : size + PADDING] = 0
            if size:
                yield Block(buffer[: size + PADDING], size, breaks, at)
            return
        if cut:
            yield Block(buffer[: cut + PADDING], cut, breaks, at)
        held, at = size - cut, at + cut
        if held > LONGEST:
            rest = iter(lambda: raw.read(max(0, min(PIECE, high - raw.tell()))), b"")
            yield from blocks(chain((view[cut:size].tobytes(),), (_told(piece, took) for piece in rest)), at)
            return
        buffer[:held] = buffer[cut:size].copy()


def _told(piece: bytes, took: Callable[[int], None]) -> bytes:
    took(len(piece))
    return piece


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
    letters = np.flatnonzero(block.buffer[: block.size])
    block.starts = block.starts.copy()
    places = np.append(letters, block.size)[np.searchsorted(letters, block.starts[led])]
    before = block.starts[led]
    block.starts[led] = np.minimum(places, block.ends[led])
    return int((block.starts[led] - before).sum())
