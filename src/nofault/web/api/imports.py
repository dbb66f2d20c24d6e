"""Postmortems that were written elsewhere: files are sent, read in the background, looked at, and kept. Seen by who brought them alone."""

from __future__ import annotations

from typing import Any

import msgspec
from django.http import HttpRequest, HttpResponse
from msgspec import Struct
from ninja import Router

from nofault.web.access import actor_of
from nofault.web.errors import InvalidError, NotFoundError
from nofault.web.models.document_imports import DocumentImport, FileState, ImportedFile
from nofault.web.models.incident import Incident
from nofault.web.queries.document_imports import FileRow, absent_files, files_of, progress_of
from nofault.web.rest.bodies import answer, described, read_body
from nofault.web.rest.files import BYTES, body_of
from nofault.web.rest.idempotency import idempotent
from nofault.web.services.bringing import import_seen, open_import, receive
from nofault.web.services.import_corrections import OPEN, corrected, reading_of
from nofault.web.services.import_keeping import ask_keeping, files_beside, keep_file
from nofault.web.services.import_reading import asked_of

router = Router()
LONGEST_NUMBER = 18  # digits of a cursor


class Label(Struct, forbid_unknown_fields=True):
    """What the import is called in lists."""

    label: str


class Keep(Struct, forbid_unknown_fields=True):
    """Which documents to keep: those that were `understood`, those that need a person (`asks`), or both."""

    states: tuple[str, ...] = ("understood",)


class KeepOne(Struct, forbid_unknown_fields=True):
    """How to keep one document: `as_new`, even where an earlier text of it is here; `take` names the places where the file wins over an edit."""

    as_new: bool = False
    take: list[str] | None = None


def shown(row: DocumentImport) -> dict[str, Any]:
    progress = progress_of(row)
    told = {"id": row.pk, "label": row.label, "created_at": row.created_at, "problem": row.problem}
    return told | {"is_working": progress.is_working, "done": progress.done, "total": progress.total, "counts": progress.counts}


def file_shown(row: FileRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "path": row.path,
        "state": row.state,
        "title": row.title,
        "problem": row.problem,
        "incident": row.reference or None,
        "size_bytes": row.size_bytes,
    }


def file_seen(request: HttpRequest, number: int, file: int, *, to_write: bool = False) -> ImportedFile:
    row = import_seen(actor_of(request), number, to_write=to_write)
    found = ImportedFile.objects.filter(document_import=row, pk=file, incident=None).first()
    if found is None:
        raise NotFoundError("There is no such document that waits in this import.", "What was kept is its incident now.")
    return found


@router.post("", summary="Begin an import that files are sent to", openapi_extra=described(Label))
@idempotent
def begin_import(request: HttpRequest) -> HttpResponse:
    row = open_import(actor_of(request), read_body(request, Label).label)
    response = answer(shown(row), status=201)
    response["Location"] = f"/api/v1/imports/{row.pk}"
    return response


@router.get("/{int:number}", summary="How far an import is")
def get_import(request: HttpRequest, number: int) -> HttpResponse:
    """Ask again until `is_working` is false. `counts` says how many files are in each state."""
    return answer(shown(import_seen(actor_of(request), number)))


@router.post("/{int:number}/files", summary="Bring a document, a file beside it, or a ZIP archive of them", openapi_extra=BYTES)
def bring_file(request: HttpRequest, number: int, path: str) -> HttpResponse:
    """The body is the file as it is. The same bytes under the same path again change nothing."""
    actor = actor_of(request)
    file = receive(actor, import_seen(actor, number, to_write=True), path, body_of(request))
    return answer({"id": file.pk, "path": file.path, "size_bytes": file.size_bytes, "sha256": file.sha256}, status=201)


@router.get("/{int:number}/files", summary="What became of each file of an import")
def list_files(request: HttpRequest, number: int, state: str = "", after: str = "") -> HttpResponse:
    actor = actor_of(request)
    if (state and state not in FileState.values) or (after and (not after.isdecimal() or len(after) > LONGEST_NUMBER)):
        hint = f"state is one of {', '.join(FileState.values)}; after is the `next` of the page before."
        raise InvalidError("There is no such page of this list.", hint, {"state" if not after else "after": hint})
    rows, following = files_of(actor, import_seen(actor, number), state, int(after or 0))
    return answer({"items": [file_shown(row) for row in rows], "next": str(following) if following else None})


@router.get("/{int:number}/files/{int:file}", summary="A document as it was understood, with the report of its reader")
def get_file(request: HttpRequest, number: int, file: int) -> HttpResponse:
    """`lines` leads from places of the document to lines of the file; `asked` needs a person; `absent` are files that it links to and that did
    not come along; `former` is the incident of an earlier text.
    """
    found = file_seen(request, number, file)
    reading = reading_of(found)
    asked = asked_of(reading)
    reading.document = corrected(found, reading.document)
    former = Incident.objects.filter(pk=found.former_id).values_list("reference", flat=True).first() if found.former_id else None
    told = {"id": found.pk, "path": found.path, "state": found.state, "shape": reading.shape, "former": former, "asked": asked}
    told["absent"] = absent_files(found, reading.document, files_beside(found, reading.document))
    return answer(
        told | {"lines": reading.lines, "report": reading.report(), "document": msgspec.to_builtins(reading.document)}, version=found.version
    )


@router.post("/{int:number}/keep", summary="Keep many documents, in the background", openapi_extra=described(Keep))
@idempotent
def keep_all(request: HttpRequest, number: int) -> HttpResponse:
    """Each becomes an incident with its draft, or the next version of the one that an earlier text of it became."""
    actor = actor_of(request)
    states = read_body(request, Keep).states
    if not set(states) <= set(OPEN):
        hint = f"states holds {' and '.join(OPEN)}."
        raise InvalidError("Documents in this state cannot be kept.", hint, {"states": hint})
    row = import_seen(actor, number, to_write=True)
    return answer({"keeping": ask_keeping(actor, row, states)}, status=202)


@router.post("/{int:number}/files/{int:file}/keep", summary="Keep one document", openapi_extra=described(KeepOne))
@idempotent
def keep_one(request: HttpRequest, number: int, file: int) -> HttpResponse:
    """Where it was edited here and in the file, it is refused until `take` says (perhaps with an empty list) which places the file wins."""
    body = read_body(request, KeepOne)
    incident = keep_file(actor_of(request), file_seen(request, number, file, to_write=True), as_new=body.as_new, take=body.take)
    response = answer({"reference": incident.reference}, status=201)
    response["Location"] = f"/api/v1/incidents/{incident.reference}"
    return response
