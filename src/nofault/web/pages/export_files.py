"""Taking a document out together with its pictures and files."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest
from django.urls import path
from django.views.decorators.http import require_GET

from nofault.web.access import actor_of
from nofault.web.pages.postmortem import incident_seen
from nofault.web.services.export_files import export_with_files


@login_required
@require_GET
def export_archive(request: HttpRequest, reference: str) -> FileResponse:
    """One ZIP archive; brought again, it is the same document with the same files."""
    archive = export_with_files(actor_of(request), incident_seen(request, reference), request.GET.get("format", "md"))
    return FileResponse(archive.file, as_attachment=True, filename=archive.name, content_type="application/zip")


paths = [path("incidents/<str:reference>/export.zip", export_archive, name="incidents-export-files")]
