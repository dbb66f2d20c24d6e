"""What an unknown text log looks like: which stamp its lines have and where, learned from the head.

Every shape is tried at every place. A stamp that never changes is a name, not a time; an epoch beside a local stamp is preferred, because it needs no
zone; then the stamp that says the most and stands the earliest.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from msgspec import Struct

from nofault.timeline.layouts import SEVERE, AfterPattern, Distances, Finder, Layout, Sample, lead_of
from nofault.timeline.shapes import CLF, Shape, written
from nofault.timeline.stamps import ZONE_NAMES, civil_us, epoch_us, exponent_us

LEAST_SHARE = 0.3
_SCREENED = 40
_REACH = 300  # bytes of a line in which a stamp is looked for
_OCCURRENCES = 3
_DISTANCES = 12
_DAY_US = 86_400_000_000

SHAPES: tuple[Shape, ...] = (
    written("%Y-%m-%d[Tt _]%H:%M:%S", "zone"),
    written("%Y/%m/%d[T -]%H:%M:%S", "zone"),
    written("%Y.%m.%d[T -]%H:%M:%S", "zone"),
    written("%Y-%m-%d-%H.%M.%S", "fraction"),
    written("%Y%m%d[T -]%H:%M:%S", "zone"),
    written("%Y%m%d[T -]%H%M%S", "zone"),
    written("%Y%m%d-%-H:%-M:%-S:%L"),
    written("%Y%m%d%H%M%S"),
    written("%Y%m%d%H%M%S%L"),
    written("%Y-%m-%d[T ]%H:%M:%S %P"),
    written("%Y-%m-%d[T ]%H:%M:%S.%f %P"),
    written("%Y-%m-%d[T ]%H:%MZ", utc=True),
    written("%Y-%m-%d[T ]%H:%M%-z"),
    written("%Y-%m-%d[T ]%H:%M"),
    written("%d.%m.%Y %H:%M"),
    written("%d/%m/%Y %H:%M"),
    CLF,
    written("%d/%b/%Y[: ]%H:%M:%S", "zone"),
    written("%d-%b-%Y %H:%M:%S", "zone"),
    written("%d %b %Y %H:%M:%S", "zone"),
    written("%a %b %e %H:%M:%S %Y", "zone"),
    written("%a %b %e %H:%M:%S", "year"),
    written("%a %b %e %H:%M:%S %Z %Y"),
    written("%b %e %Y %H:%M:%S", "zone"),
    written("%b %d, %Y %H:%M:%S", "zone"),
    written("%Y-%m-%d[T ]%-I:%M:%S%p"),
    written("%b %-d, %Y %-I:%M:%S%p"),
    written("%b %-d, %Y, %-I:%M:%S%p"),
    written("%B %-d, %Y %-H:%M:%S"),
    written("%d-%b-%Y::%H:%M:%S"),
    written("%d-%b-%Y %H:%M:%S %Z"),
    written("%Y/%m/%d - %H:%M:%S", "zone"),
    written("%d.%m.%Y %H:%M:%S", "zone"),
    written("%d.%m.%y %H:%M:%S", "fraction"),
    written("%d/%m/%Y %H:%M:%S", "zone"),
    written("%m/%d/%Y %H:%M:%S", "zone"),
    written("%d-%m-%Y %H:%M:%S", "zone"),
    written("%-m/%-d/%Y %-I:%M:%S%p"),
    written("%-m/%-d/%Y %-I:%M:%S.%f%p"),
    written("%-m/%-d/%Y, %-I:%M:%S%p"),
    written("%-m/%-d/%Y, %-I:%M:%S.%f%p"),
    written("%-m/%-d/%Y %-I:%M%p"),
    written("%-d.%-m.%Y %-H:%M:%S"),
    written("%-m/%-d/%Y %-H:%M:%S"),
    written("%y/%m/%d %H:%M:%S", "fraction"),
    written("%y-%m-%d %H:%M:%S", "fraction"),
    written("%y%m%d %H:%M:%S", "fraction"),
    written("%y%m%d %H%M%S", "fraction"),
    written("%b %e %H:%M:%S", "fraction"),
    written("%b %-d %H:%M:%S"),
    written("%m-%d %H:%M:%S", "fraction"),
    written("%m/%d %H:%M:%S", "fraction"),
    written("%m.%d %H:%M:%S", "fraction"),
)
_AFTER_NAMED = tuple(written(shape.name, "name") for shape in SHAPES[:3])
_EPOCH = re.compile(rb"(?<![\w./:+-])(?:(1\d{9}(?:\d{3}|\d{6}|\d{9})?)(?:\.(\d{1,9}))?|1\.\d{6,18}[eE]\+?\d{1,2})(?![\w:/-])")
_LEVELS = re.compile(rb"\b(?:INFO|DEBUG|TRACE|NOTICE|WARN|WARNING|ERROR|FATAL|CRITICAL|SEVERE)\b")
_HALF_DAY = re.compile(rb"(?::\d\d)?(?:[.,]\d{1,9})?(?: |\xc2\xa0|\xe2\x80\xaf)?[AaPp]\.?[Mm]\b")
_LONGER_DATE = re.compile(rb"\d[./-]\Z")
_LONGER_CLOCK = re.compile(rb":\d\d")
_NAME_AFTER = re.compile(rb"(?:[.,]\d{1,9})? ([A-Z]{3,5})\b")


class _Try(Struct):
    """A stamp that may be the time of the lines: its shape (None: epoch), which one of its kind in a line, and what it gave for each line."""

    shape: Shape | None
    occurrence: int
    found: list[tuple[int, int, int, bytes]]  # line, place, microseconds (UTC or local), text

    def share(self, lines: int) -> float:
        return len(self.found) / max(lines, 1)

    def varies(self) -> bool:
        return len({us // 1_000_000 for _, _, us, _ in self.found}) > 1

    def ordered(self) -> float:
        """The share of neighbours in order, upwards or downwards, whichever is more."""
        steps = [after[2] - before[2] for before, after in pairwise(self.found)]
        up, down = (sum(1 for step in steps if sign * step >= -60_000_000) for sign in (1, -1))
        return max(up, down) / len(steps) if steps else 1.0


def learn_stamps(sample: Sample) -> tuple[Layout, float] | None:
    """The layout of the lines, and the share of them that have the stamp; None when too few have one."""
    lines = [line[:_REACH] for line in sample.filled()]
    if _is_document(sample, lines):
        return None
    tries = [one for one in _tries(lines) if one.share(len(lines)) >= LEAST_SHARE]
    changing = [one for one in tries if one.varies()] or [one for one in tries if len(one.found) < 5 or len(tries) == 1]
    changing = [one for one in changing if one.ordered() >= 0.5]
    chosen = _best(changing, len(lines))
    if chosen is None:
        return None
    return _layout(chosen, lines, sample), chosen.share(len(lines))


def _is_document(sample: Sample, lines: list[bytes]) -> bool:
    """Whether it is one JSON or XML document over several lines rather than a log."""
    if not lines:
        return True
    head = lines[0].lstrip()
    opened = head.startswith((b"[{", b"<?xml", b"<!doctype", b"<html")) or head.rstrip() in (b"{", b"[")
    return opened or (head.startswith(b"{") and not head.rstrip().endswith(b"}") and len(head) < _REACH)


def _tries(lines: list[bytes]) -> Iterator[_Try]:
    few = lines[:: max(1, len(lines) // _SCREENED)]  # what none of these has is not on a third of all
    for shape in SHAPES:
        if not any(map(shape.pattern.search, few)):
            continue
        yield from _by_occurrence(shape, (list(_found_in(shape, line)) for line in lines))
    yield from _by_occurrence(None, (list(_epochs_in(line)) for line in lines))


def _by_occurrence(shape: Shape | None, found: Iterable[list[tuple[int, int, bytes]]]) -> Iterator[_Try]:
    tries = [_Try(shape, number, []) for number in range(_OCCURRENCES)]
    for line, stamps in enumerate(found):
        for one, (place, us, text) in zip(tries, stamps, strict=False):
            one.found.append((line, place, us, text))
    yield from tries


def _found_in(shape: Shape, line: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Place, local microseconds and text of the stamps of a shape that stand for themselves in a line."""
    for found in shape.pattern.finditer(line):
        before, after = line[max(0, found.start() - 1) : found.start()], line[found.end() : found.end() + 1]
        if (before.isalnum() or after.isdigit()) and not before.isalpha():
            continue
        if "%p" not in shape.name and _HALF_DAY.match(line, found.end()):
            continue  # a clock of twelve hours, read as one of twenty-four
        if shape.yearless and _LONGER_DATE.search(line[max(0, found.start() - 2) : found.start()]):
            continue  # the end of a date that begins with a year or a day
        if not {"S", "-S"} & shape.places.keys() and _LONGER_CLOCK.match(line, found.end()):
            continue  # its seconds follow
        read = shape.read_match(parts) if (parts := shape.parts.match(line, found.start())) else None
        if read is not None:
            yield found.start(), civil_us(read[0], 0) + read[1], found[0]


