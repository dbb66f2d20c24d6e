"""The fast path: times of many lines at once. Bytes are compared as unaligned 64-bit words; the clock is asked once for each run of one minute.

The idea and its figures are in docs/explanation (about 400 to 1000 MB/s a core): parsing a stamp a line in Python reaches 20 MB/s.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from nofault.timeline.clocks import EXACT, Clock
from nofault.timeline.shapes import Shape
from nofault.timeline.stamps import EARLIEST_US, LATEST_US, exponent_us

Ints = NDArray[np.int64]
Bytes = NDArray[np.uint8]
Codes = NDArray[np.int8]
Memo = dict[bytes, tuple[int, int] | None]  # a stamp with its seconds as 00 -> UTC microseconds and code, None for no stamp

NONE_US = np.iinfo(np.int64).min  # a line without a time of its own
PADDING = 64  # bytes that must follow the last line, so that a word may be read past it
_MAX_DIGITS = 9
_LONGEST = 64  # bytes of a stamp whose width varies
_MASKS = np.array([(1 << (8 * size)) - 1 for size in range(8)], dtype=np.uint64)


def words_of(buffer: Bytes) -> NDArray[np.uint64]:
    """Each eight bytes of `buffer` as one little-endian number, one for every start (a view, nothing is copied)."""
    return np.ndarray((buffer.size - 7,), "<u8", buffer, strides=(1,))


def _digit_run(buffer: Bytes, at: Ints, most: int) -> tuple[Ints, Ints]:
    """The number written in decimal digits from each place, and how many digits it has (at most `most`)."""
    value = np.zeros(at.size, np.int64)
    count = np.zeros(at.size, np.int64)
    alive = np.ones(at.size, bool)
    for step in range(most):
        digit = buffer[at + step] - np.uint8(48)
        alive &= digit < 10
        if not alive.any():
            break
        value = np.where(alive, value * 10 + digit, value)
        count += alive
    return value, count


def _eight(words: NDArray[np.uint64]) -> NDArray[np.int64]:
    """The numbers that words of eight digits write: neighbours are put together, then pairs, then fours."""
    value = (words & np.uint64(0x0F0F0F0F0F0F0F0F)) * np.uint64(2_561) >> np.uint64(8)
    value = (value & np.uint64(0x00FF00FF00FF00FF)) * np.uint64(6_553_601) >> np.uint64(16)
    return ((value & np.uint64(0x0000FFFF0000FFFF)) * np.uint64(42_949_672_960_001) >> np.uint64(32)).astype(np.int64)


def _all_digits(words: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Whether each of the eight bytes of a word is a digit."""
    over = (words & np.uint64(0x7F7F7F7F7F7F7F7F)) + np.uint64(0x4646464646464646)
    under = (words | np.uint64(0x8080808080808080)) - np.uint64(0x3030303030303030)
    return np.asarray(((over | ~under | words) & np.uint64(0x8080808080808080)) == 0, bool)


def _numbers(buffer: Bytes, at: Ints) -> tuple[Ints, Ints]:
    """As `_digit_run` of up to twenty digits. Where the numbers of a file have 10, 13 or 16 digits, as they nearly always do, eight at a time."""
    first = _digit_run(buffer, at[:1], 20)[1]
    width = int(first[0]) if first.size else 0
    if width not in (10, 13, 16):
        return _digit_run(buffer, at, 20)
    words = words_of(buffer)
    head, tail = words[at], words[at + width - 8]
    fits = _all_digits(head) & _all_digits(tail) & ((buffer[at + width] - np.uint8(48)) >= 10)
    value = _eight(head) // 10 ** (16 - width) * 10**8 + _eight(tail)
    count = np.full(at.size, width, np.int64)
    odd = np.flatnonzero(~fits)
    if odd.size:  # one more digit than any stamp has is looked for, so that longer numbers are told apart
        value[odd], count[odd] = _digit_run(buffer, at[odd], 20)
    return value, count


