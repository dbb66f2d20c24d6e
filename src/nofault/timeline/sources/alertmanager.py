"""Alertmanager webhooks (version 3 and 4), its list of alerts and that of Prometheus: one payload, an array of them, or one a line.

An alert that has not ended carries the year 1 as its end (or, in the list, an end that lies ahead): it is open, not resolved.

Example: `{"status":"firing","alerts":[{"status":"firing","labels":{"alertname":"HighErrorRate"},"startsAt":"2026-06-14T14:25:03Z"}]}`
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from nofault.postmortem.terms import EntryKind
from nofault.timeline.layouts import Sample
from nofault.timeline.masking import display_text, mask_secrets
from nofault.timeline.records import Candidate, Document, DocumentFormat, first_value, json_values

_SHAPE = re.compile(rb'"(?:startsAt|activeAt)"\s*:\s*"')
_FIRING_WEIGHT, _RESOLVED_WEIGHT = 78.0, 48.0
_SHOWN_LABELS = ("service", "job", "severity", "env", "cluster")


def recognise(sample: Sample) -> float:
    """Certain when the head is JSON with `startsAt` and labels or a list of alerts."""
    head = sample.data.lstrip(b"\xef\xbb\xbf \t\r\n")
    if not head.startswith((b"{", b"[")) or not _SHAPE.search(head):
        return 0.0
    first = first_value(sample)
    if first is not None and next(_alerts(first), None) is None:
        return 0.0
    return 1.0 if b'"labels"' in head or b'"alerts"' in head else 0.0


def _alerts(value: Any) -> Iterator[dict[str, Any]]:
    """The alerts of a payload, of an array of payloads or of a list of alerts."""
    if isinstance(value, list):
        for inner in value:
            yield from _alerts(inner)
    elif isinstance(value, dict) and isinstance(value.get("alerts"), list):
        yield from (alert for alert in value["alerts"] if isinstance(alert, dict))
    elif isinstance(value, dict) and isinstance(value.get("data"), dict):
        yield from ({**alert, "startsAt": alert.get("activeAt")} for alert in _alerts(value["data"]) if alert.get("state") == "firing")
    elif isinstance(value, dict) and "startsAt" in value:
        yield value


def _words(alert: dict[str, Any]) -> tuple[str, str]:
    """The alert's name, and what it says with its telling labels."""
    labels, notes = _texts(alert.get("labels")), _texts(alert.get("annotations"))
    name = labels.get("alertname") or "unnamed alert"
    summary = notes.get("summary") or notes.get("description") or notes.get("message") or ""
    shown = ", ".join(f"{key} {labels[key]}" for key in _SHOWN_LABELS if labels.get(key))
    detail = display_text(mask_secrets(summary), 200)
    return name, f"{f': {detail}' if detail else ''}{f' ({shown})' if shown else ''}"


def _texts(value: Any) -> dict[str, str]:
    return {str(key): str(text) for key, text in value.items()} if isinstance(value, dict) else {}


def parse(document: Document) -> Iterator[Candidate]:
    """A firing at `startsAt`, and a resolution at `endsAt` where the alert says that it ended."""
    for offset, value in json_values(document):
        place = offset
        for alert in _alerts(value):
            started, ended = document.instant(alert.get("startsAt")), document.instant(alert.get("endsAt"))
            place = document.find(str(alert.get("fingerprint") or alert.get("startsAt") or ""), place)
            labels = _texts(alert.get("labels"))
            identity = str(alert.get("fingerprint") or sorted(labels.items()))
            name, detail = _words(alert)
            if started is None:
                document.broken += 1
                continue
            document.timed += 1
            evidence = [document.evidence(place, _quote(alert))]
            yield Candidate(
                us=started[0],
                code=started[1],
                kind=EntryKind.ALERT,
                text=f"Alert {name} fires{detail}",
                source="alertmanager",
                weight=_FIRING_WEIGHT,
                why="an alert starts to fire",
                actor="Alertmanager",
                evidence=evidence,
                notice=True,
                same=f"firing {identity}",
                bundle=f"firing {name}",
            )
            if alert.get("status") == "resolved" and ended is not None:
                yield Candidate(
                    us=ended[0],
                    code=ended[1],
                    kind=EntryKind.ALERT,
                    text=f"Alert {name} resolved{detail}",
                    source="alertmanager",
                    done=True,
                    weight=_RESOLVED_WEIGHT,
                    why="an alert ends",
                    actor="Alertmanager",
                    evidence=evidence,
                    same=f"resolved {identity}",
                    bundle=f"resolved {name}",
                )


def _quote(alert: dict[str, Any]) -> str:
    """The parts of an alert that a reader needs, on one line."""
    parts = [f"{key}={alert[key]}" for key in ("status", "startsAt", "endsAt") if alert.get(key)]
    parts += [f"{key}={value}" for key, value in _texts(alert.get("labels")).items()]
    parts += [f"{key}={value}" for key, value in _texts(alert.get("annotations")).items()]
    return " ".join(parts)


SOURCE = DocumentFormat(name="Alertmanager webhook", short="alertmanager", recognise=recognise, parse=parse)
