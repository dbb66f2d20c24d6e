"""The drawing of a document's timeline: put into its page when it is unfolded, and a page of its own to look at and to print."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.http import require_GET

from nofault.web.access import actor_of
from nofault.web.pages.postmortem import incident_seen, is_fragment, page_address
from nofault.web.queries.drawings import curve_in, drawn_of_document
from nofault.web.rendering.drawing import drawing_html
from nofault.web.services.audit import record_reading
from nofault.web.services.documents import document_of


@login_required
@require_GET
def drawing(request: HttpRequest, reference: str) -> HttpResponse:
    incident = incident_seen(request, reference)
    record_reading(actor_of(request), incident)
    document = document_of(incident)
    # On a page of its own the entries stand on the page of the document.
    whole_page = not is_fragment(request)
    drawn = drawn_of_document(document, curve_in(incident, document.timeline))
    html = drawing_html(drawn, entries_at=page_address(incident) if whole_page else "")
    if whole_page:
        return render(request, "postmortem/drawing.html", {"incident": incident, "address": page_address(incident), "drawing": html})
    return HttpResponse(html)


paths = [path("incidents/<str:reference>/drawing/", drawing, name="incidents-drawing")]
