"""Remarks in the margin of a document."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from nofault.web.access import Actor, Verb, require
from nofault.web.errors import InvalidError, NotFoundError
from nofault.web.models.discussion import Comment
from nofault.web.models.incident import Incident

LONGEST = 10_000


@transaction.atomic
def add_comment(actor: Actor, incident: Incident, text: str, *, part_key: str = "", at: datetime | None = None) -> Comment:
    """A remark at a part of the document, or at the whole."""
    require(actor, Verb.WRITE, incident)
    text = text.strip().replace("\0", "")
    if not text or len(text) > LONGEST:
        message = "Write something." if not text else f"A comment has at most {LONGEST:,} characters."
        raise InvalidError(message, "", {"text": message})
    return Comment.objects.create(
        incident=incident, part_key=part_key, author=actor.user, author_name=actor.label[:200], text=text, created_at=at or timezone.now()
    )


@transaction.atomic
def resolve_comment(actor: Actor, incident: Incident, number: int, *, at: datetime | None = None) -> Comment:
    require(actor, Verb.WRITE, incident)
    comment = Comment.objects.filter(incident=incident, pk=number).first()
    if comment is None:
        raise NotFoundError("This comment is not there.", "Load the page again.")
    if comment.resolved_at is None:
        comment.resolved_at = at or timezone.now()
        comment.save(update_fields=["resolved_at"])
    return comment
