"""What a form asks while somebody types: what a time or a day is understood as, and which people there are. Nothing is saved."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils.html import format_html_join
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from nofault.web.access import Verb, actor_of, require_organisation
from nofault.web.errors import InvalidError
from nofault.web.forms.codec import read_date
from nofault.web.forms.errors import FieldError
from nofault.web.forms.instants import Moment, read_instant
from nofault.web.models.people import User
from nofault.web.pages.bringing_document import file_seen, moment_in
from nofault.web.pages.editing import moment_of
from nofault.web.pages.evidence import moment_for_event
from nofault.web.pages.incidents import instant_of
from nofault.web.pages.postmortem import incident_seen

LONGEST = 80  # characters of a typed time
MOST_PEOPLE = 1000


@login_required
@require_GET
def understood(request: HttpRequest, reference: str) -> HttpResponse:
    """The instant or day that a text means, in words; the question where it means several; nothing while it means none yet."""
    incident = incident_seen(request, reference, Verb.WRITE)
    kind = request.GET.get("kind", "")
    return _told(request, lambda: moment_of(request, incident, kind) if kind != "evidence" else moment_for_event(actor_of(request), incident))


@login_required
@require_GET
def understood_of_import(request: HttpRequest, number: int, file: int) -> HttpResponse:
    """The same for a document that is on its way in."""
    found = file_seen(request, number, file)
    return _told(request, lambda: moment_in(request, found))


def _told(request: HttpRequest, moment_here: Callable[[], Moment]) -> HttpResponse:
    text = request.GET.get("text", "")[:LONGEST]
    try:
        if request.GET.get("as") == "date":
            told = day_words(read_date(text))
        else:
            moment = moment_here()
            told = instant_words(read_instant(text, moment), moment.zone)
    except FieldError as error:
        told = error.message if error.offers else ""
    return HttpResponse(told, content_type="text/plain; charset=utf-8")


@login_required
@require_GET
def understood_of_new(request: HttpRequest) -> HttpResponse:
    """The same for an incident that is not made yet, whose time stands beside a zone."""
    actor = actor_of(request)
    require_organisation(actor, Verb.CREATE)
    text, zone = (request.GET.get(name, "")[:LONGEST] for name in ("text", "zone"))
    try:
        told = instant_words(instant_of(text, zone.strip()), actor.user.zone if actor.user else "UTC")
    except InvalidError:
        told = ""
    return HttpResponse(told, content_type="text/plain; charset=utf-8")


def instant_words(at: datetime, zone: str) -> str:
    """14 Jan 2026, 14:32:00 UTC, 15:32 in Berlin"""
    said = f"{at.day} {at:%b %Y}, {at:%H:%M:%S} UTC"
    if zone == "UTC":
        return said
    there = at.astimezone(ZoneInfo(zone))
    day = "" if there.date() == at.date() else f"{there.day} {there:%b}, "
    return said + _(", %(day)s%(time)s in %(place)s") % {"day": day, "time": f"{there:%H:%M}", "place": zone.split("/")[-1].replace("_", " ")}


def day_words(on: date) -> str:
    """Wednesday, 14 Jan 2026"""
    return f"{on:%A}, {on.day} {on:%b %Y}"


@login_required
@require_GET
def people(request: HttpRequest, reference: str) -> HttpResponse:
    """Who could own something, as choices of a list."""
    incident_seen(request, reference, Verb.WRITE)
    return _people()


@login_required
@require_GET
def people_of_import(request: HttpRequest, number: int, file: int) -> HttpResponse:
    file_seen(request, number, file)
    return _people()


def _people() -> HttpResponse:
    names = User.objects.filter(is_active=True).exclude(name="").order_by("name").values_list("name", flat=True).distinct()[:MOST_PEOPLE]
    return HttpResponse(format_html_join("", '<option value="{}">', ((name,) for name in names)))


paths = [
    path("incidents/new/understood/", understood_of_new, name="incidents-new-understood"),
    path("incidents/bring/<int:number>/<int:file>/understood/", understood_of_import, name="incidents-bring-understood"),
    path("incidents/bring/<int:number>/<int:file>/people/", people_of_import, name="incidents-bring-people"),
    path("incidents/<str:reference>/understood/", understood, name="incidents-understood"),
    path("incidents/<str:reference>/people/", people, name="incidents-people"),
]
