"""The model itself as JSON, exactly as `nofault schema` describes it.

What is not stated is left out, what is unknown is null. An instant without a zone is refused.
"""

from __future__ import annotations

import msgspec

from nofault.errors import NofaultError
from nofault.postmortem.model import Postmortem
from nofault.postmortem.parts import naive_instants
from nofault.postmortem.reading import Reading, identified
from nofault.postmortem.records import to_plain

NAME = "json"
TITLE = "The model as JSON"
EXTENSION = ".json"

_DECODER = msgspec.json.Decoder(Postmortem)


def sniff(text: str, path: str = "") -> int:
    """A text that begins with a brace."""
    return 9 if text.lstrip()[:1] == "{" else 0


def read(text: str, *, path: str = "") -> Reading:
    """Read the JSON model. Raises NofaultError that names the place which does not fit."""
    try:
        document = _DECODER.decode(text)
    except msgspec.ValidationError as error:
        raise NofaultError(f"JSON: {error}.", "See `nofault schema` for what belongs there.") from error
    except (msgspec.DecodeError, RecursionError) as error:
        raise NofaultError(f"JSON: {error}.", "Send one JSON object in UTF-8.") from error
    naive = naive_instants(document)
    if naive:
        raise NofaultError(f"JSON: {naive[0]}: this time has no zone.", "Give it one, for example Z.")
    return Reading(identified(document), NAME)


def write(document: Postmortem) -> str:
    """The document as indented JSON; what is not stated is left out, what is unknown is null."""
    return msgspec.json.format(msgspec.json.encode(to_plain(document)), indent=2).decode() + "\n"
