"""One stream of evidence as plain bytes, again and again, in pieces.

The size is fixed when a member is found, so a log that grows is read as far as it was. Decompression is bounded by a stated ratio and size.
"""

from __future__ import annotations

import bz2
import codecs
import io
import lzma
import zlib
from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import chain
from typing import IO, Any
from zipfile import BadZipFile

import zstandard
from isal import igzip, isal_zlib

from nofault.timeline.salvage import PIECE, salvaged
from nofault.timeline.zstd_frames import ends_early

CHUNK = 4 << 20
HEAD = 256 << 10
_LOOKED_THROUGH = 64 << 20
BOMB_RATIO = 200  # output to input, judged only beyond BOMB_BYTES
BOMB_BYTES = 1 << 30
_WIDE_HEAD, _WIDE_LEAST = 1_024, 16  # bytes looked at, and pairs needed, to tell two-byte text without a byte order mark

# First bytes -> codec -> a file object that reads plain bytes. All of them go on over concatenated streams and raise EOFError at a cut one.
_MAGIC = ((b"\x1f\x8b\x08", "gzip"), (b"BZh", "bzip2"), (b"\xfd7zXZ\0", "xz"), (b"\x28\xb5\x2f\xfd", "zstd"))
_OPENERS: dict[str, Callable[[Any], Any]] = {
    "gzip": lambda raw: igzip.IGzipFile(fileobj=raw, mode="rb"),  # type: ignore[no-untyped-call]
    "bzip2": bz2.BZ2File,
    "xz": lzma.LZMAFile,
    "zstd": lambda raw: zstandard.ZstdDecompressor().stream_reader(raw, read_across_frames=True, closefd=False),
}
_ISAL_ERROR: type[Exception] = isal_zlib.error  # type: ignore[assignment]  # its stub says it is an instance
BROKEN = (OSError, zlib.error, _ISAL_ERROR, lzma.LZMAError, zstandard.ZstdError, BadZipFile)


def codec_of(head: bytes) -> str:
    """The compression that the first bytes announce; empty for plain bytes."""
    return next((codec for magic, codec in _MAGIC if head.startswith(magic)), "")


