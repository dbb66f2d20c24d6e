"""Who takes part in an incident: they read its raw evidence and, where it is restricted, the document at all."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from msgspec import UNSET, Struct, UnsetType
from ninja import Router

from nofault.web.access import actor_of, require_scope
from nofault.web.api.incidents import incident_seen
from nofault.web.api.teams import person_numbered
from nofault.web.models.incident import Participant
from nofault.web.rest.bodies import answer, described, read_body
from nofault.web.rest.cursors import DEFAULT_LIMIT, page_by_id
from nofault.web.rest.idempotency import idempotent
from nofault.web.services.incidents import join_incident, leave_incident

router = Router()
LONGEST_FUNCTION = 40


class NewParticipant(Struct, kw_only=True, forbid_unknown_fields=True):
    """`function` is what they do, such as facilitator; left out, it stays what it is."""

    person: int
    function: str | UnsetType = UNSET


def participant_shown(row: Participant) -> dict[str, Any]:
    return {"person": row.user_id, "name": row.user.name or f"person {row.user_id}", "function": row.function}


@router.get("/{reference}", summary="Who takes part in an incident")
def list_participants(request: HttpRequest, reference: str, after: str = "", limit: int = DEFAULT_LIMIT) -> HttpResponse:
    rows = Participant.objects.filter(incident=incident_seen(request, reference)).select_related("user")
    return answer(page_by_id(rows, after, limit, participant_shown, newest_first=False))


@router.put("/{reference}", summary="Let somebody take part, or take part oneself", openapi_extra=described(NewParticipant))
@idempotent
def put_participant(request: HttpRequest, reference: str) -> HttpResponse:
    require_scope(actor_of(request), "write")
    incident, body = incident_seen(request, reference), read_body(request, NewParticipant)
    person = person_numbered(body.person)
    kept = Participant.objects.filter(incident=incident, user=person).first()
    function = body.function if isinstance(body.function, str) else kept.function if kept else ""
    join_incident(actor_of(request), incident, person, function=function[:LONGEST_FUNCTION])
    return answer(participant_shown(Participant.objects.select_related("user").get(incident=incident, user=person)))


@router.delete("/{reference}/{person}", summary="End a participation")
@idempotent
def remove_participant(request: HttpRequest, reference: str, person: int) -> HttpResponse:
    require_scope(actor_of(request), "write")
    leave_incident(actor_of(request), incident_seen(request, reference), person_numbered(person))
    return HttpResponse(status=204)
