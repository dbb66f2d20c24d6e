"""The list of incidents, and the form for a new one."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods
from msgspec import UNSET

from nofault.postmortem.model import Incident as Facts
from nofault.postmortem.model import Markers
from nofault.postmortem.terms import DocumentState, Severity, Variant
from nofault.web.access import Verb, actor_of, require_organisation
from nofault.web.errors import InvalidError
from nofault.web.frame import today_of
from nofault.web.queries.filters import Filters
from nofault.web.queries.incidents import CHOICES, TEXTS, incidents_page, services_named, services_offered, teams_named, views_of
from nofault.web.rendering.listing import incident_rows
from nofault.web.services.incidents import create_incident

INCIDENTS = "/incidents/"
SORT_TITLES = (
    *(("", gettext_lazy("Newest")), ("oldest", gettext_lazy("Oldest"))),
    *(("severity", gettext_lazy("Severity")), ("title", gettext_lazy("Title"))),
)
VARIANTS = (
    (Variant.FULL, gettext_lazy("Incident")),
    (Variant.NEAR_MISS, gettext_lazy("Near miss")),
    (Variant.PRE_MORTEM, gettext_lazy("Pre-mortem")),
    (Variant.SECURITY, gettext_lazy("Security incident")),
    (Variant.CHAOS, gettext_lazy("Chaos experiment")),
)


def incident_filters(given: QueryDict) -> Filters:
    return Filters(given, INCIDENTS, choices=CHOICES, texts=TEXTS)


@login_required
@require_GET
def incidents_list(request: HttpRequest) -> HttpResponse:
    return show_incidents(request, incident_filters(request.GET))


def show_incidents(request: HttpRequest, filters: Filters, more: dict[str, Any] | None = None, status: int = 200) -> HttpResponse:
    """The list as these filters ask for it."""
    actor, now = actor_of(request), timezone.now()
    page = incidents_page(actor, filters, now=now, today=today_of(request, now))
    views, here = views_of(actor), filters.address(after="")
    context = {
        "views": views,
        "here": here,
        "is_saved": any(view.address == here for view in views),
        "rows": page.rows,
        "body": incident_rows(page.rows, now),
        "next": filters.address(after=page.next) if page.next else "",
        "filters": filters,
        "narrowed": filters.any_of("severity", "state", "late", "q", "service", "team"),
        "sorts": {name or "newest": filters.address(sort=name, after="") for name, _title in SORT_TITLES},
        "sort_links": [(name, title, filters.address(sort=name, after="")) for name, title in SORT_TITLES],
        "severities": list(Severity),
        "states": list(DocumentState),
        "services": services_named(),
        "teams": teams_named(),
        "compact": request.COOKIES.get("density") == "compact",
    }
    return render(request, "incidents/list.html", context | (more or {}), status=status)


class NewIncidentForm(forms.Form):
    """What the first minute of a document asks for; all but the title can be said later."""

    title = forms.CharField(max_length=300, error_messages={"required": gettext_lazy("Say what users saw, in one line.")})
    variant = forms.ChoiceField(choices=VARIANTS, initial=Variant.FULL)
    severity = forms.ChoiceField(choices=[("", gettext_lazy("Not known yet")), *((severity, severity) for severity in Severity)], required=False)
    service = forms.CharField(max_length=120, required=False)
    began = forms.CharField(max_length=40, required=False)
    zone = forms.CharField(max_length=64, required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("began"):
            try:
                given["began_at"] = instant_of(given["began"], given.get("zone", ""))
            except InvalidError as error:
                for name, message in error.fields.items():
                    self.add_error(name, message)
        return given

    def facts(self) -> Facts:
        given = self.cleaned_data
        severity = Severity(given["severity"]) if given["severity"] else UNSET
        near_miss = given["variant"] == Variant.NEAR_MISS
        return Facts(
            title=given["title"],
            service=given["service"],
            severity=UNSET if near_miss else severity,
            would_have_been=severity if near_miss else UNSET,
            near_miss=True if near_miss else UNSET,
            markers=Markers(onset_at=given.get("began_at", UNSET)),
        )


def instant_of(text: str, zone: str) -> datetime:
    """The UTC instant of a typed time. One without a zone, of itself or beside it, is asked about."""
    typed = text.strip().upper()
    try:
        at = datetime.fromisoformat(typed.removesuffix("UTC").rstrip() + "+00:00" if typed.endswith("UTC") else typed)
    except ValueError:
        raise _wrong("began", _("Write it as 2026-01-14 14:32.")) from None
    if at.tzinfo is None:
        at = at.replace(tzinfo=_zone(zone))
    there = at.astimezone(UTC)
    if there.astimezone(at.tzinfo).replace(tzinfo=None) != at.replace(tzinfo=None):
        raise _wrong("began", _("The clocks were put forward over this time, so it did not occur. Check it, or write it in UTC."))
    return there


def _zone(name: str) -> ZoneInfo:
    if not name:
        raise _wrong("zone", _("Say which clock showed this time, such as UTC or Europe/Lisbon."))
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise _wrong("zone", _("There is no zone of this name. Write UTC or a name such as Europe/Lisbon.")) from None


def _wrong(field: str, message: str) -> InvalidError:
    return InvalidError(message, fields={field: message})


@login_required
@require_http_methods(["GET", "POST"])
def new_incident(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    require_organisation(actor, Verb.CREATE)
    zone = actor.user.zone if actor.user else "UTC"
    form = NewIncidentForm(request.POST or None, initial={"zone": zone, "variant": request.GET.get("variant", Variant.FULL)})
    if request.method == "POST" and form.is_valid():
        incident = create_incident(actor, form.facts(), variant=Variant(form.cleaned_data["variant"]))
        return redirect(f"/incidents/{incident.reference}/")
    context = {"form": form, "services": services_offered(), "zones": sorted({zone, "UTC"}), "variants": VARIANTS}
    return render(request, "incidents/new.html", context, status=422 if form.is_bound else 200)


paths = [
    path("incidents/", incidents_list, name="incidents-list"),
    path("incidents/new/", new_incident, name="incidents-new"),
]
