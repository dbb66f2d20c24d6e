"""The quoted texts of many JSON lines at once: where each ends, and a key of it that is the same for texts that differ in digits only.

Eight bytes at a time as one number: the first quotation mark is found and digits are flattened by arithmetic on whole words, so that a text costs
a few operations of NumPy, not a match of a pattern. Texts with escapes, of great length or without an end are left to the pattern.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from nofault.timeline.gather import Bytes, Ints, words_of

LONGEST = 1_024  # bytes of a text that are looked at here
UNKNOWN = -1  # in place of an end: ask the pattern

Words64 = NDArray[np.uint64]


def _each(byte: int) -> np.uint64:
    """The byte eight times."""
    return np.uint64(int.from_bytes(bytes((byte,)) * 8, "little"))


_ONES, _HIGH, _LOW = _each(0x01), _each(0x80), _each(0x7F)
_QUOTE, _BACKSLASH = _each(0x22), _each(0x5C)
_FROM_ZERO, _ABOVE_NINE, _NIBBLE = _each(0x80 - 0x30), _each(0x80 - 0x3A), np.uint64(0x0F)
_ALL, _SEVEN, _EIGHT = np.uint64(2**64 - 1), np.uint64(7), np.uint64(56)
_ODD, _SHIFT = np.uint64(0x9E3779B97F4A7C15), np.uint64(29)


def places_of(buffer: Bytes, size: int, key: bytes) -> Ints:
    """Where a key of at least four bytes stands in the first `size` bytes."""
    probe = np.frombuffer(key, np.uint8)
    last = size - len(key) + 1
    if last <= 0:
        return np.zeros(0, np.int64)
    hit = buffer[1 : 1 + last] == probe[1]  # of `"msg"` the letters are rarer than the mark
    for step in (2, 0):
        hit &= buffer[step : step + last] == probe[step]
    places = np.flatnonzero(hit)
    for step in range(3, len(key)):
        places = places[buffer[places + step] == probe[step]]
    return places


def quoted_texts(buffer: Bytes, starts: Ints) -> tuple[Ints, Words64]:
    """The end of the text that begins at each of `starts` (UNKNOWN where the pattern must tell) and its key."""
    words = words_of(buffer)
    ends = np.full(starts.size, UNKNOWN, np.int64)
    keys = np.zeros(starts.size, np.uint64)
    alive = np.arange(starts.size)
    for step in range(0, LONGEST, 8):
        at = starts[alive] + step
        inside = at < words.size
        alive, at = alive[inside], at[inside]
        if not alive.size:
            break
        word = words[at]
        mark = _lowest(_zero_bytes(word ^ _QUOTE))
        before = np.where(mark == 0, _ALL, (mark >> _SEVEN) - np.uint64(1))
        plain = (_zero_bytes(word ^ _BACKSLASH) & before) == 0
        keys[alive] = _mixed(keys[alive], _flat(word) & before)
        ended = plain & (mark != 0)
        length = ((before & _ONES) * _ONES >> _EIGHT).astype(np.int64)
        ends[alive[ended]] = (at + length)[ended]
        alive = alive[plain & (mark == 0)]
    return ends, _mixed(keys, (ends - starts).astype(np.uint64))


def _zero_bytes(word: Words64) -> Words64:
    """The high bit of each byte that is zero; above the first one also of others."""
    return (word - _ONES) & ~word & _HIGH


def _lowest(word: Words64) -> Words64:
    """The lowest bit that is set."""
    return word & (~word + np.uint64(1))


def _flat(word: Words64) -> Words64:
    """The bytes with each decimal digit as 0."""
    low = word & _LOW
    digit = (low + _FROM_ZERO) & ~(low + _ABOVE_NINE) & ~word & _HIGH
    return word & ~((digit >> _SEVEN) * _NIBBLE)


def _mixed(key: Words64, word: Words64) -> Words64:
    key = (key ^ word) * _ODD
    return key ^ (key >> _SHIFT)
