"""Taking a document out as a file."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_GET

from nofault.web.access import actor_of
from nofault.web.pages.postmortem import incident_seen
from nofault.web.rest.files import exported
from nofault.web.services.exports import export_document


@login_required
@require_GET
def export_file(request: HttpRequest, reference: str) -> HttpResponse:
    return exported(export_document(actor_of(request), incident_seen(request, reference), request.GET.get("format", "md")))


paths = [path("incidents/<str:reference>/export/", export_file, name="incidents-export")]
