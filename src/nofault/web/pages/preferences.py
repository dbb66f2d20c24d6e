"""What a person sets for themselves: name, zone, theme, how dense tables are, and which keys there are."""

from __future__ import annotations

from functools import cache
from zoneinfo import available_timezones

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from nofault.web.access import actor_of
from nofault.web.errors import InvalidError
from nofault.web.frame import next_address, toast
from nofault.web.services.preferences import set_preferences

YEAR_S = 365 * 24 * 3600
THEMES = (("auto", gettext_lazy("As the system")), ("light", gettext_lazy("Light")), ("dark", gettext_lazy("Dark")))


@login_required
@require_http_methods(["GET", "POST"])
def preferences(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    user = actor.user
    given = {"name": user.name, "zone": user.zone, "theme": user.theme} if user else {}
    errors: dict[str, str] = {}
    if request.method == "POST":
        given = {field: request.POST.get(field, "").strip() for field in ("name", "zone", "theme")}
        try:
            set_preferences(actor, **given)
        except InvalidError as error:
            errors = error.fields
        else:
            toast(request, _("Your preferences are kept."))
            return redirect("preferences-page")
    context = {"given": given, "errors": errors, "zones": _zones(), "themes": THEMES}
    return render(request, "preferences/page.html", context, status=422 if errors else 200)


@cache
def _zones() -> list[str]:
    return sorted(zone for zone in available_timezones() if "/" in zone and not zone.startswith(("Etc/", "SystemV/")))


@login_required
@require_POST
def density(request: HttpRequest) -> HttpResponse:
    answer = redirect(next_address(request, "/incidents/"))
    wanted = "compact" if request.POST.get("density") == "compact" else "comfortable"
    answer.set_cookie("density", wanted, max_age=YEAR_S, samesite="Lax", secure=request.is_secure(), httponly=True)
    return answer


@login_required
@require_GET
def keyboard(request: HttpRequest) -> HttpResponse:
    fragment = request.headers.get("HX-Request") == "true"
    return render(request, "preferences/keys.html" if fragment else "preferences/keyboard.html", {"fragment": fragment})


paths = [
    path("preferences/", preferences, name="preferences-page"),
    path("preferences/density/", density, name="preferences-density"),
    path("keyboard/", keyboard, name="preferences-keyboard"),
]
