"""The audit trail, for administrators."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Router

from nofault.web.access import Verb, actor_of, require_organisation
from nofault.web.models.audit import AuditEvent
from nofault.web.rest.bodies import answer
from nofault.web.rest.cursors import DEFAULT_LIMIT, page_by_id

router = Router()


def event_shown(event: AuditEvent) -> dict[str, Any]:
    names = ("id", "at", "actor_name", "verb", "subject", "detail", "previous", "digest")
    return {name: getattr(event, name) for name in names}


@router.get("", summary="List audit events, the latest first")
def list_audit_events(request: HttpRequest, after: str = "", limit: int = DEFAULT_LIMIT) -> HttpResponse:
    require_organisation(actor_of(request), Verb.ADMINISTER)
    return answer(page_by_id(AuditEvent.objects.all(), after, limit, event_shown))
