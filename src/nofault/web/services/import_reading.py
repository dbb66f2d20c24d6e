"""The work on an import: folders are fetched, archives unpacked, documents read, and what was asked to be kept is kept.

Each file is a step of its own that says in its row how it ended, so a worker that is killed leaves the rest waiting and nothing is done twice.
"""

from __future__ import annotations

import secrets
import shutil
from pathlib import Path
from time import monotonic

import msgspec
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nofault.errors import NofaultError
from nofault.postmortem import identity
from nofault.postmortem.archives import Member
from nofault.postmortem.brought import is_archive, is_document
from nofault.postmortem.model import Postmortem
from nofault.postmortem.reading import Reading, Told
from nofault.web.access import Actor, visible_incidents
from nofault.web.documents_apart import DocumentReader
from nofault.web.models.document_imports import DocumentImport, FileState, ImportedFile
from nofault.web.models.incident import Incident
from nofault.web.queries.templates import own_text
from nofault.web.services.bringing import add_refused, ask_work, bytes_of, fetch_folder, folder_of, free_path, waiting
from nofault.web.services.import_corrections import places_of, reading_of
from nofault.web.services.import_keeping import keep_waiting, too_many_in
from nofault.web.services.incidents import is_reference
from nofault.web.services.jobs import check_in
from nofault.web.services.projections import began_at

TURN_S = 20.0


def work_on(import_id: int) -> None:
    """Do what waits in an import. Idempotent: what is done waits no more."""
    row = DocumentImport.objects.select_related("created_by").filter(pk=import_id).first()
    # Nobody else may do it in the name of somebody who is gone.
    if row is None or row.created_by is None:
        return
    actor = Actor(row.created_by)
    with DocumentReader() as reader:
        try:
            if not row.is_fetched:
                fetch_folder(row, check_in)
        except NofaultError as error:
            fail_work(row.pk, str(error))
        ends_s = monotonic() + TURN_S
        while (file := _next(row)) is not None:
            if monotonic() > ends_s:
                # Other jobs that wait have their turn first.
                ask_work(row)
                return
            check_in()
            if file.state == FileState.KEEPING:
                keep_waiting(actor, file)
            else:
                _look_at(reader, actor, file)


def _next(row: DocumentImport) -> ImportedFile | None:
    """What to do next. Under the lock of who adds a file, so that none is added behind the last look."""
    with transaction.atomic():
        DocumentImport.objects.select_for_update().get(pk=row.pk)
        return waiting(row).first()


def fail_work(import_id: int, reason: str) -> None:
    """Say why nothing more is done; what was done stays."""
    DocumentImport.objects.filter(pk=import_id).update(problem=reason)


def _look_at(reader: DocumentReader, actor: Actor, file: ImportedFile) -> None:
    try:
        if is_archive(file.path):
            _unpack(reader, file)
        elif not is_document(file.path):
            _settle(file, FileState.ASIDE)
        elif (same := _same(actor, file)) is not None:
            _settle(file, FileState.UNCHANGED, former=same)
        else:
            _read(reader, actor, file)
    except NofaultError as error:
        _settle(file, FileState.REFUSED, problem=str(error))


def _settle(file: ImportedFile, state: FileState, **columns: object) -> None:
    """Say how it ended, unless somebody decided or told something meanwhile."""
    ImportedFile.objects.filter(pk=file.pk, state=FileState.ARRIVED, version=file.version).update(state=state, **columns)


def _unpack(reader: DocumentReader, file: ImportedFile) -> None:
    # A folder of this attempt's own: another worker may be at the same archive, after this one seemed to be gone.
    folder = folder_of(file.document_import) / f"unpacking-{file.pk}-{secrets.token_hex(4)}"
    folder.mkdir(mode=0o700)
    try:
        members = reader.unpack(bytes_of(file), folder)
        with transaction.atomic():
            DocumentImport.objects.select_for_update().get(pk=file.document_import_id)
            if not ImportedFile.objects.filter(pk=file.pk, state=FileState.ARRIVED).exists():
                return
            for member in members:
                _add_member(file.document_import, member, folder)
            _settle(file, FileState.ASIDE, problem=_("Unpacked."), stored_as="")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    bytes_of(file).unlink(missing_ok=True)


