"""What a page says stays in nobody's cache."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest


class NoStoreMiddleware:
    """Every answer that is not a static file may be about a restricted document, so a browser keeps none after the reader has logged out."""

    def __init__(self, get_response: Callable[[HttpRequest], Any]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> Any:
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        return response
