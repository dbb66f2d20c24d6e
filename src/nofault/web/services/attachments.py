"""Attachments: the bytes are kept as found, and only who took them in says what they are.

The document's part says what people say of a file; `sha256`, `size_bytes` and `media_type` in it are those of the kept bytes, whoever writes it.
"""

from __future__ import annotations

import mimetypes
import secrets
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from nofault.postmortem import identity
from nofault.postmortem.brought import clean_name
from nofault.postmortem.model import Attachment
from nofault.postmortem.parts import PARTS
from nofault.web.access import Actor, Verb, require
from nofault.web.errors import NotFoundError
from nofault.web.models.discussion import StoredFile
from nofault.web.models.incident import Incident, Part
from nofault.web.services.parts import add_part, part_of
from nofault.web.services.receiving import take_in

UNKNOWN = "application/octet-stream"
# Pictures that a browser draws and never runs, by how their bytes begin. What a name or a sender claims makes no picture.
PICTURES = (
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"GIF87a", "image/gif"),
    (0, b"GIF89a", "image/gif"),
    (8, b"WEBP", "image/webp"),
)
SHOWN = frozenset(kind for _, _, kind in PICTURES)
LONGEST_DESCRIPTION = 2_000


def media_type_of(name: str, head: bytes) -> str:
    """What the bytes are where that can be seen, else what the name says; a picture is one only by its bytes."""
    for place, mark, kind in PICTURES:
        if head[place : place + len(mark)] == mark and (place == 0 or head.startswith(b"RIFF")):
            return kind
    named = mimetypes.guess_type(name)[0] or UNKNOWN
    return UNKNOWN if named in SHOWN else named


def attach_file(actor: Actor, incident: Incident, name: str, chunks: Iterable[bytes], *, description: str = "", at: datetime | None = None) -> Part:
    """Keep the bytes of `chunks` and put the attachment into the document. The same bytes under the same name again change nothing.

    They go to the disk as they arrive; when this returns, they are whole on the disk. Raises TooLargeError beyond the limit.
    """
    require(actor, Verb.WRITE, incident)
    arriving, digest, size = take_in(chunks)
    try:
        with arriving.open("rb") as file:
            kind = media_type_of(clean_name(name), file.read(16))
        value = Attachment(name=clean_name(name), media_type=kind, size_bytes=size, sha256=digest, description=description[:LONGEST_DESCRIPTION])
        return _keep(actor, incident, value, arriving, at or timezone.now())
    finally:
        arriving.unlink(missing_ok=True)


@transaction.atomic
def _keep(actor: Actor, incident: Incident, value: Attachment, arriving: Path, now: datetime) -> Part:
    # Of two people who bring the same file one makes it.
    Incident.objects.select_for_update().get(pk=incident.pk)
    for part in Part.objects.filter(incident=incident, kind="attachments", binned_at=None, data__contains=value.sha256):
        if PARTS["attachments"].decode(part.data).name == value.name:
            return part
    value.id = identity.new_id("attachments")
    stored_as = f"{incident.pk}/{secrets.token_hex(16)}"
    target = Path(settings.ATTACHMENTS_DIR, stored_as)
    target.parent.mkdir(exist_ok=True, mode=0o700)
    arriving.replace(target)
    facts = {"sha256": value.sha256, "size_bytes": value.size_bytes, "media_type": value.media_type}
    StoredFile.objects.create(incident=incident, part_key=value.id, stored_as=stored_as, **facts)
    return add_part(actor, incident, "attachments", value, at=now)


def attached_file(actor: Actor, incident: Incident, key: str) -> tuple[Attachment, StoredFile, Path]:
    """What the document says of an attachment, what is kept of it, and where its bytes lie."""
    require(actor, Verb.READ, incident)
    part = part_of(incident, key)
    stored = StoredFile.objects.filter(incident=incident, part_key=key).first() if part.kind == "attachments" else None
    path = Path(settings.ATTACHMENTS_DIR, stored.stored_as) if stored else None
    if stored is None or path is None or not path.is_file():
        raise NotFoundError("The bytes of this file are not kept here.", "It may be named only, because the document was written elsewhere.")
    return PARTS["attachments"].decode(part.data), stored, path


def remove_unnamed(before: datetime) -> None:
    """Delete the bytes that no document names any more, not even in its bin; younger ones than `before` may be on their way in. Idempotent."""
    named = Part.objects.filter(incident=OuterRef("incident"), key=OuterRef("part_key"))
    StoredFile.objects.filter(~Exists(named)).delete()
    kept = set(StoredFile.objects.values_list("stored_as", flat=True))
    for folder in Path(settings.ATTACHMENTS_DIR).iterdir():
        for path in folder.iterdir():
            if f"{folder.name}/{path.name}" not in kept and path.stat().st_mtime < before.timestamp():
                path.unlink(missing_ok=True)
        if not any(folder.iterdir()) and folder.stat().st_mtime < before.timestamp():
            folder.rmdir()
