"""Meetings: when a document is talked about, who leads, who is asked to come."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Router

from nofault.postmortem.parts import PARTS
from nofault.web.access import Verb, actor_of, visible_q
from nofault.web.api.incidents import incident_seen
from nofault.web.models.incident import Part
from nofault.web.rest.bodies import answer, described, read_body, version_of
from nofault.web.rest.cursors import DEFAULT_LIMIT, page_by_id
from nofault.web.rest.idempotency import idempotent
from nofault.web.rest.items import item_shown, record_readings
from nofault.web.services import parts

router = Router()
KIND = PARTS["meeting"]


@router.get("", summary="List the meetings of documents that you may see, the latest stated first")
def list_meetings(request: HttpRequest, after: str = "", limit: int = DEFAULT_LIMIT) -> HttpResponse:
    actor = actor_of(request)
    rows = Part.objects.filter(visible_q(actor, "incident__"), kind=KIND.name, binned_at=None, incident__binned_at=None)
    page = page_by_id(rows.select_related("incident"), after, limit, lambda part: part)
    record_readings(actor, page["items"])
    return answer(page | {"items": [item_shown(part) for part in page["items"]]})


@router.get("/{reference}", summary="The meeting of a document", openapi_extra=described(response=KIND.type))
def get_meeting(request: HttpRequest, reference: str) -> HttpResponse:
    """One that nobody stated is empty, and its version is 0."""
    part = Part.objects.filter(incident=incident_seen(request, reference), key=KIND.name).first()
    value: Any = KIND.decode(part.data) if part else KIND.empty()
    return answer(value, version=part.version if part else 0)


@router.put("/{reference}", summary="State the meeting of a document", openapi_extra=described(KIND.type, KIND.type))
@idempotent
def put_meeting(request: HttpRequest, reference: str) -> HttpResponse:
    incident = incident_seen(request, reference, Verb.WRITE)
    part = parts.edit_part(actor_of(request), incident, KIND.name, read_body(request, KIND.type), version=version_of(request))
    return answer(KIND.decode(part.data), version=part.version)
