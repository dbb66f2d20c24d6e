"""Whoever is signed out while a page stands open is told so in place: a login page swapped into a document would take the typed text with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url


class SignedOutMiddleware:
    """Scripts that ask for a part of a page, or save behind it, get 401 where a browser would be sent to sign in."""

    def __init__(self, get_response: Callable[[HttpRequest], Any]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> Any:
        response = self.get_response(request)
        if response.status_code != 302 or not ("HTTP_HX_REQUEST" in request.META or "HTTP_X_AUTOSAVE" in request.META):
            return response
        login = resolve_url(settings.LOGIN_URL)
        if response["Location"].split("?")[0] != login:
            return response
        return HttpResponse(status=401, headers={"WWW-Authenticate": f'Session login="{login}"'})
