"""Whether the process lives, whether it can do its work, and figures for those who run it."""

from __future__ import annotations

from time import monotonic

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from nofault.web.queries.health import checks_now
from nofault.web.queries.health import metrics as current_metrics

# The address is open, so what it costs the database does not grow with how often it is asked.
FRESH_S = 5.0
_told: list[tuple[float, str]] = []


@require_GET
def healthz(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok\n", content_type="text/plain")


@never_cache
@require_GET
def readyz(request: HttpRequest) -> HttpResponse:
    checks = checks_now()
    return JsonResponse(checks, status=200 if set(checks.values()) == {"ok"} else 503)


@never_cache
@require_GET
def metrics(request: HttpRequest) -> HttpResponse:
    if not _told or monotonic() - _told[0][0] > FRESH_S:
        text = "".join(f"{line}\n" for metric in current_metrics() for line in metric.lines())
        _told[:] = [(monotonic(), text)]
    return HttpResponse(_told[0][1], content_type="text/plain; version=0.0.4; charset=utf-8")


paths = [
    path("healthz", healthz, name="health-live"),
    path("readyz", readyz, name="health-ready"),
    path("metrics", metrics, name="health-metrics"),
]
