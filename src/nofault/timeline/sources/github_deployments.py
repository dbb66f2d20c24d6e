"""Deployments of GitHub: the list of the API with its statuses, or the webhooks `deployment` and `deployment_status`.

Example: `{"id":1,"created_at":"2026-06-14T14:20:00Z","environment":"live","statuses":[{"state":"success","created_at":"2026-06-14T14:25:03Z"}]}`
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from nofault.timeline.deployments import deployment_fact
from nofault.timeline.layouts import Sample
from nofault.timeline.records import Candidate, Document, DocumentFormat, json_values

_SHAPE = re.compile(rb'"(?:statuses|deployment_status|statuses_url|deployment_url)"\s*:')


def recognise(sample: Sample) -> float:
    """Certain when the head is JSON with a deployment: an environment, a time and its statuses or their address."""
    head = sample.data.lstrip(b"\xef\xbb\xbf \t\r\n")
    held = head.startswith((b"{", b"[")) and b'"created_at"' in head and b'"environment"' in head
    return 0.96 if held and _SHAPE.search(head) else 0.0


def _deployments(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for inner in value:
            yield from _deployments(inner)
    elif isinstance(value, dict) and isinstance(value.get("deployment"), dict):
        status = value.get("deployment_status")
        yield {**value["deployment"], "statuses": [status] if isinstance(status, dict) else []}
    elif isinstance(value, dict) and "created_at" in value and "environment" in value:
        yield value


def parse(document: Document) -> Iterator[Candidate]:
    """One candidate for each status, and for a deployment that has none its beginning."""
    for offset, value in json_values(document):
        place = offset
        for deployment in _deployments(value):
            statuses = [one for one in deployment.get("statuses") or [] if isinstance(one, dict)]
            for status in statuses or [{"state": "created", "created_at": deployment.get("created_at")}]:
                at = document.instant(status.get("created_at"))
                if at is None:
                    document.broken += 1
                    continue
                document.timed += 1
                place = document.find(str(status.get("created_at")), place)
                yield deployment_fact(
                    document,
                    at,
                    place,
                    by="GitHub",
                    number=deployment.get("id"),
                    what=str(deployment.get("ref") or deployment.get("sha") or f"deployment {deployment.get('id')}"),
                    where=str(deployment.get("environment") or "an environment"),
                    state=str(status.get("state")),
                    stamp=status.get("created_at"),
                )


SOURCE = DocumentFormat(name="GitHub deployments", short="github", recognise=recognise, parse=parse)
