"""The page of a document, and the editing of its parts in place. Each address works as a page of its own and as a fragment."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from nofault.postmortem.parts import PARTS
from nofault.postmortem.states import StateError
from nofault.web.access import Verb, actor_of, may, not_found, require, visible_incidents
from nofault.web.errors import ConflictError, InvalidError
from nofault.web.forms import labels
from nofault.web.forms.instants import Moment
from nofault.web.forms.struct_form import PartForm
from nofault.web.frame import next_address, toast, today_of
from nofault.web.models.incident import Incident, Part
from nofault.web.queries.clocks import policy_in_force, standing_of
from nofault.web.queries.phases import phases_shown
from nofault.web.queries.postmortem import Reading, last_instant, page_shown, section_shown
from nofault.web.services import parts
from nofault.web.services.audit import record_reading
from nofault.web.services.parts import part_of


def incident_seen(request: HttpRequest, reference: str, verb: Verb = Verb.READ) -> Incident:
    """The incident of that reference, if the actor may do `verb` with it."""
    actor = actor_of(request)
    incident = visible_incidents(actor).select_related("service", "team").filter(reference=reference).first()
    if incident is None:
        raise not_found(reference)
    require(actor, verb, incident)
    return incident


def page_address(incident: Incident, key: str = "") -> str:
    return f"/incidents/{incident.reference}/{f'#part-{key}' if key else ''}"


@login_required
@require_GET
def postmortem_page(request: HttpRequest, reference: str) -> HttpResponse:
    incident, actor, now = incident_seen(request, reference), actor_of(request), timezone.now()
    may_write = may(actor, Verb.WRITE, incident)
    page = page_shown(incident, Reading(page_address(incident), today_of(request, now), may_write))
    record_reading(actor, incident)
    context: dict[str, Any] = {
        "page": page,
        "incident": incident,
        "document": page.document,
        "may_write": may_write,
        "may_evidence": may(actor, Verb.READ_EVIDENCE, incident),
        "standing": standing_of(page.document, policy_in_force(), incident.published_at, now=now),
        "now": now,
        "phases": phases_shown(page.document),
        "address": page_address(incident),
    }
    return render(request, "postmortem/page.html", context)


def section_answer(request: HttpRequest, incident: Incident, kind: str, **more: Any) -> HttpResponse:
    """The section of a part, as it is swapped in after a write."""
    reading = Reading(page_address(incident), today_of(request, timezone.now()), may(actor_of(request), Verb.WRITE, incident))
    section = section_shown(incident, kind, reading)
    context = {"section": section, "incident": incident, "may_write": reading.may_write, "address": reading.address, "oob": True, **more}
    return render(request, "postmortem/section.html", context)


def moment_of(request: HttpRequest, incident: Incident, kind: str) -> Moment:
    zone = getattr(request.user, "zone", "UTC")
    previous = last_instant(incident) if kind == "timeline" else None
    return Moment(incident.occurred_at.astimezone(UTC).date(), previous, zone)


def is_fragment(request: HttpRequest) -> bool:
    return request.headers.get("HX-Request") == "true"


def _form_page(request: HttpRequest, incident: Incident, form: PartForm, *, status: int = 200, **more: Any) -> HttpResponse:
    title, hint = labels.PARTS[form.kind.name]
    context = {"form": form, "incident": incident, "kind": form.kind, "title": title, "hint": hint, "address": page_address(incident), **more}
    if not is_fragment(request):
        return render(request, "postmortem/form_page.html", context, status=status)
    answer = render(request, "postmortem/form.html", context, status=status)
    if status >= 400:
        # A form that has to be corrected takes the place of the form, not of the section that a saved one brings up to date.
        answer["HX-Retarget"], answer["HX-Reswap"] = f'[id="{more["id"]}"]', "outerHTML"
    return answer


@login_required
@require_http_methods(["GET", "POST"])
def new_part(request: HttpRequest, reference: str, kind: str) -> HttpResponse:
    """An item at the end of a list (a timeline sorts it where it belongs)."""
    incident, known = incident_seen(request, reference, Verb.WRITE), parts.kind_of(kind)
    form = PartForm(known, None, request.POST or None, moment=moment_of(request, incident, kind))
    more: dict[str, Any] = {"here": f"{page_address(incident)}parts/new/{kind}/", "id": f"new-{kind}"}
    if request.method == "GET":
        return _form_page(request, incident, form, **more)
    if form.is_valid():
        try:
            if not known.is_list:
                return edit_part(request, reference, kind)
            if form.value == known.empty():
                raise InvalidError(_("There is nothing to add yet."), "", {form.fields[0].name: _("Write something here.")})
            part = parts.add_part(actor_of(request), incident, kind, form.value)
        except (InvalidError, StateError) as error:
            return _form_page(request, incident, _refused(form, error), status=422, problem=str(error), **more)
        return section_answer(request, incident, kind, focus=part.key) if is_fragment(request) else redirect(page_address(incident, part.key))
    return _form_page(request, incident, form, status=422, **more)


@login_required
@require_http_methods(["GET", "POST"])
def edit_part(request: HttpRequest, reference: str, key: str) -> HttpResponse:
    """One part in its form. A second writer is shown both texts and nothing is lost."""
    incident = incident_seen(request, reference, Verb.WRITE)
    row = _row(incident, key)
    kind = PARTS[row.kind]
    value = kind.decode(row.data) if row.data else kind.empty()
    form = PartForm(kind, value, request.POST or None, moment=moment_of(request, incident, row.kind))
    more: dict[str, Any] = {"here": f"{page_address(incident)}parts/{key}/edit/", "id": f"edit-{key}", "key": key, "version": row.version}
    if request.method == "GET":
        return _form_page(request, incident, form, **more)
    more["version"] = int(request.POST["version"]) if request.POST.get("version", "").isdecimal() else row.version
    if not form.is_valid():
        return _answer_invalid(request, incident, form, more)
    try:
        saved = parts.edit_part(actor_of(request), incident, key, form.value, version=more["version"])
    except ConflictError as error:
        return _conflict(request, incident, form, error, more)
    except (InvalidError, StateError) as error:
        return _answer_invalid(request, incident, _refused(form, error), more | {"problem": str(error)})
    if request.headers.get("X-Autosave") == "true":
        return JsonResponse({"version": saved.version, "saved_at": f"{timezone.now():%H:%M}"})
    return section_answer(request, incident, row.kind, focus=key) if is_fragment(request) else redirect(page_address(incident, key))


def _row(incident: Incident, key: str) -> Part:
    """The row of a part; of one value that nobody wrote yet, an empty one that is not kept."""
    if key in PARTS and not PARTS[key].is_list:
        kept = Part.objects.filter(incident=incident, key=key).first()
        return kept or Part(incident=incident, kind=key, key=key, data="", version=0, updated_at=datetime.now(UTC))
    return part_of(incident, key)


def _refused(form: PartForm, error: InvalidError | StateError) -> PartForm:
    form.add_errors(error.fields if isinstance(error, InvalidError) else {"state": str(error)})
    return form


def _answer_invalid(request: HttpRequest, incident: Incident, form: PartForm, more: dict[str, Any]) -> HttpResponse:
    if request.headers.get("X-Autosave") == "true":
        return JsonResponse({"errors": form.errors}, status=422)
    return _form_page(request, incident, form, status=422, **more)


def _conflict(request: HttpRequest, incident: Incident, form: PartForm, error: ConflictError, more: dict[str, Any]) -> HttpResponse:
    """Theirs stands beside each field that differs; saving again keeps what is in the fields then."""
    if request.headers.get("X-Autosave") == "true":
        return JsonResponse({"conflict": True, "version": error.version}, status=412)
    theirs = {
        field.name: field.text for item in PartForm(form.kind, form.kind.decode(error.theirs)).items for field in getattr(item, "fields", [item])
    }
    differing = [
        {"label": field.label, "mine": field.text, "theirs": theirs.get(field.name, ""), "name": field.name}
        for item in form.items
        for field in getattr(item, "fields", [item])
        if field.text.replace("\r\n", "\n").strip() != theirs.get(field.name, "").strip()
    ]
    return _form_page(request, incident, form, status=412, **(more | {"version": error.version, "conflict": differing}))


@login_required
@require_POST
def bin_part(request: HttpRequest, reference: str, key: str) -> HttpResponse:
    incident = incident_seen(request, reference, Verb.WRITE)
    part = parts.bin_part(actor_of(request), incident, key)
    toast(request, _("Moved to the bin."), undo=f"/incidents/bin/{incident.reference}/{key}/restore/")
    return section_answer(request, incident, part.kind) if is_fragment(request) else redirect(next_address(request, page_address(incident)))


@login_required
@require_POST
def move_part(request: HttpRequest, reference: str, key: str) -> HttpResponse:
    """One place up or down in its list."""
    incident = incident_seen(request, reference, Verb.WRITE)
    part = part_of(incident, key)
    order = list(Part.objects.filter(incident=incident, kind=part.kind, binned_at=None).order_by("position", "id").values_list("key", flat=True))
    place = order.index(key)
    down = request.POST.get("direction") == "down"
    target = order[place + 2] if down and place + 2 < len(order) else None if down else order[max(0, place - 1)]
    if target != key:
        parts.move_part(actor_of(request), incident, key, before=target)
    return section_answer(request, incident, part.kind, focus=key) if is_fragment(request) else redirect(page_address(incident, key))


paths = [
    path("incidents/<str:reference>/", postmortem_page, name="incidents-page"),
    path("incidents/<str:reference>/parts/new/<str:kind>/", new_part, name="incidents-part-new"),
    path("incidents/<str:reference>/parts/<str:key>/edit/", edit_part, name="incidents-part-edit"),
    path("incidents/<str:reference>/parts/<str:key>/bin/", bin_part, name="incidents-part-bin"),
    path("incidents/<str:reference>/parts/<str:key>/move/", move_part, name="incidents-part-move"),
]
