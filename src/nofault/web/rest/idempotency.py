"""A write that is sent again (`Idempotency-Key`) changes nothing and gets the first answer."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec

from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from nofault.web.access import Actor, actor_of
from nofault.web.errors import InvalidError
from nofault.web.models.tokens import IdempotencyKey

P = ParamSpec("P")
LONGEST_KEY = 200
KEPT_HEADERS = ("ETag", "Location")


def idempotent(view: Callable[P, HttpResponse]) -> Callable[P, HttpResponse]:
    """Make an operation that writes safe to repeat. The answer is kept in the transaction of the write; a refusal is not kept."""

    @wraps(view)
    def once(*args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        request: Any = args[0]
        key = request.headers.get("Idempotency-Key", "")
        if not key:
            return view(*args, **kwargs)
        if len(key) > LONGEST_KEY or not key.isprintable():
            raise InvalidError("This Idempotency-Key cannot be kept.", f"Use at most {LONGEST_KEY} printable characters.")
        actor, digest = actor_of(request), _digest(request)
        if actor.user is None:
            return view(*args, **kwargs)
        try:
            with transaction.atomic():
                # The unique row makes a second request with this key wait until the first one is through.
                row = IdempotencyKey.objects.create(user=actor.user, key=key, request_digest=digest, status=0, body="", created_at=timezone.now())
                response = view(*args, **kwargs)
                row.status, row.body = response.status_code, response.content.decode()
                row.headers = {name: response[name] for name in KEPT_HEADERS if name in response}
                row.save()
                return response
        except IntegrityError:
            return _first_answer(actor, key, digest)

    return once


def _first_answer(actor: Actor, key: str, digest: str) -> HttpResponse:
    kept = IdempotencyKey.objects.filter(user=actor.user, key=key).first()
    if kept is None:
        # The unique row that was in the way is not ours: the write itself clashed.
        raise InvalidError("This write clashed with another one.", "Send it again.")
    if kept.request_digest != digest:
        raise InvalidError("This Idempotency-Key was used for another request.", "Use a new key for a new request.")
    response = HttpResponse(kept.body, status=kept.status, content_type="application/json", headers=kept.headers)
    response["Idempotency-Replayed"] = "true"
    return response


def _digest(request: HttpRequest) -> str:
    facts = (request.method or "", request.get_full_path(), request.headers.get("If-Match", ""))
    return hashlib.sha256("\n".join(facts).encode() + b"\n" + request.body).hexdigest()
