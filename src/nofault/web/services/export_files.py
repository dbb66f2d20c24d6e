"""A document on its way out together with its files: one archive in which the links of the text lead to them."""

from __future__ import annotations

import tempfile
import zipfile
from datetime import datetime
from pathlib import Path
from typing import IO, NamedTuple

from django.conf import settings

from nofault.postmortem.parts import PARTS
from nofault.web.access import Actor
from nofault.web.models.discussion import StoredFile
from nofault.web.models.incident import Incident, Part
from nofault.web.services.exports import export_document


class Archive(NamedTuple):
    """An archive to hand over: its name, and its bytes in a file that is gone when it is closed."""

    name: str
    file: IO[bytes]


def export_with_files(actor: Actor, incident: Incident, word: str, *, at: datetime | None = None) -> Archive:
    """The document in a format, and the attachments whose bytes are kept here; that it was taken is an audit event."""
    export = export_document(actor, incident, word, at=at)
    names = {
        key: PARTS["attachments"].decode(data).name
        for key, data in Part.objects.filter(incident=incident, kind="attachments", binned_at=None).values_list("key", "data")
    }
    kept = StoredFile.objects.filter(incident=incident, part_key__in=names).order_by("id").values_list("part_key", "stored_as")
    file = tempfile.TemporaryFile(dir=settings.INCOMING_DIR)  # noqa: SIM115 - handed over, and closed by who sends it
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr(f"{incident.reference}/{export.name}", export.data)
        for key, stored_as in kept:
            path = Path(settings.ATTACHMENTS_DIR, stored_as)
            if path.is_file():
                archive.write(path, f"{incident.reference}/attachments/{key}/{names[key]}")
    file.seek(0)
    return Archive(f"{incident.reference}.zip", file)
