"""The time of each line of one file, for people and programs that want to check or use the stamps themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from nofault.postmortem.terms import Certainty
from nofault.timeline.clocks import CODES
from nofault.timeline.correlating import Source
from nofault.timeline.events import TimelineError
from nofault.timeline.finding import found_members
from nofault.timeline.gather import NONE_US
from nofault.timeline.layouts import LineFormat
from nofault.timeline.opening import Member
from nofault.timeline.reading import settle_zone
from nofault.timeline.recognising import Recognised, Unrecognised, clock_for, recognise
from nofault.timeline.records import MOST_BYTES, Document
from nofault.timeline.tables import stamped_blocks

Stamp = tuple[int, int, Certainty] | tuple[int, None, None]


def line_stamps(path: Path | str, *, zone: str | None = None, year: int | None = None, formats: Sequence[LineFormat] = ()) -> Iterator[Stamp]:
    """(line from 1, UTC microseconds, certainty) of each line of the decompressed file; (line, None, None) where a line has no time of its own.

    Raises TimelineError when the file cannot be read, is of no known format, or is an archive of several files.
    """
    with found_members([path]) as found:
        member = _only(path, list(found.members.values()), [f"{one.path}: {one.why}" for one in found.skipped])
        kind = recognise(member, formats)
        if isinstance(kind, Unrecognised):
            raise TimelineError(f"{member.label}: {kind.why}.", "What is read stands in docs/reference/sources.")
        yield from _of_lines(kind, zone, year) if isinstance(kind.kind, LineFormat) else _of_document(kind, zone, year)


def _only(path: Path | str, members: list[Member], skipped: list[str]) -> Member:
    if len(members) == 1:
        return members[0]
    why = f"{path} holds {len(members)} files" if members else "; ".join(skipped) or f"{path} holds no file"
    raise TimelineError(f"{why}.", "Name one file.")


def _of_lines(one: Recognised, zone: str | None, year: int | None) -> Iterator[Stamp]:
    if one.layout is None:
        return
    number = 0
    clock = settle_zone(Source(one, one.layout, clock_for(one, zone, year, None)), [])
    for _, us, codes, _ in stamped_blocks(one.member, one.layout, clock):
        for at, code in zip(us.tolist(), codes.tolist(), strict=True):
            number += 1
            yield (number, None, None) if at == NONE_US else (number, at, CODES[code])


def _of_document(one: Recognised, zone: str | None, year: int | None) -> Iterator[Stamp]:
    data = one.member.read(MOST_BYTES)
    if data is None or isinstance(one.kind, LineFormat):
        raise TimelineError(f"{one.member.label} is larger than {MOST_BYTES >> 20} MiB.", "Split it.")
    document = Document(one.member, data, clock_for(one, zone, year, None), {})
    times: dict[int, tuple[int, Certainty]] = {}
    for record in one.kind.parse(document):
        times.setdefault(record.evidence[0].line or 0, (record.us, CODES[record.code]))
    for number in range(1, document.lines + 1):
        yield (number, *times[number]) if number in times else (number, None, None)
