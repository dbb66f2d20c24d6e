"""The files of a document: brought, handed over, moved to the bin."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from nofault.web.access import Verb, actor_of, may, require
from nofault.web.admission import admits_files
from nofault.web.errors import InvalidError
from nofault.web.frame import toast
from nofault.web.models.incident import Incident
from nofault.web.pages.postmortem import incident_seen, is_fragment, page_address
from nofault.web.queries.attachments import attachments_of
from nofault.web.rest.files import handed_over
from nofault.web.services.attachments import SHOWN, attach_file, attached_file
from nofault.web.services.audit import record_reading
from nofault.web.services.receiving import TooLargeError


def _may_attach(request: HttpRequest, reference: str) -> None:
    incident_seen(request, reference, Verb.WRITE)


@admits_files(_may_attach)
@login_required
@require_http_methods(["GET", "POST"])
def attachments_page(request: HttpRequest, reference: str) -> HttpResponse:
    """Every file of a document with what it is, and the form that brings more."""
    incident = incident_seen(request, reference)
    if request.method == "GET":
        record_reading(actor_of(request), incident)
        return _shown(request, incident)
    require(actor_of(request), Verb.WRITE, incident)
    files = request.FILES.getlist("files")
    try:
        if not files:
            raise InvalidError(_("No file was chosen."), "", {"files": _("Choose one or more files.")})
        for file in files:
            attach_file(actor_of(request), incident, file.name or "", file.chunks(), description=request.POST.get("description", "").strip())
    except (InvalidError, TooLargeError) as error:
        message = error.fields.get("files", error.message) if isinstance(error, InvalidError) else f"{error.message} {error.hint}"
        return _shown(request, incident, status=error.status, wrong=message)
    toast(request, ngettext("%(n)d file was attached.", "%(n)d files were attached.", len(files)) % {"n": len(files)})
    return redirect(f"{page_address(incident)}attachments/")


def _shown(request: HttpRequest, incident: Incident, *, status: int = 200, **more: Any) -> HttpResponse:
    context = {
        "incident": incident,
        "address": page_address(incident),
        "may_write": may(actor_of(request), Verb.WRITE, incident),
        "attachments": attachments_of(incident),
        "limit_mb": settings.UPLOAD_LIMIT_BYTES // 1_000_000,
    }
    return render(request, "attachments/page.html", context | more, status=status)


@login_required
@require_GET
def attachment(request: HttpRequest, reference: str, key: str, name: str = "") -> FileResponse:
    """The bytes as found, to be saved; with `?show`, or by the name that a text links to, a picture is drawn, if its bytes are one."""
    incident = incident_seen(request, reference)
    value, stored, place = attached_file(actor_of(request), incident, key)
    record_reading(actor_of(request), incident)
    if ("show" in request.GET or name) and stored.media_type in SHOWN:
        return handed_over(place, value.name, stored.media_type, inline=True)
    return handed_over(place, value.name)


@login_required
@require_GET
def new_attachment(request: HttpRequest, reference: str) -> HttpResponse:
    """A file is not written into a form, so the way to add one leads to where it is brought."""
    address = f"{page_address(incident_seen(request, reference))}attachments/"
    # A fragment would be put into the document, so the whole page is asked to go there.
    return HttpResponse(status=204, headers={"HX-Redirect": address}) if is_fragment(request) else redirect(address)


# This room is looked into before the forms for parts, whose way to a new item would answer for attachments too.
paths = [
    path("incidents/<str:reference>/attachments/", attachments_page, name="incidents-attachments"),
    path("incidents/<str:reference>/attachments/<str:key>/", attachment, name="incidents-attachment"),
    path("incidents/<str:reference>/attachments/<str:key>/<str:name>", attachment, name="incidents-attachment-named"),
    path("incidents/<str:reference>/parts/new/attachments/", new_attachment, name="incidents-attachment-new"),
]
