"""What files that share identifiers tell about each other's clocks: the zone of one that names none, and the skew between hosts.

A request that two hosts log has one identifier and one moment. The difference of its two stamps is a zone (a multiple of 15 minutes) plus a skew.
Only small pieces of large files are looked at, around one moment.
"""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from statistics import median

import numpy as np
from msgspec import Struct

from nofault.timeline.bisecting import line_time, stretch_of
from nofault.timeline.clocks import Clock, offset_name
from nofault.timeline.gather import NONE_US
from nofault.timeline.layouts import Layout
from nofault.timeline.lines import blocks
from nofault.timeline.opening import Member
from nofault.timeline.recognising import Recognised
from nofault.timeline.shapes import read_instant
from nofault.timeline.tables import block_times

QUARTER_US = 900_000_000
OFFSETS_US = range(-48 * QUARTER_US, 57 * QUARTER_US, QUARTER_US)  # -12:00 to +14:00, as far as civil time goes
WHOLE_BYTES = 8 << 20  # so much of a file that cannot be entered in the middle is looked at
PIECE_BYTES = 256 << 10
ENTERED_BYTES = 512 << 10  # a file of more is entered at the moment of interest
_SCAN_BYTES = 96 << 10  # for each offset that is tried
_ENOUGH_IDS = 12  # shared at one offset: the others need not be tried
LEAST_IDS = 3
LEAST_SKEW_IDS = 5
MOST_PARTNERS = 8
_AGREE = 0.6  # share of the identifiers that must agree on a zone
_NEAR_US = 240_000_000  # skew and delay that may stand beside a zone
_COMMON = 8  # lines: what stands in more of them is no request's identifier

_ID = re.compile(rb"(?<![\w-])(?=[\w-]{0,63}\d)[A-Za-z0-9][\w-]{7,63}(?![\w-])")
_NO_ID = re.compile(rb"\d{4}-\d\d-\d\d|1\d{9}(?:\d{3})?(?:\d{3})?(?:\d{3})?$|\d{8}(?:T\d{4,6}Z?)?$|[A-Za-z]+-?\d{1,2}$")
_OTHER_TIME = re.compile(
    rb"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)|(?<![\w.])1[0-9]{9}(?:\d{3}(?:\d{3})?)?(?:\.\d+)?(?![\w.])"
)

Ids = dict[bytes, int]  # identifier -> microseconds of its first line


class Source(Struct):
    """A line file with the clock that it is read by."""

    one: Recognised
    layout: Layout
    clock: Clock

    @property
    def label(self) -> str:
        """Its path as given."""
        return self.one.member.label


class Inferred(Struct, frozen=True):
    """An offset that was worked out, and from what."""

    offset_s: int
    why: str


def ids_in(pieces: Iterator[bytes], layout: Layout, clock: Clock) -> Ids:
    """The identifiers of some pieces of a file with the time of their first line; what stands in many lines is none."""
    first: Ids = {}
    counts: Counter[bytes] = Counter()
    for block in blocks(pieces):
        us, _, _ = block_times(block, layout, clock, {})
        found = [(one[0], one.start()) for one in _ID.finditer(block.data) if not _NO_ID.match(one[0])]
        lines = np.searchsorted(block.starts, [place for _, place in found], "right") - 1
        for (name, _), at in zip(found, us[lines].tolist() if found else (), strict=True):
            if at != NONE_US:
                counts[name] += 1
                first.setdefault(name, at)
    return {name: at for name, at in first.items() if counts[name] <= _COMMON}


def _head(member: Member, most: int) -> Iterator[bytes]:
    for piece in member.chunks():
        yield piece[:most]
        most -= len(piece)
        if most <= 0:
            return


