"""The phases bar: one thin bar from the first instant to the last, and the length of each phase in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext_lazy

from nofault.postmortem.durations import marker, phases, phases_from_trigger
from nofault.postmortem.model import Postmortem
from nofault.web.queries.drawings import WORDS
from nofault.web.rendering.curves import curve_of, path_of, percent

WIDTH = 1000
MEASURED = WORDS | {"detect from trigger": gettext_lazy("detect from trigger"), "recover from trigger": gettext_lazy("recover from trigger")}
MARKERS = ("trigger_at", "onset_at", "alert_at", "page_at", "acknowledged_at", "declared_at", "mitigated_at", "recovered_at", "closed_at")


@dataclass
class Segment:
    """A stretch between two instants, in thousandths of the bar."""

    left: int
    width: int
    name: str


@dataclass
class Length:
    """A phase in words, with the entry that ends it."""

    word: Any
    length: timedelta | None
    key: str


@dataclass
class PhasesShown:
    segments: list[Segment]
    lengths: list[Length]
    whole: timedelta
    curve: str
    top: str


def phases_shown(document: Postmortem, curve: str = "") -> PhasesShown | None:
    """The bar of a document's markers over the error curve of its evidence (JSON, as a reading left it); None while fewer than two are known."""
    markers = document.incident.markers
    known = sorted((at, name) for name in MARKERS if (at := marker(markers, name)) is not None)
    if len(known) < 2:
        return None
    first, last = known[0][0], known[-1][0]
    whole = last - first
    if not whole:
        return None
    segments = []
    for (begin, _name), (end, name) in pairwise(known):
        left = round((begin - first) / whole * WIDTH)
        width = round((end - first) / whole * WIDTH) - left
        if width:
            segments.append(Segment(left, width, name.removesuffix("_at")))
    measured = [*phases(markers), *(phase for phase in phases_from_trigger(markers) if phase.length is not None)]
    lengths = [Length(MEASURED[phase.name], phase.length, _entry_at(document, phase.until_at)) for phase in measured]
    errors = curve_of(curve)
    path = path_of(curve, first.timestamp(), last.timestamp())
    return PhasesShown(segments, lengths, whole, path, percent(errors.top) if errors else "")


def _entry_at(document: Postmortem, at: datetime | None) -> str:
    """The timeline entry nearest to an instant, within a minute of it."""
    timed = [(abs(entry.at - at), entry.id) for entry in document.timeline if entry.at and at]
    nearest = min(timed, default=None)
    return nearest[1] if nearest and nearest[0] <= timedelta(minutes=1) else ""
