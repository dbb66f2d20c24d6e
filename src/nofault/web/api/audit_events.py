"""The audit trail, for administrators. An event about a document that they may not know of says neither which nor what."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Router

from nofault.web.access import Verb, actor_of, require_organisation
from nofault.web.errors import NotFoundError
from nofault.web.models.audit import AuditEvent
from nofault.web.queries.settings import audit_events, audit_line
from nofault.web.rest.bodies import answer
from nofault.web.rest.cursors import DEFAULT_LIMIT, page_by_id

router = Router()


def event_shown(event: AuditEvent) -> dict[str, Any]:
    line = audit_line(event)
    shown = {"id": event.pk, "at": event.at, "actor_name": line.who, "verb": line.verb, "subject": line.subject, "detail": line.detail}
    return shown | {"hidden": line.is_hidden, "previous": event.previous, "digest": event.digest}


@router.get("/{number}", summary="One audit event")
def get_audit_event(request: HttpRequest, number: int) -> HttpResponse:
    actor = actor_of(request)
    require_organisation(actor, Verb.ADMINISTER)
    event = audit_events(actor).filter(pk=number).first()
    if event is None:
        raise NotFoundError(f"There is no audit event {number}.", "See the list of audit events.")
    return answer(event_shown(event))


@router.get("", summary="List audit events, the latest first")
def list_audit_events(request: HttpRequest, after: str = "", limit: int = DEFAULT_LIMIT) -> HttpResponse:
    actor = actor_of(request)
    require_organisation(actor, Verb.ADMINISTER)
    return answer(page_by_id(audit_events(actor), after, limit, event_shown))
