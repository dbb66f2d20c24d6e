"""Quiet periods: a source that wrote steadily and then nothing, told with the number of lines that its rate before would have given."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

import numpy as np
from msgspec import Struct

from nofault.postmortem.terms import EntryKind
from nofault.timeline.gather import Ints
from nofault.timeline.records import Candidate
from nofault.timeline.streams import Stream
from nofault.timeline.wording import length_text

LEAST_US = 60_000_000
LEAST_EXPECTED = 20.0  # with fewer lines expected a silence says nothing
LEAST_BEFORE = 30  # lines that a rate must rest on
EXCEPTIONAL = 3  # times the longest gap of the stretch before
BEFORE_US = 3_600_000_000


class Quiet(Struct, frozen=True):
    """No line between two rows: how many were expected, from the rate (lines a minute) of up to an hour before."""

    row: int
    start_us: int
    end_us: int
    expected: float
    per_minute: float


def quiet_periods(us: Ints, most: int = 3) -> list[Quiet]:
    """The quiet periods of times sorted upwards, the ones that miss most lines first, at most `most`."""
    if us.size < LEAST_BEFORE + 2:
        return []
    gaps = np.diff(us)
    longest_first = np.argsort(gaps, kind="stable")[::-1][: 4 * most + 16]
    found = [quiet for row in longest_first.tolist() if gaps[row] >= LEAST_US and (quiet := _quiet(us, gaps, row)) is not None]
    return sorted(found, key=lambda quiet: -quiet.expected)[:most]


def _quiet(us: Ints, gaps: Ints, row: int) -> Quiet | None:
    low = int(np.searchsorted(us, us[row] - BEFORE_US))
    count = row - low
    length_us, gap_us = int(us[row] - us[low]), int(gaps[row])
    if count < LEAST_BEFORE or length_us <= 0 or gap_us < EXCEPTIONAL * int(gaps[low:row].max()):
        return None
    expected = count / length_us * gap_us
    return Quiet(row, int(us[row]), int(us[row + 1]), expected, count / length_us * 6e7) if expected >= LEAST_EXPECTED else None


def quiet_candidates(streams: Iterable[Stream], most: int = 5) -> list[Candidate]:
    """The quiet periods of all logs, those that miss most lines first."""
    found = []
    for stream in streams:
        for quiet in quiet_periods(stream.us):
            code, uncertainty_s = stream.certainty(quiet.row)
            length = length_text((quiet.end_us - quiet.start_us) / 1e6)
            found.append(
                Candidate(
                    us=quiet.start_us,
                    until_us=quiet.end_us,
                    code=code,
                    uncertainty_s=uncertainty_s,
                    kind=EntryKind.QUIET,
                    measured=True,
                    text=f"Nothing recorded in {stream.short_name} for {length}; about {quiet.expected:,.0f} lines were expected"
                    f" ({quiet.per_minute:,.1f} a minute before)",
                    source=stream.tables[0].kind.short,
                    weight=min(68.0, 40.0 + 4 * float(np.log2(quiet.expected / LEAST_EXPECTED + 1))),
                    why="a silence far longer than any in the hour before",
                    places=[stream.place(quiet.row), stream.place(quiet.row + 1)],
                )
            )
    return sorted(found, key=lambda candidate: -candidate.weight)[:most]


SILENCE_US = 600_000_000  # ten minutes without a word while the impact lasts


def silence_candidates(candidates: list[Candidate], start_us: int, end_us: int) -> list[Candidate]:
    """Stretches of an impact in which neither people nor alerts recorded anything, with the lag that they mean."""
    told = sorted((one for one in candidates if (one.human or one.notice) and start_us <= one.us <= end_us), key=lambda one: one.us)
    found = []
    for before, after in pairwise(told):
        if after.us - before.us >= SILENCE_US:
            found.append(
                Candidate(
                    us=before.us,
                    until_us=after.us,
                    code=before.code,
                    kind=EntryKind.QUIET,
                    source=before.source,
                    weight=52.0,
                    measured=True,
                    text=f"No message, page or alert for {length_text((after.us - before.us) / 1e6)} while the impact lasts",
                    why="a silence of people and alerts during the impact",
                    evidence=[*before.evidence[:1], *after.evidence[:1]],
                )
            )
    return found
