"""Small addresses for the tests of the lanes."""

from __future__ import annotations

import hashlib
import threading
from typing import Any

from django.db import connections
from django.http import HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse, UnreadablePostError
from django.urls import path

seen: dict[str, Any] = {}


def digest(request: HttpRequest) -> HttpResponse:
    """The hash of the body, read in pieces; what was read when it broke off is written down."""
    found, size = hashlib.sha256(), 0
    try:
        while piece := request.read(100_000):
            found.update(piece)
            size += len(piece)
            seen["read_bytes"] = size
    except UnreadablePostError as error:
        seen["broken"] = str(error)
        return HttpResponse(status=400)
    return JsonResponse({"sha256": found.hexdigest(), "size": size})


def whole(request: HttpRequest) -> HttpResponse:
    return HttpResponse(str(len(request.body)))


def refuse(request: HttpRequest) -> HttpResponse:
    return HttpResponse("no", status=403)


def stream(request: HttpRequest) -> StreamingHttpResponse:
    return StreamingHttpResponse(b"x" * 1000 for _ in range(50))


def where(request: HttpRequest) -> HttpResponse:
    """Writes down the thread and its connection."""
    seen.setdefault("where", []).append((threading.current_thread().name, connections["default"]))
    return HttpResponse()


urlpatterns = [path(view.__name__, view) for view in (digest, whole, refuse, stream, where)]
