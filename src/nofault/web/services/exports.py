"""Documents on their way out: in any format there is, with secrets masked, and with a trace of who took them."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

import msgspec
from msgspec import Struct

from nofault.postmortem.model import Postmortem
from nofault.postmortem.reading import formats, write
from nofault.timeline.masking import mask_secrets
from nofault.web.access import Actor, Verb, require
from nofault.web.errors import NotFoundError
from nofault.web.models.incident import Incident
from nofault.web.services.audit import record_event
from nofault.web.services.documents import document_of

MEDIA_TYPES = {".md": "text/markdown", ".json": "application/json", ".yaml": "application/yaml"}
# An e-mail address is masked as a secret, except where it says who answers for something.
WHO = frozenset({"owner", "authors", "commander", "participants", "facilitator", "scribe", "mandatory", "optional", "accepted_by", "by", "name"})


class Export(NamedTuple):
    """A file to hand over."""

    name: str
    media_type: str
    text: str


def format_asked_for(word: str) -> str:
    """The name of a format, given its name or the usual ending of its files. Raises NotFoundError that lists the known ones."""
    known = formats()
    if word in known:
        return word
    found = next((name for name, module in known.items() if f".{word}" == module.EXTENSION), None)
    if found is None:
        raise NotFoundError(f"There is no format {word[:40]!r}.", f"Known are: {', '.join(known)}.")
    return found


def export_document(actor: Actor, incident: Incident, word: str, *, at: datetime | None = None) -> Export:
    """The document as a file; that it was taken is an audit event."""
    require(actor, Verb.READ, incident)
    name = format_asked_for(word)
    module = formats()[name]
    text = write(masked(document_of(incident)), name)
    record_event(actor, "export", incident.reference, name, at=at)
    return Export(f"{incident.reference}{module.EXTENSION}", MEDIA_TYPES.get(module.EXTENSION, "text/plain"), text)


def masked(document: Postmortem) -> Postmortem:
    """The document without passwords, tokens and keys; nothing is cut."""
    value: Postmortem = _masked(document, "")
    return value


def _masked(value: Any, name: str) -> Any:
    if type(value) is str:  # not a word of a closed vocabulary
        return value if name in WHO else mask_secrets(value)
    if isinstance(value, Struct):
        return msgspec.structs.replace(value, **{each: _masked(getattr(value, each), each) for each in value.__struct_fields__})
    if isinstance(value, list):
        return [_masked(each, name) for each in value]
    return value
