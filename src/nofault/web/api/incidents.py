"""Incidents: their facts and where their documents stand."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from msgspec import Struct, field
from ninja import Router

from nofault.postmortem.model import Incident as Facts
from nofault.postmortem.terms import DocumentState, Severity, Variant
from nofault.web.access import Verb, actor_of, not_found, require, visible_incidents
from nofault.web.models.incident import Incident
from nofault.web.rest.bodies import answer, described, read_body, stated_version
from nofault.web.rest.cursors import DEFAULT_LIMIT, page_by
from nofault.web.rest.idempotency import idempotent
from nofault.web.services import incidents, parts
from nofault.web.services.audit import record_reading

router = Router()


class NewIncident(Struct, kw_only=True, forbid_unknown_fields=True):
    """Without `template` the document begins in the one that is chosen for its team and severity."""

    facts: Facts = field(default_factory=Facts)
    variant: Variant = Variant.FULL
    template: str = ""
    visibility: str = ""


class IncidentRow(Struct, kw_only=True):
    reference: str
    title: str
    severity: str
    service: str | None
    team: str | None
    variant: str
    state: str
    visibility: str
    version: int
    occurred_at: datetime
    recovered_at: datetime | None
    published_at: datetime | None
    updated_at: datetime


def incident_row(row: Incident) -> IncidentRow:
    return IncidentRow(
        reference=row.reference,
        title=row.title,
        severity=row.severity,
        service=row.service.name if row.service else None,
        team=row.team.name if row.team else None,
        variant=row.variant,
        state=row.state,
        visibility=row.visibility,
        version=row.version,
        occurred_at=row.occurred_at,
        recovered_at=row.recovered_at,
        published_at=row.published_at,
        updated_at=row.updated_at,
    )


def incident_seen(request: HttpRequest, reference: str, verb: Verb = Verb.READ) -> Incident:
    """The incident of that reference if the actor may do `verb` with it."""
    actor = actor_of(request)
    row = visible_incidents(actor).select_related("service", "team").filter(reference=reference).first()
    if row is None:
        raise not_found(reference)
    require(actor, verb, row)
    if verb is Verb.READ:
        record_reading(actor, row)
    return row


class Visible(Struct, forbid_unknown_fields=True):
    """`organisation`, or `restricted` to those who take part and the lead of the team."""

    visibility: str


@router.get("", summary="List incidents, the latest first")
def list_incidents(
    request: HttpRequest,
    severity: Severity | None = None,
    state: DocumentState | None = None,
    service: str | None = None,
    team: str | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
    after: str = "",
    limit: int = DEFAULT_LIMIT,
) -> HttpResponse:
    # `postmortems` lists the same rows.
    wanted: dict[str, Any] = {
        "severity": severity,
        "state": state,
        "service__name": service,
        "team__name": team,
        "occurred_at__gte": aware(since, "since"),
        "occurred_at__lt": aware(until, "until"),
    }
    rows = visible_incidents(actor_of(request)).select_related("service", "team")
    rows = rows.filter(**{name: value for name, value in wanted.items() if value is not None})
    return answer(page_by(rows, ("-occurred_at", "-id"), after, limit, incident_row))


def aware(instant: datetime | None, name: str) -> datetime | None:
    """The instant in UTC; one without a zone is asked about."""
    return parts.checked(instant, name) if instant is not None else None


@router.post("", summary="Create an incident with its empty draft", openapi_extra=described(NewIncident, IncidentRow, status=201))
@idempotent
def create_incident(request: HttpRequest) -> HttpResponse:
    body = read_body(request, NewIncident)
    row = incidents.create_incident(
        actor_of(request), parts.checked(body.facts), variant=body.variant, template=body.template, visibility=body.visibility
    )
    response = answer(incident_row(row), status=201, version=row.version)
    response["Location"] = f"/api/v1/incidents/{row.reference}"
    return response


@router.get("/{reference}", summary="One incident", openapi_extra=described(response=IncidentRow))
def get_incident(request: HttpRequest, reference: str) -> HttpResponse:
    row = incident_seen(request, reference)
    return answer(incident_row(row), version=row.version)


@router.put("/{reference}/visibility", summary="Say who sees an incident", openapi_extra=described(Visible, IncidentRow))
@idempotent
def change_visibility(request: HttpRequest, reference: str) -> HttpResponse:
    row, body = incident_seen(request, reference, Verb.RESTRICT), read_body(request, Visible)
    incidents.change_visibility(actor_of(request), row, body.visibility)
    return answer(incident_row(row), version=row.version)


@router.delete("/{reference}", summary="Move an incident to the bin")
@idempotent
def bin_incident(request: HttpRequest, reference: str) -> HttpResponse:
    incidents.bin_incident(actor_of(request), incident_seen(request, reference), version=stated_version(request))
    return HttpResponse(status=204)


@router.post("/{reference}/restore", summary="Take an incident out of the bin", openapi_extra=described(response=IncidentRow))
@idempotent
def restore_incident(request: HttpRequest, reference: str) -> HttpResponse:
    row = incidents.restore_incident(actor_of(request), reference)
    return answer(incident_row(row), version=row.version)
