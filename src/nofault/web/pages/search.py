"""One field over everything that was learnt, and the palette behind Ctrl-K."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from nofault.web.access import Actor, actor_of
from nofault.web.frame import rail, today_of
from nofault.web.models.people import Role
from nofault.web.queries.search import Entry, documents_found, palette_entries
from nofault.web.services.search import MOST_IN_A_REQUEST, catch_up

LONGEST = 2_000


@login_required
@require_GET
def search_page(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    text = request.GET.get("q", "").strip()[:LONGEST]
    context: dict[str, Any] = {"q": text}
    if text:
        given = request.GET.get("from", "")
        start = int(given) if given.isascii() and given.isdigit() and len(given) < 7 else 0
        context["missing"] = catch_up(actor=actor, most=MOST_IN_A_REQUEST)
        context["page"] = documents_found(actor, text, offset=start, today=today_of(request, timezone.now()))
    return render(request, "search/page.html", context)


@login_required
@require_GET
def palette(request: HttpRequest) -> HttpResponse:
    """A fragment: what the dialog lists for the text typed so far."""
    actor = actor_of(request)
    text = request.GET.get("q", "").replace("\x00", "").strip()[:200]
    wanted = text.casefold()
    entries = [entry for entry in _places(actor) if wanted in str(entry.text).casefold()]
    return render(request, "search/palette.html", {"entries": entries + palette_entries(actor, text), "q": text})


def _places(actor: Actor) -> list[Entry]:
    kind = _("page")
    places = [Entry(room.label, room.address, kind) for room in rail()]
    if actor.role != Role.READER:
        places.append(Entry(_("New incident, near miss or pre-mortem"), "/incidents/new/", kind))
    return [*places, Entry(_("Bin"), "/incidents/bin/", kind), Entry(_("Preferences"), "/preferences/", kind), Entry(_("Keys"), "/keyboard/", kind)]


paths = [
    path("search/", search_page, name="knowledge-search"),
    path("palette/", palette, name="palette"),
]
