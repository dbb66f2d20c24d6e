"""Events of Kubernetes (`kubectl get events -o json`, a watch, or one a line). An event seen several times is one, from its first time to its last.

Example: `{"kind":"Event","firstTimestamp":"2026-06-14T14:25:03Z","lastTimestamp":"2026-06-14T14:31:03Z","count":7,"reason":"BackOff"}`
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from nofault.postmortem.terms import EntryKind
from nofault.timeline.layouts import Sample
from nofault.timeline.masking import display_text, mask_secrets
from nofault.timeline.records import Candidate, Document, DocumentFormat, json_values
from nofault.timeline.verbs import machine_meaning

_SHAPE = re.compile(rb'"(?:involvedObject|regarding)"\s*:\s*\{')
_EVENT = re.compile(rb'"kind"\s*:\s*"Event(?:List)?"|"(?:firstTimestamp|lastTimestamp|eventTime)"\s*:')
_CHANGES = frozenset(
    {"ScalingReplicaSet", "SuccessfulRescale", "SuccessfulCreate", "SuccessfulDelete", "Killing", "RollbackDone", "NodeReady", "Drain"}
)
_ROUTINE = frozenset({"Pulled", "Pulling", "Created", "Started", "Scheduled", "LeaderElection", "Completed", "Sync"})


def recognise(sample: Sample) -> float:
    """Certain when the head is JSON that has an event with an object that it is about, or is of that kind."""
    head = sample.data.lstrip(b"\xef\xbb\xbf \t\r\n")
    if not head.startswith((b"{", b"[")) or not _EVENT.search(head):
        return 0.0
    return 0.97 if _SHAPE.search(head) or (b'"kind":"Event"' in head.replace(b" ", b"") and b'"reason"' in head) else 0.0


def _events(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for inner in value:
            yield from _events(inner)
    elif isinstance(value, dict) and isinstance(value.get("items"), list):
        yield from _events(value["items"])
    elif isinstance(value, dict) and isinstance(value.get("object"), dict):
        yield from _events(value["object"])
    elif isinstance(value, dict) and "reason" in value:
        yield value


def _part(event: dict[str, Any], *keys: str) -> dict[str, Any]:
    return next((event[key] for key in keys if isinstance(event.get(key), dict)), {})


def _kind(event: dict[str, Any], message: str) -> tuple[EntryKind, float]:
    reason = str(event.get("reason"))
    meaning = machine_meaning(f"{reason} {message}")
    if "rollback" in reason.lower() or (meaning and meaning.kind is EntryKind.MITIGATION):
        return EntryKind.MITIGATION, 74.0
    if event.get("type") == "Warning":
        return EntryKind.SIGNAL, 44.0
    if reason in _CHANGES or (meaning and meaning.kind is EntryKind.CHANGE and reason not in _ROUTINE):
        return EntryKind.CHANGE, 46.0
    return EntryKind.OTHER, 10.0


def parse(document: Document) -> Iterator[Candidate]:
    """One candidate for each event."""
    for offset, value in json_values(document):
        place = offset
        for event in _events(value):
            series, meta = _part(event, "series"), _part(event, "metadata")
            first = next((event[key] for key in ("firstTimestamp", "eventTime", "deprecatedFirstTimestamp") if event.get(key)), None)
            last = event.get("lastTimestamp") or series.get("lastObservedTime") or event.get("deprecatedLastTimestamp")
            started, ended = document.instant(first or last or meta.get("creationTimestamp")), document.instant(last)
            if started is None:
                document.broken += 1
                continue
            document.timed += 1
            place = document.find(str(meta.get("uid") or meta.get("name") or first or last or ""), place)
            about = _part(event, "involvedObject", "regarding")
            named = f"{about.get('kind') or 'object'} {about.get('name') or ''}".strip()
            message = display_text(mask_secrets(str(event.get("message") or event.get("note") or "")), 240)
            kind, weight = _kind(event, message)
            count = event.get("count") or series.get("count") or event.get("deprecatedCount") or 1
            yield Candidate(
                us=started[0],
                code=started[1],
                kind=kind,
                text=f"Kubernetes reports {display_text(str(event.get('reason')), 60)} for {display_text(named, 120)}"
                + (f': "{message}"' if message else ""),
                source="kubernetes",
                weight=weight,
                why=f"a Kubernetes event of type {event.get('type') or 'unknown'}",
                until_us=ended[0] if ended is not None and ended[0] > started[0] else None,
                count=count if isinstance(count, int) and count > 0 else 1,
                evidence=[document.evidence(place, f"{event.get('reason')} {named} {message}")],
                same=f"{meta.get('uid') or named} {event.get('reason')} {message}",
                bundle=f"{event.get('reason')} {named}",
            )


SOURCE = DocumentFormat(name="Kubernetes events", short="kubernetes", recognise=recognise, parse=parse)
