"""Whether the process lives, whether it can do its work, and figures for those who run it."""

from __future__ import annotations

from time import monotonic

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from nofault.web.queries.health import checks_now
from nofault.web.queries.health import metrics as current_metrics

# Whoever asks, what it costs the database does not grow with how often it is asked.
FRESH_S = 5.0
LOOPBACK = frozenset({"127.0.0.1", "::1"})
FORWARDED = ("X-Forwarded-For", "X-Forwarded-Proto", "X-Real-IP", "Forwarded", "Via")
_told: list[tuple[float, str]] = []


@require_GET
def healthz(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok\n", content_type="text/plain")


@never_cache
@require_GET
def readyz(request: HttpRequest) -> HttpResponse:
    checks = checks_now()
    return JsonResponse(checks, status=200 if set(checks.values()) == {"ok"} else 503)


def _may_see_figures(request: HttpRequest) -> bool:
    """Who shows the token; without one set, who asks on this machine itself and not through a proxy on it."""
    if settings.METRICS_TOKEN:
        shown = request.headers.get("Authorization", "").removeprefix("Bearer ").strip()
        return constant_time_compare(shown, settings.METRICS_TOKEN)
    return request.META.get("REMOTE_ADDR") in LOOPBACK and not any(name in request.headers for name in FORWARDED)


@never_cache
@require_GET
def metrics(request: HttpRequest) -> HttpResponse:
    """Figures in the Prometheus text format, for whoever runs the installation."""
    if not _may_see_figures(request):
        said = "Figures are for those who run this installation: ask on the machine itself, or with NOFAULT_METRICS_TOKEN as a bearer token.\n"
        return HttpResponse(said, status=403, content_type="text/plain; charset=utf-8")
    if not _told or monotonic() - _told[0][0] > FRESH_S:
        text = "".join(f"{line}\n" for metric in current_metrics() for line in metric.lines())
        _told[:] = [(monotonic(), text)]
    return HttpResponse(_told[0][1], content_type="text/plain; version=0.0.4; charset=utf-8")


paths = [
    path("healthz", healthz, name="health-live"),
    path("readyz", readyz, name="health-ready"),
    path("metrics", metrics, name="health-metrics"),
]
