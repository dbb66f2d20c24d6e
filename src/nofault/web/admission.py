"""Who may send files is asked before a byte of them is read.

The token of a form stands in its body, so checking it reads the whole body, and that happens before a page is asked whether it wants one.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from nofault.web.errors import WebError

Check = Callable[..., object]


class NoFilesError(WebError):
    status = 413


def admits_files(check: Check) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Mark a view that takes files. `check` gets the request and the address's arguments, and raises for somebody who may not send any."""

    def mark(view: Any) -> Any:
        view.check_before_files = check
        return view

    return mark


class AdmissionMiddleware:
    """Stands before the check of the form's token. A form with files is read only where its view admits them, from somebody whom it admits."""

    def __init__(self, get_response: Callable[[HttpRequest], Any]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> Any:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> HttpResponse | None:
        if request.content_type != "multipart/form-data" or request.method in {"GET", "HEAD"}:
            return None
        check: Check | None = getattr(view, "check_before_files", None)
        try:
            if check is None:
                _refuse_large(request)
            elif not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            else:
                check(request, **kwargs)
        except WebError as error:
            return render(request, "error.html", {"error": error, "status": error.status}, status=error.status)
        return None


def _refuse_large(request: HttpRequest) -> None:
    """Other forms may come in the same dress, but none of them is long."""
    length = request.headers.get("Content-Length", "")
    if not length.isdecimal() or int(length) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
        raise NoFilesError("This address takes no files.", "Bring evidence and attachments on the pages of their incident.")
