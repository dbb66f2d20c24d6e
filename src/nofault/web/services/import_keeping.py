"""Keeping a document that was brought: a new incident, or the next version of the one that an earlier text of it became."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

import msgspec
from django.db import DataError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from nofault.errors import NofaultError
from nofault.postmortem import identity
from nofault.postmortem.brought import clean_path
from nofault.postmortem.links import relative_links, target_of, with_links
from nofault.postmortem.merging import Merged, merge
from nofault.postmortem.model import Attachment, Postmortem
from nofault.postmortem.parts import PARTS, encode
from nofault.web.access import Actor, Verb, require, require_organisation
from nofault.web.errors import InvalidError
from nofault.web.models.discussion import StoredFile
from nofault.web.models.document_imports import DocumentImport, FileState, ImportedFile
from nofault.web.models.incident import Incident, Part
from nofault.web.services import parts
from nofault.web.services.attachments import attach_file
from nofault.web.services.audit import record_event
from nofault.web.services.bringing import ask_work, bytes_of
from nofault.web.services.documents import document_of, replace_document
from nofault.web.services.import_corrections import OPEN, corrected, places_of, reading_of
from nofault.web.services.incidents import bring_document, credible

CHUNK = 1 << 18
MOST_FILES = 500  # of one document
MOST_PARTS = 5_000  # of one document: they are written in one transaction, which others wait for
_DOCUMENT = msgspec.json.Decoder(Postmortem)


@transaction.atomic
def ask_keeping(actor: Actor, row: DocumentImport, states: Collection[str]) -> int:
    """Ask that every document in one of these states is kept, in the background; how many they are."""
    require_organisation(actor, Verb.CREATE)
    DocumentImport.objects.select_for_update().get(pk=row.pk)
    wanted = [state for state in OPEN if state in states]
    count = ImportedFile.objects.filter(document_import=row, state__in=wanted).update(state=FileState.KEEPING, version=F("version") + 1)
    if count:
        ask_work(row)
    return count


def keep_waiting(actor: Actor, file: ImportedFile) -> None:
    """Keep one that waits for it. What a person has to decide is said in its row, and the others go on."""
    try:
        keep_file(actor, file)
    except (NofaultError, DataError) as error:
        reason = str(error) if isinstance(error, NofaultError) else _("Something in it is longer than can be kept. Shorten its title and names.")
        ImportedFile.objects.filter(pk=file.pk, state=FileState.KEEPING).update(state=FileState.ASKS, problem=reason)


@transaction.atomic
def keep_file(
    actor: Actor,
    file: ImportedFile,
    *,
    version: int | None = None,
    as_new: bool = False,
    take: Collection[str] | None = None,
    at: datetime | None = None,
) -> Incident:
    """Keep a document. With a former text of it here, it becomes the next version of that, unless `as_new`.

    `take` names the places where the file's text wins over what was edited here; None refuses when there are any. A file that is kept already
    is not kept again.
    """
    require_organisation(actor, Verb.CREATE)
    locked = ImportedFile.objects.select_for_update().select_related("document_import").get(pk=file.pk)
    if locked.incident is not None:
        return locked.incident
    if locked.state not in (*OPEN, FileState.KEEPING) or (version is not None and version != locked.version):
        raise InvalidError(f"{file.path} was changed meanwhile.", "Load the page again and look at it once more.")
    now = at or timezone.now()
    document = corrected(locked, reading_of(locked).document)
    if why := too_many_in(document):
        raise InvalidError(why, _("Split it, and bring raw logs as evidence."))
    if locked.former is not None and locked.former.binned_at is None and not as_new:
        incident, kept = _next_version(actor, locked, document, take, now)
    else:
        incident = bring_document(actor, document, files=lambda made, brought: with_files(actor, made, locked, brought), at=now)
        kept = document_of(incident)
    locked.incident, locked.kept, locked.kept_at = incident, encode(kept), now
    locked.state, locked.problem, locked.title = FileState.KEPT, "", incident.title
    locked.version += 1
    locked.save()
    record_event(actor, "import", incident.reference, f"{locked.path} sha256 {locked.sha256}", at=now)
    return incident


def too_many_in(document: Postmortem) -> str:
    """What is said of a document with more entries and items than are kept in one; empty for any other."""
    count = sum(len(getattr(document, name)) for name, kind in PARTS.items() if kind.is_list)
    told = {"n": f"{count:,}", "most": f"{MOST_PARTS:,}"}
    return _("This document has %(n)s entries and items; up to %(most)s are kept in one.") % told if count > MOST_PARTS else ""


def _next_version(actor: Actor, file: ImportedFile, document: Postmortem, take: Collection[str] | None, now: datetime) -> tuple[Incident, Postmortem]:
    incident = file.former
    assert incident is not None  # noqa: S101  (asked by the caller)
    require(actor, Verb.WRITE, incident)
    # The row is locked, so that nothing changes between what is compared and what is written.
    incident = Incident.objects.select_for_update().get(pk=incident.pk)
    document = with_files(actor, incident, file, document)
    before = places_of(document)
    merged, there = merged_with(incident, document, take or ())
    _move_lines(file, dict(zip(before, places_of(there), strict=True)))
    if merged.clashes and take is None:
        message = _("It was edited in %(reference)s and in the file, at %(n)d places.") % {"reference": incident.reference, "n": len(merged.clashes)}
        raise InvalidError(message, _("Look at both and choose."))
    replace_document(actor, incident, merged.document, version=incident.version, is_brought=True, at=now)
    incident.refresh_from_db()
    return incident, there


def _move_lines(file: ImportedFile, moved: dict[str, str]) -> None:
    """Let the lines of the original lead to the items as they are called in the incident."""
    reading = reading_of(file)
    reading.lines = {moved.get(place, place): line for place, line in reading.lines.items()}
    file.reading = encode(reading)


def merged_with(incident: Incident, document: Postmortem, take: Collection[str]) -> tuple[Merged, Postmortem]:
    """What would stand in the incident with this newer text, and that text with the identifiers of its former."""
    here = document_of(incident)
    last = ImportedFile.objects.filter(incident=incident, state=FileState.KEPT).exclude(kept="").order_by("-kept_at", "-id").first()
    base = _DOCUMENT.decode(last.kept) if last else None
    there = parts.checked(document)
    there.action_items = [credible(item) for item in there.action_items]
    # A file is known by its bytes, never by a name that is like another.
    files, there.attachments = there.attachments, []
    identity.keep_ids(there, base or here)
    if base is not None:
        # What a person added here and the file has now too is the same item.
        identity.keep_ids(there, here)
    there.attachments = files
    _free_ids(incident, there, here, base)
    there.incident.reference = incident.reference
    return merge(here, there, base, take), there


def _free_ids(incident: Incident, there: Postmortem, here: Postmortem, base: Postmortem | None) -> None:
    """A new item whose identifier something else in the document had, perhaps in its bin, gets one of its own."""
    known = {item.id for document in (here, base) if document for name, kind in PARTS.items() if kind.is_list for item in getattr(document, name)}
    taken = set(Part.objects.filter(incident=incident).values_list("key", flat=True)) - known
    for name, kind in PARTS.items():
        for item in getattr(there, name) if kind.is_list else ():
            if item.id in taken:
                item.id = identity.new_id(name)


def files_beside(file: ImportedFile, document: Postmortem) -> dict[str, ImportedFile]:
    """The links of a document to files that were brought with it, each with its file. Nothing else is ever led to."""
    targets = {link: clean_path(target) for link in relative_links(document)[:MOST_FILES] if (target := target_of(link, file.path))}
    found = ImportedFile.objects.filter(document_import=file.document_import_id, path__in=set(targets.values())).exclude(stored_as="")
    beside = {other.path: other for other in found if other.pk != file.pk}
    return {link: beside[target] for link, target in targets.items() if target in beside}


def links_attached(file: ImportedFile, incident_id: int, document: Postmortem) -> dict[str, str]:
    """The links to files whose bytes an incident has among its attachments, each with where they stand there."""
    beside = files_beside(file, document)
    kept = dict(StoredFile.objects.filter(incident=incident_id).values_list("sha256", "part_key")) if beside else {}
    return {link: address_in(kept[other.sha256], other.path) for link, other in beside.items() if other.sha256 in kept}


def address_in(key: str | int, path: str) -> str:
    """Where the text of a document links to a file of that key: the same on its page and in its exported folder."""
    return f"attachments/{key}/{quote(path.rpartition('/')[2])}"


def with_files(actor: Actor, incident: Incident, file: ImportedFile, document: Postmortem) -> Postmortem:
    """The document with the files beside it that it links to as its attachments, and the links leading there."""
    named = {attachment.id: attachment for attachment in document.attachments}
    links, came = {}, {}
    for link, other in files_beside(file, document).items():
        folder, _slash, name = other.path.rpartition("/")
        # What was exported here stands in a folder called as the attachment was.
        former = named.get(folder.rpartition("/")[2])
        part = attach_file(actor, incident, name, _chunks(bytes_of(other)), description=former.description if former else "")
        value: Attachment = PARTS["attachments"].decode(part.data)
        # Led to from the page and from the exported folder alike.
        links[link] = address_in(part.key, value.name)
        came[value.id] = value
        if former is not None:
            named.pop(former.id, None)
    document.attachments = [*(value for value in named.values() if value.id not in came), *came.values()]
    changed: Postmortem = with_links(document, links)
    return changed


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            yield chunk
