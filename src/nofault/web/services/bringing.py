"""Documents are brought: sent as files, or fetched from a folder of this machine that an administrator names."""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Callable, Iterable
from datetime import datetime
from itertools import count
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from nofault.errors import NofaultError
from nofault.postmortem.brought import LONGEST_DOCUMENT_BYTES, LONGEST_FILE_BYTES, clean_path, is_archive, is_document, is_wanted, numbered
from nofault.web.access import Actor, Verb, require_organisation, visible_imports
from nofault.web.errors import InvalidError, NotFoundError
from nofault.web.models.document_imports import DocumentImport, FileState, ImportedFile
from nofault.web.services.jobs import enqueue_job
from nofault.web.services.receiving import take_in

JOB = "read_documents"
MOST_FILES = 20_000  # of one import
LONGEST_PATH = 1_000
CHUNK = 1 << 18


def import_seen(actor: Actor, number: int, *, to_write: bool = False) -> DocumentImport:
    """The import of that number, for who brought it; `to_write` for who may still make incidents."""
    row = visible_imports(actor).filter(pk=number).first()
    if row is None:
        raise NotFoundError("There is no such import of yours.", "Imports are seen by who brought the documents.")
    if to_write:
        require_organisation(actor, Verb.CREATE)
    return row


def open_import(actor: Actor, label: str, *, at: datetime | None = None) -> DocumentImport:
    require_organisation(actor, Verb.CREATE)
    if actor.user is None:
        raise InvalidError("Somebody has to bring the documents.", "Sign in.")
    return DocumentImport.objects.create(created_at=at or timezone.now(), created_by=actor.user, label=label[:200] or "—")


def open_folder(actor: Actor, folder: str, *, at: datetime | None = None) -> DocumentImport:
    """An import of the documents below a folder of this machine, such as that of a git repository. It is fetched in the background."""
    require_organisation(actor, Verb.ADMINISTER)
    place = allowed_folder(folder)
    with transaction.atomic():
        row = open_import(actor, place.name or str(place), at=at)
        row.folder, row.is_fetched = str(place), False
        row.save(update_fields=["folder", "is_fetched"])
        enqueue_job(JOB, row.pk)
    return row


def allowed_folder(folder: str) -> Path:
    """The folder with every link in it followed, if it then lies below one of the allowed roots. Raises InvalidError."""
    roots = [root.resolve() for root in settings.IMPORT_ROOTS]
    if not roots:
        message, hint = "No folder of this machine may be brought.", "Whoever runs the installation names the folders in NOFAULT_IMPORT_ROOTS."
        raise InvalidError(message, hint, {"folder": f"{message} {hint}"})
    message = "This is no folder below one that may be brought."
    hint = f"Name one below {', '.join(map(str, roots))}."
    if "\0" in folder or not folder.strip():
        raise InvalidError(message, hint, {"folder": f"{message} {hint}"})
    place = Path(folder.strip()).resolve()
    if not any(place.is_relative_to(root) for root in roots) or not place.is_dir():
        raise InvalidError(message, hint, {"folder": f"{message} {hint}"})
    return place


def receive(actor: Actor, row: DocumentImport, name: str, chunks: Iterable[bytes]) -> ImportedFile:
    """Keep the bytes of `chunks` and ask for a reading. They go to the disk as they arrive; the same bytes under the same name change nothing.

    Raises TooLargeError beyond the limit.
    """
    require_organisation(actor, Verb.CREATE)
    arriving, digest, size = take_in(chunks)
    try:
        return _keep(row, path_in(name), arriving, digest, size)
    finally:
        arriving.unlink(missing_ok=True)


@transaction.atomic
def _keep(row: DocumentImport, path: str, arriving: Path, digest: str, size: int) -> ImportedFile:
    DocumentImport.objects.select_for_update().get(pk=row.pk)
    known = ImportedFile.objects.filter(document_import=row, path=path).first()
    if known is not None and known.sha256 == digest:
        return known
    if ImportedFile.objects.filter(document_import=row).count() >= MOST_FILES:
        raise _too_many()
    # A job that is under way takes the lock before it ends, so it sees this file; where nothing waits there may be none.
    is_worked_on = waiting(row).exists()
    file = add_file(row, path, arriving, digest, size)
    if not is_worked_on:
        ask_work(row)
    return file


def _too_many() -> InvalidError:
    return InvalidError(f"An import holds up to {MOST_FILES:,} files.", "Bring the others as another one.")


