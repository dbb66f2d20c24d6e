"""What monitoring services send when a check changes: CloudWatch alarms (through SNS or EventBridge), Google Cloud Monitoring, Pingdom, New Relic.

Example: `{"check_name":"shop","current_state":"DOWN","previous_state":"UP","state_changed_timestamp":1781447103,"description":"HTTP Error 503"}`
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import orjson
from msgspec import Struct

from nofault.postmortem.terms import EntryKind
from nofault.timeline.layouts import Sample
from nofault.timeline.masking import display_text, mask_secrets
from nofault.timeline.records import Candidate, Document, DocumentFormat, first_value, json_values, object_at

_FIRING_WEIGHT, _RESOLVED_WEIGHT = 78.0, 48.0


class Service(Struct, frozen=True):
    """One service's habits: the keys that tell its records, and which hold the name, the state, the time (of each state) and the reason."""

    name: str
    needs: tuple[str, ...]
    title: str
    state: str
    times: dict[str, str]  # state in small letters -> key of the time; a state that is not here changes nothing
    resolved: str  # the state that ends an alert
    reason: str


_SERVICES = (
    Service(
        "CloudWatch",
        ("AlarmName", "NewStateValue", "StateChangeTime"),
        "AlarmName",
        "NewStateValue",
        {"alarm": "StateChangeTime", "ok": "StateChangeTime"},
        "ok",
        "NewStateReason",
    ),
    Service(
        "Google Cloud Monitoring",
        ("incident_id", "started_at", "state", "policy_name"),
        "policy_name",
        "state",
        {"open": "started_at", "closed": "ended_at"},
        "closed",
        "summary",
    ),
    Service(
        "Pingdom",
        ("check_name", "current_state", "state_changed_timestamp"),
        "check_name",
        "current_state",
        {"down": "state_changed_timestamp", "up": "state_changed_timestamp"},
        "up",
        "description",
    ),
    Service(
        "New Relic",
        ("condition_name", "current_state", "incident_id", "timestamp"),
        "condition_name",
        "current_state",
        {"open": "timestamp", "closed": "timestamp"},
        "closed",
        "details",
    ),
)


def _records(value: Any) -> Iterator[dict[str, Any]]:
    """The records of a payload, of a list of them, of SNS's envelope (the message is JSON in a text) and of EventBridge's."""
    if isinstance(value, list):
        for inner in value:
            yield from _records(inner)
        return
    if not isinstance(value, dict):
        return
    message = value.get("Message")
    if isinstance(message, str) and message.startswith("{"):
        try:
            message = orjson.loads(message)
        except orjson.JSONDecodeError:
            message = None
    if isinstance(message, dict) and "AlarmName" in message:
        yield message
    elif isinstance(value.get("incident"), dict):
        yield value["incident"]
    elif value.get("detail-type") == "CloudWatch Alarm State Change":
        detail = object_at(value, "detail")
        state = object_at(detail, "state")
        yield {
            "AlarmName": detail.get("alarmName"),
            "NewStateValue": state.get("value"),
            "StateChangeTime": value.get("time"),
            "NewStateReason": state.get("reason"),
        }
    else:
        yield value


def _service_of(record: dict[str, Any]) -> Service | None:
    return next((one for one in _SERVICES if all(key in record for key in one.needs)), None)


def recognise(sample: Sample) -> float:
    """Certain where the first value is a record of one of the services."""
    if not sample.data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[")):
        return 0.0
    first = next(_records(first_value(sample)), None)
    return 0.98 if first is not None and _service_of(first) is not None else 0.0


def parse(document: Document) -> Iterator[Candidate]:
    """An alert for each change of state; one that began before is told by its own notice."""
    for offset, value in json_values(document):
        place = offset
        for record in _records(value):
            service = _service_of(record)
            if service is None:
                document.broken += 1
                continue
            state = str(record.get(service.state)).lower()
            key = service.times.get(state)
            at = document.instant(record.get(key)) if key is not None else None
            if key is None:
                document.notes.append(f"{service.name} tells of the state {display_text(state, 40)}, which neither begins nor ends an alert")
                continue
            if at is None:
                document.broken += 1
                continue
            document.timed += 1
            place = document.find(str(record.get(service.title)), place)
            yield _candidate(document, service, record, state, at, place)


def _candidate(document: Document, service: Service, record: dict[str, Any], state: str, at: tuple[int, int], place: int) -> Candidate:
    name, over = display_text(str(record.get(service.title)), 120), state == service.resolved
    reason = display_text(mask_secrets(str(record.get(service.reason) or "")), 200)
    return Candidate(
        us=at[0],
        code=at[1],
        kind=EntryKind.ALERT,
        text=f"{service.name} alert {name} {'resolved' if over else 'fires'}{f': {reason}' if reason else ''}",
        source="monitoring",
        weight=_RESOLVED_WEIGHT if over else _FIRING_WEIGHT,
        why="an alert ends" if over else "an alert starts to fire",
        actor=service.name,
        evidence=[document.evidence(place, f"{service.name} {name} {state} {record.get(service.times[state])} {reason}")],
        notice=not over,
        done=over,
        same=f"{service.name} {name} {state}",
        bundle=f"{service.name} {name} {state}",
    )


SOURCE = DocumentFormat(name="Monitoring webhook", short="monitoring", recognise=recognise, parse=parse)
