"""The raw lines behind what a document says: for those who may read them, each look on record."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from nofault.postmortem.model import Evidence
from nofault.postmortem.parts import PARTS
from nofault.web.access import Verb, actor_of
from nofault.web.errors import NotFoundError
from nofault.web.pages.postmortem import incident_seen, is_fragment, page_address
from nofault.web.queries.evidence import raw_lines
from nofault.web.services.audit import record_event
from nofault.web.services.imports import import_of
from nofault.web.services.parts import part_of

AROUND, MOST_AROUND = 3, 60


@login_required
@require_GET
def raw_evidence(request: HttpRequest, reference: str, key: str, number: int) -> HttpResponse:
    """A line of evidence of a part as it stands in the kept file, with lines around it."""
    incident = incident_seen(request, reference, Verb.READ_EVIDENCE)
    part = part_of(incident, key)
    evidence: list[Evidence] = getattr(PARTS[part.kind].decode(part.data), "evidence", [])
    row = import_of(incident)
    if number >= len(evidence) or row is None or evidence[number].purged_reason:
        raise NotFoundError(_("This line is not among the kept evidence."), _("It was written by hand, brought with a document, or purged."))
    line = evidence[number]
    asked = request.GET.get("around", "")
    around = min(int(asked), MOST_AROUND) if asked.isdecimal() else AROUND
    shown = raw_lines(row, line, around)
    record_event(actor_of(request), "read evidence", incident.reference, f"{line.path} line {line.line}, {around} around")
    context: dict[str, Any] = {"incident": incident, "address": page_address(incident), "key": key, "number": number, "line": line, "shown": shown}
    context["more"] = around * 4 if around < MOST_AROUND else 0
    return render(request, "postmortem/raw_lines.html" if is_fragment(request) else "postmortem/raw_page.html", context)


paths = [path("incidents/<str:reference>/parts/<str:key>/evidence/<int:number>/", raw_evidence, name="incidents-part-evidence")]