def _add_member(row: DocumentImport, member: Member, folder: Path) -> None:
    if member.problem:
        return add_refused(row, member.path, member.problem)
    target = folder_of(row) / f"{folder.name}-{member.file}"
    (folder / member.file).replace(target)
    facts = {"size_bytes": member.size_bytes, "sha256": member.sha256}
    ImportedFile.objects.create(document_import=row, path=free_path(row, member.path), stored_as=f"{row.pk}/{target.name}", **facts)
    return None


def _same(actor: Actor, file: ImportedFile) -> Incident | None:
    """The incident that these very bytes became, unless a person said that they are another document, or wants it looked at all the same."""
    if file.told or file.corrections or file.former_id:
        return None
    kept = ImportedFile.objects.filter(sha256=file.sha256, state=FileState.KEPT, incident__in=visible_incidents(actor)).select_related("incident")
    found = kept.order_by("-kept_at", "-id").first()
    return found.incident if found else None


def _read(reader: DocumentReader, actor: Actor, file: ImportedFile) -> None:
    told = msgspec.convert(file.told, Told)
    reading = reader.read(bytes_of(file), file.path, told, own_text(told.shape))
    if file.reading:
        keep_places(reading, reading_of(file).document)
    document = reading.document
    _check_reference(reading)
    state = FileState.ASKS if asked_of(reading) else FileState.UNDERSTOOD
    kept = msgspec.json.encode(reading).decode()
    title = document.incident.title.strip()[:300]
    _settle(file, state, reading=kept, title=title, problem="", former=former_of(actor, file.path, document))


def _check_reference(reading: Reading) -> None:
    """Words that can be no reference here are the title where there is none; otherwise they stay in the original, and are asked about."""
    facts = reading.document.incident
    words = facts.reference.strip()
    if not words or is_reference(words):
        return
    facts.reference = ""
    if facts.title.strip():
        reading.questions.append(_("“%(words)s” cannot be the reference of an incident here; it stays in the original.") % {"words": words[:200]})
    else:
        facts.title = words


def keep_places(reading: Reading, former: Postmortem) -> None:
    """Give what was read anew the identifiers of what was read before, so that corrections and lines still lead to it."""
    before = places_of(reading.document)
    identity.keep_ids(reading.document, former)
    moved = dict(zip(before, places_of(reading.document), strict=True))
    reading.lines = {moved.get(place, place): line for place, line in reading.lines.items()}


def asked_of(reading: Reading) -> list[str]:
    """What needs a person, in their words: the reader's questions, and what a document here is found by and was not found."""
    document, asked = reading.document, list(reading.questions)
    untimed = sum(1 for entry in document.timeline if not entry.at)
    if untimed:
        text = ngettext("%(n)d timeline entry has no time that could be read.", "%(n)d timeline entries have no time that could be read.", untimed)
        asked.append(text % {"n": untimed})
    if began_at(document) is None:
        asked.append(_("No day was found, and without one it is listed under the day on which it is kept. When was it?"))
    if why := too_many_in(document):
        asked.append(f"{why} {_('Split it, and bring raw logs as evidence.')}")
    if not document.incident.title.strip():
        asked.append(_("No title was found. What did users see, in one line?"))
    if not any(heading.understood == "kind" for heading in reading.headings) and not document.timeline and not document.action_items:
        asked.append(_("No section was recognised: is it a postmortem?"))
    return asked


def former_of(actor: Actor, path: str, document: Postmortem) -> Incident | None:
    """The incident that an earlier text of this document became: by its reference, or two of path, title and day that agree."""
    facts, seen = document.incident, visible_incidents(actor)
    named = seen.filter(reference=facts.reference.strip()).first() if facts.reference.strip() else None
    if named is not None:
        return named
    kept = ImportedFile.objects.filter(state=FileState.KEPT, incident__in=seen).select_related("incident").order_by("-kept_at", "-id")
    title, day = facts.title.strip()[:300], facts.occurred_on or None
    for found in kept.filter(path=path)[:20]:
        assert found.incident is not None  # noqa: S101  (the condition above)
        if found.title == title or (day and found.incident.occurred_at.date() == day):
            return found.incident
    same = kept.filter(title=title, incident__occurred_at__date=day).first() if title and day else None
    return same.incident if same else None
