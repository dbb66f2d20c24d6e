"""Markdown for reading and for pasting into a document."""

from __future__ import annotations

import re

from nofault.timeline.events import Event, Timeline
from nofault.timeline.masking import display_text
from nofault.timeline.wording import certainty_text, clock_text, length_text, phase_texts, where_text

_MARKUP = re.compile(r"([\\`*_\[\]<>|#~&])")


def escaped(text: str) -> str:
    """`text` so that Markdown shows it as it is, on one line, without terminal escapes."""
    return _MARKUP.sub(r"\\\1", display_text(text, 2_000))


def render(timeline: Timeline, explain: bool = False) -> str:
    """A table of events, the phases, the sources, what was skipped; with `explain` the reason and the evidence line of each event."""
    lines = ["# Timeline", "", *_span(timeline), "| time (UTC) | kind | what happened | source | evidence |", "|---|---|---|---|---|"]
    lines += [_row(event, explain) for event in timeline.events] or ["| | | No events were found. | | |"]
    lines += ["", "## Phases", "", "| phase | means | length | between |", "|---|---|---|---|"]
    lines += [f"| {name} | {meaning} | {length} | {ends} |" for name, meaning, length, ends in phase_texts(timeline)]
    lines += ["", "## Sources", ""]
    for source in timeline.sources:
        counted = [] if source.lines is None else [f"{source.timed_lines or 0:,} times in {source.lines:,} lines"]
        facts = [source.format, *counted, f"zone {source.zone} ({source.zone_from})", *source.notes]
        lines.append(f"- {escaped(source.path)}: {escaped('; '.join(facts))}")
    if timeline.skipped:
        lines += ["", "## Skipped", "", *(f"- {escaped(one.path)}: {escaped(one.why)}" for one in timeline.skipped)]
    return "\n".join(lines) + "\n"


def _span(timeline: Timeline) -> list[str]:
    since, until = timeline.window.since, timeline.window.until
    return [f"{clock_text(since)} to {clock_text(until)}, {len(timeline.events)} events", ""] if since and until else []


def _row(event: Event, explain: bool) -> str:
    time = clock_text(event.at) + ("" if certainty_text(event) == "exact" else f" ({certainty_text(event)})")
    text = escaped(event.text)
    if event.until is not None:
        text += f" (until {clock_text(event.until)}, {length_text((event.until - event.at).total_seconds())})"
    if explain:
        quoted = "".join(f"<br>evidence: {escaped(one.text[:300])}" for one in event.evidence[:1])
        text += f"<br>why: {escaped(event.why)} (weight {event.weight:g}){quoted}"
    places = "<br>".join(escaped(where_text(one)) for one in event.evidence)
    return f"| {time} | {event.kind.value} | {text} | {escaped(event.source)}{f' ({escaped(event.actor)})' if event.actor else ''} | {places} |"
