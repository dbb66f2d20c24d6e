"""From evidence files to a timeline: find, recognise, read each file once, look at all of them together, choose, fetch the evidence, report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

import numpy as np
from msgspec import UNSET

from nofault.postmortem.terms import EntryKind
from nofault.timeline.choice import besides, bundled, chosen, rank
from nofault.timeline.clocks import CODES, zone_named
from nofault.timeline.copies import merge_same
from nofault.timeline.curve import error_curve
from nofault.timeline.events import Event, Keep, Progress, Timeline, Window
from nofault.timeline.fetching import fetch_lines
from nofault.timeline.finding import found_members
from nofault.timeline.impact import Found, found_impacts, impact_candidates
from nofault.timeline.layouts import LineFormat
from nofault.timeline.masking import display_text, mask_secrets
from nofault.timeline.phases import phase_ends, phases_of
from nofault.timeline.quiet import quiet_candidates, silence_candidates
from nofault.timeline.reading import FAR_FUTURE, FAR_PAST, Asked, Reading
from nofault.timeline.recognising import aware
from nofault.timeline.records import Candidate, Place
from nofault.timeline.signals import change_candidates, said_quote, sightings_of, signal_candidates, templates_seen
from nofault.timeline.stamps import as_datetime, as_us
from nofault.timeline.streams import streams_of
from nofault.timeline.tables import LineTable

TEXT_CHARACTERS = 1_000  # of a fact; its evidence holds more


def build_timeline(
    paths: Sequence[Path | str],
    *,
    since: datetime | None = None,
    until: datetime | None = None,
    zones: Mapping[str, str] | None = None,
    year: int | None = None,
    formats: Sequence[LineFormat] = (),
    correct_skew: bool = False,
    keep: Keep = "significant",
    progress: Progress | None = None,
    limit: int = 60,
    with_curve: bool = False,
    beside: int = 0,
) -> Timeline:
    """Read `paths` (files, folders, archives, `-`) and return their events in UTC order.

    `since` (inclusive) and `until` are aware instants. `zones` maps globs of paths to zones for stamps that name none; `year` is that of the
    first stamp where none is written. `keep="significant"` returns at most `limit` ranked events, `keep="all"` every fact and every stamped line.
    `formats` are line formats of the team's own, `correct_skew` takes the estimated skew of hosts out of their times.
    `with_curve` asks for the error curve too, `beside` for up to so many events that were found besides the significant ones.
    `progress` is called with bytes done and bytes in all. A file that cannot be read is named in `skipped`. Raises TimelineError for an instant
    without a zone and for an unknown zone.
    """
    within = _within(aware(since, "since"), aware(until, "until"))
    for zone in (zones or {}).values():
        zone_named(zone)
    with found_members(paths) as found:
        reading = Reading(found, Asked(zones or {}, year, within, formats, correct_skew), progress)
        reading.read_all()
        impacts = found_impacts(reading.tables)
        curve = error_curve(reading.tables, impacts, within) if with_curve else None
        candidates = _candidates(reading, within, impacts)
        ends = phase_ends(candidates)
        always = [one for pair in ends.values() for one in pair]
        kept = chosen(candidates, always, limit) if keep == "significant" else _everything(reading, candidates, within)
        others = besides(candidates, kept, beside)
        candidates = kept
        _fetch(reading, [*candidates, *others])
    index = {id(candidate): number for number, candidate in enumerate(candidates)}
    events = [_event(candidate) for candidate in candidates]
    return Timeline(
        window=_window(since, until, events),
        events=events,
        phases=phases_of(ends, lambda one: index[id(one)]),
        sources=reading.reports,
        skipped=found.skipped,
        curve=curve or UNSET,
        beside=[_event(candidate) for candidate in others] if beside else UNSET,
    )


def _within(since: datetime | None, until: datetime | None) -> tuple[int, int]:
    return (as_us(since) if since else FAR_PAST, as_us(until) if until else FAR_FUTURE)


def _window(since: datetime | None, until: datetime | None, events: list[Event]) -> Window:
    first = min((event.at for event in events), default=None)
    last = max((event.until or event.at for event in events), default=None)
    return Window(since=since or first, until=until or last)


def _candidates(reading: Reading, within: tuple[int, int], impacts: list[Found]) -> list[Candidate]:
    """All candidates inside the window, merged, bundled and ranked, in time order."""
    tables = reading.tables
    seen = templates_seen(tables)
    told = merge_same(reading.records)
    found = [*told, *impact_candidates(impacts, sightings_of(seen)), *signal_candidates(seen, [one.impact.start_us for one in impacts])]
    found += change_candidates(tables, seen) + quiet_candidates(streams_of(tables))
    if impacts:
        found += silence_candidates(told, impacts[0].impact.start_us, impacts[0].impact.end_us)
    inside = [one for one in bundled(found) if within[0] <= one.us < within[1]]
    rank(inside)
    return inside


def _everything(reading: Reading, candidates: list[Candidate], within: tuple[int, int]) -> list[Candidate]:
    return sorted([*candidates, *_plain_lines(reading.tables, candidates, within)], key=lambda one: one.us)


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


def _fetch(reading: Reading, candidates: list[Candidate]) -> None:
    """Bring the evidence lines of the candidates, one pass a file, and let them tell what they say."""
    wanted: dict[str, list[Place]] = {}
    for candidate in candidates:
        for place in candidate.places:
            wanted.setdefault(place.label, []).append(place)
    tables = {table.label: table for table in reading.tables}
    lines = {label: fetch_lines(tables[label].member, places, tables[label].entered_at) for label, places in wanted.items()}
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
