"""What a drawing of an incident shows, as plain values: events, phases, a curve as it is kept; and which stretch of it is seen at first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import NamedTuple

LEAST_S = 60.0  # a drawing is never shorter
STEPS_S = (1, 5, 10, 15, 30, 60, 300, 600, 900, 1800, 3600, 7200, 14_400, 21_600, 43_200, 86_400, 172_800, 604_800, 2_592_000, 31_536_000)
MOST_TICKS = 6
MARKING = frozenset({"onset", "page", "declare", "recovery", "alert", "acknowledge", "mitigation"})


class Mark(NamedTuple):
    """An event. Instants are seconds since the epoch; `target` is the id of its row on the page, `said` what it says in one line."""

    target: str
    at: float
    until: float | None
    kind: str
    lane: str
    text: str
    said: str
    uncertainty_s: float
    is_dropped: bool = False


class Phase(NamedTuple):
    """A phase between two events; an end that is unknown is None."""

    name: str
    word: str
    length: str
    from_at: float | None
    until_at: float | None
    from_kind: str
    until_kind: str


class Drawn(NamedTuple):
    """All of a drawing; `curve` is the error curve as JSON, as a reading left it."""

    marks: tuple[Mark, ...]
    phases: tuple[Phase, ...]
    curve: str


class Stretch(NamedTuple):
    begin: float
    end: float

    @property
    def length(self) -> float:
        return self.end - self.begin


def span_of(drawn: Drawn) -> Stretch:
    """From the first to the last of all events, with a little room."""
    ats = [mark.at for mark in drawn.marks] + [mark.until for mark in drawn.marks if mark.until is not None]
    begin, end = min(ats), max(ats)
    room = max((end - begin) * 0.03, LEAST_S / 2)
    return Stretch(begin - room, end + room)


def view_of(drawn: Drawn) -> Stretch:
    """The incident itself with half of its length on either side; a commit of the day before is found by zooming out."""
    whole = span_of(drawn)
    ends = [at for phase in drawn.phases for at in (phase.from_at, phase.until_at) if at is not None]
    ends = ends or [mark.at for mark in drawn.marks if mark.kind in MARKING]
    if len(ends) < 2:
        return whole
    begin, end = min(ends), max(ends)
    room = max((end - begin) / 2, 300.0)
    return Stretch(max(whole.begin, begin - room), min(whole.end, end + room))


def ticks_of(view: Stretch) -> Iterator[tuple[float, str]]:
    """Instants on the clock with their words, at most MOST_TICKS of them."""
    step = next((step for step in STEPS_S if view.length / step <= MOST_TICKS), STEPS_S[-1])
    at = -(-view.begin // step) * step
    while at <= view.end - view.length / 40:
        if at >= view.begin + view.length / 40:
            moment = datetime.fromtimestamp(at, UTC)
            yield at, f"{moment.day} {moment:%b}" if step >= 86_400 else f"{moment:%H:%M:%S}" if step < 60 else f"{moment:%H:%M}"
        at += step


def clock(at: float) -> str:
    """14 Jan 2026, 14:32:05"""
    moment = datetime.fromtimestamp(at, UTC)
    return f"{moment.day} {moment:%b %Y}, {moment:%H:%M:%S}"
