"""Remarks in the margin of a document."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from nofault.web.access import Actor, Verb, may, require
from nofault.web.errors import ForbiddenError, InvalidError, NotFoundError
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
    comment = comment_of(incident, number)
    if comment.resolved_at is None:
        comment.resolved_at = at or timezone.now()
        comment.save(update_fields=["resolved_at"])
    return comment


@transaction.atomic
def bin_comment(actor: Actor, incident: Incident, number: int, *, at: datetime | None = None) -> Comment:
    """Take a comment away, for thirty days with the way back: its author's, or of whoever may bin the document."""
    comment = comment_of(incident, number)
    _require_say(actor, incident, comment)
    comment.binned_at = at or timezone.now()
    comment.save(update_fields=["binned_at"])
    return comment


@transaction.atomic
def restore_comment(actor: Actor, incident: Incident, number: int) -> Comment:
    comment = Comment.every.filter(incident=incident, pk=number).exclude(binned_at=None).first()
    if comment is None:
        raise NotFoundError("This comment is not in the bin.", "It may have been restored already.")
    _require_say(actor, incident, comment)
    comment.binned_at = None
    comment.save(update_fields=["binned_at"])
    return comment


def comment_of(incident: Incident, number: int) -> Comment:
    comment = Comment.objects.filter(incident=incident, pk=number).first()
    if comment is None:
        raise NotFoundError("This comment is not there.", "Load the page again.")
    return comment


def _require_say(actor: Actor, incident: Incident, comment: Comment) -> None:
    require(actor, Verb.WRITE, incident)
    is_own = actor.user is not None and comment.author_id == actor.user.pk
    if not (is_own or may(actor, Verb.BIN, incident)):
        raise ForbiddenError("This comment is somebody else's.", "Its author takes it away, or the lead of the team.")
