"""PagerDuty log entries: the answer of `GET /incidents/{id}/log_entries`, its list alone, or one entry a line; the vendor sends the newest first.

People in it are shown by role; their names stay in the evidence.

Example: `{"log_entries":[{"type":"acknowledge_log_entry","created_at":"2026-06-14T14:30:00Z"}]}`
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from nofault.postmortem.terms import EntryKind
from nofault.timeline.layouts import Sample
from nofault.timeline.masking import display_text, mask_secrets
from nofault.timeline.records import Candidate, Document, DocumentFormat, first_value, object_at, timed_records
from nofault.timeline.talk import chat_meaning

_TYPE = re.compile(rb'"type"\s*:\s*"\w+_log_entry"')

# Type without its suffix -> kind, weight, what it says. Notifications are many and say little; they are kept when everything is kept.
TYPES: dict[str, tuple[EntryKind, float, str]] = {
    "trigger": (EntryKind.PAGE, 80, "PagerDuty opens {incident} and pages the on-call role"),
    "acknowledge": (EntryKind.ACKNOWLEDGE, 82, "The page for {incident} is acknowledged"),
    "unacknowledge": (EntryKind.PAGE, 55, "The acknowledgement of {incident} runs out"),
    "escalate": (EntryKind.PAGE, 70, "PagerDuty escalates {incident} to the next level"),
    "repeat_escalation_path": (EntryKind.PAGE, 60, "PagerDuty starts the escalation path of {incident} again"),
    "exhaust_escalation_path": (EntryKind.PAGE, 65, "The escalation path of {incident} ends without an answer"),
    "reach_ack_limit": (EntryKind.PAGE, 40, "{incident} reaches the limit of acknowledgements"),
    "reach_trigger_limit": (EntryKind.OTHER, 30, "{incident} reaches the limit of triggers"),
    "resolve": (EntryKind.OTHER, 58, "{incident} is resolved in PagerDuty"),
    "annotate": (EntryKind.CHAT, 35, "Note on {incident}"),
    "assign": (EntryKind.OTHER, 22, "{incident} is assigned"),
    "delegate": (EntryKind.OTHER, 22, "{incident} is delegated"),
    "snooze": (EntryKind.DECISION, 45, "{incident} is snoozed"),
    "urgency_change": (EntryKind.DECISION, 45, "The urgency of {incident} is changed"),
    "priority_change": (EntryKind.DECISION, 48, "The priority of {incident} is changed"),
    "field_value_change": (EntryKind.OTHER, 12, "A field of {incident} is changed"),
    "custom_field_value_change": (EntryKind.OTHER, 10, "A custom field of {incident} is changed"),
    "notify": (EntryKind.OTHER, 2, "PagerDuty notifies the on-call role about {incident}"),
}
_UNKNOWN = (EntryKind.OTHER, 8.0, "PagerDuty records {type} for {incident}")


def recognise(sample: Sample) -> float:
    """Certain when the head is JSON that holds a `…_log_entry` type."""
    head = sample.data.lstrip(b"\xef\xbb\xbf \t\r\n")
    if not head.startswith((b"{", b"[")) or not _TYPE.search(head):
        return 0.0
    first = first_value(sample)
    return 1.0 if first is None or next(_entries(first), None) is not None else 0.0


def _entries(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for inner in value:
            yield from _entries(inner)
    elif isinstance(value, dict) and isinstance(value.get("log_entries"), list):
        yield from _entries(value["log_entries"])
    elif isinstance(value, dict) and isinstance(value.get("log_entry"), dict):
        yield value["log_entry"]
    elif isinstance(value, dict) and str(value.get("type", "")).endswith("_log_entry"):
        yield value


def _incident(entry: dict[str, Any]) -> str:
    """The incident in words: its number and, for one that names it, its service."""
    incident, service = object_at(entry, "incident"), str(object_at(entry, "service").get("summary") or "")
    number = incident.get("incident_number") or (re.findall(r"\[#(\d+)\]", str(incident.get("summary") or "")) or [""])[0]
    named = f"incident #{number}" if number else "an incident"
    return f"{named} of {display_text(service, 80)}" if service else named


def _actor(entry: dict[str, Any]) -> str:
    """The role or system behind an entry."""
    agent = object_at(entry, "agent")
    if str(agent.get("type", "")).startswith("user"):
        return "on-call"
    return display_text(str(agent.get("summary") or "PagerDuty"), 80)


def _detail(entry: dict[str, Any], kind: str) -> str:
    """The title that a trigger carries, or the words of a note."""
    if kind == "annotate":
        text = str(object_at(entry, "channel").get("summary") or entry.get("note") or "")
    elif kind == "trigger":
        text = str(object_at(entry, "channel").get("summary") or object_at(entry, "incident").get("summary") or "")
    else:
        return ""
    return f': "{display_text(mask_secrets(text), 240)}"' if text else ""


def _candidate(document: Document, entry: dict[str, Any], at: tuple[int, int], offset: int) -> Candidate:
    short = str(entry.get("type")).removesuffix("_log_entry")
    kind, weight, words = TYPES.get(short, _UNKNOWN)
    sentence = words.format(incident=_incident(entry), type=short) + _detail(entry, short)
    meaning = chat_meaning(str(object_at(entry, "channel").get("summary") or "")) if short == "annotate" else None
    if meaning is not None:
        kind, weight = meaning.kind, 60.0
    return Candidate(
        us=at[0],
        code=at[1],
        kind=kind,
        text=sentence[:1].upper() + sentence[1:],
        source="pagerduty",
        weight=weight,
        why=f"a PagerDuty entry of type {short}",
        actor=_actor(entry),
        evidence=[document.evidence(offset, _quote(entry))],
        notice=kind in (EntryKind.PAGE, EntryKind.ACKNOWLEDGE),
        done=bool(meaning and meaning.done),
        human=_actor(entry) == "on-call",
        same=f"{short} {entry.get('id') or sentence}",
    )


def _quote(entry: dict[str, Any]) -> str:
    parts = [str(entry.get("type")), str(entry.get("created_at")), str(entry.get("summary") or "")]
    return " ".join(part for part in (*parts, str(object_at(entry, "channel").get("summary") or "")) if part)


def parse(document: Document) -> Iterator[Candidate]:
    """One candidate for each log entry that has a time."""
    for place, entry, at in timed_records(document, _entries, "created_at", "id"):
        yield _candidate(document, entry, at, place)


SOURCE = DocumentFormat(name="PagerDuty log entries", short="pagerduty", recognise=recognise, parse=parse)
