"""Errors as problem documents (RFC 9457)."""

from __future__ import annotations

import json
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse, UnreadablePostError
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from nofault.errors import NofaultError
from nofault.web.errors import ConflictError, InvalidError, with_retry

API = "/api/"
PROBLEM = "application/problem+json"
# What is said where somebody else than an operation of ours refused: the router, a middleware, Django itself.
SAID = {
    400: ("The request cannot be read.", "Check its address, its headers and its host."),
    403: ("This is refused.", "With the session cookie a write needs the header X-CSRFToken; a token needs none."),
    404: ("There is nothing at this address.", "Every address is in /api/v1/openapi.json."),
    405: ("This address does not take this method.", "The header Allow names those it takes."),
    413: ("The body is larger than is taken at once.", "Send less at a time."),
    429: ("There were too many requests.", "Wait a minute, then send it again."),
}
UNSAID = ("Something went wrong on our side.", "Send it again; if it stays, tell an administrator when it was.")


def problem(status: int, detail: str, **more: Any) -> HttpResponse:
    body = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail, **more}
    return HttpResponse(json.dumps(body, ensure_ascii=False), status=status, content_type=PROBLEM)


class ProblemMiddleware:
    """Whoever refuses a request to the API, the answer is a problem document: what an operation does not answer itself is made one here."""

    def __init__(self, get_response: Callable[[HttpRequest], Any]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> Any:
        response = self.get_response(request)
        status = response.status_code
        if status < 400 or not request.path_info.startswith(API) or response.get("Content-Type") == PROBLEM:
            return response
        detail, hint = SAID.get(status, UNSAID)
        # Its headers stay: Allow, Retry-After and the cookies.
        response.content = problem(status, detail, hint=hint).content
        response["Content-Type"], response["Content-Length"] = PROBLEM, str(len(response.content))
        return response


def of_error(request: HttpRequest, error: NofaultError) -> HttpResponse:
    more: dict[str, Any] = {"hint": error.hint} if error.hint else {}
    if isinstance(error, InvalidError) and error.fields:
        more["errors"] = [{"pointer": place, "detail": text} for place, text in error.fields.items()]
    if isinstance(error, ConflictError):
        more |= {"version": error.version, "yours": json.loads(error.mine), "theirs": json.loads(error.theirs)}
    return with_retry(problem(getattr(error, "status", 422), error.message, **more), error)


def of_validation(request: HttpRequest, error: ValidationError) -> HttpResponse:
    errors = [{"pointer": "/".join(str(step) for step in each["loc"]), "detail": each["msg"]} for each in error.errors]
    return problem(422, "The request does not say what it has to.", errors=errors)


def of_authentication(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    answer = problem(401, "This needs a token or a login.", hint="Send 'Authorization: Bearer …' with a token from Settings.")
    answer["WWW-Authenticate"] = "Bearer"
    return answer


def of_http(request: HttpRequest, error: HttpError) -> HttpResponse:
    return problem(error.status_code, str(error), hint=SAID.get(error.status_code, UNSAID)[1])


def of_absence(request: HttpRequest, error: Http404) -> HttpResponse:
    return problem(404, SAID[404][0], hint=SAID[404][1])


def of_size(request: HttpRequest, error: RequestDataTooBig) -> HttpResponse:
    return problem(413, SAID[413][0], hint=SAID[413][1])


def of_lost_body(request: HttpRequest, error: UnreadablePostError) -> HttpResponse:
    return problem(400, "The connection was lost before all of the body was here.", hint="Send it again.")


HANDLERS: dict[type[Exception], Callable[[HttpRequest, Any], HttpResponse]] = {
    NofaultError: of_error,
    ValidationError: of_validation,
    AuthenticationError: of_authentication,
    HttpError: of_http,
    Http404: of_absence,
    RequestDataTooBig: of_size,
    UnreadablePostError: of_lost_body,
}


def install(api: NinjaAPI) -> None:
    for kind, handler in HANDLERS.items():
        api.add_exception_handler(kind, handler)