def _fractions(buffer: Bytes, at: Ints) -> tuple[Ints, Ints]:
    """Microseconds of a fraction that starts at each place with a point or comma (zero where none does), and the bytes it takes."""
    separator = buffer[at]
    marked = (separator == 46) | (separator == 44)
    if not marked.any():
        return np.zeros(at.size, np.int64), np.zeros(at.size, np.int64)
    value, count = _digit_run(buffer, at + 1, _MAX_DIGITS)
    scale = 10 ** np.abs(6 - count)
    us = np.where(count <= 6, value * scale, value // scale)
    real = marked & (count > 0)
    return np.where(real, us, 0), np.where(real, count + 1, 0)


def _tail_sizes(buffer: Bytes, at: Ints, tail: str) -> Ints:
    """How many bytes at each place are what the shape says may follow the fraction."""
    if tail == "fraction":
        return np.zeros(at.size, np.int64)
    if tail == "year":
        digits = [(buffer[at + place] - np.uint8(48)) < 10 for place in range(1, 5)]
        return np.where((buffer[at] == 32) & digits[0] & digits[1] & digits[2] & digits[3], 5, 0)
    size = _zone_sizes(buffer, at)
    if tail != "name":
        return size
    letters = np.zeros(at.size, np.int64)
    alive = (size == 0) & (buffer[at] == 32)
    for place in range(1, 7):
        alive = alive & ((buffer[at + place] - np.uint8(65)) < 26)
        letters += alive
    return np.where((letters >= 3) & (letters <= 5), letters + 1, size)


def _zone_sizes(buffer: Bytes, at: Ints) -> Ints:
    """How many bytes at each place are a zone: `Z`, `+02`, `+0200`, `+02:00`, or a blank and one of these or UTC or GMT."""
    first = buffer[at]
    blank = first == 32
    mark = np.where(blank, buffer[at + 1], first)
    start = at + blank
    signed = (mark == 43) | (mark == 45)
    digit = {place: (buffer[start + place] - np.uint8(48)) < 10 for place in (1, 2, 3, 4, 5)}
    two = signed & digit[1] & digit[2]
    colon = two & (buffer[start + 3] == 58) & digit[4] & digit[5]
    four = two & ~colon & digit[3] & digit[4]
    named = blank & ((mark == 85) | (mark == 71)) & ((buffer[start + 2] == 67) | (buffer[start + 2] == 84)) & ~digit[3]
    zulu = ~blank & ((mark == 90) | (mark == 122))
    size = np.where(colon, 6, np.where(four, 5, np.where(two, 3, np.where(named, 3, 0))))
    return np.where(zulu, 1, np.where(size > 0, size + blank, 0))


def text_times(buffer: Bytes, at: Ints, shape: Shape, clock: Clock, memo: Memo) -> tuple[Ints, Codes]:
    """UTC microseconds and certainty codes of stamps of `shape` at the places `at` (in file order); NONE_US where there is no such stamp."""
    if at.size == 0:
        return np.zeros(0, np.int64), np.zeros(0, np.int8)
    if not shape.head:
        return _one_by_one(buffer, at, shape, clock, memo)
    tens, ones = (buffer[at + shape.seconds_at + place] - np.uint8(48) for place in (0, 1))
    seconds = tens.astype(np.int64) * 10 + ones
    written = (tens < 7) & (ones < 10) & (seconds <= 60)
    if not written.all():  # the clock is asked about stamps only
        us, codes = np.full(at.size, NONE_US, np.int64), np.zeros(at.size, np.int8)
        us[written], codes[written] = text_times(buffer, at[written], shape, clock, memo)
        return us, codes
    clock.clamped += int(np.count_nonzero(seconds == 60))
    words = words_of(buffer)
    keys = [words[at + place] & _without_seconds(place, shape) for place in (*range(0, shape.head - 7, 8), shape.head - 8)]
    fraction_us = np.zeros(at.size, np.int64)
    tails = np.zeros(at.size, np.int64)
    ends = at + shape.head
    if shape.tail:
        fraction_us, widths = _fractions(buffer, ends)
        ends = ends + widths
        tails = _tail_sizes(buffer, ends, shape.tail)
        keys.append(words[ends] & _MASKS[tails])
    changed = np.zeros(at.size, bool)
    changed[0] = True
    for key in keys:
        changed[1:] |= key[1:] != key[:-1]
    heads = np.flatnonzero(changed)
    base, codes = _resolve(buffer, at[heads], ends[heads], tails[heads], shape, clock, memo)
    lengths = np.diff(heads, append=at.size)
    us = np.repeat(base, lengths)
    return np.where(us != NONE_US, us + seconds * 1_000_000 + fraction_us, NONE_US), np.repeat(codes, lengths)


def _without_seconds(place: int, shape: Shape) -> np.uint64:
    """A mask for the word at `place` of a stamp that takes out the two digits of its seconds, so that a whole minute is one run."""
    mask = (1 << 64) - 1
    for digit in (shape.seconds_at, shape.seconds_at + 1):
        if place <= digit < place + 8:
            mask &= ~(0xFF << (8 * (digit - place)))
    return np.uint64(mask)


def _resolve(buffer: Bytes, at: Ints, ends: Ints, tails: Ints, shape: Shape, clock: Clock, memo: Memo) -> tuple[Ints, Codes]:
    """Ask the clock for each head of a run, remembering what is the same everywhere in the file."""
    data = buffer.data
    base = np.full(at.size, NONE_US, np.int64)
    codes = np.zeros(at.size, np.int8)
    for number, (start, end, tail) in enumerate(zip(at.tolist(), ends.tolist(), tails.tolist(), strict=True)):
        digits = start + shape.seconds_at
        key = b"".join((data[start:digits], b"00", data[digits + 2 : start + shape.head], data[end : end + tail]))
        found = memo[key] if key in memo else _ask(key, shape, clock, memo)
        if found:
            base[number], codes[number] = found
    return base, codes


def _ask(key: bytes, shape: Shape, clock: Clock, memo: Memo) -> tuple[int, int] | None:
    civil = shape.read(key[: shape.head], key[shape.head :])
    if civil is None:
        memo[key] = None
        return None
    year = clock.year
    us, code, settled = clock.read(civil)
    if clock.year != year:
        memo.clear()
    if settled:
        memo[key] = (us, code)
    return us, code


def _one_by_one(buffer: Bytes, at: Ints, shape: Shape, clock: Clock, memo: Memo) -> tuple[Ints, Codes]:
    """Stamps whose width varies, read by their pattern; the clock is asked once for each text without its fraction."""
    us = np.full(at.size, NONE_US, np.int64)
    codes = np.zeros(at.size, np.int8)
    data, match = buffer.data, shape.parts.match
    for number, start in enumerate(at.tolist()):
        found = match(data, start, start + _LONGEST)
        if found is None:
            continue
        read = shape.read_match(found)
        if read is None:
            continue
        civil, fraction_us = read
        base, code, _ = clock.read(civil)
        us[number], codes[number] = base + fraction_us, code
    return us, codes


def epoch_times(buffer: Bytes, at: Ints) -> tuple[Ints, Codes]:
    """UTC microseconds of epoch numbers at the places `at`; the unit of each follows from its magnitude. Codes are all exact."""
    whole, count = _numbers(buffer, at)
    fraction_us, _ = _fractions(buffer, at + count)
    us = np.full(at.size, NONE_US, np.int64)
    for low, high, factor, divisor in ((9, 11, 1_000_000, 1), (12, 14, 1_000, 1), (15, 17, 1, 1), (18, 19, 1, 1_000)):
        chosen = (count >= low) & (count <= high)
        if chosen.any():
            part = fraction_us[chosen] * factor // 1_000_000
            us[chosen] = whole[chosen] * factor // divisor + part
    us[(us < EARLIEST_US) | (us >= LATEST_US)] = NONE_US
    for row in np.flatnonzero(count == 1).tolist():
        place = int(at[row])
        us[row] = exponent_us(buffer[place : place + _LONGEST].tobytes()) or NONE_US
    return us, np.full(at.size, EXACT, np.int8)
