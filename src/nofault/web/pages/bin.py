"""What was taken away in the last thirty days, and the way back."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from nofault.web.access import Verb, actor_of, may, not_found, visible_incidents
from nofault.web.frame import next_address, toast
from nofault.web.queries.incidents import incidents_binned, parts_binned
from nofault.web.services.incidents import restore_incident
from nofault.web.services.parts import restore_part

BIN = "/incidents/bin/"


@login_required
@require_GET
def bin_page(request: HttpRequest) -> HttpResponse:
    actor, now = actor_of(request), timezone.now()
    documents = [(incident, may(actor, Verb.BIN, incident)) for incident in incidents_binned(actor, now=now)]
    may_write = actor.role != "reader"
    return render(request, "incidents/bin.html", {"documents": documents, "parts": parts_binned(actor, now=now), "may_write": may_write})


@login_required
@require_POST
def restore_document(request: HttpRequest, reference: str) -> HttpResponse:
    incident = restore_incident(actor_of(request), reference)
    toast(request, _("%(reference)s is back in the list.") % {"reference": incident.reference})
    return redirect(next_address(request, f"/incidents/{incident.reference}/"))


@login_required
@require_POST
def restore_piece(request: HttpRequest, reference: str, key: str) -> HttpResponse:
    actor = actor_of(request)
    incident = visible_incidents(actor).filter(reference=reference).first()
    if incident is None:
        raise not_found(reference)
    restore_part(actor, incident, key)
    toast(request, _("It is back in %(reference)s.") % {"reference": reference})
    return redirect(next_address(request, f"/incidents/{reference}/"))


paths = [
    path("incidents/bin/", bin_page, name="incidents-bin"),
    path("incidents/bin/<str:reference>/restore/", restore_document, name="incidents-restore"),
    path("incidents/bin/<str:reference>/<str:key>/restore/", restore_piece, name="incidents-restore-part"),
]
