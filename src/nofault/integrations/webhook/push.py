"""Builds, signs and sends the message of a published postmortem."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
from datetime import UTC, date, datetime
from typing import Any

import msgspec
from msgspec import Struct

from nofault.integrations.errors import IntegrationError
from nofault.integrations.http import Answer, Outlet, Request
from nofault.postmortem.model import ActionItem, Postmortem

EVENT = "postmortem.published"
SECRET_PREFIX = "whsec_"  # noqa: S105 - what every secret begins with, not one
SHORTEST_KEY = 24  # bytes, the least that Standard Webhooks allows


class Webhook(Struct, frozen=True):
    """A receiver: its address, and the shared secret `whsec_…` (base64 of 24 to 64 random bytes)."""

    url: str
    secret: str


class Message(Struct, frozen=True):
    """What is delivered. `id` stays the same over retries, so that a receiver takes it once."""

    id: str
    at: datetime
    body: bytes


def published_message(document: Postmortem, *, message_id: str, at: datetime, url: str = "") -> Message:
    """The message that `document` was published at the instant `at`; `url` is its page. Only what is known is in it."""
    incident = document.incident
    postmortem = {
        "id": document.id,
        "reference": incident.reference,
        "title": incident.title,
        "severity": _known(incident.severity),
        "service": incident.service,
        "state": str(document.state),
        "summary": document.summary,
        "url": url,
    }
    body = {
        "type": EVENT,
        "timestamp": at.astimezone(UTC),
        "data": {"postmortem": postmortem, "action_items": list(map(_item, document.action_items))},
    }
    return Message(message_id, at, msgspec.json.encode(body))


def _item(item: ActionItem) -> dict[str, Any]:
    return {
        "id": item.id,
        "text": item.text,
        "owner": _known(item.owner),
        "due_on": item.due_on.isoformat() if isinstance(item.due_on, date) else None,
        "priority": _known(item.priority),
        "state": str(item.state),
        "success_criterion": item.success_criterion,
        "ticket": item.ticket or item.ticket_url,
    }


def _known(fact: object) -> str | None:
    return str(fact) if isinstance(fact, str) and fact else None


def signature(message: Message, secret: str) -> dict[str, str]:
    """The headers that sign `message`. Raises IntegrationError when the secret is not one."""
    try:
        key = base64.b64decode(secret.removeprefix(SECRET_PREFIX), validate=True)
    except binascii.Error as error:
        raise IntegrationError(
            "The secret of the webhook is not base64.", f"Write {SECRET_PREFIX} and the base64 of at least 24 random bytes."
        ) from error
    if len(key) < SHORTEST_KEY:
        raise IntegrationError(f"The secret of the webhook has {len(key)} bytes.", f"Make one of at least {SHORTEST_KEY} random bytes.")
    stamp = str(int(message.at.timestamp()))
    signed = b".".join((message.id.encode(), stamp.encode(), message.body))
    digest = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    return {"webhook-id": message.id, "webhook-timestamp": stamp, "webhook-signature": f"v1,{digest}"}


def push(message: Message, webhook: Webhook, outlet: Outlet) -> Answer:
    """Deliver `message`. Raises IntegrationError when it is refused or there is no answer; sending it again does no harm."""
    headers = {"content-type": "application/json", **signature(message, webhook.secret)}
    request = Request("POST", webhook.url, headers, message.body, repeatable=True, secrets=(webhook.url, webhook.secret))
    answer = outlet.send(request)
    if not answer.ok:
        raise IntegrationError(f"The webhook answered {answer.status}.", "Look into the log of the receiver; the message can be sent again.")
    return answer