def wide_encoding(head: bytes) -> str:
    """The two-byte encoding of text, by its byte order mark or by where its zero bytes stand; empty for anything else."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16-le" if head[0] == 0xFF else "utf-16-be"
    sample = head[:_WIDE_HEAD]
    pairs = len(sample) // 2
    if pairs < _WIDE_LEAST:
        return ""
    low, high = sample[1::2].count(0), sample[0::2].count(0)
    if low > 0.7 * pairs and high < 0.05 * pairs:
        return "utf-16-le"
    return "utf-16-be" if high > 0.7 * pairs and low < 0.05 * pairs else ""


def _narrowed(pieces: Iterator[bytes], encoding: str) -> Iterator[bytes]:
    """Two-byte text as UTF-8; what is broken in it becomes a replacement sign."""
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    for piece in pieces:
        yield decoder.decode(piece).encode("utf-8", "replace")
    yield decoder.decode(b"", final=True).encode("utf-8", "replace")


class _Counted(io.RawIOBase):
    """The first `size` bytes of a file, counted as they go by."""

    def __init__(self, raw: IO[bytes], size: int, member: Member) -> None:
        self._raw, self._left, self._member = raw, size, member

    def readable(self) -> bool:
        return True

    def readinto(self, target: Any) -> int:
        data = self._raw.read(min(len(target), self._left))
        self._left -= len(data)
        self._member.bytes_in += len(data)
        target[: len(data)] = data
        return len(data)


class Member:
    """One stream of evidence. `label` is its path as given (`archive.zip!member`), `modified_at` the date that its file or archive states.

    `size` counts bytes of input (compressed ones where it is compressed), `bytes_in` those that the latest reading has consumed, for progress.
    """

    def __init__(self, label: str, size: int, modified_at: datetime, open_raw: Callable[[], IO[bytes]]) -> None:
        self.label = label
        self.size = size
        self.modified_at = modified_at
        self.open_raw = open_raw
        self.bytes_in = 0
        self.encoding = ""  # of the two-byte text that `chunks` turned into UTF-8; known after the first piece
        self.notes: list[str] = []

    def chunks(self) -> Iterator[bytes]:
        """The plain bytes in pieces. A broken or exploding stream ends early and says so in `notes`. Raises OSError when it cannot be opened."""
        self.bytes_in = 0
        with self.open_raw() as raw:
            if raw.seekable() and not codec_of(raw.read(8)):
                raw.seek(0)
                yield from self._plain(raw)
                return
            if raw.seekable():
                raw.seek(0)
            counted = io.BufferedReader(_Counted(raw, self.size, self), CHUNK)
            codec = codec_of(counted.peek(8)[:8])
            if codec == "zstd" and self._zstd_cut():
                self.note("the zstd data ends early: read as far as it goes")
            yield from self._as_utf8(self._decoded(_OPENERS[codec](counted), codec) if codec else iter(lambda: counted.read(CHUNK), b""))

    def _plain(self, raw: IO[bytes]) -> Iterator[bytes]:
        """The bytes of an uncompressed file, as far as its size was when it was found; without the copies that buffers make."""

        def pieces() -> Iterator[bytes]:
            while self.bytes_in < self.size and (piece := raw.read(min(CHUNK, self.size - self.bytes_in))):
                self.bytes_in += len(piece)
                yield piece

        yield from self._as_utf8(pieces())

    def _as_utf8(self, pieces: Iterator[bytes]) -> Iterator[bytes]:
        first = next(pieces, b"")
        self.encoding = wide_encoding(first)
        whole = chain((first,) if first else (), pieces)
        yield from _narrowed(whole, self.encoding) if self.encoding else whole

    def chunks_from(self, start: int) -> Iterator[tuple[int, bytes]]:
        """Pieces of the plain bytes with their offsets, from `start` or before it: a plain file is entered in the middle, a compressed one is not."""
        if self.plain():
            with self.open_raw() as raw:
                raw.seek(start)
                while start < self.size and (chunk := raw.read(min(CHUNK, self.size - start))):
                    yield start, chunk
                    start += len(chunk)
                return
        offset = 0
        for chunk in self.chunks():
            yield offset, chunk
            offset += len(chunk)

    def between(self, low: int, high: int) -> Iterator[bytes]:
        """The bytes [low, high) of a plain member in pieces."""
        for start, chunk in self.chunks_from(low):
            if start >= high:
                return
            yield chunk[: high - start]

    def plain(self) -> bool:
        """Whether it can be entered in the middle."""
        with self.open_raw() as raw:
            head = raw.read(_WIDE_HEAD)
            return not codec_of(head) and not wide_encoding(head) and raw.seekable()

    def head(self, size: int = HEAD) -> bytes:
        """The first plain bytes, at most `size`. Raises OSError when the file cannot be opened."""
        found = b""
        for chunk in self.chunks():
            found += chunk
            if len(found) >= size:
                break
        return found[:size]

    def read(self, most: int) -> bytes | None:
        """All plain bytes, or None when there are more than `most`."""
        found: list[bytes] = []
        total = 0
        for chunk in self.chunks():
            total += len(chunk)
            if total > most:
                return None
            found.append(chunk)
        return b"".join(found)

    def _zstd_cut(self) -> bool:
        with self.open_raw() as raw:
            if raw.seekable():
                return ends_early(raw, self.size)
            held = raw.read(_LOOKED_THROUGH + 1)  # within an archive, where it cannot be entered in the middle
            return len(held) <= _LOOKED_THROUGH and ends_early(io.BytesIO(held), len(held))

    def _decoded(self, plain: Any, codec: str) -> Iterator[bytes]:
        produced = 0
        one_read = plain.read1 if hasattr(plain, "read1") else plain.read
        try:
            while chunk := one_read(CHUNK):
                produced += len(chunk)
                if produced > BOMB_BYTES and produced > BOMB_RATIO * max(self.bytes_in, 1):
                    self.note(f"stopped after {produced:,} bytes: over {BOMB_RATIO} times the {codec} input, which looks like a decompression bomb")
                    return
                yield chunk
            return
        except EOFError:
            self.note(f"the {codec} data ends early: read as far as it goes")
        except BROKEN as error:
            self.note(f"the {codec} data is broken: {error}; what could be unpacked was read")
        yield from self._salvaged(codec, produced)

    def _salvaged(self, codec: str, known: int) -> Iterator[bytes]:
        """What lies beyond the first `known` plain bytes of broken data, as far as it can be unpacked."""
        self.bytes_in = produced = 0
        with self.open_raw() as raw:
            counted = _Counted(raw, self.size, self)
            for piece in salvaged(iter(lambda: counted.read(PIECE) or b"", b""), codec):
                produced += len(piece)
                if produced > BOMB_BYTES and produced > BOMB_RATIO * max(self.bytes_in, 1):
                    return
                if produced > known:
                    yield piece[max(0, known - (produced - len(piece))) :]

    def note(self, text: str) -> None:
        """Keep something for the report, once."""
        if text not in self.notes:
            self.notes.append(text)
