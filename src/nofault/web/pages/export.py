"""Taking a document out: how it reads in each template, and each as a file."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from nofault.postmortem.reading import formats, write
from nofault.web.access import actor_of
from nofault.web.models.incident import Incident
from nofault.web.pages.postmortem import incident_seen, page_address
from nofault.web.rendering.markdown import document_html
from nofault.web.rest.files import exported
from nofault.web.services.audit import record_reading
from nofault.web.services.documents import document_of
from nofault.web.services.exports import MARKDOWN, export_document, masked, shape_asked_for

# What is handed over whole, whatever the template, with what it is for.
WHOLE = (
    ("pdf", _("PDF"), _("To send or to print. Tagged, with drawings; a sign that no font has is marked, and named here.")),
    ("html", _("One HTML page"), _("Opens anywhere and prints well. It holds no script and loads nothing.")),
    ("yaml", _("YAML"), _("The whole record, to read and to edit.")),
    ("json", _("JSON"), _("The whole record, for programs.")),
)


@login_required
@require_GET
def export(request: HttpRequest, reference: str) -> HttpResponse:
    """The document as a file where `?format=` names one; else the page that shows how it reads, and offers them all."""
    incident = incident_seen(request, reference)
    word = request.GET.get("format", "")
    if word:
        return exported(export_document(actor_of(request), incident, word))
    record_reading(actor_of(request), incident)
    context = {"incident": incident, "address": page_address(incident), "whole": WHOLE, **_looks(incident, request.GET.get("as", ""))}
    return render(request, "postmortem/export.html", context)


def _looks(incident: Incident, word: str) -> dict[str, Any]:
    """The templates to choose from, and the document as it reads in the chosen one; the document's own comes first."""
    own = shape_asked_for(incident, "md")
    named = {name: module for name, module in formats().items() if hasattr(module, "empty")}
    chosen = word if word in named else own
    text, is_markdown = write(masked(document_of(incident)), chosen), named[chosen].EXTENSION == MARKDOWN
    return {
        "shapes": [(name, named[name].TITLE) for name in sorted(named, key=lambda name: name != own)],
        "own": own,
        "chosen": chosen,
        "title": named[chosen].TITLE,
        "look": document_html(text) if is_markdown else "",
        "text": "" if is_markdown else text,
    }


paths = [path("incidents/<str:reference>/export/", export, name="incidents-export")]
