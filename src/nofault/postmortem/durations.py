"""The phases of an incident and how long each took, from its markers.

A phase names both of its ends. A negative length is kept, since it says that the record contradicts itself or that the work began before
the symptom; a phase without one of its ends has no length.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from msgspec import Struct

from nofault.postmortem.model import Incident, Markers

# Phase -> the markers it may begin at and end at, best first.
PHASES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "detect": (("onset_at",), ("alert_at", "page_at")),
    "acknowledge": (("page_at",), ("acknowledged_at",)),
    "declare": (("onset_at",), ("declared_at",)),
    "mitigate": (("onset_at",), ("mitigated_at",)),
    "recover": (("onset_at",), ("recovered_at",)),
}
# Both readings of "time to detect" are shown: from the onset above, and from what set it off.
FROM_TRIGGER: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "detect from trigger": (("trigger_at",), ("alert_at", "page_at")),
    "recover from trigger": (("trigger_at",), ("recovered_at",)),
}


class Phase(Struct, frozen=True):
    """One phase: its name, the markers it was measured between, their instants (UTC), and its length (None where an end is missing)."""

    name: str
    from_marker: str
    until_marker: str
    from_at: datetime | None
    until_at: datetime | None
    length: timedelta | None


def marker(markers: Markers, name: str) -> datetime | None:
    """The instant of a marker, None where it is not stated or unknown."""
    value = getattr(markers, name)
    return value if isinstance(value, datetime) else None


def phase(markers: Markers, name: str, begins: tuple[str, ...], ends: tuple[str, ...]) -> Phase:
    """The phase between the first stated marker of `begins` and of `ends`; where none is stated the best one is named."""
    begin = next((one for one in begins if marker(markers, one)), begins[0])
    end = next((one for one in ends if marker(markers, one)), ends[0])
    from_at, until_at = marker(markers, begin), marker(markers, end)
    return Phase(name, begin, end, from_at, until_at, until_at - from_at if from_at and until_at else None)


def phases(markers: Markers) -> list[Phase]:
    """The five phases in order: detect, acknowledge, declare, mitigate, recover."""
    return [phase(markers, name, begins, ends) for name, (begins, ends) in PHASES.items()]


def phases_from_trigger(markers: Markers) -> list[Phase]:
    """Detection and recovery measured from the trigger instead of the onset."""
    return [phase(markers, name, begins, ends) for name, (begins, ends) in FROM_TRIGGER.items()]


def duration(incident: Incident, begin: str = "onset_at", end: str = "recovered_at") -> timedelta | None:
    """The incident's length between the two markers that the policy calls its duration; None where one is missing."""
    return phase(incident.markers, "duration", (begin,), (end,)).length


def length_text(seconds: float) -> str:
    """A length in words: `45 s`, `12 min`, `2 h 05 min`; a negative one keeps its sign."""
    sign, seconds = ("-" if seconds < 0 else ""), abs(seconds)
    if seconds < 120:
        return f"{sign}{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{sign}{minutes} min" if minutes < 120 else f"{sign}{minutes // 60} h {minutes % 60:02d} min"
