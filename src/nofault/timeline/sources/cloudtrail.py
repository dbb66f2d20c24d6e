"""AWS CloudTrail: calls that change something, by the service and the role that asked. The service delivers them up to 15 minutes late.

Example: `{"Records":[{"eventTime":"2026-06-14T14:25:03Z","eventSource":"ecs.amazonaws.com","eventName":"UpdateService","readOnly":false}]}`
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import orjson

from nofault.postmortem.terms import EntryKind
from nofault.timeline.layouts import Sample
from nofault.timeline.masking import display_text
from nofault.timeline.records import Candidate, Document, DocumentFormat, object_at, timed_records

_SHAPE = re.compile(rb'"eventSource"\s*:\s*"[\w.-]+\.amazonaws\.com"')
_DEPLOY = re.compile(
    r"^(?:CreateDeployment|UpdateService|UpdateFunctionCode|RegisterTaskDefinition|StartPipelineExecution|UpdateStack|ExecuteChangeSet)"
)
_READS = re.compile(r"^(?:Get|List|Describe|Head|Lookup|BatchGet|Assume)")


def recognise(sample: Sample) -> float:
    """Certain when the head is JSON with a source of events at AWS and a name of an event."""
    head = sample.data.lstrip(b"\xef\xbb\xbf \t\r\n")
    if not head.startswith((b"{", b"[")):
        return 0.0
    return 0.97 if b'"CloudTrailEvent"' in head or (_SHAPE.search(head) and b'"eventName"' in head) else 0.0


def _records(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for inner in value:
            yield from _records(inner)
    elif isinstance(value, dict) and isinstance(value.get("Records"), list):
        yield from _records(value["Records"])
    elif isinstance(value, dict) and isinstance(value.get("Events"), list):  # what a look-up answers: each event as a text of JSON
        for event in value["Events"]:
            yield from _records(_decoded(event.get("CloudTrailEvent")) if isinstance(event, dict) else None)
    elif isinstance(value, dict) and "eventName" in value:
        yield value


def _decoded(text: Any) -> Any:
    try:
        return orjson.loads(text) if isinstance(text, str) else None
    except orjson.JSONDecodeError:
        return None


def _asked_by(record: dict[str, Any]) -> str:
    """The role behind a call; a person is "a user"."""
    identity = object_at(record, "userIdentity")
    role = re.search(r"assumed-role/([^/]+)", str(identity.get("arn") or ""))
    if role:
        return f"role {display_text(role[1], 80)}"
    return {"IAMUser": "a user", "Root": "the root account", "AWSService": "AWS"}.get(str(identity.get("type")), "an account")


def parse(document: Document) -> Iterator[Candidate]:
    """One candidate for each call: deploys and changes before reads."""
    for place, record, at in timed_records(document, _records, "eventTime", "eventID"):
        name, service = str(record.get("eventName")), str(record.get("eventSource") or "").split(".")[0]
        reads = record.get("readOnly") is True or bool(_READS.match(name))
        refused = str(record.get("errorCode") or "")
        kind = EntryKind.OTHER if reads or refused else EntryKind.DEPLOY if _DEPLOY.match(name) else EntryKind.CHANGE
        yield Candidate(
            us=at[0],
            code=at[1],
            kind=kind,
            text=f"AWS {display_text(service, 60)} call {display_text(name, 80)} by {_asked_by(record)}"
            + (f", refused with {display_text(refused, 80)}" if refused else ""),
            source="cloudtrail",
            weight={EntryKind.DEPLOY: 66.0, EntryKind.CHANGE: 44.0}.get(kind, 6.0),
            why="a call that reads" if reads else "a call that changes something",
            actor=_asked_by(record),
            evidence=[document.evidence(place, f"{record.get('eventTime')} {service} {name} {refused}".strip())],
            same=str(record.get("eventID") or f"{name} {service}"),
            bundle=f"{name} {service}",
            done=not refused,
        )
    document.notes.append("CloudTrail delivers calls up to 15 minutes late; the times are those of the calls")


SOURCE = DocumentFormat(name="AWS CloudTrail", short="cloudtrail", recognise=recognise, parse=parse)
