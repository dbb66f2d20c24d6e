"""Answers of CloudWatch Logs (`get-log-events`, `filter-log-events`): a list of events with epoch milliseconds.

Example: `{"events":[{"timestamp":1781447103123,"message":"deploy of pay 42 finished","ingestionTime":1781447163000}]}`
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from nofault.postmortem.terms import EntryKind
from nofault.timeline.layouts import Said, Sample
from nofault.timeline.records import Candidate, Document, DocumentFormat, json_values
from nofault.timeline.signals import said_quote
from nofault.timeline.verbs import machine_meaning, reports_failure

_SHAPE = re.compile(rb'\A\s*\{\s*"(?:events|searchedLogStreams|nextForwardToken|nextBackwardToken)"')
_WEIGHTS = {EntryKind.DEPLOY: 76.0, EntryKind.MITIGATION: 86.0, EntryKind.CHANGE: 46.0}


def recognise(sample: Sample) -> float:
    """Certain when the head opens such an answer."""
    return 0.97 if _SHAPE.match(sample.data) and b'"timestamp"' in sample.data else 0.0


def parse(document: Document) -> Iterator[Candidate]:
    """One candidate for each event: what it reports by its words."""
    for offset, value in json_values(document):
        place = offset
        events = value.get("events") if isinstance(value, dict) else None
        for event in events if isinstance(events, list) else []:
            at = document.instant(event.get("timestamp")) if isinstance(event, dict) else None
            if at is None:
                document.broken += 1
                continue
            document.timed += 1
            message = str(event.get("message") or "").strip()
            place = document.find(str(event.get("eventId") or event.get("message") or ""), place)
            meaning = machine_meaning(message)
            failing = meaning is None and reports_failure(message)
            yield Candidate(
                us=at[0],
                code=at[1],
                kind=meaning.kind if meaning else EntryKind.SIGNAL if failing else EntryKind.OTHER,
                text=said_quote(Said(message, str(event.get("logStreamName") or ""))),
                source="cloudwatch",
                weight=_WEIGHTS.get(meaning.kind, 30.0) if meaning else 34.0 if failing else 4.0,
                why="its words" if meaning or failing else "a log event",
                evidence=[document.evidence(place, message)],
                done=bool(meaning and meaning.done),
                bundle=re.sub(r"\d+", "0", message)[:200],
            )


SOURCE = DocumentFormat(name="CloudWatch Logs answer", short="cloudwatch", recognise=recognise, parse=parse)
