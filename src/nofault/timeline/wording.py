"""How times, lengths, places and phases are put into words, the same in every format."""

from __future__ import annotations

from datetime import datetime

from nofault.postmortem.durations import length_text as length_text  # words of lengths are the same everywhere
from nofault.postmortem.terms import Certainty
from nofault.timeline.events import Event, Evidence, Timeline

PHASES = ("detect", "acknowledge", "declare", "mitigate", "recover")
PHASE_MEANING = {
    "detect": "onset to first alert or notice",
    "acknowledge": "page to acknowledgement",
    "declare": "onset to declaration",
    "mitigate": "onset to mitigation in place",
    "recover": "onset to recovery of the measured signal",
}


def clock_text(at: datetime) -> str:
    """`2026-06-14T14:25:03.120Z`, milliseconds only where there are any."""
    text = at.strftime("%Y-%m-%dT%H:%M:%S")
    return f"{text}.{at.microsecond // 1000:03d}Z" if at.microsecond else f"{text}Z"


def certainty_text(event: Event) -> str:
    """How sure the time is: `exact`, or `inferred ±30 s`."""
    if event.certainty is Certainty.EXACT and not event.uncertainty_s:
        return event.certainty.value
    return f"{event.certainty.value} ±{length_text(event.uncertainty_s)}" if event.uncertainty_s else event.certainty.value


def where_text(evidence: Evidence) -> str:
    """`path:line`, or the place in bytes of a line that has no number."""
    return f"{evidence.path}:{evidence.line}" if evidence.line is not None else f"{evidence.path} at byte {evidence.offset:,}"


def phase_texts(timeline: Timeline) -> list[tuple[str, str, str, str]]:
    """(name, meaning, length or `unknown`, from and to) of each phase."""
    rows = []
    for name in PHASES:
        seconds, pair = getattr(timeline.phases, f"{name}_s"), getattr(timeline.phases.between, name)
        ends = " → ".join(f"{clock_text(timeline.events[index].at)} {timeline.events[index].kind.value}" for index in pair) if pair else ""
        rows.append((name, PHASE_MEANING[name], "unknown" if seconds is None else length_text(seconds), ends))
    return rows