def ids_near(source: Source, us: int, size: int = PIECE_BYTES, most: int = 2 * PIECE_BYTES) -> Ids:
    """The identifiers of a file around a time; of one that cannot be entered there, those of its first bytes, so many at the most."""
    clock = source.clock.again()
    stretch = stretch_of(source.one.member, source.layout, clock, us, us + 1, ENTERED_BYTES)
    if stretch is None:
        return ids_in(_head(source.one.member, most), source.layout, clock)
    middle = (stretch.low + stretch.high) // 2
    low = max(stretch.low, middle - size // 2)
    pieces = source.one.member.between(stretch.low if stretch.clock.start or stretch.clock.zone else low, middle + size // 2)
    return ids_in(pieces, source.layout, stretch.clock)


def zone_from_text(source: Source) -> Inferred | None:
    """The offset that a time with a zone (or an epoch) in the messages of the file's head tells; None when they do not agree."""
    votes: Counter[int] = Counter()
    for line in source.one.sample.lines:
        local = line_time(line, source.layout, source.clock.again())
        found = next((other for other in _OTHER_TIME.finditer(line)), None) if local is not None else None
        us = read_instant(found[0].decode())[0] if found else None
        if local is not None and us is not None:
            quarters = round((local - us) / QUARTER_US)
            votes[quarters if abs(local - us - quarters * QUARTER_US) <= 60_000_000 else 10_000] += 1
    quarters, count = votes.most_common(1)[0] if votes else (10_000, 0)
    if count < LEAST_IDS or count < 0.8 * votes.total() or not -48 <= quarters <= 56:
        return None
    return Inferred(quarters * 900, f"zone {offset_name(quarters * 900)} worked out from {count} times with a zone in the text")


def zone_from_ids(naive: Source, zoned: Sequence[Source]) -> Inferred | None:
    """The offset that identifiers shared with files of known zone tell; None when there are too few or they do not agree."""
    local = _ids_of_naive(naive)
    if len(local) < LEAST_IDS:
        return None
    middle = sorted(local.values())[len(local) // 2]
    for partner in zoned[:MOST_PARTNERS]:
        differences = [local[name] - at for name, at in _partner_ids(partner, local, middle).items() if name in local]
        found = _vote(differences)
        if found is not None:
            quarters, count = found
            why = f"zone {offset_name(quarters * 900)} worked out from {count} identifiers shared with {partner.label}"
            return Inferred(quarters * 900, why)
    return None


def _ids_of_naive(naive: Source) -> Ids:
    member = naive.one.member
    if member.size <= ENTERED_BYTES or not member.plain():
        return ids_in(_head(member, ENTERED_BYTES), naive.layout, naive.clock.again())
    return ids_in(_from_line(member, member.size // 2, PIECE_BYTES), naive.layout, naive.clock.again())


def _from_line(member: Member, low: int, size: int) -> Iterator[bytes]:
    data = b"".join(member.between(low, low + size))
    yield data[data.find(b"\n") + 1 :]


def _partner_ids(partner: Source, local: Ids, middle: int) -> Ids:
    """The identifiers of a file of known zone wherever the local time of `middle` may be in it."""
    found: Ids = {}
    kinds = {len(name) for name in local}
    for number, offset in enumerate(sorted(OFFSETS_US, key=_likely)):
        near = ids_near(partner, middle - offset, _SCAN_BYTES, WHOLE_BYTES)
        shared = {name: at for name, at in near.items() if name in local}
        found |= {name: at for name, at in shared.items() if name not in found}
        packed = not partner.one.member.plain() or partner.one.member.size <= ENTERED_BYTES
        strange = number == 4 and near and not kinds & {len(name) for name in near}
        if packed or strange or len(shared) >= _ENOUGH_IDS:
            break
    return found


def _likely(offset_us: int) -> tuple[bool, int]:
    """Whole hours from Greenwich outwards, then the rest."""
    return offset_us % (4 * QUARTER_US) != 0, abs(offset_us)


def _vote(differences: list[int]) -> tuple[int, int] | None:
    """(quarters of an hour, how many agree) of the offset that most differences are near to."""
    votes: Counter[int] = Counter()
    for difference in differences:
        quarters = round(difference / QUARTER_US)
        votes[quarters if abs(difference - quarters * QUARTER_US) <= _NEAR_US and -48 <= quarters <= 56 else 10_000] += 1
    quarters, count = votes.most_common(1)[0] if votes else (10_000, 0)
    return (quarters, count) if quarters != 10_000 and count >= LEAST_IDS and count >= _AGREE * len(differences) else None


class Skew(Struct, frozen=True):
    """How far a file's clock is ahead of the reference, from so many shared identifiers."""

    seconds: float
    ids: int
    reference: str


def skews(sources: Sequence[Source], around_us: int) -> dict[str, Skew]:
    """The skew of each file that shares identifiers with others, by label; the file that shares the most is the reference and has 0."""
    seen = {source.label: ids_near(source, around_us) for source in sources}
    shared = {
        (one, other): names
        for one, other in ((one, other) for one in seen for other in seen if one < other)
        if len(names := seen[one].keys() & seen[other].keys()) >= LEAST_SKEW_IDS
    }
    weights: Counter[str] = Counter()
    for (one, other), names in shared.items():
        weights[one] += len(names)
        weights[other] += len(names)
    found: dict[str, Skew] = {}
    for reference, _ in weights.most_common():
        if reference not in found:
            found[reference] = Skew(0.0, 0, reference)
            _spread(reference, seen, shared, found)
    return found


def _spread(reference: str, seen: dict[str, Ids], shared: dict[tuple[str, str], set[bytes]], found: dict[str, Skew]) -> None:
    """Skews of the files that hang together with the reference, nearest first."""
    waiting = deque([reference])
    while waiting:
        known = waiting.popleft()
        for pair, names in shared.items():
            if known not in pair:
                continue
            other = pair[0] if pair[1] == known else pair[1]
            if other not in found:
                apart = (median(seen[other][name] - seen[known][name] for name in names) + _late(seen[other]) - _late(seen[known])) / 1e6
                found[other] = Skew(round(found[known].seconds + apart, 3), len(names), reference)
                waiting.append(other)


def _late(ids: Ids) -> int:
    """How much the stamps of a file are early on average: half a second where they are whole seconds."""
    return 500_000 if all(at % 1_000_000 == 0 for at in ids.values()) else 0
