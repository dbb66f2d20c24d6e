"""Whether a zstandard file is cut inside a frame, which its decoder does not tell: the lengths in its headers are followed (RFC 8878, 3.1)."""

from __future__ import annotations

from typing import IO

_MAGIC = b"\x28\xb5\x2f\xfd"
_SKIPPABLE = b"\x2a\x4d\x18"  # after a first byte of 0x50 to 0x5f


def ends_early(raw: IO[bytes], size: int) -> bool:
    """Whether the first `size` bytes of a seekable file are cut short inside a frame. What follows the last frame and is none is not looked at."""
    at = 0
    while at < size:
        head = _read(raw, at, 8, size)
        if head[1:4] == _SKIPPABLE:
            at += 8 + int.from_bytes(head[4:8], "little")
            continue
        if not head.startswith(_MAGIC):
            return len(head) < 4
        end = _frame_end(raw, at, head[4] if len(head) > 4 else 0, size)
        if end is None:
            return True
        at = end
    return at > size


def _frame_end(raw: IO[bytes], at: int, descriptor: int, size: int) -> int | None:
    single = bool(descriptor & 0x20)
    at += 5 + (not single) + (0, 1, 2, 4)[descriptor & 3] + (int(single), 2, 4, 8)[descriptor >> 6]
    while True:
        head = _read(raw, at, 3, size)
        if len(head) < 3:
            return None
        value = int.from_bytes(head, "little")
        at += 3 + (1 if (value >> 1) & 3 == 1 else value >> 3)  # a block of one repeated byte holds that byte alone
        if at > size:
            return None
        if value & 1:
            return at + (4 if descriptor & 4 else 0)


def _read(raw: IO[bytes], at: int, count: int, size: int) -> bytes:
    raw.seek(at)
    return raw.read(max(0, min(count, size - at)))
