"""Read the members of some evidence, each once: recognise, settle the clock, index the lines or take the records, then look across the files."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta, timezone

import numpy as np
from msgspec import Struct

from nofault.timeline.bisecting import line_time, stretch_of
from nofault.timeline.clocks import Clock, offset_name, zone_for
from nofault.timeline.copies import drop_copied_lines
from nofault.timeline.correlating import Inferred, Skew, Source, skews, zone_from_ids, zone_from_text
from nofault.timeline.events import Progress, SourceReport
from nofault.timeline.fetching import MOST_COUNTED
from nofault.timeline.finding import Found
from nofault.timeline.impact import zone_from_onset
from nofault.timeline.layouts import LineFormat
from nofault.timeline.opening import Member
from nofault.timeline.recognising import Recognised, Unrecognised, clock_for, recognise
from nofault.timeline.records import MOST_BYTES, Candidate, Document, DocumentFormat
from nofault.timeline.stamps import as_datetime
from nofault.timeline.streams import stream_name
from nofault.timeline.tables import LineTable, read_table

MARGIN_US = 3_600_000_000  # lines so long before and after a window are read too, so that the usual rate is known
FAR_PAST, FAR_FUTURE = -(2**62), 2**62
TOLD_SKEW_S = 2.0  # a smaller one is within what requests take
_ROTATED = re.compile(r"\.(\d{1,4})(?:\.\w{2,4})?$")


class Asked(Struct, frozen=True):
    """What a caller wants of the reading: zones by glob, the year, the window in microseconds, own formats, whether skew is taken out."""

    zones: Mapping[str, str]
    year: int | None
    within: tuple[int, int]
    formats: Sequence[LineFormat] = ()
    correct_skew: bool = False

    @property
    def bounded(self) -> bool:
        """Whether there is a window."""
        return self.within[0] != FAR_PAST and self.within[1] != FAR_FUTURE


class Reading:
    """Everything read from the members of some evidence: `tables` of lines, `records` of documents, a report for each."""

    def __init__(self, found: Found, asked: Asked, progress: Progress | None) -> None:
        self.found = found
        self.asked = asked
        self.progress = progress
        self.tables: list[LineTable] = []
        self.records: list[Candidate] = []
        self.reports: list[SourceReport] = []
        self._sources: list[Source] = []
        self._newest: dict[str, datetime] = {}  # the first stamp of the newest yearless file of a rotated log
        self._done_bytes = 0
        self._total_bytes = sum(member.size for member in found.members.values())

    def read_all(self) -> None:
        """Read each member once. Those whose stamps are whole come first, so that they can tell the zone and the year of the others."""
        recognised: list[Recognised] = []
        for member in self.found.members.values():
            kind = recognise(member, self.asked.formats)
            if isinstance(kind, Unrecognised):
                self.found.skip(member.label, kind.why)
                self._advance(member)
            else:
                recognised.append(kind)
        for one in sorted(recognised, key=lambda one: (_yearless(one), is_naive(one), _rotation(one.member.label))):
            self._read(one)
            self._advance(one.member)
        self._zones_by_onset()
        self._settle_skew()
        drop_copied_lines(sorted(self.tables, key=lambda table: table.label))
        order = {label: number for number, label in enumerate(self.found.members)}
        self.tables.sort(key=lambda table: order[table.label])
        self.reports.sort(key=lambda report: order[report.path])
        notes = {table.label: table.notes for table in self.tables}
        for report in self.reports:
            report.notes += notes.get(report.path, [])

    def _advance(self, member: Member) -> None:
        self._done_bytes += member.size
        member.bytes_in = 0
        self._tick(member)

    def _tick(self, member: Member) -> None:
        if self.progress is not None:
            self.progress(min(self._done_bytes + member.bytes_in, self._total_bytes), self._total_bytes)

    def _read(self, one: Recognised) -> None:
        zone = zone_for(one.member.label, self.asked.zones)
        clock = clock_for(one, zone, self.asked.year, self._span(), self._newest.get(stream_name(one.member.label)))
        try:
            if isinstance(one.kind, LineFormat):
                self._read_lines(one, one.kind, clock)
            else:
                self._read_document(one.member, one.kind, clock)
        except OSError as error:
            self.found.skip(one.member.label, f"cannot be read: {error.strerror or error}")

    def _span(self) -> tuple[datetime, datetime] | None:
        """The window as asked for, else the stretch that the logs read so far cover, else that of the chat, pager and alerts."""
        low, high = self.asked.within
        if low != FAR_PAST or high != FAR_FUTURE:
            return as_datetime(low if low != FAR_PAST else high), as_datetime(high if high != FAR_FUTURE else low)
        logs = [us for table in self.tables for us in (table.first_us, table.last_us) if us is not None]
        told = logs or [record.us for record in self.records if record.source != "git"]
        return (as_datetime(min(told)), as_datetime(max(told))) if told else None

    def _read_lines(self, one: Recognised, kind: LineFormat, clock: Clock) -> None:
        assert one.layout is not None  # noqa: S101  # a line format always comes with its layout
        clock = settle_zone(Source(one, one.layout, clock), self._sources)
        low, high = (self.asked.within[0] - MARGIN_US, self.asked.within[1] + MARGIN_US) if self.asked.bounded else (FAR_PAST, FAR_FUTURE)
        stretch = stretch_of(one.member, one.layout, clock, low, high) if self.asked.bounded else None
        within = (low, high) if self.asked.bounded else (self.asked.within[0] - MARGIN_US, self.asked.within[1] + MARGIN_US)
        table = read_table(one.member, kind, one.layout, clock, within=within, stretch=stretch, tick=lambda: self._tick(one.member))
        if table.clock.start is not None and table.first_us is not None and _rotation(one.member.label) == 0:
            self._newest[stream_name(one.member.label)] = as_datetime(table.first_us)
        notes = [*one.member.notes, *one.layout.notes, *table.clock.notes()]
        if stretch is not None:
            notes.append(f"only the window was read: {stretch.high - stretch.low:,} of {one.member.size:,} bytes")
            if stretch.low > MOST_COUNTED:
                notes.append("the lines before the window were not counted: evidence gives its place in bytes, not its line")
        elif table.timed_lines < table.lines:
            notes.append(f"{table.lines - table.timed_lines:,} lines have no time of their own")
        report = _report(one.member, kind.name, table.clock, (table.first_us, table.last_us), notes)
        if stretch is None:
            report.lines, report.timed_lines = table.lines, table.timed_lines
        else:
            report.lines_estimate = round(table.lines * one.member.size / max(stretch.high - stretch.low, 1))
        self.reports.append(report)
        self.tables.append(table)

    def _read_document(self, member: Member, kind: DocumentFormat, clock: Clock) -> None:
        data = member.read(MOST_BYTES)
        if data is None:
            self.found.skip(member.label, f"a {kind.name} of more than {MOST_BYTES >> 20} MiB: split it by day or by incident")
            return
        document = Document(member, data, clock, self.found.members)
        records = list(kind.parse(document))
        if not records and document.broken:
            self.found.skip(member.label, f"a broken {kind.name}: nothing in it could be read")
            return
        self.records += records
        for record in records:
            record.uncertainty_s = max(record.uncertainty_s, clock.uncertainty_s(record.code))
        times = [record.us for record in records]
        notes = [*member.notes, *clock.notes(), *document.notes]
        if document.broken:
            notes.append(f"{document.broken} parts could not be read")
        report = _report(member, kind.name, clock, (min(times), max(times)) if times else (None, None), notes)
        report.lines, report.timed_lines = document.lines, document.timed
        self.reports.append(report)

    def _zones_by_onset(self) -> None:
        """The zone of files that name none and share nothing, where their failures begin and end as those of a file of known zone do."""
        known = [table for table in self.tables if table.clock.zone is not None or not table.clock.without_offset]
        for table in self.tables:
            if table in known or not table.us.size:
                continue
            found = zone_from_onset(table, known)
            if found is not None:
                table.us -= found.offset_s * 1_000_000
                table.codes[:] = np.minimum(table.codes, 1)
                table.clock = clock_with(table.clock, found)
                self._move_report(table, found)

    def _move_report(self, table: LineTable, found: Inferred) -> None:
        report = next(report for report in self.reports if report.path == table.label)
        report.zone, report.zone_from = offset_name(found.offset_s), "inferred"
        report.notes = [note for note in report.notes if "was given" not in note] + [found.why]
        shift = timedelta(seconds=found.offset_s)
        report.since, report.until = (at - shift if at is not None else None for at in (report.since, report.until))

    def _settle_skew(self) -> None:
        """Estimate how far the clocks of hosts are apart and say so; take it out only when asked."""
        tables = {table.label: table for table in self.tables if table.us.size}
        sources = [source for source in self._sources if source.label in tables]
        if len(sources) < 2:
            return
        found = skews(sources, _common_moment([tables[source.label] for source in sources]))
        for report in self.reports:
            skew = found.get(report.path)
            if skew is not None:
                report.skew_s = skew.seconds
                report.notes += self._apply_skew(tables[report.path], skew)

    def _apply_skew(self, table: LineTable, skew: Skew) -> list[str]:
        if abs(skew.seconds) < TOLD_SKEW_S:
            return []
        way = "ahead of" if skew.seconds > 0 else "behind"
        said = f"its clock seems {abs(skew.seconds):g} s {way} that of {skew.reference} ({skew.ids} shared identifiers)"
        if not self.asked.correct_skew:
            return [f"{said}; not taken out (--correct-skew does)"]
        table.us -= round(skew.seconds * 1e6)
        table.codes[:] = np.maximum(table.codes, 1)
        return [f"{said}; taken out of its times"]


def settle_zone(source: Source, known: list[Source]) -> Clock:
    """The clock of a line file, its zone worked out from its text or from the files of known zone where it names none; then it is one of them."""
    if is_naive(source.one) and source.clock.zone is None:
        found = zone_from_text(source) or zone_from_ids(source, known)
        if found is None:
            return source.clock
        source.clock = clock_with(source.clock, found)
    known.append(source)
    return source.clock


def clock_with(clock: Clock, found: Inferred) -> Clock:
    """The clock of a file whose zone was worked out."""
    zone = UTC if found.offset_s == 0 else timezone(timedelta(seconds=found.offset_s))
    return Clock(zone, clock.start, zone_text=offset_name(found.offset_s), zone_from="inferred", why=found.why)


def _report(member: Member, name: str, clock: Clock, span: tuple[int | None, int | None], notes: list[str]) -> SourceReport:
    shown, zone_from = clock.zone_report()
    first, last = (as_datetime(us) if us is not None else None for us in span)
    return SourceReport(path=member.label, format=name, zone=shown, zone_from=zone_from, since=first, until=last, notes=notes)


def _yearless(one: Recognised) -> bool:
    return one.layout is not None and one.layout.shape is not None and one.layout.shape.yearless


def is_naive(one: Recognised) -> bool:
    """Whether the stamps of a line file's head name no zone."""
    if one.layout is None or one.layout.shape is None:
        return False
    clock = Clock(None)
    for line in one.sample.lines[:50]:
        line_time(line, one.layout, clock)
    return bool(clock.without_offset) and not clock.offsets


def _rotation(label: str) -> int:
    """How often a file was rotated by its name: 0 for the newest."""
    found = _ROTATED.search(label)
    return int(found[1]) if found else 0


def _common_moment(tables: Sequence[LineTable]) -> int:
    """A moment that as many files as possible cover: the middle of what all share, else of the one with the most lines."""
    low, high = max(int(table.us.min()) for table in tables), min(int(table.us.max()) for table in tables)
    if low <= high:
        return (low + high) // 2
    largest = max(tables, key=lambda table: table.us.size)
    return int(np.median(largest.us))
