"""API tokens: made by a person for themselves, shown once, revoked at any time."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from nofault.web.access import Actor
from nofault.web.errors import ForbiddenError, InvalidError
from nofault.web.models.tokens import ApiToken
from nofault.web.rest.authentication import SCOPES, make_secret
from nofault.web.services.audit import record_event

LONGEST_LIFE_DAYS = 366


@transaction.atomic
def create_token(actor: Actor, name: str, scopes: list[str], *, days: int = 90, at: datetime | None = None) -> tuple[ApiToken, str]:
    """A new token of the actor and its text, which nobody can read again later."""
    if actor.user is None or actor.scopes is not None:
        raise ForbiddenError("A token is made by a person who is logged in.", "Open Settings and make it there.")
    if not name.strip():
        raise InvalidError("A token needs a name.", "Say where it will be used.", {"name": "Say where it will be used."})
    unknown = set(scopes) - set(SCOPES)
    if unknown or not scopes:
        raise InvalidError("A token needs at least one scope.", f"Use {', '.join(SCOPES)}.", {"scopes": f"Use {', '.join(SCOPES)}."})
    if not 1 <= days <= LONGEST_LIFE_DAYS:
        raise InvalidError(f"{days} days is no life for a token.", f"Choose 1 to {LONGEST_LIFE_DAYS}.", {"days": f"Choose 1 to {LONGEST_LIFE_DAYS}."})
    secret, prefix, digest = make_secret()
    now = at or timezone.now()
    token = ApiToken.objects.create(
        user=actor.user, name=name.strip(), prefix=prefix, digest=digest, scopes=sorted(scopes), created_at=now, expires_at=now + timedelta(days=days)
    )
    record_event(actor, "token", token.prefix, " ".join(token.scopes), at=now)
    return token, secret


@transaction.atomic
def revoke_token(actor: Actor, token: ApiToken, *, at: datetime | None = None) -> None:
    if actor.user is None or token.user_id != actor.user.pk:
        raise ForbiddenError("This token is somebody else's.", "Its owner can revoke it; closing the account does too.")
    ApiToken.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=at or timezone.now())
    record_event(actor, "revoke token", token.prefix)
