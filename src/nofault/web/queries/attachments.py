"""The files of a document."""

from __future__ import annotations

from typing import NamedTuple

from nofault.postmortem.model import Attachment
from nofault.postmortem.parts import PARTS
from nofault.web.models.discussion import StoredFile
from nofault.web.models.incident import Incident, Part
from nofault.web.services.attachments import SHOWN


class Attached(NamedTuple):
    """A file as its page shows it. `is_kept` says that its bytes are here, `is_picture` that a browser may draw them."""

    value: Attachment
    is_kept: bool
    is_picture: bool


def attachments_of(incident: Incident) -> list[Attached]:
    """Each attachment that is not in the bin, in the order of the document: two statements."""
    kept = dict(StoredFile.objects.filter(incident=incident).values_list("part_key", "media_type"))
    rows = Part.objects.filter(incident=incident, kind="attachments", binned_at=None).order_by("position", "id").values_list("key", "data")
    return [Attached(PARTS["attachments"].decode(data), key in kept, kept.get(key) in SHOWN) for key, data in rows]
