"""Metrics of the practice over the documents that the caller may see. No metric is about a person."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router

from nofault.reliability.cases import measures
from nofault.web.access import actor_of, require_scope
from nofault.web.api.incidents import aware
from nofault.web.queries.metrics import MOST, cases_between
from nofault.web.rest.bodies import answer

router = Router()
USUALLY = timedelta(days=365)


@router.get("", summary="Each metric with its unit, n, and what could not be measured")
def list_metrics(request: HttpRequest, since: datetime | None = None, until: datetime | None = None) -> HttpResponse:
    """Over the incidents of a stretch of time, by default the last year; of more than `most` the latest."""
    actor, now = actor_of(request), timezone.now()
    require_scope(actor, "read")
    end = aware(until, "until") or now
    begin = aware(since, "since") or end - USUALLY
    found = measures(cases_between(actor, begin, end), now)
    return answer({"since": begin, "until": end, "most": MOST, "items": found})
