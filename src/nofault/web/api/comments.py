"""Remarks in the margin of a document."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from msgspec import Struct
from ninja import Router

from nofault.web.access import Verb, actor_of
from nofault.web.api.incidents import incident_seen
from nofault.web.models.discussion import Comment
from nofault.web.rest.bodies import answer, described, read_body
from nofault.web.rest.cursors import DEFAULT_LIMIT, page_by_id
from nofault.web.rest.idempotency import idempotent
from nofault.web.services import comments, parts

router = Router()


class NewComment(Struct, kw_only=True, forbid_unknown_fields=True):
    """A remark at the part of that key; without one, at the whole document."""

    text: str
    part: str = ""


def comment_shown(comment: Comment) -> dict[str, Any]:
    return {
        "id": comment.pk,
        "part": comment.part_key,
        "author": comment.author_name,
        "text": comment.text,
        "created_at": comment.created_at,
        "resolved_at": comment.resolved_at,
    }


@router.get("/{reference}", summary="Comments on a document, the latest first")
def list_comments(request: HttpRequest, reference: str, after: str = "", limit: int = DEFAULT_LIMIT) -> HttpResponse:
    rows = Comment.objects.filter(incident=incident_seen(request, reference))
    return answer(page_by_id(rows, after, limit, comment_shown))


@router.post("/{reference}", summary="Comment on a document or one of its parts", openapi_extra=described(NewComment))
@idempotent
def add_comment(request: HttpRequest, reference: str) -> HttpResponse:
    incident, body = incident_seen(request, reference, Verb.WRITE), read_body(request, NewComment)
    if body.part:
        parts.part_of(incident, body.part)
    return answer(comment_shown(comments.add_comment(actor_of(request), incident, body.text, part_key=body.part)), status=201)


@router.get("/{reference}/{number}", summary="One comment")
def get_comment(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    return answer(comment_shown(comments.comment_of(incident_seen(request, reference), number)))


@router.delete("/{reference}/{number}", summary="Move a comment of yours to the bin")
@idempotent
def bin_comment(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    comments.bin_comment(actor_of(request), incident_seen(request, reference, Verb.WRITE), number)
    return HttpResponse(status=204)


@router.post("/{reference}/{number}/restore", summary="Take a comment out of the bin")
@idempotent
def restore_comment(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    incident = incident_seen(request, reference, Verb.WRITE)
    return answer(comment_shown(comments.restore_comment(actor_of(request), incident, number)))


@router.post("/{reference}/{number}/resolve", summary="Settle a comment")
@idempotent
def resolve_comment(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    incident = incident_seen(request, reference, Verb.WRITE)
    return answer(comment_shown(comments.resolve_comment(actor_of(request), incident, number)))
