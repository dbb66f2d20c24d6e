"""The bin: what was taken away in the last thirty days. Each thing comes back at the `restore` of its resource."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router

from nofault.web.access import actor_of, visible_q
from nofault.web.api.comments import comment_shown
from nofault.web.api.incidents import incident_row
from nofault.web.models.discussion import Comment
from nofault.web.models.incident import Incident, Part
from nofault.web.queries.incidents import BIN_KEEPS, first_line
from nofault.web.rest.bodies import answer
from nofault.web.rest.cursors import DEFAULT_LIMIT, page_by

router = Router()
LATEST_FIRST = ("-binned_at", "-id")


@router.get("/incidents", summary="List whole incidents in the bin, the latest first")
def list_incidents(request: HttpRequest, after: str = "", limit: int = DEFAULT_LIMIT) -> HttpResponse:
    rows = Incident.objects.filter(visible_q(actor_of(request)), binned_at__gt=timezone.now() - BIN_KEEPS).select_related("service", "team")
    return answer(page_by(rows, LATEST_FIRST, after, limit, lambda row: {"incident": incident_row(row), "binned_at": row.binned_at}))


@router.get("/items", summary="List items in the bin, of documents that are not, the latest first")
def list_items(request: HttpRequest, after: str = "", limit: int = DEFAULT_LIMIT) -> HttpResponse:
    rows = Part.objects.filter(visible_q(actor_of(request), "incident__"), incident__binned_at=None, binned_at__gt=timezone.now() - BIN_KEEPS)
    return answer(page_by(rows.select_related("incident"), LATEST_FIRST, after, limit, _item))


def _item(row: Part) -> dict[str, Any]:
    return {"incident": row.incident.reference, "kind": row.kind, "key": row.key, "text": first_line(row), "binned_at": row.binned_at}


@router.get("/comments", summary="List your own comments in the bin, the latest first")
def list_comments(request: HttpRequest, after: str = "", limit: int = DEFAULT_LIMIT) -> HttpResponse:
    actor = actor_of(request)
    rows = Comment.every.filter(visible_q(actor, "incident__"), author=actor.user, binned_at__gt=timezone.now() - BIN_KEEPS, incident__binned_at=None)
    page = page_by(rows.select_related("incident"), LATEST_FIRST, after, limit, lambda row: row)
    shown = [comment_shown(row) | {"incident": row.incident.reference, "binned_at": row.binned_at} for row in page["items"]]
    return answer(page | {"items": shown})
