"""What a file is, from the head of its content, never from its name alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import cache
from itertools import chain

from msgspec import Struct

from nofault import plugins
from nofault.timeline.clocks import Clock, Year, guess_year, with_leap_day, zone_named
from nofault.timeline.events import TimelineError
from nofault.timeline.layouts import Layout, LineFormat, Sample
from nofault.timeline.opening import HEAD, Member
from nofault.timeline.records import DocumentFormat
from nofault.timeline.stamps import Civil

SOURCES = "nofault.timeline.sources"
SAMPLE_LINES = 200
_LATER_LINES, _FURTHER = (200, 600, 1_400), 64 << 10
_CARRIAGE_RETURNS = 3  # so many without a line feed are ends of lines
_SURE = 0.5
_CLEAR = 0.8
_RANK_WEIGHTS = (0.0, 0.5, 0.7, 1.0)  # what being of a known family or kind, or the team's own, is worth against a share of lines that fit
_DATE = re.compile(rb"(?<!\d)(20\d\d)-(\d\d)-(\d\d)(?!\d)")
_LETTERS = re.compile(rb"\A[\t\x20-\x7e]{16}")  # text after a run of NUL bytes, as a crash leaves it
_FOREIGN = (
    (b"\x7fELF", "a program"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"%PDF", "a PDF"),
    (b"SQLite format 3\0", "a database"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive, which is not opened"),
    (b"Rar!", "a rar archive, which is not opened"),
)


@cache
def formats() -> tuple[tuple[DocumentFormat, ...], tuple[LineFormat, ...]]:
    """All formats of the sources folder: documents and lines."""
    found = [module.SOURCE for _, module in plugins.walk(SOURCES)]
    return tuple(one for one in found if isinstance(one, DocumentFormat)), tuple(one for one in found if isinstance(one, LineFormat))


class Recognised(Struct, frozen=True):
    """A file with its format; `layout` for lines only."""

    member: Member
    sample: Sample
    kind: DocumentFormat | LineFormat
    layout: Layout | None = None


class Unrecognised(Struct, frozen=True):
    """Why a file cannot be read."""

    why: str


def sample_of(member: Member) -> Sample:
    """The head of a member, with its whole lines. Raises OSError when it cannot be opened."""
    data = member.head(HEAD)
    whole = len(data) < HEAD
    if b"\n" not in data and data.count(b"\r") >= _CARRIAGE_RETURNS:
        member.note("its lines end with CR alone, so that it is read as one line: turn them into LF")
    lines = data.split(b"\n", SAMPLE_LINES + 1)
    if not whole and len(lines) <= SAMPLE_LINES + 1:
        lines = lines[:-1] or lines  # the last one is cut, unless it is all there is
    return Sample(data, _cleaned(lines[:SAMPLE_LINES]), whole, member.label)


def recognise(member: Member, own: Sequence[LineFormat] = ()) -> Recognised | Unrecognised:
    """The format of a member, or why it has none. `own` are formats of the team's, tried beside the known ones."""
    try:
        sample = sample_of(member)
    except OSError as error:
        return Unrecognised(f"cannot be read: {error.strerror or error}")
    if not sample.data.strip():
        return Unrecognised("; ".join(["empty", *member.notes]) if not sample.data else "holds nothing but blanks")
    why = _foreign(sample.data)
    if why:
        return Unrecognised(why)
    documents, lines = formats()
    sure, surest = max(((one.recognise(sample), one) for one in documents), key=lambda pair: pair[0])
    if sure >= _SURE and not any(one.learn(sample) for one in own):
        return Recognised(member, sample, surest)
    for place in (sample, *_further(member, sample)):
        found = _lines_of(place, lines, own)
        if found is not None:
            return Recognised(member, place, *found)
    return Unrecognised(_unknown(sample.data))


def _lines_of(sample: Sample, known: Sequence[LineFormat], own: Sequence[LineFormat]) -> tuple[LineFormat, Layout] | None:
    """The line format that fits a sample best, with its layout; None when none does."""
    learned: list[tuple[float, LineFormat, Layout]] = []
    for one in sorted((*own, *known), key=lambda one: -one.rank):
        if one.rank == 0 and any(share >= _CLEAR for share, _, _ in learned):
            break  # nothing is gained by learning what is known
        found = one.learn(sample)
        if found is not None:
            learned.append((found[1], one, found[0]))
    if not learned:
        return None
    _, kind, layout = max(learned, key=lambda found: found[0] + _RANK_WEIGHTS[found[1].rank])
    return kind, layout


