"""Proposed events: keep, drop, edit, add, look at the raw lines, and put what was kept into the document."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from nofault.postmortem.terms import EntryKind
from nofault.web.access import Actor, Verb, may
from nofault.web.errors import InvalidError, NotFoundError
from nofault.web.forms.errors import FieldError
from nofault.web.forms.instants import read_instant, write_instant
from nofault.web.frame import toast
from nofault.web.models.evidence import Candidate
from nofault.web.models.incident import Incident
from nofault.web.pages.evidence import address_of, moment_for_event, moment_of, seen_incident, whole_page
from nofault.web.queries.evidence import MOST_AROUND, Event, beside_count, counts_of, event_of, events_beside, raw_lines
from nofault.web.services import markers, proposals, purging
from nofault.web.services.audit import record_event
from nofault.web.services.imports import import_of

AROUND = 6
BESIDE_SHOWN = 100
KINDS = [kind.value for kind in EntryKind if kind is not EntryKind.QUIET]


def _candidate(incident: Incident, number: int) -> Candidate:
    candidate = Candidate.objects.select_related("evidence_import").filter(pk=number, evidence_import__incident=incident).first()
    if candidate is None:
        raise NotFoundError(_("This event is not proposed any more."), _("The evidence was read anew; load the page again."))
    return candidate


def _event(incident: Incident, number: int) -> Event:
    return event_of(_candidate(incident, number), address_of(incident))


def _row(request: HttpRequest, incident: Incident, event: Event, status: int = 200, **more: Any) -> HttpResponse:
    """The row of an event, and the counts below the list beside it."""
    counts = counts_of(import_of(incident))
    context = {"address": address_of(incident), "event": event, "may_write": True, "counts": counts, "kinds": KINDS, "beside": True, **more}
    return render(request, "evidence/answer.html", context, status=status)


@login_required
@require_http_methods(["GET", "POST"])
def decide(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    actor, incident = seen_incident(request, reference)
    if request.method == "GET":
        # The row as it is: what Leave goes back to.
        return _row(request, incident, _event(incident, number))
    asked = False
    try:
        candidate = proposals.decide(actor, incident, number, request.POST.get("decision", ""), sure="sure" in request.POST)
    except proposals.UnsureError:
        asked, candidate = True, _candidate(incident, number)
    if getattr(request, "htmx", False):
        return _row(request, incident, event_of(candidate, address_of(incident)), asked=asked)
    if asked:
        return whole_page(request, actor, incident, asked_about=number)
    return redirect(address_of(incident, f"#event-{number}"))


@login_required
@require_GET
def beside(request: HttpRequest, reference: str) -> HttpResponse:
    """What was found besides the proposed events, with why it ranks lower; each can be taken up."""
    actor, incident = seen_incident(request, reference)
    asked = request.GET.get("from", "")
    first = int(asked) if asked.isdecimal() and len(asked) < 6 else 0
    row = import_of(incident)
    context = {
        "incident": incident,
        "address": address_of(incident),
        "events": events_beside(row, address_of(incident), first, BESIDE_SHOWN),
        "total": beside_count(row),
        "before": max(first - BESIDE_SHOWN, 0) if first else None,
        "next": first + BESIDE_SHOWN,
        "may_write": may(actor, Verb.WRITE, incident),
    }
    return render(request, "evidence/beside.html", context)


@login_required
@require_POST
def decide_rest(request: HttpRequest, reference: str) -> HttpResponse:
    actor, incident = seen_incident(request, reference)
    proposals.decide_rest(actor, incident, request.POST.get("decision", ""))
    return redirect(address_of(incident))


@login_required
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    actor, incident = seen_incident(request, reference)
    event = _event(incident, number)
    form = _typed(request, event)
    if request.method == "POST":
        wrong = _save(actor, incident, form, number)
        if not wrong:
            if getattr(request, "htmx", False):
                return _row(request, incident, _event(incident, number))
            return redirect(address_of(incident, f"#event-{number}"))
        form["wrong"] = wrong
    status = 422 if form.get("wrong") else 200
    if getattr(request, "htmx", False):
        return _row(request, incident, event, status, form=form)
    return whole_page(request, actor, incident, status, editing=number, form=form)


def _typed(request: HttpRequest, event: Event | None) -> dict[str, Any]:
    sent = request.POST if request.method == "POST" else None
    if sent is not None:
        return {name: sent.get(name, "") for name in ("at", "kind", "text")}
    return {"at": write_instant(event.at), "kind": event.kind, "text": event.text} if event else {"at": "", "kind": "", "text": ""}


def _save(actor: Actor, incident: Incident, form: dict[str, Any], number: int | None) -> dict[str, FieldError]:
    """Save what was typed, over an event or as a new one. What is wrong, by field."""
    try:
        at = read_instant(form["at"], moment_for_event(actor, incident) if number is None else moment_of(actor, incident))
    except FieldError as error:
        return {"at": error}
    try:
        if number is None:
            proposals.add_candidate(actor, incident, at=at, kind=form["kind"], text=form["text"])
        else:
            proposals.edit_candidate(actor, incident, number, at=at, kind=form["kind"], text=form["text"])
    except InvalidError as error:
        if not error.fields:
            raise
        return {name: FieldError(text) for name, text in error.fields.items()}
    return {}


@login_required
@require_POST
def add_event(request: HttpRequest, reference: str) -> HttpResponse:
    actor, incident = seen_incident(request, reference)
    form = _typed(request, None)
    wrong = _save(actor, incident, form, None)
    if wrong:
        return whole_page(request, actor, incident, 422, new_form=form | {"wrong": wrong})
    return redirect(address_of(incident, "#add-event"))


@login_required
@require_GET
def lines(request: HttpRequest, reference: str, number: int, line: int) -> HttpResponse:
    """Raw lines around a line of evidence. Who looked at what is an audit event."""
    actor, incident = seen_incident(request, reference)
    candidate = _candidate(incident, number)
    event = event_of(candidate, address_of(incident))
    if line >= len(event.evidence):
        raise NotFoundError(_("This line is not proposed any more."), _("The evidence was read anew; load the page again."))
    pointer = event.evidence[line]
    asked = request.GET.get("around", "")
    around = min(int(asked), MOST_AROUND) if asked.isdecimal() else AROUND
    shown = raw_lines(candidate.evidence_import, pointer, around)
    record_event(actor, "read evidence", incident.reference, f"{pointer.path} line {pointer.line}, {around} around")
    context = {
        "address": address_of(incident),
        "incident": incident,
        "event": event,
        "line": line,
        "pointer": pointer,
        "shown": shown,
        "more": around * 3 if around < MOST_AROUND else 0,
        "may_write": may(actor, Verb.WRITE, incident),
    }
    part = "evidence/lines.html" if getattr(request, "htmx", False) else "evidence/lines_page.html"
    return render(request, part, context)


@login_required
@require_POST
def purge_line(request: HttpRequest, reference: str, number: int, line: int) -> HttpResponse:
    actor, incident = seen_incident(request, reference)
    purging.purge_line(actor, incident, number, line, request.POST.get("reason", ""), at=timezone.now())
    toast(request, _("The line was purged. Its hash and the reason stay."))
    return redirect(address_of(incident, f"#event-{number}"))


@login_required
@require_POST
def add_kept(request: HttpRequest, reference: str) -> HttpResponse:
    actor, incident = seen_incident(request, reference)
    added = len(proposals.add_kept(actor, incident))
    toast(request, ngettext("%(n)d event is in the document now.", "%(n)d events are in the document now.", added) % {"n": added})
    return redirect(address_of(incident))


@login_required
@require_POST
def fill_markers(request: HttpRequest, reference: str) -> HttpResponse:
    actor, incident = seen_incident(request, reference)
    filled = len(markers.fill_markers(actor, incident, set(request.POST.getlist("marker"))))
    toast(request, ngettext("%(n)d instant was filled in.", "%(n)d instants were filled in.", filled) % {"n": filled})
    return redirect(address_of(incident))


_HERE = "incidents/<str:reference>/evidence/"
_EVENT = f"{_HERE}events/<int:number>/"
paths = [
    path(f"{_HERE}events/", add_event, name="incidents-evidence-event-add"),
    path(f"{_HERE}events/beside/", beside, name="incidents-evidence-beside"),
    path(f"{_HERE}events/rest/", decide_rest, name="incidents-evidence-rest"),
    path(_EVENT, decide, name="incidents-evidence-event"),
    path(f"{_EVENT}edit/", edit, name="incidents-evidence-event-edit"),
    path(f"{_EVENT}lines/<int:line>/", lines, name="incidents-evidence-lines"),
    path(f"{_EVENT}lines/<int:line>/purge/", purge_line, name="incidents-evidence-purge-line"),
    path(f"{_HERE}add/", add_kept, name="incidents-evidence-add"),
    path(f"{_HERE}markers/", fill_markers, name="incidents-evidence-markers"),
]
