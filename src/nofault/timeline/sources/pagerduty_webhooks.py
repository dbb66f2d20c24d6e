"""PagerDuty webhooks, version 3: one payload, an array of them, or one a line. `occurred_at` is the event, never when the webhook was received.

People in them are shown by role; their names stay in the evidence.

Example: `{"event":{"event_type":"incident.acknowledged","occurred_at":"2026-06-14T14:30:00.123Z","data":{"type":"incident","number":7}}}`
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from nofault.postmortem.terms import EntryKind
from nofault.timeline.layouts import Sample
from nofault.timeline.masking import display_text, mask_secrets
from nofault.timeline.records import Candidate, Document, DocumentFormat, first_value, object_at, timed_records
from nofault.timeline.sources.pagerduty import TYPES
from nofault.timeline.talk import chat_meaning

_TYPE = re.compile(rb'"event_type"\s*:\s*"(?:incident|service)\.\w')

# The webhook's name of an event -> that of the log entry which says the same.
_AS_LOG_ENTRY = {
    "triggered": "trigger",
    "reopened": "trigger",
    "acknowledged": "acknowledge",
    "unacknowledged": "unacknowledge",
    "escalated": "escalate",
    "resolved": "resolve",
    "annotated": "annotate",
    "reassigned": "assign",
    "delegated": "delegate",
    "priority_updated": "priority_change",
    "custom_field_values.updated": "custom_field_value_change",
}
_OTHERS: dict[str, tuple[EntryKind, float, str]] = {
    "responder.added": (EntryKind.PAGE, 52.0, "A responder is asked to join {incident}"),
    "responder.replied": (EntryKind.OTHER, 30.0, "A responder answers the request to join {incident}"),
    "status_update_published": (EntryKind.CHAT, 50.0, "A status update on {incident} is published"),
}
_WORDS_OF = {"annotated": "content", "status_update_published": "message", "triggered": "title", "reopened": "title"}


def recognise(sample: Sample) -> float:
    """Certain when the head is JSON with the type of an event and its time."""
    head = sample.data.lstrip(b"\xef\xbb\xbf \t\r\n")
    if not head.startswith((b"{", b"[")) or not _TYPE.search(head) or b'"occurred_at"' not in head:
        return 0.0
    first = first_value(sample)
    return 1.0 if first is None or next(_events(first), None) is not None else 0.0


def _events(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for inner in value:
            yield from _events(inner)
    elif isinstance(value, dict) and isinstance(value.get("event"), dict):
        yield value["event"]
    elif isinstance(value, dict) and "event_type" in value and "occurred_at" in value:
        yield value


def _incident(data: dict[str, Any]) -> str:
    incident = data if data.get("type") == "incident" else object_at(data, "incident")
    number, service = incident.get("number"), str(object_at(incident, "service").get("summary") or "")
    named = f"incident #{number}" if number else "an incident"
    return f"{named} of {display_text(service, 80)}" if service else named


def _actor(event: dict[str, Any]) -> str:
    agent = object_at(event, "agent")
    return "on-call" if str(agent.get("type", "")).startswith("user") else display_text(str(agent.get("summary") or "PagerDuty"), 80)


def _candidate(document: Document, event: dict[str, Any], at: tuple[int, int], offset: int) -> Candidate:
    data = object_at(event, "data")
    short = str(event.get("event_type")).removeprefix("incident.")
    unknown = (EntryKind.OTHER, 8.0, f"PagerDuty records {display_text(short, 60)} for {{incident}}")
    kind, weight, words = TYPES[_AS_LOG_ENTRY[short]] if short in _AS_LOG_ENTRY else _OTHERS.get(short, unknown)
    said = str(data.get(_WORDS_OF.get(short, "")) or "")
    meaning = chat_meaning(said) if short == "annotated" else None
    if meaning is not None:
        kind, weight = meaning.kind, 60.0
    sentence = words.format(incident=_incident(data)) + (f': "{display_text(mask_secrets(said), 240)}"' if said else "")
    return Candidate(
        us=at[0],
        code=at[1],
        kind=kind,
        text=sentence[:1].upper() + sentence[1:],
        source="pagerduty",
        weight=weight,
        why=f"a PagerDuty webhook of type {display_text(short, 60)}",
        actor=_actor(event),
        evidence=[document.evidence(offset, f"{event.get('event_type')} {event.get('occurred_at')} {said}".strip())],
        notice=kind in (EntryKind.PAGE, EntryKind.ACKNOWLEDGE),
        done=bool(meaning and meaning.done),
        human=_actor(event) == "on-call",
        same=f"{short} {event.get('id') or sentence}",
    )


def parse(document: Document) -> Iterator[Candidate]:
    """One candidate for each event that has a time; a webhook that was sent twice is one fact."""
    for place, event, at in timed_records(document, _events, "occurred_at", "id"):
        yield _candidate(document, event, at, place)


SOURCE = DocumentFormat(name="PagerDuty webhook", short="pagerduty", recognise=recognise, parse=parse)
