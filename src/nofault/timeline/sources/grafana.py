"""Grafana's alert webhooks. Those of unified alerting have the shape of Alertmanager's; those of the old alerting carry no time and are named so.

Example: `{"orgId":1,"status":"firing","alerts":[{"status":"firing","labels":{"alertname":"A"},"startsAt":"2026-06-14T14:25:03Z"}]}`
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from nofault.timeline.layouts import Sample
from nofault.timeline.records import Candidate, Document, DocumentFormat, first_value
from nofault.timeline.sources import alertmanager

_OLD = re.compile(rb'"(?:evalMatches|ruleName)"\s*:')
_NEW = re.compile(rb'"(?:orgId|dashboardURL|panelURL)"\s*:')


def recognise(sample: Sample) -> float:
    """Certain for the keys that only Grafana writes."""
    if not sample.data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[")):
        return 0.0
    if _OLD.search(sample.data) and isinstance(first_value(sample), dict):
        return 1.0
    return 1.1 if _NEW.search(sample.data) and alertmanager.recognise(sample) else 0.0


def parse(document: Document) -> Iterator[Candidate]:
    """The alerts as Alertmanager's are read; nothing for a payload without a time."""
    if _OLD.search(document.data):
        document.notes.append("an alert of Grafana's old alerting: it carries no time, so it has no place on the timeline")
        return
    for candidate in alertmanager.parse(document):
        candidate.source, candidate.actor = "grafana", "Grafana"
        yield candidate


SOURCE = DocumentFormat(name="Grafana webhook", short="grafana", recognise=recognise, parse=parse)
