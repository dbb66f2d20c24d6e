"""Time from the end of an incident to its published postmortem.

What it says
    How soon what was learned can be read by others. People move on and memory fades, so what is published late holds less.

Unit
    Hours, as the median over the published documents, with quartiles and n.

Formula
    published − closed, for every document with both instants; where no closing is recorded, the recovery of the service. A publication
    before the closing counts as 0. Documents out of which either instant cannot be read are counted in `left_out`.

What it must not be used for
    Comparing teams or authors. A quick document is not a good one, and a hard incident takes longer to understand.

Sources
    The practice guide of a site reliability team (48 hours for SEV1, five business days for SEV2), January 2026; the median instead of the
    mean because durations of incidents lean to one side (The VOID report, 2021).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from statistics import median

from nofault.postmortem.terms import DocumentState
from nofault.reliability.cases import Case, Measure, spread

NAME = "publish-time"
OUT = frozenset({DocumentState.PUBLISHED, DocumentState.RESOLVED, DocumentState.DEFERRED})


def measure(cases: Sequence[Case], at: datetime) -> Measure:
    """The median hours from closing to publication over what was published until `at`."""
    published = [case for case in cases if case.document.state in OUT and (case.published_at is None or case.published_at <= at)]
    hours = [found for found in map(_hours, published) if found is not None]
    value = round(median(hours), 2) if hours else None
    return Measure(NAME, value, "hours", len(hours), len(published) - len(hours), spread(hours))


def _hours(case: Case) -> float | None:
    markers = case.document.incident.markers
    ended_at = markers.closed_at if isinstance(markers.closed_at, datetime) else markers.recovered_at
    if case.published_at is None or not isinstance(ended_at, datetime):
        return None
    return max((case.published_at - ended_at).total_seconds() / 3600, 0.0)
