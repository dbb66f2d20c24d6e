"""GitLab's deployment webhooks: one payload, an array of them, or one a line.

Example: `{"object_kind":"deployment","deployment_id":15,"status":"success","status_changed_at":"2026-06-14 16:25:03 +0200","environment":"live"}`
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from nofault.postmortem.terms import EntryKind
from nofault.timeline.layouts import Sample
from nofault.timeline.masking import display_text
from nofault.timeline.records import Candidate, Document, DocumentFormat, first_value, object_at, timed_records

# State -> kind, weight, words.
_STATES: dict[str, tuple[EntryKind, float, str]] = {
    "success": (EntryKind.DEPLOY, 76.0, "is deployed to"),
    "failed": (EntryKind.SIGNAL, 60.0, "fails to deploy to"),
    "running": (EntryKind.CHANGE, 40.0, "starts to deploy to"),
    "canceled": (EntryKind.CHANGE, 30.0, "is no longer deployed to"),
}
_WAITING = (EntryKind.OTHER, 8.0, "waits for its deployment to")


def _deployments(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for inner in value:
            yield from _deployments(inner)
    elif isinstance(value, dict) and value.get("object_kind") == "deployment":
        yield value


def recognise(sample: Sample) -> float:
    """Certain where the first value is a deployment."""
    return 0.97 if b'"deployment"' in sample.data and next(_deployments(first_value(sample)), None) is not None else 0.0


def parse(document: Document) -> Iterator[Candidate]:
    """One candidate for each change of a deployment's status."""
    for place, one, at in timed_records(document, _deployments, "status_changed_at", "status_changed_at"):
        state = str(one.get("status"))
        kind, weight, words = _STATES.get(state, _WAITING)
        project = (
            object_at(one, "project").get("path_with_namespace") or object_at(one, "project").get("name") or f"deployment {one.get('deployment_id')}"
        )
        what = display_text(" ".join(str(part) for part in (project, one.get("short_sha")) if part), 80)
        where = display_text(str(one.get("environment") or "an environment"), 60)
        yield Candidate(
            us=at[0],
            code=at[1],
            kind=kind,
            text=f"{what} {words} {where}",
            source="gitlab",
            weight=weight,
            why=f"a deployment whose state is {display_text(state, 40)}",
            actor="GitLab",
            evidence=[document.evidence(place, f"{what} {where} {state} {one.get('status_changed_at')}")],
            done=state == "success",
            same=f"{one.get('deployment_id')} {state}",
        )


SOURCE = DocumentFormat(name="GitLab deployments", short="gitlab", recognise=recognise, parse=parse)
