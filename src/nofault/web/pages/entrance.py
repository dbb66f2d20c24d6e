"""The doors of those who have no account yet: the printed set-up token and an invitation's link."""

from __future__ import annotations

from allauth.core.ratelimit import consume_or_429
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from nofault.web.accounts import SESSION_KEY
from nofault.web.errors import NotFoundError
from nofault.web.services.accounts import digest_of, right_of


@never_cache
@require_GET
def enter(request: HttpRequest, token: str) -> HttpResponse:
    limited: HttpResponse | None = consume_or_429(request, action="entrance", limit_get=True)
    if limited is not None:
        return limited
    digest = digest_of(token)
    if right_of(digest) is None:
        raise NotFoundError("This link is not valid any more.", "It may have been used or have expired; ask for a new one.")
    # The session carries the right, so that the token does not stay in the address of the next page.
    request.session[SESSION_KEY] = digest
    return redirect("account_signup")


paths = [
    path("accounts/setup/<str:token>/", enter, name="account-setup"),
    path("accounts/invitation/<str:token>/", enter, name="account-invitation"),
]