def add_file(row: DocumentImport, path: str, arriving: Path, digest: str, size: int) -> ImportedFile:
    """A file of the import whose bytes are taken over from `arriving`. Of two of one name the later is numbered."""
    target = folder_of(row) / secrets.token_hex(12)
    arriving.replace(target)
    stored = f"{row.pk}/{target.name}"
    return ImportedFile.objects.create(document_import=row, path=free_path(row, path), stored_as=stored, size_bytes=size, sha256=digest)


def add_refused(row: DocumentImport, path: str, problem: str) -> None:
    """A file that was there and was not taken: the report says so."""
    ImportedFile.objects.create(document_import=row, path=free_path(row, path), state=FileState.REFUSED, problem=problem)


def free_path(row: DocumentImport, path: str) -> str:
    tries = (path_in(numbered(path, number)) for number in count(1))
    return next(tried for tried in tries if not ImportedFile.objects.filter(document_import=row, path=tried).exists())


def path_in(name: str) -> str:
    """What a file is called in an import: a path that leads nowhere else, as long as its column holds."""
    return clean_path(name)[-LONGEST_PATH:].lstrip("/")


def folder_of(row: DocumentImport) -> Path:
    folder = Path(settings.IMPORTS_DIR, str(row.pk))
    folder.mkdir(exist_ok=True, mode=0o700)
    return folder


def bytes_of(file: ImportedFile) -> Path:
    return Path(settings.IMPORTS_DIR, file.stored_as)


def waiting(row: DocumentImport) -> QuerySet[ImportedFile]:
    """What is still to be done: everything is read before anything is kept, so that pictures are there for the documents that show them."""
    return ImportedFile.objects.filter(document_import=row, state__in=[FileState.ARRIVED, FileState.KEEPING]).order_by("state", "id")


def ask_work(row: DocumentImport) -> None:
    DocumentImport.objects.filter(pk=row.pk).exclude(problem="").update(problem="")
    enqueue_job(JOB, row.pk)


def fetch_folder(row: DocumentImport, step: Callable[[], None]) -> None:
    """Take over the files of the folder that was named. Nothing is followed: no link, neither of a file nor of a folder. Done again, it goes on."""
    known = set(ImportedFile.objects.filter(document_import=row).values_list("path", flat=True))
    root = allowed_folder(row.folder)
    for folder, folders, names, handle in os.fwalk(root, follow_symlinks=False):
        folders[:] = sorted(name for name in folders if is_wanted(name))
        inside = Path(folder).relative_to(root)
        for name in sorted(filter(is_wanted, names)):
            path = path_in(str(inside / name))
            if path in known:
                continue
            step()
            if len(known) >= MOST_FILES:
                raise _too_many()
            known.add(path)
            try:
                _take_over(row, path, name, handle)
            except (NofaultError, OSError) as error:
                add_refused(row, path, str(error) if isinstance(error, NofaultError) else f"It could not be read ({error.strerror}).")
    DocumentImport.objects.filter(pk=row.pk).update(is_fetched=True)


def _take_over(row: DocumentImport, path: str, name: str, folder: int) -> None:
    if stat.S_ISLNK(os.stat(name, dir_fd=folder, follow_symlinks=False).st_mode):
        raise InvalidError("It is a link to another file.", "Links are not followed: put the file itself there.")
    handle = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC, dir_fd=folder)
    with os.fdopen(handle, "rb") as source:
        facts = os.fstat(source.fileno())
        limit = LONGEST_DOCUMENT_BYTES if is_document(path) else settings.UPLOAD_LIMIT_BYTES if is_archive(path) else LONGEST_FILE_BYTES
        if not stat.S_ISREG(facts.st_mode):
            raise InvalidError("It is no file.", "Sockets, pipes and devices are not read.")
        if facts.st_size > limit:
            raise InvalidError(f"It is larger than {limit // 1_000_000} MB.", "Split it, or leave it out.")
        arriving, digest, size = take_in(iter(lambda: source.read(CHUNK), b""))
    try:
        with transaction.atomic():
            # Of two workers that fetch the same folder one adds the file.
            DocumentImport.objects.select_for_update().get(pk=row.pk)
            if not ImportedFile.objects.filter(document_import=row, path=path).exists():
                add_file(row, path, arriving, digest, size)
    finally:
        arriving.unlink(missing_ok=True)
