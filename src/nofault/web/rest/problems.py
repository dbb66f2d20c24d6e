"""Errors as problem documents (RFC 9457)."""

from __future__ import annotations

import json
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from nofault.errors import NofaultError
from nofault.web.errors import ConflictError, InvalidError


def problem(status: int, detail: str, **more: Any) -> HttpResponse:
    body = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail, **more}
    return HttpResponse(json.dumps(body, ensure_ascii=False), status=status, content_type="application/problem+json")


def of_error(request: HttpRequest, error: NofaultError) -> HttpResponse:
    more: dict[str, Any] = {"hint": error.hint} if error.hint else {}
    if isinstance(error, InvalidError) and error.fields:
        more["errors"] = [{"pointer": place, "detail": text} for place, text in error.fields.items()]
    if isinstance(error, ConflictError):
        more |= {"version": error.version, "yours": json.loads(error.mine), "theirs": json.loads(error.theirs)}
    return problem(getattr(error, "status", 422), error.message, **more)


def of_validation(request: HttpRequest, error: ValidationError) -> HttpResponse:
    errors = [{"pointer": "/".join(str(step) for step in each["loc"]), "detail": each["msg"]} for each in error.errors]
    return problem(422, "The request does not say what it has to.", errors=errors)


def of_authentication(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    answer = problem(401, "This needs a token or a login.", hint="Send 'Authorization: Bearer …' with a token from Settings.")
    answer["WWW-Authenticate"] = "Bearer"
    return answer


def of_http(request: HttpRequest, error: HttpError) -> HttpResponse:
    return problem(error.status_code, str(error))


def of_absence(request: HttpRequest, error: Http404) -> HttpResponse:
    return problem(404, "There is nothing here.")


HANDLERS: dict[type[Exception], Callable[[HttpRequest, Any], HttpResponse]] = {
    NofaultError: of_error,
    ValidationError: of_validation,
    AuthenticationError: of_authentication,
    HttpError: of_http,
    Http404: of_absence,
}


def install(api: NinjaAPI) -> None:
    for kind, handler in HANDLERS.items():
        api.add_exception_handler(kind, handler)
