"""Onset and recovery as candidates: from the failures among requests where there are access logs, else from the error lines among all lines."""

from __future__ import annotations

import numpy as np
from msgspec import Struct

from nofault.postmortem.terms import EntryKind
from nofault.timeline.clocks import INFERRED, ZONE_ASSUMED, offset_name
from nofault.timeline.correlating import QUARTER_US, Inferred
from nofault.timeline.onset import LEAST_RATIO, Impact, impacts
from nofault.timeline.records import Candidate, Place
from nofault.timeline.stamps import as_datetime
from nofault.timeline.streams import Stream, streams_of
from nofault.timeline.tables import LineTable

DATED_S = (20.0, 120.0)  # a new error so long before the statistic's time dates the onset, at least and at most; else within twice the uncertainty
DATED_LINES = 3  # lines that such an error must have


class Sighting(Struct, frozen=True):
    """The first line of an error message never seen before: when, where, how many followed."""

    us: int
    code: int
    place: Place
    count: int


class Found(Struct, frozen=True):
    """A stretch of impact in a stream; `traffic`: measured on requests."""

    stream: Stream
    impact: Impact
    traffic: bool


def found_impacts(tables: list[LineTable]) -> list[Found]:
    """The impacts that the evidence shows, the strongest first. Requests decide; error lines only where no request shows any impact."""
    traffic = [table for table in tables if table.layout.traffic and table.us.size]
    if traffic:
        whole = Stream("all requests", traffic)
        found = [one for one in _in(whole, True) if _holds(one, traffic)]
        if not found and len(traffic) > 1:
            found = [one for stream in streams_of(traffic) for one in _in(stream, True)]
        if found:
            return _strongest(found)
    others = streams_of(table for table in tables if table.layout.failure is not None and not table.layout.traffic)
    return _strongest([one for stream in others for one in _in(stream, False)])


SAME_ONSET_US, SAME_END_US = 60_000_000, 90_000_000  # so near must both ends be, beside a multiple of 15 minutes


def zone_from_onset(table: LineTable, known: list[LineTable]) -> Inferred | None:
    """The offset of a file of unknown zone whose failures begin and end as those of the other files do; None where they do not."""
    ours = found_impacts([table])
    theirs = found_impacts(known) if ours and not ours[0].impact.open_start else []
    if not theirs or theirs[0].impact.open_start:
        return None
    one, other = ours[0].impact, theirs[0].impact
    quarters = round((one.start_us - other.start_us) / QUARTER_US)
    begins, ends = (abs(local - utc - quarters * QUARTER_US) for local, utc in ((one.start_us, other.start_us), (one.end_us, other.end_us)))
    if begins > SAME_ONSET_US or ends > SAME_END_US or not -48 <= quarters <= 56:
        return None
    label = theirs[0].stream.source_row(other.first_row)[0].label
    why = f"zone {offset_name(quarters * 900)} worked out because its failures begin and end as those of {label} do"
    return Inferred(quarters * 900, why)


def _holds(one: Found, tables: list[LineTable]) -> bool:
    """Whether a log's failures rise against its own usual share, so that a log which fails steadily and only starts late is no onset."""
    expected, seen = 0.0, 0
    for stream in streams_of(tables):
        inside = (stream.us >= one.impact.start_us) & (stream.us <= one.impact.end_us)
        if not inside.all():
            expected += float(stream.failed[~inside].mean()) * int(np.count_nonzero(inside))
            seen += int(np.count_nonzero(stream.failed & inside))
    return seen >= LEAST_RATIO * expected


def _in(stream: Stream, traffic: bool) -> list[Found]:
    return [Found(stream, impact, traffic) for impact in impacts(stream.us, stream.failed)]


