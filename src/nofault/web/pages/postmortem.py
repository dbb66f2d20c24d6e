"""The page of a document, and its sections as they are swapped in after a write."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_GET

from nofault.practice.policy import Policy
from nofault.web.access import Verb, actor_of, may, not_found, require, visible_incidents_prepared
from nofault.web.frame import today_of
from nofault.web.models.document_imports import ImportedFile
from nofault.web.models.incident import Incident
from nofault.web.prepared import Prepared, Slot
from nofault.web.queries.clocks import policy_in_force, standing_of
from nofault.web.queries.drawings import curve_in
from nofault.web.queries.phases import phases_shown
from nofault.web.queries.postmortem import PageShown, Reading, page_shown
from nofault.web.rendering.quick import QUICK, quick_html
from nofault.web.rendering.remarks import remarks_section
from nofault.web.rendering.sections import Frame, outline_html, section_html, unused_html
from nofault.web.rendering.standing import owed_html, owed_line_html
from nofault.web.services.audit import record_reading
from nofault.web.services.findings import WholeFinding, findings_about, not_dismissed
from nofault.web.services.parts import kind_of

# What a section says depends on another one: what answers a factor is written in the action items.
ALSO = {"action_items": ("factors",), "not_fixing": ("factors",)}


_BROUGHT = Prepared(lambda: ImportedFile.objects.filter(incident_id=Slot("incident")).order_by().values_list("pk")[:1])
_NAMED = Prepared(lambda: visible_incidents_prepared().select_related("service", "team").filter(reference=Slot("reference")))


def incident_seen(request: HttpRequest, reference: str, verb: Verb = Verb.READ) -> Incident:
    """The incident of that reference, if the actor may do `verb` with it."""
    actor = actor_of(request)
    incident: Incident | None = _NAMED.first(**actor.slots, reference=reference)
    if incident is None:
        raise not_found(reference)
    require(actor, verb, incident)
    return incident


def page_address(incident: Incident, key: str = "") -> str:
    return f"/incidents/{incident.reference}/{f'#part-{key}' if key else ''}"


def is_fragment(request: HttpRequest) -> bool:
    return request.headers.get("HX-Request") == "true"


def _reading(request: HttpRequest, incident: Incident) -> Reading:
    may_write = may(actor_of(request), Verb.WRITE, incident)
    return Reading(page_address(incident), today_of(request, timezone.now()), may_write, request.user.pk)


def _page(incident: Incident, reading: Reading, frame: Frame) -> PageShown:
    page = page_shown(incident, reading)
    for section in page.sections if reading.may_write else ():
        if section.name in QUICK:
            section.quick = quick_html(section.name, frame.address, frame.token)
    if page.remarks or frame.may_write:
        page.sections.append(remarks_section(page.remarks, frame))
    return page


def _about_whole(page: PageShown, policy: Policy) -> list[WholeFinding]:
    return not_dismissed(findings_about(page.document, page.texts, policy), page.dismissed)


def whole_answer(request: HttpRequest, incident: Incident) -> HttpResponse:
    """The questions about the document as a whole, as they are now."""
    reading = _reading(request, incident)
    whole = _about_whole(page_shown(incident, reading), policy_in_force().policy)
    return render(request, "postmortem/whole.html", {"whole": whole, "address": reading.address, "may_write": reading.may_write, "open": True})


def _phases(page: PageShown) -> str:
    """The phases bar over the error curve, and the place where the drawing of the entries unfolds: it costs nothing before."""
    phases = phases_shown(page.document, curve_in(page.incident, page.document.timeline))
    drawing = f"{page_address(page.incident)}drawing/" if sum(1 for entry in page.document.timeline if entry.at) > 1 else ""
    return render_to_string("postmortem/phases.html", {"phases": phases, "drawing": drawing}) if phases or drawing else ""


@login_required
@require_GET
def postmortem_page(request: HttpRequest, reference: str) -> HttpResponse:
    incident, now = incident_seen(request, reference), timezone.now()
    reading = _reading(request, incident)
    frame = Frame(reading.address, reading.may_write, get_token(request))
    page = _page(incident, reading, frame)
    record_reading(actor_of(request), incident)
    in_force = policy_in_force()
    standing = standing_of(page.document, in_force, incident.published_at, now=now)
    context: dict[str, Any] = {
        "incident": incident,
        "may_write": reading.may_write,
        "owed": owed_html(standing, now),
        "whole": _about_whole(page, in_force.policy),
        "owed_line": owed_line_html(standing, now),
        "may_bin": may(actor_of(request), Verb.BIN, incident),
        "is_brought": _BROUGHT.first(incident=incident.pk) is not None,
        "onset_at": page.document.incident.markers.onset_at or None,
        "address": reading.address,
        "outline": outline_html(page.sections),
        "sections": [section_html(section, frame, phases=_phases(page) if section.name == "timeline" else "") for section in page.sections],
        "unused": unused_html(page.unused, reading.address),
    }
    return render(request, "postmortem/page.html", context)


@login_required
@require_GET
def section(request: HttpRequest, reference: str, kind: str) -> HttpResponse:
    """A section as it is kept now, for an editor that is left."""
    return section_answer(request, incident_seen(request, reference), kind_of(kind).name)


def saved_answer(request: HttpRequest, incident: Incident, kind: str, *, focus: str = "") -> HttpResponse:
    """`section_answer` after something that was typed is kept. The page lets go of its draft when the answer says so, and by nothing else."""
    answer = section_answer(request, incident, kind, focus=focus)
    answer["X-Saved"] = "true"
    return answer


def section_answer(request: HttpRequest, incident: Incident, kind: str, *, focus: str = "") -> HttpResponse:
    """The section of a part as it is now, with what else of the page may say something new: its outline and the sections that depend on it."""
    if kind == "incident":
        # Title, severity, clock and phases stand all over the page.
        return HttpResponse(status=204, headers={"HX-Refresh": "true"})
    reading = _reading(request, incident)
    frame = Frame(reading.address, reading.may_write, get_token(request))
    page = _page(incident, reading, frame)
    sections = {section.name: section for section in [*page.sections, *page.unused]}
    shown = [section_html(sections[kind], frame, phases=_phases(page) if kind == "timeline" else "", focus=focus)]
    shown += [section_html(sections[name], frame, out_of_band=True) for name in ALSO.get(kind, ())]
    context = {"incident": incident, "sections": shown, "outline": outline_html(page.sections)}
    context |= {"whole": _about_whole(page, policy_in_force().policy), "address": reading.address, "may_write": reading.may_write}
    return render(request, "postmortem/answer.html", context)


paths = [
    path("incidents/<str:reference>/", postmortem_page, name="incidents-page"),
    path("incidents/<str:reference>/sections/<str:kind>/", section, name="incidents-section"),
]
