"""Editing the parts of a document, in place or, without scripts, each on a page of its own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from msgspec import UNSET

from nofault.postmortem.parts import PARTS, PartKind
from nofault.postmortem.states import StateError
from nofault.web.access import Verb, actor_of
from nofault.web.errors import ConflictError, InvalidError
from nofault.web.forms import labels
from nofault.web.forms.instants import Moment
from nofault.web.forms.merging import merge
from nofault.web.forms.struct_form import PartForm, kinds_named_in
from nofault.web.frame import next_address, toast
from nofault.web.models.incident import Incident, Part
from nofault.web.pages.postmortem import incident_seen, is_fragment, page_address, saved_answer, section_answer
from nofault.web.queries.postmortem import comments_at, last_instant, named_parts
from nofault.web.rendering.quick import QUICK
from nofault.web.services import parts
from nofault.web.services.parts import part_of


def moment_of(request: HttpRequest, incident: Incident, kind: str) -> Moment:
    """What a typed time may lean on: the day of the incident, the last entry, the reader's zone."""
    zone = getattr(request.user, "zone", "UTC")
    previous = last_instant(incident) if kind == "timeline" else None
    return Moment(incident.occurred_at.astimezone(UTC).date(), previous, zone)


def _form(request: HttpRequest, incident: Incident, kind: PartKind, value: Any = None, only: Sequence[str] = ()) -> PartForm:
    """The form of a part as it came or was sent, with the words of the parts that it may point at."""
    named = named_parts(incident, kinds_named_in(kind))
    return PartForm(kind, value, request.POST or None, moment=moment_of(request, incident, kind.name), only=only, named=named)


def _is_autosave(request: HttpRequest) -> bool:
    return request.headers.get("X-Autosave") == "true"


def _shown(request: HttpRequest, incident: Incident, form: PartForm, *, status: int = 200, **more: Any) -> HttpResponse:
    """The form: alone on its page, or as the fragment that takes a row's place."""
    title, hint = labels.PARTS[form.kind.name]
    context = {"form": form, "incident": incident, "kind": form.kind, "title": title, "hint": hint, "address": page_address(incident), **more}
    if more.get("key"):
        context["comments"] = comments_at(incident, more["key"])
    if not is_fragment(request):
        return render(request, "postmortem/form_page.html", context, status=status)
    template = "postmortem/quick.html" if more.get("quick") else "postmortem/form.html"
    answer = render(request, template, context | {"in_place": True}, status=status)
    if status >= 400:
        # A form that has to be corrected takes the place of the form, not of the section that a saved one brings up to date.
        answer["HX-Retarget"], answer["HX-Reswap"] = f'[id="{more["id"]}"]', "outerHTML"
    return answer


def _begun(request: HttpRequest, kind: PartKind) -> Any:
    """The empty value that a new item begins as, pointing at the factors that the link to its form named."""
    factors = [key[:80] for key in request.GET.getlist("factors")[:20]]
    return kind.type(factors=factors) if factors and "factors" in getattr(kind.type, "__struct_fields__", ()) else None


@login_required
@require_http_methods(["GET", "POST"])
def new_part(request: HttpRequest, reference: str, kind: str) -> HttpResponse:
    """An item at the end of a list (a timeline sorts it where it belongs)."""
    incident, known = incident_seen(request, reference, Verb.WRITE), parts.kind_of(kind)
    if not known.is_list:
        return redirect(f"{page_address(incident)}parts/{kind}/edit/")
    quick = request.POST.get("quick") == "yes" and kind in QUICK and is_fragment(request)
    form = _form(request, incident, known, _begun(request, known), QUICK[kind] if quick else ())
    more: dict[str, Any] = {"here": f"{page_address(incident)}parts/new/{kind}/", "id": f"{'quick' if quick else 'new'}-{kind}", "quick": quick}
    if request.method == "GET":
        return _shown(request, incident, form, **more)
    if form.is_valid():
        try:
            if request.POST.get("quick") == "yes" and getattr(form.value, "at", None) is UNSET:
                # An entry that silently has no time would stand at the end, where nobody looks for it.
                form.add_errors({"at": _("At what time? If nobody knows, say so.")}, ("unknown",))
                return _shown(request, incident, form, status=422, **more)
            asked = labels.ASKED.get(kind)
            if form.value == known.empty() or (asked and not getattr(form.value, asked)):
                raise InvalidError(_("There is nothing to add yet."), "", {asked or form.fields[0].name: _("Write something here.")})
            part = parts.add_part(actor_of(request), incident, kind, form.value)
        except (InvalidError, StateError) as error:
            return _shown(request, incident, _refused(form, error), status=422, problem=str(error), **more)
        return (
            saved_answer(request, incident, kind, focus="" if quick else part.key)
            if is_fragment(request)
            else redirect(page_address(incident, part.key))
        )
    return _shown(request, incident, form, status=422, **more)


