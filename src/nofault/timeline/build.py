"""From evidence files to a timeline: find, recognise, read each file once, look at all of them together, choose, fetch the evidence, report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

import numpy as np

from nofault.postmortem.terms import EntryKind
from nofault.timeline.choice import bundled, chosen, rank
from nofault.timeline.clocks import CODES, Clock, zone_for, zone_named
from nofault.timeline.copies import drop_copied_lines, merge_same
from nofault.timeline.events import Event, Keep, Progress, SourceReport, Timeline, Window
from nofault.timeline.fetching import fetch_lines
from nofault.timeline.finding import Found, found_members
from nofault.timeline.impact import found_impacts, impact_candidates
from nofault.timeline.layouts import LineFormat
from nofault.timeline.masking import display_text, mask_secrets
from nofault.timeline.opening import Member
from nofault.timeline.phases import phase_ends, phases_of
from nofault.timeline.quiet import quiet_candidates, silence_candidates
from nofault.timeline.recognising import Recognised, Unrecognised, aware, clock_for, recognise
from nofault.timeline.records import MOST_BYTES, Candidate, Document, DocumentFormat, Place
from nofault.timeline.signals import change_candidates, said_quote, sightings_of, signal_candidates, templates_seen
from nofault.timeline.stamps import as_datetime, as_us
from nofault.timeline.streams import streams_of
from nofault.timeline.tables import LineTable, read_table

MARGIN_US = 3_600_000_000  # lines so long before and after a window are read too, so that the usual rate is known
TEXT_CHARACTERS = 1_000  # of a fact; its evidence holds more
_FAR_PAST, _FAR_FUTURE = -(2**62), 2**62


def build_timeline(
    paths: Sequence[Path | str],
    *,
    since: datetime | None = None,
    until: datetime | None = None,
    zones: Mapping[str, str] | None = None,
    year: int | None = None,
    formats: Sequence[LineFormat] = (),
    keep: Keep = "significant",
    progress: Progress | None = None,
    limit: int = 60,
) -> Timeline:
    """Read `paths` (files, folders, archives, `-`) and return their events in UTC order.

    `since` (inclusive) and `until` are aware instants. `zones` maps globs of paths to zones for stamps that name none; `year` is that of the
    first stamp where none is written. `keep="significant"` returns at most `limit` ranked events, `keep="all"` every fact and every stamped line.
    `formats` are line formats of the team's own.
    `progress` is called with bytes done and bytes in all. A file that cannot be read is named in `skipped`. Raises TimelineError for an instant
    without a zone and for an unknown zone.
    """
    within = _within(aware(since, "since"), aware(until, "until"))
    for zone in (zones or {}).values():
        zone_named(zone)
    with found_members(paths) as found:
        reading = _Reading(found, zones or {}, year, within, progress, formats)
        reading.read_all()
        candidates = _candidates(reading, within)
        ends = phase_ends(candidates)
        if keep == "significant":
            candidates = chosen(candidates, [one for pair in ends.values() for one in pair], limit)
        else:
            candidates = sorted([*candidates, *_plain_lines(reading.tables, candidates, within)], key=lambda one: one.us)
        _fetch(reading, candidates)
    index = {id(candidate): number for number, candidate in enumerate(candidates)}
    events = [_event(candidate) for candidate in candidates]
    return Timeline(
        window=_window(since, until, events),
        events=events,
        phases=phases_of(ends, lambda one: index[id(one)]),
        sources=reading.reports,
        skipped=found.skipped,
    )


def _within(since: datetime | None, until: datetime | None) -> tuple[int, int]:
    return (as_us(since) if since else _FAR_PAST, as_us(until) if until else _FAR_FUTURE)


def _window(since: datetime | None, until: datetime | None, events: list[Event]) -> Window:
    first = min((event.at for event in events), default=None)
    last = max((event.until or event.at for event in events), default=None)
    return Window(since=since or first, until=until or last)


class _Reading:
    """Everything read from the members of some evidence."""

    def __init__(
        self,
        found: Found,
        zones: Mapping[str, str],
        year: int | None,
        within: tuple[int, int],
        progress: Progress | None,
        formats: Sequence[LineFormat] = (),
    ) -> None:
        self.found = found
        self.zones = zones
        self.year = year
        self.within = within
        self.progress = progress
        self.formats = formats
        self.tables: list[LineTable] = []
        self.records: list[Candidate] = []
        self.reports: list[SourceReport] = []
        self._done_bytes = 0
        self._total_bytes = sum(member.size for member in found.members.values())

    def read_all(self) -> None:
        """Read each member once: those whose stamps are whole first, so that they can tell the year of the others."""
        recognised: list[Recognised] = []
        for member in self.found.members.values():
            kind = recognise(member, self.formats)
            if isinstance(kind, Unrecognised):
                self.found.skip(member.label, kind.why)
                self._advance(member)
            else:
                recognised.append(kind)
        for one in sorted(recognised, key=_yearless):
            self._read(one)
            self._advance(one.member)
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
        zone = zone_for(one.member.label, self.zones)
        clock = clock_for(one, zone, self.year, self._span())
        try:
            if isinstance(one.kind, LineFormat):
                self._read_lines(one, one.kind, clock)
            else:
                self._read_document(one.member, one.kind, clock)
        except OSError as error:
            self.found.skip(one.member.label, f"cannot be read: {error.strerror or error}")

    def _span(self) -> tuple[datetime, datetime] | None:
        """The window as asked for, else the stretch that the logs read so far cover, else that of the chat, pager and alerts."""
        if self.within[0] != _FAR_PAST or self.within[1] != _FAR_FUTURE:
            low, high = self.within
            return as_datetime(low if low != _FAR_PAST else high), as_datetime(high if high != _FAR_FUTURE else low)
        logs = [us for table in self.tables for us in (table.first_us, table.last_us) if us is not None]
        told = logs or [record.us for record in self.records if record.source != "git"]
        return (as_datetime(min(told)), as_datetime(max(told))) if told else None

    def _read_lines(self, one: Recognised, kind: LineFormat, clock: Clock) -> None:
        assert one.layout is not None  # noqa: S101  # a line format always comes with its layout
        low, high = self.within
        table = read_table(one.member, kind, one.layout, clock, within=(low - MARGIN_US, high + MARGIN_US), tick=lambda: self._tick(one.member))
        notes = [*one.member.notes, *one.layout.notes, *clock.notes()]
        if table.timed_lines < table.lines:
            notes.append(f"{table.lines - table.timed_lines:,} lines have no time of their own")
        self._report(one.member, kind.name, clock, table.lines, table.timed_lines, (table.first_us, table.last_us), notes)
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
        span = (min(times), max(times)) if times else (None, None)
        self._report(member, kind.name, clock, document.lines, document.timed, span, notes)

    def _report(self, member: Member, name: str, clock: Clock, lines: int, timed: int, span: tuple[int | None, int | None], notes: list[str]) -> None:
        shown, zone_from = clock.zone_report()
        first, last = (as_datetime(us) if us is not None else None for us in span)
        self.reports.append(
            SourceReport(
                path=member.label, format=name, zone=shown, zone_from=zone_from, lines=lines, timed_lines=timed, since=first, until=last, notes=notes
            )
        )


def _yearless(one: Recognised) -> bool:
    return one.layout is not None and one.layout.shape is not None and one.layout.shape.yearless


def _candidates(reading: _Reading, within: tuple[int, int]) -> list[Candidate]:
    """All candidates inside the window, merged, bundled and ranked, in time order."""
    tables = reading.tables
    seen = templates_seen(tables)
    impacts = found_impacts(tables)
    told = merge_same(reading.records)
    found = [*told, *impact_candidates(impacts, sightings_of(seen)), *signal_candidates(seen, [one.impact.start_us for one in impacts])]
    found += change_candidates(tables, seen) + quiet_candidates(streams_of(tables))
    if impacts:
        found += silence_candidates(told, impacts[0].impact.start_us, impacts[0].impact.end_us)
    inside = [one for one in bundled(found) if within[0] <= one.us < within[1]]
    rank(inside)
    return inside


def _plain_lines(tables: list[LineTable], candidates: list[Candidate], within: tuple[int, int]) -> list[Candidate]:
    """Every stamped line of the window that no candidate stands on already."""
    held = {(place.label, place.offset) for candidate in candidates if not candidate.measured for place in candidate.places}
    found = []
    for table in tables:
        for row in np.flatnonzero((table.us >= within[0]) & (table.us < within[1])).tolist():
            place, code = table.place(row), int(table.codes[row])
            if (place.label, place.offset) not in held:
                found.append(
                    Candidate(
                        us=int(table.us[row]),
                        code=code,
                        uncertainty_s=table.clock.uncertainty_s(code),
                        kind=EntryKind.OTHER,
                        text="",
                        source=table.kind.short,
                        weight=1.0,
                        why="kept because everything is kept",
                        places=[place],
                        tell=said_quote,
                    )
                )
    return found


def _fetch(reading: _Reading, candidates: list[Candidate]) -> None:
    """Bring the evidence lines of the candidates, one pass a file, and let them tell what they say."""
    wanted: dict[str, list[Place]] = {}
    for candidate in candidates:
        for place in candidate.places:
            wanted.setdefault(place.label, []).append(place)
    tables = {table.label: table for table in reading.tables}
    lines = {label: fetch_lines(tables[label].member, places) for label, places in wanted.items()}
    for candidate in candidates:
        fetched = [lines[place.label][place.offset] for place in candidate.places]
        candidate.evidence = [*candidate.evidence, *(line.evidence() for line in fetched)]
        if candidate.tell is not None:
            candidate.text = candidate.tell(tables[fetched[0].place.label].kind.say(fetched[0].head))


def _event(candidate: Candidate) -> Event:
    times = f" ({candidate.count} times)" if candidate.count > 1 else ""
    return Event(
        at=as_datetime(candidate.us),
        kind=candidate.kind,
        text=display_text(mask_secrets(candidate.text), TEXT_CHARACTERS) + times,
        source=candidate.source,
        actor=display_text(candidate.actor, TEXT_CHARACTERS) if candidate.actor is not None else None,
        evidence=candidate.evidence,
        certainty=CODES[candidate.code],
        uncertainty_s=float(candidate.uncertainty_s),
        until=as_datetime(candidate.until_us) if candidate.until_us is not None else None,
        why=display_text(candidate.why, TEXT_CHARACTERS),
        weight=round(candidate.weight, 1),
    )
