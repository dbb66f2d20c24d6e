"""Evidence import: files are brought, read in the background, and said of each what it is and whose clock it shows."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from urllib.parse import unquote

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse, UnreadablePostError
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from nofault.errors import NofaultError
from nofault.postmortem.terms import EntryKind
from nofault.web.access import Actor, Verb, actor_of, may, not_found, require, visible_incidents
from nofault.web.admission import admits_files
from nofault.web.errors import InvalidError
from nofault.web.forms.errors import FieldError
from nofault.web.forms.instants import Moment, read_instant, write_instant
from nofault.web.forms.labels import LABELS
from nofault.web.frame import toast
from nofault.web.models.evidence import EvidenceImport, ImportState, Standing
from nofault.web.models.incident import Incident, Visibility
from nofault.web.queries.drawings import drawn_of_import
from nofault.web.queries.evidence import Event, beside_count, counts_of, events_of, reading_stamp, skewed, sources_of
from nofault.web.rendering.drawing import drawing_html
from nofault.web.rest.files import body_of
from nofault.web.services import evidence, markers, purging
from nofault.web.services.audit import record_event
from nofault.web.services.imports import import_of

USUAL_ZONES = (
    *("UTC", "Europe/London", "Europe/Berlin", "Europe/Lisbon", "Europe/Helsinki", "Asia/Kolkata", "Asia/Singapore", "Asia/Tokyo"),
    *("Australia/Sydney", "America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles", "America/Sao_Paulo"),
)


def seen_incident(request: HttpRequest, reference: str, verb: Verb = Verb.READ_EVIDENCE) -> tuple[Actor, Incident]:
    """The incident of an address, for somebody who may read its evidence."""
    actor = actor_of(request)
    incident = visible_incidents(actor).select_related("team").filter(reference=reference).first()
    if incident is None:
        raise not_found(reference)
    require(actor, verb, incident)
    return actor, incident


def address_of(incident: Incident, rest: str = "") -> str:
    return f"/incidents/{incident.reference}/evidence/{rest}"


def _may_bring(request: HttpRequest, reference: str) -> None:
    seen_incident(request, reference)
    seen_incident(request, reference, Verb.WRITE)


@admits_files(_may_bring)
@login_required
@require_http_methods(["GET", "POST"])
def evidence_page(request: HttpRequest, reference: str) -> HttpResponse:
    actor, incident = seen_incident(request, reference)
    if request.method == "POST":
        return _take_form(request, actor, incident)
    if incident.visibility == Visibility.RESTRICTED:
        record_event(actor, "read", incident.reference, "evidence")
    return whole_page(request, actor, incident)


def whole_page(request: HttpRequest, actor: Actor, incident: Incident, status: int = 200, **more: Any) -> HttpResponse:
    """The page, with what a form was refused for where it was."""
    context = {"editing": 0, **_context(actor, incident), **more}
    return render(request, "evidence/page.html", context, status=status)


def _context(actor: Actor, incident: Incident) -> dict[str, Any]:
    row = import_of(incident)
    events, sources = events_of(row, address_of(incident)), sources_of(row)
    zones = [actor.user.zone if actor.user else "UTC", incident.team.zone if incident.team else "UTC", *USUAL_ZONES]
    window = {name: datetime.fromisoformat(text) for name, text in (row.options.get("window", {}) if row else {}).items() if text}
    return {
        "incident": incident,
        "address": address_of(incident),
        "may_write": may(actor, Verb.WRITE, incident),
        "import": row,
        "sources": sources,
        "skewed": skewed(sources),
        "corrects_skew": row is not None and row.options.get("correct_skew", False),
        "days": days_of(events),
        "total": len(events),
        "counts": counts_of(row),
        "beside_total": beside_count(row),
        "drawing": drawing_html(drawn_of_import(row, events), takes_window=may(actor, Verb.WRITE, incident)),
        "window": {name: write_instant(at) for name, at in window.items()},
        "offers": [(offer, LABELS[offer.name]) for offer in markers.markers_offered(incident)] if any(one.in_document for one in events) else [],
        "zones": list(dict.fromkeys(zones)),
        "kinds": [kind.value for kind in EntryKind if kind is not EntryKind.QUIET],
        "limit_mb": settings.UPLOAD_LIMIT_BYTES // 1_000_000,
        "limit_bytes": settings.UPLOAD_LIMIT_BYTES,
        **progress_of(row),
    }


def days_of(events: list[Event]) -> list[tuple[datetime, list[Event]]]:
    days: dict[Any, list[Event]] = {}
    for event in events:
        days.setdefault(event.at.date(), []).append(event)
    return [(found[0].at, found) for found in days.values()]


def progress_of(row: EvidenceImport | None) -> dict[str, Any]:
    return {
        "reading": row is not None and row.state in {ImportState.QUEUED, ImportState.RUNNING},
        "failed": row is not None and row.state == ImportState.FAILED,
        "stamp": reading_stamp(row),
    }


def _take_form(request: HttpRequest, actor: Actor, incident: Incident) -> HttpResponse:
    """What a form without scripts sends: all files in one request."""
    require(actor, Verb.WRITE, incident)
    files = request.FILES.getlist("files")
    if not files:
        raise InvalidError(_("No file was chosen."), _("Choose one or more files, then send them."))
    for file in files:
        evidence.receive_file(actor, incident, file.name or "", file.chunks())
    toast(request, ngettext("%(n)d file was brought.", "%(n)d files were brought.", len(files)) % {"n": len(files)})
    return redirect(address_of(incident))


@require_http_methods(["PUT"])
def take_file(request: HttpRequest, reference: str) -> JsonResponse:
    """One file as the body of a request, read as it arrives after it is known who sends it."""
    try:
        actor, incident = seen_incident(request, reference, Verb.WRITE)
        chunks = body_of(request)
        name = unquote(request.headers.get("X-File-Path", ""))
        file = evidence.receive_file(actor, incident, name, chunks, modified_at=_modified_at(request))
    except UnreadablePostError:
        return JsonResponse({"message": _("The connection was lost."), "hint": _("Send the file again.")}, status=400)
    except NofaultError as error:
        return JsonResponse({"message": error.message, "hint": error.hint}, status=getattr(error, "status", 422))
    return JsonResponse({"path": file.path, "size_bytes": file.size_bytes, "sha256": file.sha256}, status=201)


def _modified_at(request: HttpRequest) -> datetime | None:
    text = request.headers.get("X-File-Modified-Ms", "")
    return datetime.fromtimestamp(int(text) / 1000, UTC) if text.isdigit() and len(text) < 15 else None


@login_required
@require_GET
def progress(request: HttpRequest, reference: str) -> HttpResponse:
    """How far the reading is; says to the page when there is something new to show."""
    actor, incident = seen_incident(request, reference)
    row = import_of(incident)
    context = {"address": address_of(incident), "import": row, "may_write": may(actor, Verb.WRITE, incident), **progress_of(row)}
    response = render(request, "evidence/progress.html", context)
    if request.GET.get("seen", "") != context["stamp"]:
        response["HX-Trigger"] = "evidence-changed"
    return response


@login_required
@require_GET
def panels(request: HttpRequest, reference: str) -> HttpResponse:
    actor, incident = seen_incident(request, reference)
    return render(request, "evidence/panels.html", {"editing": 0, **_context(actor, incident)})


@login_required
@require_POST
def set_zone(request: HttpRequest, reference: str) -> HttpResponse:
    actor, incident = seen_incident(request, reference)
    zone, named = request.POST.get("zone", "").strip(), request.POST.get("path", "")
    row = import_of(incident)
    assumed = {one.path for one in sources_of(row) if one.facts.get("zone_from") == "assumed"}
    paths = assumed | {named} if request.POST.get("reach") == "assumed" else {named}
    try:
        evidence.set_zones(actor, incident, dict.fromkeys(paths, zone))
    except InvalidError as error:
        return whole_page(request, actor, incident, 422, zone_error={"path": named, "typed": zone, "text": error.hint})
    toast(request, _("The zone was set; everything in it is read anew."))
    return redirect(address_of(incident))


@login_required
@require_POST
def set_skew(request: HttpRequest, reference: str) -> HttpResponse:
    """Take the estimated skew between hosts out of the times, or show them as they were written."""
    actor, incident = seen_incident(request, reference)
    evidence.set_skew(actor, incident, request.POST.get("correct") == "yes")
    toast(request, _("Everything is read anew with these clocks."))
    return redirect(address_of(incident))


@login_required
@require_POST
def set_window(request: HttpRequest, reference: str) -> HttpResponse:
    actor, incident = seen_incident(request, reference)
    moment = moment_of(actor, incident)
    typed = {name: request.POST.get(name, "").strip() for name in ("since", "until")}
    read: dict[str, datetime | None] = {"since": None, "until": None}
    wrong: dict[str, Any] = {}
    for name, text in typed.items():
        try:
            read[name] = read_instant(text, moment) if text else None
        except FieldError as error:
            wrong[name] = error
    try:
        if not wrong:
            evidence.set_window(actor, incident, read["since"], read["until"])
    except InvalidError as error:
        wrong = {name: FieldError(text) for name, text in error.fields.items()}
    if wrong:
        return whole_page(request, actor, incident, 422, window=typed, window_wrong=wrong)
    return redirect(address_of(incident))


def moment_of(actor: Actor, incident: Incident, previous_at: datetime | None = None) -> Moment:
    """What a typed time may lean on: the incident's day, the event above, the typist's zone for offers."""
    return Moment(day=incident.occurred_at.date(), previous_at=previous_at, zone=actor.user.zone if actor.user else "UTC")


def moment_for_event(actor: Actor, incident: Incident) -> Moment:
    """For an event that is added: `+5m` counts from the last one that is proposed."""
    row = import_of(incident)
    last = row.candidates.exclude(standing=Standing.BESIDE).order_by("-at").values_list("at", flat=True).first() if row else None
    return moment_of(actor, incident, last)


@login_required
@require_POST
def read_again(request: HttpRequest, reference: str) -> HttpResponse:
    actor, incident = seen_incident(request, reference)
    evidence.read_again(actor, incident)
    return redirect(address_of(incident))


@login_required
@require_POST
def purge_file(request: HttpRequest, reference: str, file: int) -> HttpResponse:
    actor, incident = seen_incident(request, reference)
    purging.purge_file(actor, incident, file, request.POST.get("reason", ""), at=timezone.now())
    toast(request, _("The file was purged. Its name, its hash and the reason stay."))
    return redirect(address_of(incident))


_HERE = "incidents/<str:reference>/evidence/"
paths = [
    path(_HERE, evidence_page, name="incidents-evidence"),
    path(f"{_HERE}files/", take_file, name="incidents-evidence-file"),
    path(f"{_HERE}files/<int:file>/purge/", purge_file, name="incidents-evidence-purge-file"),
    path(f"{_HERE}progress/", progress, name="incidents-evidence-progress"),
    path(f"{_HERE}panels/", panels, name="incidents-evidence-panels"),
    path(f"{_HERE}zone/", set_zone, name="incidents-evidence-zone"),
    path(f"{_HERE}skew/", set_skew, name="incidents-evidence-skew"),
    path(f"{_HERE}window/", set_window, name="incidents-evidence-window"),
    path(f"{_HERE}again/", read_again, name="incidents-evidence-again"),
]
