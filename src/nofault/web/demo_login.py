"""In the demonstration everybody is one of its made-up people. This middleware is there only when NOFAULT_DEMO says so."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth import login
from django.http import HttpRequest

from nofault.web.models.people import User

DEMO_EMAIL = "mira.solberg@example.com"
BACKEND = "nofault.web.signed_in.SignedIn"
# Where one looks at logging in and out itself, and where nobody logs in.
APART = ("/accounts/", "/healthz", "/readyz", "/metrics", "/static/")


class DemoLoginMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], Any]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> Any:
        if not request.user.is_authenticated and not request.path.startswith(APART):
            user = User.objects.filter(email=DEMO_EMAIL).first()
            if user is not None:
                login(request, user, backend=BACKEND)
        return self.get_response(request)
