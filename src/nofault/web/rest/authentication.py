from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja.security import APIKeyCookie, HttpBearer

from nofault.web.access import Actor
from nofault.web.models.people import User
from nofault.web.models.tokens import ApiToken

SCOPES = {"read": "read what you may read", "write": "write what you may write", "admin": "run teams, people and settings as you may"}
# Writing down each use would make every read a write; once a minute is enough to see a forgotten token.
NOTE_USE_EVERY = timedelta(minutes=1)
SECRET_PREFIX = "nft_"  # noqa: S105 - how a token starts, so that a scanner of repositories can find a leaked one


def make_secret() -> tuple[str, str, str]:
    """A new token's text, the start of it that is shown later, and the digest that is kept."""
    secret = SECRET_PREFIX + secrets.token_urlsafe(32)
    return secret, secret[:10], hashlib.sha256(secret.encode()).hexdigest()


class TokenAuthentication(HttpBearer):
    openapi_scheme = "bearer"

    def authenticate(self, request: HttpRequest, token: str) -> Actor | None:
        digest = hashlib.sha256(token.encode()).hexdigest()
        kept = ApiToken.objects.select_related("user").filter(digest=digest, revoked_at=None).first()
        now = timezone.now()
        if kept is None or (kept.expires_at and kept.expires_at <= now) or not kept.user.is_active:
            return None
        if kept.used_at is None or now - kept.used_at > NOTE_USE_EVERY:
            ApiToken.objects.filter(pk=kept.pk).update(used_at=now)
        return _remember(request, Actor(kept.user, scopes=frozenset(kept.scopes), label=f"{kept.user} (token {kept.name})"))


class SessionAuthentication(APIKeyCookie):
    """The cookie of the pages, with the CSRF token that goes with it."""

    param_name = "sessionid"

    def _get_key(self, request: HttpRequest) -> str | None:
        # Who is nobody lacks a credential (401), whatever else the request lacks; only a session is asked for its CSRF token (403).
        return super()._get_key(request) if request.user.is_authenticated else None

    def authenticate(self, request: HttpRequest, key: str | None) -> Actor | None:
        user: Any = request.user
        return _remember(request, Actor(user)) if isinstance(user, User) and user.is_active else None


def _remember(request: HttpRequest, actor: Actor) -> Actor:
    request.actor = actor  # type: ignore[attr-defined]
    return actor
