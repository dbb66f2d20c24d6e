"""Members of zip archives that may be cut or broken: each is read as far as it goes; headers before the data make up for a lost directory."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any

from msgspec import Struct

from nofault.timeline.opening import BOMB_BYTES, BOMB_RATIO, BROKEN

_HEADER = struct.Struct("<4s5H3I2H")  # as APPNOTE.TXT 4.3.7 lays it out
_LOCAL = b"PK\x03\x04"
_STORED, _DEFLATED = 0, 8
_LENGTHS_FOLLOW, _UTF8, _ENCRYPTED = 1 << 3, 1 << 11, 1
_DESCRIPTOR = 24  # bytes that may stand between the data of one member and the header of the next
_PIECE = 1 << 16
_LOST = 16 << 10  # bytes read at a time: no more than these are lost before a break or with a wrong checksum


class Guarded(io.RawIOBase):
    """A stream that ends where it breaks; `tell` hears why."""

    def __init__(self, raw: IO[bytes], tell: Callable[[str], None]) -> None:
        self._raw, self._tell, self._ended = raw, tell, False

    def readable(self) -> bool:
        return True

    def readinto(self, target: Any) -> int:
        data = b""
        try:
            data = b"" if self._ended else self._raw.read(min(len(target), _LOST))
        except (*BROKEN, EOFError) as error:
            self._tell(f"the zip data is broken: {str(error) or 'it ends early'}; what could be unpacked was read")
        self._ended = not data
        target[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._raw.close()
        super().close()


class Entry(Struct, frozen=True):
    """A member found by its own header: where its data stands in the archive, and how many plain bytes can be had of it."""

    name: str
    deflated: bool
    start: int
    size: int
    date: tuple[int, int, int, int, int, int]
    why_not: str = ""

    def open(self, path: Path) -> IO[bytes]:
        """Its plain bytes as a stream."""
        return io.BufferedReader(_Inflated(path, self))


class _Inflated(io.RawIOBase):
    def __init__(self, path: Path, entry: Entry) -> None:
        self._file = path.open("rb")
        self._file.seek(entry.start)
        self._pieces = _inflated(self._file) if entry.deflated else iter(lambda: self._file.read(_PIECE), b"")
        self._held, self._left = b"", entry.size

    def readable(self) -> bool:
        return True

    def readinto(self, target: Any) -> int:
        self._held = self._held or next(self._pieces, b"")
        data = self._held[: min(len(target), self._left)]
        self._held, self._left = self._held[len(data) :], self._left - len(data)
        target[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._file.close()
        super().close()


def _inflated(raw: IO[bytes], unpacker: Any = None) -> Iterator[bytes]:
    """The plain bytes of deflated data as far as they can be had, in pieces of at most `_PIECE`."""
    unpacker = unpacker or zlib.decompressobj(-15)
    held = b""
    try:
        while not unpacker.eof and (held := held or raw.read(_PIECE)):
            plain = unpacker.decompress(held, _PIECE)
            held = unpacker.unconsumed_tail
            if plain:
                yield plain
    except zlib.error:
        return


def entries_by_header(path: Path) -> Iterator[Entry]:
    """The members of an archive without its directory, in file order, as far as header follows header."""
    with path.open("rb") as raw:
        while len(head := raw.read(_HEADER.size)) == _HEADER.size and head.startswith(_LOCAL):
            _, _, flags, method, clock, day, _, packed, plain, name_size, extra_size = _HEADER.unpack(head)
            name = raw.read(name_size).decode("utf-8" if flags & _UTF8 else "cp437", "replace")
            raw.seek(extra_size, io.SEEK_CUR)
            start = raw.tell()
            date = (1980 + (day >> 9), day >> 5 & 15, day & 31, clock >> 11, clock >> 5 & 63, 2 * (clock & 31))
            if method == _DEFLATED and not flags & _ENCRYPTED:
                size, end, why_not = _measured(raw)
            else:
                end, size = start + packed, plain
                why_not = "encrypted" if flags & _ENCRYPTED else "" if method == _STORED and packed else "packed in a way that cannot be read"
            yield Entry(name, method == _DEFLATED, start, size, date, why_not)
            raw.seek(end)
            after = raw.read(_DESCRIPTOR + len(_LOCAL)) if flags & _LENGTHS_FOLLOW else _LOCAL
            if _LOCAL not in after:
                return
            raw.seek(end + after.index(_LOCAL))


def _measured(raw: IO[bytes]) -> tuple[int, int, str]:
    """Plain bytes of the deflated data that begins here, the place after it, and why it is not to be read; empty where it is."""
    start, size, unpacker = raw.tell(), 0, zlib.decompressobj(-15)
    for plain in _inflated(raw, unpacker):
        size += len(plain)
        if size > BOMB_BYTES and size > BOMB_RATIO * max(raw.tell() - start, 1):
            return size, raw.tell(), f"unpacks to over {BOMB_RATIO} times its size, which looks like a decompression bomb"
    return size, raw.tell() - len(unpacker.unused_data), ""


def directory_of(path: Path) -> zipfile.ZipFile | str:
    """The archive by its directory, or why it has none that can be read."""
    try:
        return zipfile.ZipFile(path)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, struct.error) as error:
        return str(error)