def _further(member: Member, sample: Sample) -> Iterator[Sample]:
    """Other places of a text whose first lines are none of a log: a banner, settings, the rest of a trace that a rotation cut.

    Further down its head, then (of a plain file, which can be entered anywhere) its middle and its end.
    """
    lines = sample.data.split(b"\n")[:-1]
    for start in _LATER_LINES:
        if start < len(lines):
            yield Sample(sample.data, _cleaned(lines[start : start + SAMPLE_LINES]), sample.whole, sample.label)
    if not sample.whole and member.plain():
        for low in (member.size // 2, max(HEAD, member.size - _FURTHER)):
            lines = b"".join(member.between(low, min(low + _FURTHER, member.size))).split(b"\n")[1:-1]
            yield Sample(sample.data, _cleaned(lines[:SAMPLE_LINES]), sample.whole, sample.label)


def _cleaned(lines: list[bytes]) -> list[bytes]:
    return [line.lstrip(b"\0").rstrip(b"\r") for line in lines]


def _foreign(data: bytes) -> str:
    for magic, what in _FOREIGN:
        if data.startswith(magic):
            return what
    return "binary" if data.count(0) > 0.3 * len(data) and not _LETTERS.search(data.lstrip(b"\0")[:1_000]) else ""


def _unknown(data: bytes) -> str:
    odd = sum(data.count(byte) for byte in (0, 1, 2, 3, 4, 5, 6, 14, 15, 16, 17, 18, 19))
    if odd > 0.02 * len(data):
        return "binary"
    if _JSON.match(data):
        return "JSON of no known kind"
    lines = data.split(b"\n", SAMPLE_LINES)[:SAMPLE_LINES]
    dateless = sum(1 for line in lines if _TIME_OF_DAY.search(line[:200])) > len(lines) / 2
    return "text with times of day but no date" if dateless else "text of no known format"


def clock_for(found: Recognised, zone: str | None, year: int | None, span: tuple[datetime, datetime] | None, newer: datetime | None = None) -> Clock:
    """The clock of a file: its zone as given (None: unknown), and a year where its stamps have none. Raises TimelineError for an unknown zone.

    `newer` is the first time of the file that this one was rotated out of.
    """
    layout = found.layout
    start: Year | None = None
    if layout is not None and layout.shape is not None and layout.shape.yearless:
        start = _year_for(found, layout, year, span, newer)
    if zone:
        return Clock(zone_named(zone), start, zone_text=zone)
    stated = layout.zone if layout is not None else ""
    if stated:
        return Clock(zone_named(stated), start, zone_text=stated, why=f"zone {stated} stated by the format")
    stated = stated_zone(found.sample)
    if stated:
        return Clock(zone_named(stated), start, zone_text=stated, zone_from="line", why=f"zone {stated} stated at the head of the file")
    return Clock(None, start)


_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\{|\[\s*(?:[\[{\"\]]|-?\d+\s*[,\]]))")
_TIME_OF_DAY = re.compile(rb"(?<![\d:])[0-2]?\d:[0-5]\d(?::[0-5]\d|[AaPp][Mm])(?!\d)")
_COMMENTS = (b"#", b";", b"//", b"--", b"TZ", b"Time", b"time")
_STATED = re.compile(rb"(?i)\b(?:time[ _-]?zone|tz)\b\s*[:=]\s*[\"']?([A-Z][A-Za-z]+/[A-Za-z_/+-]+|UTC|GMT|[+-]\d\d:?\d\d)\b")


def stated_zone(sample: Sample) -> str:
    """The zone that one of the first lines states for the whole file (`# timezone: Europe/London`); empty where none does."""
    for line in sample.lines[:20]:
        found = _STATED.search(line[:400])
        if found is not None and line.lstrip(b"\xef\xbb\xbf").startswith(_COMMENTS):
            name = found[1].decode("latin-1")
            try:
                zone_named(name)
            except TimelineError:
                continue
            return name
    return ""


def _year_for(found: Recognised, layout: Layout, year: int | None, span: tuple[datetime, datetime] | None, newer: datetime | None) -> Year | None:
    stamps = _yearless_stamps(found, layout)
    first = next(stamps, None)
    if first is None:
        return None
    dates = [(int(date[1]), int(date[2]), int(date[3])) for date in _DATE.finditer(found.sample.data)]
    name = found.member.label.replace("!", "/").rsplit("/", 1)[-1]
    start = guess_year(first, given=year, message_dates=dates, name=name, span=span, file_date=newer or found.member.modified_at)
    return with_leap_day(start, chain((first,), stamps))


def _yearless_stamps(found: Recognised, layout: Layout) -> Iterator[Civil]:
    """The readings of the stamps at the head of a file, in file order."""
    shape = layout.shape
    for line in found.sample.lines:
        stamp = shape.pattern.search(line) if shape else None
        civil = shape.read(stamp[0], b"") if shape and stamp else None
        if civil is not None:
            yield civil


def aware(at: datetime | None, name: str) -> datetime | None:
    """`at` itself. Raises TimelineError when it names no zone."""
    if at is not None and at.tzinfo is None:
        raise TimelineError(f"{name} {at.isoformat()} names no zone.", "Write it with one, for example 2026-06-14T14:25:00Z or +02:00.")
    return at
