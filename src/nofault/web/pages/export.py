"""Taking a document out: how it reads in each template, and each as a file."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from nofault.postmortem.reading import write
from nofault.web.access import Verb, actor_of, may
from nofault.web.frame import toast
from nofault.web.models.incident import Incident
from nofault.web.pages.postmortem import incident_seen, page_address
from nofault.web.queries.templates import shape_named, templates_offered
from nofault.web.rendering.markdown import template_look
from nofault.web.rest.files import exported
from nofault.web.services.audit import record_reading
from nofault.web.services.documents import document_of
from nofault.web.services.exports import export_document, masked, shape_asked_for
from nofault.web.services.templates import choose_template

# What is handed over whole, whatever the template, with what it is for.
WHOLE = (
    ("pdf", _("PDF"), _("To send or to print. Tagged, with drawings; a sign that no font has is marked, and named here.")),
    ("html", _("One HTML page"), _("Opens anywhere and prints well. It holds no script and loads nothing.")),
    ("yaml", _("YAML"), _("The whole record, to read and to edit.")),
    ("json", _("JSON"), _("The whole record, for programs.")),
)


@login_required
@require_http_methods(["GET", "POST"])
def export(request: HttpRequest, reference: str) -> HttpResponse:
    """The document as a file where `?format=` names one; else the page that shows how it reads, and offers them all. A POST chooses its template."""
    actor, incident = actor_of(request), incident_seen(request, reference)
    if request.method == "POST":
        choose_template(actor, incident, request.POST.get("template", ""))
        toast(request, _("The document is written in this template from now on. Nothing that it says has changed."))
        return redirect(f"{page_address(incident)}export/")
    word = request.GET.get("format", "")
    if word:
        return exported(export_document(actor, incident, word))
    record_reading(actor, incident)
    context = {"incident": incident, "address": page_address(incident), "whole": WHOLE, "may_write": may(actor, Verb.WRITE, incident)}
    return render(request, "postmortem/export.html", context | _looks(incident, request.GET.get("as", "")))


def _looks(incident: Incident, word: str) -> dict[str, Any]:
    """The templates to choose from, and the document as it reads in the chosen one. Its own comes first, also where it is offered no more."""
    own, shape = incident.template, shape_named(incident.template)
    named = {each.name: each.title for each in templates_offered(incident.team)}
    if shape is None or not hasattr(shape, "empty"):  # begun elsewhere, in a template that is not here
        own, shape = shape_asked_for(incident, "md")
    if own not in named:
        named[own] = shape.TITLE
    chosen = word if word in named else own
    shape = shape if chosen == own else shape_named(chosen)
    text = write(masked(document_of(incident)), shape)
    return {
        "shapes": sorted(named.items(), key=lambda one: one[0] != own),
        "own": own,
        "chosen": chosen,
        "title": named[chosen],
        **template_look(text, shape),
    }


paths = [path("incidents/<str:reference>/export/", export, name="incidents-export")]