def _strongest(found: list[Found], most: int = 3) -> list[Found]:
    """By strength; of stretches that overlap (several services of one incident) only the strongest."""
    chosen: list[Found] = []
    for one in sorted(found, key=lambda one: -one.impact.llr):
        if all(one.impact.start_us > other.impact.end_us or one.impact.end_us < other.impact.start_us for other in chosen):
            chosen.append(one)
    return chosen[:most]


def percent(share: float) -> str:
    """A share as percent with as many digits as it deserves."""
    return f"{share * 100:.1f} %" if share < 0.1 else f"{share * 100:.0f} %"


def impact_candidates(found: list[Found], sightings: list[Sighting]) -> list[Candidate]:
    """Onset and recovery of each impact; the first impact is the main one. An end that the evidence does not hold gives no event."""
    candidates = []
    for number, one in enumerate(found):
        candidates.append(_onset(one, 100.0 - 25 * min(number, 1), sightings))
        if not one.impact.open_end:
            candidates.append(_recovery(one, 96.0 - 25 * min(number, 1)))
    return candidates


def _what(one: Found) -> tuple[str, str]:
    return ("Failed requests (HTTP 5xx)", "requests") if one.traffic else (f"Error lines in {one.stream.short_name}", "lines")


def _onset(one: Found, weight: float, sightings: list[Sighting]) -> Candidate:
    impact, (subject, things) = one.impact, _what(one)
    code, stamp_s = one.stream.certainty(impact.first_row)
    us, uncertainty_s, places = impact.start_us, impact.start_uncertainty_s, [one.stream.place(impact.first_row)]
    until = as_datetime(impact.end_us).strftime("%H:%M:%S")
    detail = f"{impact.failures:,} of {impact.requests:,} {things} until {until} UTC, worst minute {percent(impact.peak)}"
    why = f"share of failures {percent(impact.base)} outside and {percent(impact.share)} within, log-likelihood ratio {impact.llr:.0f}"
    if impact.open_start:
        text = f"{subject} already make {percent(impact.share)} where the log begins ({detail})"
    else:
        text = f"{subject} rise from {percent(impact.base)} to {percent(impact.share)} ({detail})"
        first = _dating(impact, sightings) if code != ZONE_ASSUMED else None
        if first is not None:
            uncertainty_s = round(max(abs(first.us - us) / 1e6, 1.0), 1)
            us = first.us
            places.append(first.place)
            why += "; dated by the first line of a new error message"
    return Candidate(
        us=us,
        code=max(code, INFERRED),
        uncertainty_s=max(uncertainty_s, stamp_s),
        kind=EntryKind.SIGNAL if impact.open_start else EntryKind.ONSET,
        text=text,
        source=one.stream.source_row(0)[0].kind.short,
        weight=weight,
        why=why,
        places=places,
        measured=True,
    )


def _dating(impact: Impact, sightings: list[Sighting]) -> Sighting | None:
    """The earliest new error around the start that more than a few lines repeat."""
    reach_us = round(min(max(2 * impact.start_uncertainty_s, DATED_S[0]), DATED_S[1]) * 1e6)  # after it: half of that, since errors follow an onset
    low, high = impact.start_us - reach_us, impact.start_us + reach_us // 2
    near = [one for one in sightings if one.code <= INFERRED and one.count >= DATED_LINES and low <= one.us <= high]
    return min(near, key=lambda one: one.us, default=None)


def _recovery(one: Found, weight: float) -> Candidate:
    impact, (subject, _) = one.impact, _what(one)
    code, stamp_s = one.stream.certainty(impact.last_row)
    return Candidate(
        us=impact.end_us,
        code=max(code, INFERRED),
        uncertainty_s=max(impact.end_uncertainty_s, stamp_s),
        kind=EntryKind.RECOVERY,
        text=f"{subject} are back at {percent(impact.base)}",
        source=one.stream.source_row(0)[0].kind.short,
        weight=weight,
        why="the end of the stretch in which failures stand out",
        places=[one.stream.place(impact.last_row)],
        measured=True,
        done=True,
    )