@login_required
@require_http_methods(["GET", "POST"])
def edit_part(request: HttpRequest, reference: str, key: str) -> HttpResponse:
    """One part in its form, or with `?only=` one field of it. A second writer is shown both texts and nothing is lost."""
    incident = incident_seen(request, reference, Verb.WRITE)
    row = _row(incident, key)
    kind = PARTS[row.kind]
    value = kind.decode(row.data) if row.data else kind.empty()
    only = [name for name in request.GET.get("only", "").split(",") if name]
    form = _form(request, incident, kind, value, only)
    here = f"{page_address(incident)}parts/{key}/edit/{f'?only={only[0]}' if only and only[0] in {item.name for item in form.fields} else ''}"
    more: dict[str, Any] = {"here": here, "id": f"part-{key}", "key": key, "version": row.version}
    if request.method == "GET":
        return _shown(request, incident, form, **more)
    more["version"] = int(request.POST["version"]) if request.POST.get("version", "").isdecimal() else row.version
    if not form.is_valid():
        return _invalid(request, incident, form, more)
    try:
        saved = parts.edit_part(actor_of(request), incident, key, form.value, version=more["version"])
    except ConflictError as error:
        return _conflict(request, incident, form, error, more)
    except (InvalidError, StateError) as error:
        return _invalid(request, incident, _refused(form, error), more | {"problem": str(error)})
    if _is_autosave(request):
        return JsonResponse({"version": saved.version, "document": incident.version, "saved_at": f"{timezone.now():%H:%M} UTC"})
    return _saved(request, incident, saved)


def _row(incident: Incident, key: str) -> Part:
    """The row of a part; of one value that nobody wrote yet, an empty one that is not kept."""
    if key in PARTS and not PARTS[key].is_list:
        kept = Part.objects.filter(incident=incident, key=key).first()
        return kept or Part(incident=incident, kind=key, key=key, data="", version=0, updated_at=datetime.now(UTC))
    return part_of(incident, key)


def _refused(form: PartForm, error: InvalidError | StateError) -> PartForm:
    form.add_errors(error.fields if isinstance(error, InvalidError) else {"state": str(error)})
    return form


def _invalid(request: HttpRequest, incident: Incident, form: PartForm, more: dict[str, Any]) -> HttpResponse:
    if _is_autosave(request):
        return JsonResponse({"errors": form.errors}, status=422)
    return _shown(request, incident, form, status=422, **more)


def _conflict(request: HttpRequest, incident: Incident, form: PartForm, error: ConflictError, more: dict[str, Any]) -> HttpResponse:
    """Where only one of the two changed a field, that one's text is taken; where both did, both stand beside each other."""
    if _is_autosave(request):
        # The fields of the open form are older than what is kept now, so nothing is put together behind them.
        return JsonResponse({"conflict": True, "version": error.version}, status=412)
    merged, clashes = merge(form.kind, error, form.moment, form.named)
    if not clashes and merged.is_valid():
        try:
            saved = parts.edit_part(actor_of(request), incident, more["key"], merged.value, version=error.version)
        except ConflictError as again:
            return _conflict(request, incident, merged, again, more)
        toast(request, _("Saved. Somebody else changed other fields of it meanwhile, and both stand."))
        return _saved(request, incident, saved)
    return _shown(request, incident, merged, status=412, **(more | {"version": error.version, "clashes": clashes}))


def _saved(request: HttpRequest, incident: Incident, part: Part) -> HttpResponse:
    return saved_answer(request, incident, part.kind, focus=part.key) if is_fragment(request) else redirect(page_address(incident, part.key))


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
    path("incidents/<str:reference>/parts/new/<str:kind>/", new_part, name="incidents-part-new"),
    path("incidents/<str:reference>/parts/<str:key>/edit/", edit_part, name="incidents-part-edit"),
    path("incidents/<str:reference>/parts/<str:key>/bin/", bin_part, name="incidents-part-bin"),
    path("incidents/<str:reference>/parts/<str:key>/move/", move_part, name="incidents-part-move"),
]
