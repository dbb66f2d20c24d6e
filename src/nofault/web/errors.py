"""The errors of the web room, and the one place that turns them into answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from nofault.errors import NofaultError


class WebError(NofaultError):
    status = 400


class NotFoundError(WebError):
    """Also for what the person may not know of: the answer is the same."""

    status = 404


class ForbiddenError(WebError):
    status = 403


class InvalidError(WebError):
    """Input that has to be corrected; `fields` names the places."""

    status = 422

    def __init__(self, message: str, hint: str = "", fields: dict[str, str] | None = None) -> None:
        super().__init__(message, hint)
        self.fields = fields or {}


class BusyError(WebError):
    """What can be done, but not just now."""

    status = 503

    def __init__(self, message: str, hint: str, *, retry_after_s: int) -> None:
        super().__init__(message, hint)
        self.retry_after_s = retry_after_s


class ConflictError(WebError):
    """Somebody else was first. `theirs` is what is kept now, `mine` what was sent, both as JSON text of the part;
    `version` is what an update would have to name.
    """

    status = 412

    def __init__(self, message: str, *, mine: str, theirs: str, base: str, version: Any) -> None:
        super().__init__(message, "Compare the two versions, then save what should stand.")
        self.mine, self.theirs, self.base, self.version = mine, theirs, base, version


class ErrorMiddleware:
    """Pages answer an error of ours as a page that says what, where and what to do. The API has a handler of its own."""

    def __init__(self, get_response: Callable[[HttpRequest], Any]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> Any:
        # No address of ours holds a NUL, and PostgreSQL takes none in a comparison.
        if "\0" in request.path_info or "%00" in request.META.get("QUERY_STRING", ""):
            return JsonResponse({"status": 400, "detail": "The address holds a NUL character."}, status=400, content_type="application/problem+json")
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, NofaultError):
            return None
        status = getattr(exception, "status", 422)
        return with_retry(render(request, "error.html", {"error": exception, "status": status}, status=status), exception)


def with_retry(response: HttpResponse, error: NofaultError) -> HttpResponse:
    """The answer to an error, with the time after which to try again where it is of that kind."""
    if isinstance(error, BusyError):
        response["Retry-After"] = str(error.retry_after_s)
    return response