def _epochs_in(line: bytes) -> Iterator[tuple[int, int, bytes]]:
    for found in _EPOCH.finditer(line):
        us = epoch_us(found[1].decode(), (found[2] or b"").decode()) if found[1] else exponent_us(found[0])
        if us is not None:
            yield found.start(), us, found[0]


def _best(tries: list[_Try], lines: int) -> _Try | None:
    local = [one for one in tries if one.shape is not None]
    dated = [one for one in local if one.shape is not None and not one.shape.yearless]
    fitting = local + [one for one in tries if one.shape is None and _epochs_hold(one, dated, lines)]
    return max(fitting, key=lambda one: _score(one, lines), default=None)


def _epochs_hold(one: _Try, dated: list[_Try], lines: int) -> bool:
    """Whether numbers that could be epochs are: in order, on most lines, and within a day of a written date where there is one."""
    if one.share(lines) < 0.6 or one.ordered() < 0.8:
        return False
    for other in dated:
        at = {line: us for line, _, us, _ in other.found}
        off = [abs(at[line] - us) for line, _, us, _ in one.found if line in at]
        if off and sorted(off)[len(off) // 2] > _DAY_US * 1.2:
            return False
    return True


def _score(one: _Try, lines: int) -> tuple[float, int]:
    """How good a stamp is: on many lines, complete, early, precise; a long text rather than a part of it."""
    places = sorted(place for _, place, _, _ in one.found)
    early = -min(places[len(places) // 2], 200) / 50
    if one.shape is None:
        said = 5.0
    else:
        said = 1.5 * (not one.shape.yearless) + one.shape.tail.startswith("zone") * any(_has_zone(text) for _, _, _, text in one.found)
        said += 0.5 * (one.ordered() >= 0.95)
    return round(10 * one.share(lines), 1) + said + early, len(one.found[0][3])


def _has_zone(text: bytes) -> bool:
    return text.endswith((b"Z", b"UTC", b"GMT")) or bool(re.search(rb"[+-]\d\d:?\d\d$", text[15:]))


def _layout(one: _Try, lines: list[bytes], sample: Sample) -> Layout:
    shape = _with_names(one, lines)
    levels = sum(1 for line in lines if _LEVELS.search(line)) >= 0.3 * len(lines)
    pattern = shape.pattern if shape is not None else _EPOCH
    finder, covered = _finder(one, shape, pattern)
    return Layout(
        finder=finder,
        shape=shape,
        failure=SEVERE if levels else None,
        reach=200 if levels else 0,
        lead=lead_of() if shape is not None else re.compile(rb"\d+(?:\.\d+)?(?:[eE]\+?\d+)?\s*"),
        worded=not levels,
        anywhere=None if covered or one.occurrence else pattern,
        notes=(_note(one, shape, len(lines)),),
    )


def _with_names(one: _Try, lines: list[bytes]) -> Shape | None:
    """The shape, with names of zones where most of the stamps are followed by one."""
    for plain, named in zip(SHAPES, _AFTER_NAMED, strict=False):
        if one.shape is plain:
            ends = [_NAME_AFTER.match(lines[line], place + plain.head) for line, place, _, _ in one.found]
            if sum(1 for end in ends if end and end[1].decode() in ZONE_NAMES) > 0.6 * len(ends):
                return named
    return one.shape


def _finder(one: _Try, shape: Shape | None, pattern: re.Pattern[bytes]) -> tuple[Finder, bool]:
    """The finder, and whether it finds nearly all that were seen."""
    if shape is None or not shape.head:
        return AfterPattern(pattern, start=True), True
    distances = Counter(place for _, place, _, _ in one.found).most_common(_DISTANCES)
    covered = sum(count for _, count in distances)
    return Distances(tuple(place for place, _ in distances), shape.marks), covered >= 0.97 * len(one.found)


def _note(one: _Try, shape: Shape | None, lines: int) -> str:
    name = f"“{shape.name}”" if shape is not None else "an epoch number"
    return f"format learned from the head: {name} on {one.share(lines):.0%} of the lines"
