"""What needs the person who opens it."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_GET

from nofault.web.access import actor_of
from nofault.web.frame import today_of
from nofault.web.queries.home import has_anything, home_of
from nofault.web.rendering.home_rows import need_rows, week_rows


@login_required
@require_GET
def home(request: HttpRequest) -> HttpResponse:
    actor, now = actor_of(request), timezone.now()
    needs = home_of(actor, now=now, today=today_of(request, now))
    empty = needs.nothing and not has_anything(actor)
    if empty:
        return render(request, "home/empty.html")
    rows = {f"{kind}_rows": need_rows(getattr(needs, kind), kind) for kind in ("late", "soon", "word")}
    return render(request, "home/page.html", {"home": needs, "now": now, "week": week_rows(needs.week, now), **rows})


@login_required
@require_GET
def sample(request: HttpRequest) -> HttpResponse:
    return render(request, "home/sample.html")


paths = [path("", home, name="home-page"), path("sample/", sample, name="home-sample")]
