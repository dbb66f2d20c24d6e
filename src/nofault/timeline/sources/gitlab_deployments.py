"""GitLab's deployment webhooks: one payload, an array of them, or one a line.

Example: `{"object_kind":"deployment","deployment_id":15,"status":"success","status_changed_at":"2026-06-14 16:25:03 +0200","environment":"live"}`
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from nofault.timeline.deployments import deployment_fact
from nofault.timeline.layouts import Sample
from nofault.timeline.records import Candidate, Document, DocumentFormat, first_value, object_at, timed_records


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
        number = one.get("deployment_id")
        project = object_at(one, "project")
        name = project.get("path_with_namespace") or project.get("name") or f"deployment {number}"
        yield deployment_fact(
            document,
            at,
            place,
            by="GitLab",
            number=number,
            what=" ".join(str(part) for part in (name, one.get("short_sha")) if part),
            where=str(one.get("environment") or "an environment"),
            state="waiting" if one.get("status") == "created" else str(one.get("status")),
            stamp=one.get("status_changed_at"),
        )


SOURCE = DocumentFormat(name="GitLab deployments", short="gitlab", recognise=recognise, parse=parse)
