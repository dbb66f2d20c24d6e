"""What can still be unpacked of compressed data that is cut or broken: each stream as far as it goes, then the next one after the break."""

from __future__ import annotations

import bz2
import lzma
import zlib
from collections.abc import Callable, Iterator
from typing import Any

import zstandard

_JUDGED = 256  # bytes of a beginning that tell whether it is one
PIECE = 1_024  # bytes fed at a time: no more than these are lost before a break
_KINDS: dict[str, tuple[bytes, Callable[[], Any]]] = {
    "gzip": (b"\x1f\x8b\x08", lambda: zlib.decompressobj(31)),
    "bzip2": (b"BZh", bz2.BZ2Decompressor),
    "xz": (b"\xfd7zXZ\0", lzma.LZMADecompressor),
    "zstd": (b"\x28\xb5\x2f\xfd", lambda: zstandard.ZstdDecompressor().decompressobj()),
}
_BROKEN = (OSError, EOFError, ValueError, zlib.error, lzma.LZMAError, zstandard.ZstdError)


def salvaged(pieces: Iterator[bytes], codec: str) -> Iterator[bytes]:
    """The plain bytes of all streams in the pieces (small ones, see PIECE); what cannot be unpacked is left out."""
    unpacker = _Unpacker(codec)
    for piece in pieces:
        unpacker.held += piece
        yield from unpacker.run(final=False)
    yield from unpacker.run(final=True)


class _Unpacker:
    """Unpacks what it holds: a stream at a time, to its end, to where it breaks, or to where the next one begins inside a stream that was cut."""

    def __init__(self, codec: str) -> None:
        self.magic, self.make = _KINDS[codec]
        self.held = b""
        self.decoder: Any = None
        self.fresh = False

    def run(self, *, final: bool) -> Iterator[bytes]:
        """What can be unpacked now; a beginning too short to be judged waits for more, unless this is all."""
        while self.held:
            at = self.held.find(self.magic, int(self.decoder is not None and self.fresh))
            if self.decoder is None:
                if at < 0:
                    self.held = self.held[1 - len(self.magic) :]
                    return
                self.held, self.decoder, self.fresh = self.held[at:], self.make(), True
                continue
            if at == 0 and len(self.held) < _JUDGED and not final:
                return
            if at == 0 and self._begins():
                self.decoder = None
                continue
            if at == 0:
                at = self.held.find(self.magic, 1)
            yield from self._fed(len(self.held) if at < 0 else at)

    def _begins(self) -> bool:
        """Whether what is held unpacks as a stream of its own; by chance three bytes may look like a beginning, a thousand do not."""
        try:
            return bool(self.make().decompress(self.held))
        except _BROKEN:
            return False

    def _fed(self, count: int) -> Iterator[bytes]:
        fed, rest = self.held[:count], self.held[count:]
        try:
            plain = self.decoder.decompress(fed)
        except _BROKEN:
            self.held, self.decoder = self.held[int(self.fresh) :], None
            return
        if plain:
            yield plain
        self.held, self.fresh = self.decoder.unused_data + rest, False
        self.decoder = None if self.decoder.eof else self.decoder
