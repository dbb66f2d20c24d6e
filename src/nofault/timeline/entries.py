"""From events to a document: entries with their evidence, and the markers that durations are measured between."""

from __future__ import annotations

import hashlib
from datetime import datetime

from msgspec import UNSET

from nofault.postmortem import model
from nofault.postmortem.terms import Certainty, EntryKind, SourceKind
from nofault.timeline.events import Event, Timeline

_KEPT_BY_HAND = frozenset({"slack"})


def identity_of(event: Event) -> str:
    """The identifier of an event over re-imports: from its time and the hash of its first evidence, not from path or line."""
    first = event.evidence[0].sha256 if event.evidence else event.text
    return f"te-{hashlib.sha256(f'{event.at.isoformat()} {first}'.encode()).hexdigest()[:10]}"


def entry_from_event(event: Event) -> model.TimelineEntry:
    """The event as an entry of a document: same time, fact and evidence; the actor stands as a role."""
    return model.TimelineEntry(
        id=identity_of(event),
        at=event.at,
        until_at=event.until if event.until is not None else UNSET,
        approximate=event.certainty is not Certainty.EXACT,
        certainty=event.certainty,
        uncertainty_s=event.uncertainty_s,
        kind=event.kind,
        text=event.text,
        source=event.source,
        source_kind=SourceKind.RECORD if event.source in _KEPT_BY_HAND else SourceKind.MACHINE,
        actor_role=event.actor or "",
        evidence=[model.Evidence(path=one.path, line=one.line, offset=one.offset, sha256=one.sha256, text=one.text) for one in event.evidence],
    )


# Marker -> the phases and ends it may be taken from, the first that is known counts; then the kind of event to fall back on.
_MARKERS: dict[str, tuple[tuple[tuple[str, int], ...], EntryKind | None]] = {
    "onset_at": ((("detect", 0), ("declare", 0), ("mitigate", 0), ("recover", 0)), EntryKind.ONSET),
    "alert_at": ((), EntryKind.ALERT),
    "page_at": ((("acknowledge", 0),), EntryKind.PAGE),
    "acknowledged_at": ((("acknowledge", 1),), EntryKind.ACKNOWLEDGE),
    "declared_at": ((("declare", 1),), EntryKind.DECLARE),
    "mitigated_at": ((("mitigate", 1),), None),
    "recovered_at": ((("recover", 1),), None),
}


def markers_from_timeline(timeline: Timeline) -> model.Markers:
    """The markers that the phases stand on, and the first alert and page; what the evidence does not hold stays unset."""
    markers = model.Markers()
    for marker, (ends, kind) in _MARKERS.items():
        known = [at for phase, end in ends if (at := _end_of(timeline, phase, end)) is not None]
        known += [event.at for event in timeline.events if event.kind is kind]
        if known:
            setattr(markers, marker, known[0])
    return markers


def _end_of(timeline: Timeline, phase: str, end: int) -> datetime | None:
    pair = getattr(timeline.phases.between, phase)
    return timeline.events[pair[end]].at if pair is not None else None
