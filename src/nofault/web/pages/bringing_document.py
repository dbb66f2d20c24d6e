"""One document that was brought: its original at the left, what was understood at the right, corrections by hand, and the decision."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from nofault.errors import NofaultError
from nofault.postmortem.parts import PARTS
from nofault.postmortem.reading import Told
from nofault.postmortem.sections import KINDS
from nofault.postmortem.states import StateError
from nofault.web.access import Verb, actor_of, may
from nofault.web.errors import ConflictError, InvalidError, NotFoundError
from nofault.web.forms import labels
from nofault.web.forms.codec import read_date
from nofault.web.forms.errors import FieldError
from nofault.web.forms.instants import Moment
from nofault.web.forms.struct_form import PartForm
from nofault.web.frame import toast, today_of
from nofault.web.models.document_imports import FileState, ImportedFile
from nofault.web.pages.bringing import address_of
from nofault.web.pages.evidence import USUAL_ZONES
from nofault.web.pages.postmortem import incident_seen, page_address
from nofault.web.queries.document_imports import document_shown, origin_of, original_of
from nofault.web.queries.import_clashes import clashes_shown
from nofault.web.queries.templates import shapes_read, titles_of
from nofault.web.rest.files import handed_over
from nofault.web.services.attachments import SHOWN, media_type_of
from nofault.web.services.audit import record_reading
from nofault.web.services.bringing import bytes_of, import_seen
from nofault.web.services.import_corrections import OPEN, correct_part, corrected, leave_out, part_at, reading_of, take_in_again, tell
from nofault.web.services.import_keeping import keep_file

FACTS = ("title", "severity", "service", "team", "occurred_on")
MOST_HEADINGS = 200


def file_seen(request: HttpRequest, number: int, file: int) -> ImportedFile:
    """A file of an import of one's own. What became an incident is seen by that incident's rules alone, on its own page."""
    row = import_seen(actor_of(request), number, to_write=request.method == "POST")
    found = ImportedFile.objects.filter(document_import=row, pk=file).select_related("document_import", "incident", "former").first()
    if found is None:
        raise NotFoundError("There is no such file in this import.", "Look at its report.")
    if found.incident is not None:
        incident_seen(request, found.incident.reference)
    return found


def here_of(file: ImportedFile) -> str:
    return f"{address_of(file.document_import)}{file.pk}/"


def _number(request: HttpRequest, name: str) -> int:
    text = request.GET.get(name, "")
    return int(text) if text.isdecimal() and len(text) < 10 else 0


@login_required
@require_GET
def document_page(request: HttpRequest, number: int, file: int) -> HttpResponse:
    found = file_seen(request, number, file)
    if found.incident is not None:
        return redirect(f"{page_address(found.incident)}origin/?file={found.pk}")
    return whole_page(request, found)


def whole_page(request: HttpRequest, file: ImportedFile, status: int = 200, **more: Any) -> HttpResponse:
    context: dict[str, Any] = {
        "file": file,
        "import": file.document_import,
        "address": here_of(file),
        "report": address_of(file.document_import),
        "state": FileState(file.state),
        "is_waiting": file.state in {FileState.ARRIVED, FileState.KEEPING} and not file.document_import.problem,
        "is_open": file.state in OPEN,
        "former": _former(request, file),
    }
    if file.state == FileState.REFUSED:
        context["shapes"] = shapes_read(actor_of(request))
    if file.reading and not context["is_waiting"]:
        context |= _beside(request, file)
        if context["former"] and context["is_open"]:
            context["merged"] = clashes_shown(file.former, file)  # type: ignore[arg-type]
    return render(request, "imports/document.html", context | more, status=status)


def _former(request: HttpRequest, file: ImportedFile) -> Any:
    """The incident that an earlier text became, where the reader may see it."""
    former = file.former
    return former if former is not None and former.binned_at is None and may(actor_of(request), Verb.READ, former) else None


def _beside(request: HttpRequest, file: ImportedFile) -> dict[str, Any]:
    today = today_of(request, timezone.now())
    wanted = request.GET.get("part", "")
    is_open = file.state in OPEN
    shown = document_shown(file, here_of(file), today=today, may_write=is_open, part=wanted, first=_number(request, "from"))
    facts = PartForm(PARTS["incident"], shown.reading.document.incident, only=FACTS, prefix="facts-")
    return {
        "shown": shown,
        "original": original_of(file, shown.reading, _number(request, "line")),
        "facts": facts,
        "shape": titles_of([shown.reading.shape])[shown.reading.shape],
        **_telling(request, file, shown.reading),
    }


def _telling(request: HttpRequest, file: ImportedFile, reading: Any) -> dict[str, Any]:
    told = file.told
    kinds = told.get("kinds", {})
    headings = [heading for heading in reading.headings if heading.understood != "title"][:MOST_HEADINGS]
    return {
        "shapes": shapes_read(actor_of(request)),
        "told": {"shape": told.get("shape", ""), "day": told.get("day", ""), "zone": told.get("zone", "")},
        "headings": [(heading, kinds.get(heading.text.casefold(), ""), heading.kind or "") for heading in headings],
        "kinds": [(kind, kind.replace("-", " ")) for kind in sorted(KINDS)],
        "zones": USUAL_ZONES,
    }


@login_required
@require_GET
def waiting(request: HttpRequest, number: int, file: int) -> HttpResponse:
    """For a page that waits: loads it anew when the file was read."""
    found = file_seen(request, number, file)
    response = HttpResponse(status=204)
    if found.state not in {FileState.ARRIVED, FileState.KEEPING} or found.document_import.problem:
        response = HttpResponse()
        response["HX-Refresh"] = "true"
    return response


@login_required
@require_POST
def keep(request: HttpRequest, number: int, file: int) -> HttpResponse:
    """Keep it: as a new incident, or as the next version of its former text."""
    found = file_seen(request, number, file)
    take = [place[4:] for place, chosen in request.POST.items() if place.startswith("take") and chosen == "there"]
    try:
        incident = keep_file(actor_of(request), found, version=_version(request, found), as_new=request.POST.get("as") == "new", take=take)
    except NofaultError as error:
        return whole_page(request, file_seen(request, number, file), getattr(error, "status", 422), problem=error)
    toast(request, _("%(reference)s was kept.") % {"reference": incident.reference})
    return redirect(page_address(incident))


def _version(request: HttpRequest, file: ImportedFile) -> int:
    text = request.POST.get("version", "")
    return int(text) if text.isdecimal() and len(text) < 10 else file.version


@login_required
@require_POST
def leave(request: HttpRequest, number: int, file: int) -> HttpResponse:
    """Leave it out; its file stays with the import, and can be taken in again."""
    found = file_seen(request, number, file)
    leave_out(found.document_import, [found.pk])
    toast(request, _("%(path)s was left out.") % {"path": found.path}, undo=f"{here_of(found)}again/")
    return redirect(address_of(found.document_import))


@login_required
@require_POST
def again(request: HttpRequest, number: int, file: int) -> HttpResponse:
    found = file_seen(request, number, file)
    take_in_again(found.document_import, found.pk)
    return redirect(here_of(found))


@login_required
@require_POST
def told(request: HttpRequest, number: int, file: int) -> HttpResponse:
    """What the reader should know: shape, day, zone, kinds of headings. It is read anew with it."""
    found = file_seen(request, number, file)
    typed = {name: request.POST.get(name, "").strip()[:100] for name in ("shape", "day", "zone")}
    kinds = dict(found.told.get("kinds", {}))
    for heading in reading_of(found).headings if found.reading else ():
        chosen = request.POST.get(f"kind-{heading.line}")
        if chosen:
            kinds[heading.text.casefold()] = chosen
        elif chosen is not None:
            kinds.pop(heading.text.casefold(), None)
    try:
        day = _day(typed["day"])
        tell(found, Told(typed["shape"], day, typed["zone"], kinds), version=_version(request, found))
    except (InvalidError, ConflictError) as error:
        return whole_page(request, found, error.status, problem=error, told=typed, told_wrong=getattr(error, "fields", {}))
    return redirect(here_of(found))


def _day(text: str) -> date | None:
    try:
        return read_date(text) if text else None
    except FieldError as error:
        raise InvalidError(error.message, "", {"day": error.message}) from error


@login_required
@require_http_methods(["GET", "POST"])
def edit_part(request: HttpRequest, number: int, file: int, key: str) -> HttpResponse:
    """A part as it was understood, to be corrected before it is kept."""
    found = file_seen(request, number, file)
    name, value = part_at(found, key)
    only = FACTS if request.POST.get("only") == "facts" else ()
    form = PartForm(PARTS[name], value, request.POST or None, prefix="facts-" if only else "", moment=moment_in(request, found), only=only)
    back = f"{here_of(found)}#part-{key}"
    title, hint = labels.PARTS[name]
    context = {
        "form": form,
        "file": found,
        "address": here_of(found),
        "key": key,
        "title": title,
        "hint": hint,
        "version": found.version,
        "back": back,
    }
    context["can_leave"] = PARTS[name].is_list
    if request.method == "GET":
        return render(request, "imports/part.html", context)
    try:
        if request.POST.get("what") == "leave":
            correct_part(found, key, None, version=_version(request, found))
            toast(request, _("Left out. It stays in the original."))
            return redirect(here_of(found))
        if form.is_valid():
            correct_part(found, key, form.value, version=_version(request, found))
            return redirect(back)
    except (InvalidError, StateError, ConflictError) as error:
        form.add_errors(getattr(error, "fields", {}))
        context["problem"] = error
    return render(request, "imports/part.html", context, status=422)


def moment_in(request: HttpRequest, file: ImportedFile) -> Moment:
    day = corrected(file, reading_of(file).document).incident.occurred_on or None
    return Moment(day, None, getattr(request.user, "zone", "UTC"))


@login_required
@require_GET
def original(request: HttpRequest, number: int, file: int) -> FileResponse:
    """The bytes as they were brought."""
    return _handed(file_seen(request, number, file))


def _handed(file: ImportedFile) -> FileResponse:
    if not file.stored_as or not bytes_of(file).is_file():
        raise NotFoundError("The bytes of this file are not kept here.", "An archive was unpacked into its files.")
    return handed_over(bytes_of(file), file.path.rpartition("/")[2])


@login_required
@require_GET
def file_beside(request: HttpRequest, number: int, file: int, other: int, name: str) -> FileResponse:
    """A file that was brought beside a document: a picture is drawn, if its bytes are one; all else is saved. `name` is for people."""
    brought = file_seen(request, number, other)
    if not brought.stored_as or not bytes_of(brought).is_file():
        return _handed(brought)
    with bytes_of(brought).open("rb") as opened:
        kind = media_type_of(brought.path, opened.read(16))
    return handed_over(bytes_of(brought), brought.path.rpartition("/")[2], kind, inline=True) if kind in SHOWN else _handed(brought)


@login_required
@require_GET
def origin_page(request: HttpRequest, reference: str) -> HttpResponse:
    """Where a kept document came from: its original beside what was understood then, for whoever sees the incident."""
    incident = incident_seen(request, reference)
    file, all_of_them = origin_of(incident, _number(request, "file"))
    if file is None:
        raise NotFoundError(f"{reference} was written here.", "Only a document that was brought has an original.")
    record_reading(actor_of(request), incident)
    if "download" in request.GET:
        return _handed(file)  # type: ignore[return-value]
    shown = document_shown(file, page_address(incident), today=today_of(request, timezone.now()), may_write=False)
    context = {
        "incident": incident,
        "address": page_address(incident),
        "file": file,
        "origins": all_of_them,
        "shown": shown,
        "original": original_of(file, shown.reading, _number(request, "line")),
        "more": f"&file={file.pk}",
        "download": f"?file={file.pk}&download",
    }
    return render(request, "imports/origin.html", context)


_FILE = "incidents/bring/<int:number>/<int:file>/"
paths = [
    path(_FILE, document_page, name="incidents-bring-document"),
    path(f"{_FILE}waiting/", waiting, name="incidents-bring-waiting"),
    path(f"{_FILE}keep/", keep, name="incidents-bring-document-keep"),
    path(f"{_FILE}leave/", leave, name="incidents-bring-document-leave"),
    path(f"{_FILE}again/", again, name="incidents-bring-document-again"),
    path(f"{_FILE}told/", told, name="incidents-bring-document-told"),
    path(f"{_FILE}original/", original, name="incidents-bring-document-original"),
    path(f"{_FILE}attachments/<int:other>/<str:name>", file_beside, name="incidents-bring-document-beside"),
    path(f"{_FILE}parts/<str:key>/edit/", edit_part, name="incidents-bring-document-part"),
    path("incidents/<str:reference>/origin/", origin_page, name="incidents-origin"),
]
