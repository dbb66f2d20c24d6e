"""The audit trail: append-only, each event's digest covering the one before, so that a gap or an edit shows."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from nofault.web.access import Actor
from nofault.web.models.audit import AuditEvent, AuditHead
from nofault.web.models.incident import Incident, Visibility

START = "0" * 64
# What is done to the organisation; every other event is about a document, and shown only to those who may know of it.
OF_ORGANISATION = frozenset(
    {
        *("account", "invite", "revoke invitation", "role", "open account", "close account", "team role"),
        *("token", "revoke token", "signup domains", "policy", "team", "service", "template", "template default"),
    }
)


@transaction.atomic
def record_event(actor: Actor, verb: str, subject: str, detail: str = "", *, at: datetime | None = None) -> AuditEvent:
    """Add an event, such as an export, a role change, an approval or the reading of a restricted document."""
    AuditHead.objects.get_or_create(pk=1, defaults={"digest": START})
    head = AuditHead.objects.select_for_update().get(pk=1)
    event = AuditEvent(
        at=at or timezone.now(),
        actor=actor.user,
        actor_name=actor.label[:200],
        verb=verb,
        subject=subject[:200],
        detail=detail,
        previous=head.digest,
    )
    event.digest = digest_of(event)
    event.save(force_insert=True)
    head.digest = event.digest
    head.save(update_fields=["digest"])
    return event


def record_reading(actor: Actor, incident: Incident) -> None:
    """Note that somebody reads a document, where it is a restricted one."""
    if incident.visibility == Visibility.RESTRICTED:
        record_event(actor, "read", incident.reference)


def digest_of(event: AuditEvent) -> str:
    facts = [event.previous, event.at.isoformat(), event.actor_id, event.actor_name, event.verb, event.subject, event.detail]
    return hashlib.sha256(json.dumps(facts, ensure_ascii=False).encode()).hexdigest()


def first_broken_event() -> AuditEvent | None:
    """The first event whose digest does not follow from the one before; None when the chain holds up to its head."""
    previous = START
    event: AuditEvent | None = None
    for event in AuditEvent.objects.order_by("id").iterator():
        if event.previous != previous or event.digest != digest_of(event):
            return event
        previous = event.digest
    head = AuditHead.objects.filter(pk=1).values_list("digest", flat=True).first() or START
    return event if head != previous else None
