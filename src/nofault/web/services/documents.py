"""The one place where rows become the typed document and back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from math import inf
from typing import Any, NamedTuple

from django.db import transaction
from msgspec import structs

from nofault.postmortem import identity
from nofault.postmortem.model import Attachment, Postmortem
from nofault.postmortem.parts import PARTS, encode
from nofault.postmortem.terms import DocumentState, Variant
from nofault.web.access import Actor, Verb, require
from nofault.web.errors import ConflictError
from nofault.web.models.incident import Incident, Part
from nofault.web.prepared import Prepared, Slot
from nofault.web.services import parts as changes

DERIVED = {"id", "template", "variant", "state"}


class PartRow(NamedTuple):
    """What a reader needs of a part; hundreds of them are read for a page, so they are not made models."""

    kind: str
    key: str
    data: str
    at: datetime | None
    silence: str = ""


_PARTS = Prepared(lambda: Part.objects.filter(incident_id=Slot("incident"), binned_at=None).order_by("position", "id").values_list(*PartRow._fields))


def part_rows(incident: Incident) -> list[PartRow]:
    """The rows of a document in reading order: a timeline by instant (without one: last), other lists by position."""
    found = _PARTS.rows(incident=incident.pk)
    return sorted((PartRow(*row) for row in found), key=lambda row: row.at.timestamp() if row.at else inf)


def document_from(incident: Incident, texts: Iterable[tuple[str, str]]) -> Postmortem:
    """The typed document of the kinds and JSON texts of its parts."""
    values: dict[str, Any] = {}
    for name, data in texts:
        kind = PARTS[name]
        value = kind.decode(data)
        if kind.is_list:
            values.setdefault(name, []).append(value)
        else:
            values[name] = value
    document = Postmortem(
        id=incident.reference, template=incident.template, variant=Variant(incident.variant), state=DocumentState(incident.state), **values
    )
    document.incident.reference = incident.reference
    return document


def document_of(incident: Incident) -> Postmortem:
    return document_from(incident, ((row.kind, row.data) for row in part_rows(incident)))


@transaction.atomic
def replace_document(
    actor: Actor, incident: Incident, document: Postmortem, *, version: int | None, is_brought: bool = False, at: datetime | None = None
) -> None:
    """Make the kept document say what `document` says: changed parts are edited, new ones added, absent items binned.

    `version` is the document's version that was read; None writes without asking (an import into a new document). `is_brought` says that it was
    written elsewhere.
    """
    require(actor, Verb.WRITE, incident)
    locked = Incident.objects.select_for_update().get(pk=incident.pk)
    if version is not None and locked.version != version:
        raise ConflictError(
            f"{incident.reference} was changed since version {version}.",
            mine=encode(document),
            theirs=encode(document_of(locked)),
            base="",
            version=locked.version,
        )
    identity.assign_ids(document)
    rows = {row.key: row for row in Part.objects.filter(incident=incident)}
    keep: set[str] = set()
    for name, kind in PARTS.items():
        value = getattr(document, name)
        for item in value if kind.is_list else [value]:
            keep.add(_put(actor, incident, name, item, rows, is_brought, at))
    for key, row in rows.items():
        if PARTS[row.kind].is_list and row.binned_at is None and key not in keep:
            changes.bin_part(actor, incident, key, at=at)
    for name, kind in PARTS.items():
        if kind.is_list:
            changes.order_parts(actor, incident, name, [item.id for item in getattr(document, name)], at=at)


def _put(actor: Actor, incident: Incident, name: str, item: Any, rows: dict[str, Part], is_brought: bool, at: datetime | None) -> str:
    kind = PARTS[name]
    key: str = item.id if kind.is_list else name
    row = rows.get(key)
    if row is not None and row.kind == name:
        if row.binned_at is not None:
            row = changes.restore_part(actor, incident, key, at=at)
        changes.edit_part(actor, incident, key, item, version=row.version, at=at)
    elif kind.is_list or item != kind.empty():
        if isinstance(item, Attachment):
            # Its bytes did not come along, so nothing is claimed of them.
            item = structs.replace(item, sha256="", size_bytes=None)
        changes.add_part(actor, incident, name, item, is_brought=is_brought, at=at)
    return key
