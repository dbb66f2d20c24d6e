"""Postmortems that were written elsewhere are brought: files, a folder, an archive, or a text; each is looked at before it is kept."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import unquote

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse, StreamingHttpResponse, UnreadablePostError
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from nofault.errors import NofaultError
from nofault.postmortem.brought import LONGEST_DOCUMENT_BYTES
from nofault.web.access import Actor, Verb, actor_of, may_organisation, require_organisation
from nofault.web.admission import admits_files
from nofault.web.errors import InvalidError
from nofault.web.frame import toast
from nofault.web.models.document_imports import DocumentImport, FileState
from nofault.web.queries.document_imports import PAGE, SHOWN_STATES, files_of, progress_of, recent_imports, report_csv, report_rows
from nofault.web.rest.files import body_of
from nofault.web.services.bringing import ask_work, import_seen, open_folder, open_import, receive
from nofault.web.services.import_corrections import OPEN, leave_out
from nofault.web.services.import_keeping import ask_keeping
from nofault.web.services.receiving import TooLargeError

HERE = "/incidents/bring/"
PASTED = "pasted.md"


def address_of(row: DocumentImport) -> str:
    return f"{HERE}{row.pk}/"


def _may_create(request: HttpRequest) -> None:
    require_organisation(actor_of(request), Verb.CREATE)


@admits_files(_may_create)
@login_required
@require_http_methods(["GET", "POST"])
def bring_page(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    require_organisation(actor, Verb.CREATE)
    if request.method == "GET":
        return _form(request, actor)
    try:
        return redirect(_bring(request, actor))
    except InvalidError as error:
        return _form(request, actor, 422, wrong=error.fields or {"files": str(error)}, typed=request.POST)
    except TooLargeError as error:
        return _form(request, actor, 413, wrong={"files": str(error)}, typed=request.POST)


def _form(request: HttpRequest, actor: Actor, status: int = 200, **more: Any) -> HttpResponse:
    context = {
        "imports": recent_imports(actor),
        "limit_mb": settings.UPLOAD_LIMIT_BYTES // 1_000_000,
        "limit_bytes": settings.UPLOAD_LIMIT_BYTES,
        "document_mb": LONGEST_DOCUMENT_BYTES // 1_000_000,
        "roots": settings.IMPORT_ROOTS if may_organisation(actor, Verb.ADMINISTER) else [],
    }
    return render(request, "imports/bring.html", context | more, status=status)


def _bring(request: HttpRequest, actor: Actor) -> str:
    """Take what a form sent; the address where it is looked at."""
    if request.POST.get("folder", "").strip():
        return address_of(open_folder(actor, request.POST["folder"]))
    files, text = request.FILES.getlist("files"), request.POST.get("text", "")
    if files:
        row = open_import(actor, _label([file.name or "" for file in files]))
        brought = [receive(actor, row, file.name or "", file.chunks()) for file in files]
    elif text.strip():
        row = open_import(actor, _("pasted text"))
        brought = [receive(actor, row, PASTED, [text.replace("\r\n", "\n").encode()])]
    else:
        raise InvalidError(_("Nothing was brought."), "", {"files": _("Choose a file, or paste the text of the document.")})
    one = brought[0] if len(brought) == 1 and not brought[0].path.lower().endswith(".zip") else None
    return f"{address_of(row)}{one.pk}/" if one else address_of(row)


def _label(names: list[str]) -> str:
    return (
        names[0]
        if len(names) == 1
        else ngettext("%(first)s and %(n)d more", "%(first)s and %(n)d more", len(names) - 1)
        % {
            "first": names[0],
            "n": len(names) - 1,
        }
    )


@login_required
@require_POST
def begin(request: HttpRequest) -> JsonResponse:
    """An import that files are sent to one by one, as a page with scripts does."""
    row = open_import(actor_of(request), request.POST.get("label", "").strip() or _("files"))
    return JsonResponse({"address": address_of(row)}, status=201)


@require_http_methods(["PUT"])
def take_file(request: HttpRequest, number: int) -> JsonResponse:
    """One file as the body of a request, read as it arrives after it is known who sends it."""
    try:
        actor = actor_of(request)
        row = import_seen(actor, number)
        file = receive(actor, row, unquote(request.headers.get("X-File-Path", "")), body_of(request))
    except UnreadablePostError:
        return JsonResponse({"message": _("The connection was lost."), "hint": _("Send the file again.")}, status=400)
    except NofaultError as error:
        return JsonResponse({"message": error.message, "hint": error.hint}, status=getattr(error, "status", 422))
    return JsonResponse(
        {"path": file.path, "size_bytes": file.size_bytes, "sha256": file.sha256, "address": f"{address_of(row)}{file.pk}/"}, status=201
    )


@login_required
@require_GET
def import_page(request: HttpRequest, number: int) -> HttpResponse:
    """The report of an import: what became of each file, and what can be done with all of them at once."""
    actor = actor_of(request)
    row = import_seen(actor, number)
    state, after = request.GET.get("state", ""), request.GET.get("after", "")
    files, following = files_of(actor, row, state, int(after) if after.isdecimal() and len(after) < 18 else 0)
    progress = progress_of(row)
    chips = [(one.value, one.label, progress.counts[one.value]) for one in SHOWN_STATES if progress.counts.get(one.value)]
    context = {"files": files, "next": following, "state": state, "chips": chips, "per_page": PAGE, **_progress_context(row)}
    return render(request, "imports/report.html", context)


def _progress_context(row: DocumentImport) -> dict[str, Any]:
    progress = progress_of(row)
    understood, asks = (progress.count(state) for state in OPEN)
    return {"import": row, "address": address_of(row), "progress": progress, "understood": understood, "asks": asks, "open": understood + asks}


@login_required
@require_GET
def progress(request: HttpRequest, number: int) -> HttpResponse:
    """How far it is; tells the page to load anew when there is nothing more to wait for."""
    context = _progress_context(import_seen(actor_of(request), number))
    response = render(request, "imports/progress.html", context)
    if not context["progress"].is_working:
        response["HX-Refresh"] = "true"
    return response


@login_required
@require_POST
def keep_all(request: HttpRequest, number: int) -> HttpResponse:
    actor = actor_of(request)
    row = import_seen(actor, number, to_write=True)
    states = OPEN if request.POST.get("which") == "all" else (FileState.UNDERSTOOD,)
    count = ask_keeping(actor, row, states)
    toast(request, ngettext("%(n)d document is being kept.", "%(n)d documents are being kept.", count) % {"n": count})
    return redirect(address_of(row))


@login_required
@require_POST
def leave_all(request: HttpRequest, number: int) -> HttpResponse:
    row = import_seen(actor_of(request), number, to_write=True)
    count = leave_out(row)
    toast(request, ngettext("%(n)d document was left out.", "%(n)d documents were left out.", count) % {"n": count})
    return redirect(address_of(row))


@login_required
@require_POST
def go_on(request: HttpRequest, number: int) -> HttpResponse:
    """Ask again after the work stopped."""
    row = import_seen(actor_of(request), number, to_write=True)
    ask_work(row)
    return redirect(address_of(row))


@login_required
@require_GET
def report(request: HttpRequest, number: int, shape: str) -> HttpResponseBase:
    """The whole report as a file: JSON or CSV."""
    actor = actor_of(request)
    row = import_seen(actor, number)
    rows = report_rows(actor, row)
    response: HttpResponseBase
    if shape == "csv":
        response = StreamingHttpResponse(report_csv(rows), content_type="text/csv; charset=utf-8")
    else:
        whole = {"import": row.pk, "label": row.label, "made_at": f"{timezone.now():%Y-%m-%dT%H:%M:%SZ}", "files": list(rows)}
        response = HttpResponse(json.dumps(whole, ensure_ascii=False, indent=1), content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="import-{row.pk}.{"csv" if shape == "csv" else "json"}"'
    return response


_IMPORT = "incidents/bring/<int:number>/"
paths = [
    path("incidents/bring/", bring_page, name="incidents-bring"),
    path("incidents/bring/begin/", begin, name="incidents-bring-begin"),
    path(_IMPORT, import_page, name="incidents-bring-import"),
    path(f"{_IMPORT}files/", take_file, name="incidents-bring-file"),
    path(f"{_IMPORT}progress/", progress, name="incidents-bring-progress"),
    path(f"{_IMPORT}keep/", keep_all, name="incidents-bring-keep"),
    path(f"{_IMPORT}leave/", leave_all, name="incidents-bring-leave"),
    path(f"{_IMPORT}again/", go_on, name="incidents-bring-again"),
    path(f"{_IMPORT}report.<str:shape>", report, name="incidents-bring-report"),
]
