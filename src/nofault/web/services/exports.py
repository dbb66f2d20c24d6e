"""Documents on their way out: in any format there is, with secrets masked, and with a trace of who took them."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any, NamedTuple

import msgspec
from msgspec import Struct

from nofault.postmortem.model import Evidence, Postmortem
from nofault.postmortem.reading import DEFAULT, format_named, formats, write
from nofault.timeline.masking import mask_addresses, mask_secrets
from nofault.web.access import Actor, Verb, require
from nofault.web.errors import NotFoundError
from nofault.web.laying_out import export_names, lay_out_apart
from nofault.web.models.incident import Incident
from nofault.web.queries.templates import MARKDOWN, shape_named
from nofault.web.services.audit import record_event
from nofault.web.services.documents import document_of

MEDIA_TYPES = {MARKDOWN: "text/markdown", ".json": "application/json", ".yaml": "application/yaml"}
# An e-mail address is masked as a secret, except where it says who answers for something.
WHO = frozenset({"owner", "authors", "commander", "participants", "facilitator", "scribe", "mandatory", "optional", "accepted_by", "by", "name"})
_UNSAFE = re.compile(r"[^A-Za-z0-9_-]+")


class Export(NamedTuple):
    """A file to hand over, and what of the document it could not show."""

    name: str
    media_type: str
    data: bytes
    remarks: list[str]


def shape_asked_for(incident: Incident, word: str) -> tuple[str, Any]:
    """The name of a format and the format (None: it is laid out), given its name or the usual ending of its files.

    `md` is the document's own template. Raises NotFoundError that lists the shipped ones.
    """
    if word in export_names():
        return word, None
    if f".{word}" == MARKDOWN:
        own = shape_named(incident.template)
        return (incident.template, own) if own is not None and own.EXTENSION == MARKDOWN else (DEFAULT, format_named(DEFAULT))
    shape = shape_named(word) or next((module for module in formats().values() if f".{word}" == module.EXTENSION), None)
    if shape is None:
        raise NotFoundError(f"There is no format {word[:40]!r}.", f"Known are: {', '.join([*formats(), *export_names()])}.")
    return shape.NAME, shape


def export_document(actor: Actor, incident: Incident, word: str, *, at: datetime | None = None) -> Export:
    """The document as a file; that it was taken is an audit event."""
    require(actor, Verb.READ, incident)
    name, shape = shape_asked_for(incident, word)
    document = masked(document_of(incident))
    if shape is None:
        made, data = lay_out_apart(name, document)
        export = Export(file_name(incident, made.extension), made.media_type, data, made.remarks)
    else:
        media_type = f"{MEDIA_TYPES.get(shape.EXTENSION, 'text/plain')}; charset=utf-8"
        export = Export(file_name(incident, shape.EXTENSION), media_type, write(document, shape).encode(), [])
    record_event(actor, "export", incident.reference, name, at=at)
    return export


def file_name(incident: Incident, extension: str) -> str:
    """What the file is called: letters, digits and dashes, which every system takes and no header breaks on."""
    return f"{_UNSAFE.sub('-', incident.reference).strip('-') or 'postmortem'}{extension}"


def masked(document: Postmortem) -> Postmortem:
    """The document without passwords, tokens and keys, its lines of evidence also without the network addresses of people; nothing is cut."""
    value: Postmortem = _masked(document, "")
    return value


def _masked(value: Any, name: str) -> Any:
    if type(value) is str:  # not a word of a closed vocabulary
        return value if name in WHO else mask_secrets(value)
    if isinstance(value, Struct):
        shown = msgspec.structs.replace(value, **{each: _masked(getattr(value, each), each) for each in value.__struct_fields__})
        return msgspec.structs.replace(shown, text=mask_addresses(shown.text)) if isinstance(shown, Evidence) else shown
    if isinstance(value, list):
        return [_masked(each, name) for each in value]
    return value
