"""What a person corrects of a document before it is kept: fields of its parts, and what its reader should have known."""

from __future__ import annotations

from typing import Any

import msgspec
from django.db import transaction
from django.db.models import F
from msgspec import UNSET

from nofault.postmortem.model import ActionItem, Postmortem
from nofault.postmortem.parts import PARTS, encode
from nofault.postmortem.reading import Reading, Told
from nofault.postmortem.sections import KINDS
from nofault.postmortem.states import check_action_change
from nofault.postmortem.zones import zone_named
from nofault.web.errors import ConflictError, InvalidError, NotFoundError
from nofault.web.models.document_imports import DocumentImport, FileState, ImportedFile
from nofault.web.queries.templates import shape_named
from nofault.web.services.bringing import ask_work
from nofault.web.services.parts import checked

UNSTATED = {"stated": False}
OPEN = (FileState.UNDERSTOOD, FileState.ASKS)
_READING = msgspec.json.Decoder(Reading)


def reading_of(file: ImportedFile) -> Reading:
    """What was understood of a file, without what a person corrected since. Raises NotFoundError where nothing was."""
    if not file.reading:
        raise NotFoundError(f"{file.path} has not been read.", "Wait until it is, or look at the report for why it was not.")
    return _READING.decode(file.reading)


def places_of(document: Postmortem) -> list[str]:
    """How each item of the lists is named in `lines` and corrections, in order."""
    return [f"{name}.{item.id}" for name, kind in PARTS.items() if kind.is_list for item in getattr(document, name)]


def corrected(file: ImportedFile, document: Postmortem) -> Postmortem:
    """The document with a person's corrections. What is no longer there when it is read anew has none."""
    for place, fields in file.corrections.items():
        name, _dot, key = place.partition(".")
        kind = PARTS[name]
        if not kind.is_list:
            setattr(document, name, _over(name, getattr(document, name), fields))
            continue
        items = getattr(document, name)
        changed = [item if item.id != key else None if fields is None else _over(name, item, fields) for item in items]
        setattr(document, name, [item for item in changed if item is not None])
    return document


def _over(name: str, value: Any, fields: dict[str, Any]) -> Any:
    kind = PARTS[name]
    if kind.type is str:
        return fields["value"]
    plain = msgspec.to_builtins(value) | fields
    # What a person says is not stated is absent, which JSON has no word for.
    return kind.decode(msgspec.json.encode({field: inner for field, inner in plain.items() if inner != UNSTATED}))


def part_at(file: ImportedFile, place: str) -> tuple[str, Any]:
    """The name of the kind and the value of a part, as corrected so far: `incident`, or the identifier of an item."""
    document = corrected(file, reading_of(file).document)
    if place in PARTS and not PARTS[place].is_list:
        return place, getattr(document, place)
    for name, kind in PARTS.items():
        if kind.is_list:
            for item in getattr(document, name):
                if item.id == place:
                    return name, item
    raise NotFoundError(f"{file.path} has no part {place!r}.", "It may be gone since the document was read anew.")


@transaction.atomic
def correct_part(file: ImportedFile, place: str, value: Any, *, version: int) -> None:
    """Write over a part; None leaves an item out. Raises ConflictError when the document was corrected or read anew since `version`."""
    locked = _locked(file, version)
    name, before = part_at(locked, place)
    where = f"{name}.{place}" if PARTS[name].is_list else name
    locked.corrections[where] = None if value is None else (locked.corrections.get(where) or {}) | _changes(before, checked(value, name))
    # What can be put together now can be later: a correction that does not fit is refused here.
    document = corrected(locked, reading_of(locked).document)
    locked.title = document.incident.title.strip()[:300]
    _save(locked)


def _changes(before: Any, value: Any) -> dict[str, Any]:
    if isinstance(value, str):
        return {"value": value}
    if isinstance(value, ActionItem) and value.state is not before.state:
        check_action_change(ActionItem(), value)
    changed = {name: inner for name in value.__struct_fields__ if (inner := getattr(value, name)) != getattr(before, name)}
    return {name: UNSTATED if inner is UNSET else msgspec.json.decode(encode(inner)) for name, inner in changed.items()}


@transaction.atomic
def tell(file: ImportedFile, told: Told, *, version: int) -> None:
    """Say what the reader should know of the document; it is read anew. Raises InvalidError for what cannot be."""
    if told.shape and shape_named(told.shape) is None:
        raise InvalidError("There is no such format.", "Choose one of the list.", {"shape": "Choose one of the list."})
    if told.zone and zone_named(told.zone) is None:
        message = "This zone is not known. Write it like Europe/Berlin, UTC or +02:00."
        raise InvalidError(message, "", {"zone": message})
    wrong = {heading: kind for heading, kind in told.kinds.items() if kind not in KINDS}
    if wrong:
        raise InvalidError("There is no such kind of section.", "Choose one of the list.", {"kinds": "Choose one of the list."})
    DocumentImport.objects.select_for_update().get(pk=file.document_import_id)
    locked = _locked(file, version)
    locked.told = msgspec.to_builtins(told)
    locked.state = FileState.ARRIVED
    _save(locked)
    ask_work(file.document_import)


def _locked(file: ImportedFile, version: int) -> ImportedFile:
    locked = ImportedFile.objects.select_for_update().select_related("document_import").get(pk=file.pk)
    if locked.version != version:
        raise ConflictError("This document was corrected in another window meanwhile.", mine="", theirs="", base="", version=locked.version)
    if locked.state not in (*OPEN, FileState.LEFT_OUT, FileState.REFUSED):
        raise InvalidError(f"{file.path} is {FileState(locked.state).label.lower()}.", "What was kept is corrected in its incident.")
    return locked


def _save(file: ImportedFile) -> None:
    file.version += 1
    file.save(update_fields=["corrections", "told", "state", "title", "version"])


def leave_out(row: DocumentImport, files: list[int] | None = None) -> int:
    """Leave these out, or all that nobody decided about; how many. They can be taken in again as long as their import is there."""
    found = ImportedFile.objects.filter(document_import=row, state__in=OPEN)
    return (found if files is None else found.filter(pk__in=files)).update(state=FileState.LEFT_OUT, version=F("version") + 1)


@transaction.atomic
def take_in_again(row: DocumentImport, file: int) -> None:
    """Read anew what was left out or refused."""
    DocumentImport.objects.select_for_update().get(pk=row.pk)
    again = [FileState.LEFT_OUT, FileState.REFUSED, FileState.UNCHANGED]
    if ImportedFile.objects.filter(document_import=row, pk=file, state__in=again).exclude(stored_as="").update(state=FileState.ARRIVED):
        ask_work(row)
