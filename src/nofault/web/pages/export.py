"""Taking a document out as a file."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_GET

from nofault.web.access import actor_of
from nofault.web.pages.postmortem import incident_seen
from nofault.web.services.exports import export_document


@login_required
@require_GET
def export_file(request: HttpRequest, reference: str) -> HttpResponse:
    export = export_document(actor_of(request), incident_seen(request, reference), request.GET.get("format", "md"))
    response = HttpResponse(export.text, content_type=f"{export.media_type}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{export.name}"'
    response["Cache-Control"] = "no-store"
    return response


paths = [path("incidents/<str:reference>/export/", export_file, name="incidents-export")]
