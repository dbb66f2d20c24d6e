"""Who is signed in: the session and the person behind it. Every page asks for both, so their questions are prepared."""

from __future__ import annotations

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.models import Session
from django.utils import timezone

from nofault.web.models.people import User
from nofault.web.prepared import Prepared, Slot

_ALIVE = Prepared(lambda: Session.objects.filter(session_key=Slot("key"), expire_date__gt=Slot("now")))
_PERSON = Prepared(lambda: User.objects.filter(pk=Slot("pk")))


class SessionStore(DatabaseStore):
    """Django's sessions in the database."""

    def _get_session_from_db(self) -> Session | None:
        found: Session | None = _ALIVE.first(key=self.session_key, now=timezone.now())
        if found is None:
            self._session_key = None
        return found


class SignedIn(AuthenticationBackend):  # type: ignore[misc]
    """The sign-in of allauth."""

    def get_user(self, user_id: Any) -> User | None:
        person: User | None = _PERSON.first(pk=int(user_id))
        return person if person and self.user_can_authenticate(person) else None
