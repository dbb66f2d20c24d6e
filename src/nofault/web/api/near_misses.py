"""Near misses: filed in under a minute, naming nobody."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from ninja import Router

from nofault.postmortem.model import Incident as Facts
from nofault.postmortem.terms import Variant
from nofault.web.access import actor_of, visible_incidents
from nofault.web.api.incidents import IncidentRow, incident_row, incident_seen
from nofault.web.errors import NotFoundError
from nofault.web.rest.bodies import answer, described, read_body
from nofault.web.rest.cursors import DEFAULT_LIMIT, page_by
from nofault.web.rest.idempotency import idempotent
from nofault.web.services import incidents, parts

router = Router()


@router.get("", summary="List near misses, the latest first")
def list_near_misses(request: HttpRequest, after: str = "", limit: int = DEFAULT_LIMIT) -> HttpResponse:
    rows = visible_incidents(actor_of(request)).select_related("service", "team").filter(variant=Variant.NEAR_MISS)
    return answer(page_by(rows, ("-occurred_at", "-id"), after, limit, incident_row))


@router.get("/{reference}", summary="One near miss", openapi_extra=described(response=IncidentRow))
def get_near_miss(request: HttpRequest, reference: str) -> HttpResponse:
    row = incident_seen(request, reference)
    if row.variant != Variant.NEAR_MISS:
        raise NotFoundError(f"{reference} is not a near miss.", f"It is at /api/v1/incidents/{reference}.")
    return answer(incident_row(row), version=row.version)


@router.post("", summary="File a near miss", openapi_extra=described(Facts, IncidentRow, status=201))
@idempotent
def create_near_miss(request: HttpRequest) -> HttpResponse:
    facts = parts.checked(read_body(request, Facts))
    facts.near_miss = True
    row = incidents.create_incident(actor_of(request), facts, variant=Variant.NEAR_MISS)
    return answer(incident_row(row), status=201, version=row.version)
