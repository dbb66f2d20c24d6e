"""The parts of a document as data: what each is called, whether it is one value or a list, and which section kind it is.

Everything that treats all parts alike (rows, forms, history, lint, outline) walks `PARTS` instead of naming fields.
"""

from __future__ import annotations

import typing
from datetime import UTC, datetime
from typing import Any

import msgspec
from msgspec import Struct

from nofault.errors import NofaultError
from nofault.postmortem import model

# Field of Postmortem -> section kind (the closed list that documents, lint and reports share).
SECTION_KINDS: dict[str, str] = {
    "incident": "status",
    "authorship": "people",
    "summary": "summary",
    "background": "background",
    "impact": "impact",
    "detection": "detection",
    "timeline": "timeline",
    "causes": "root-cause",
    "factors": "contributing-factors",
    "questions": "analysis",
    "beliefs": "belief",
    "helped": "helped",
    "hurt": "hurt",
    "went_well": "went-well",
    "went_poorly": "went-poorly",
    "luck": "luck",
    "why_not_sooner": "why-not-sooner",
    "lessons": "lessons",
    "open_questions": "open-questions",
    "action_items": "action-items",
    "not_fixing": "decisions",
    "related": "related",
    "meeting": "communication",
    "reviewers": "people",
    "approvals": "people",
    "failure_classes": "analysis",
    "sections": "other",
    "attachments": "evidence",
}


class PartKind(Struct, frozen=True):
    """One part of the document: `name` is its field, `type` the type of its value or of one item of its list."""

    name: str
    type: Any
    is_list: bool
    section: str

    def decode(self, data: bytes | str) -> Any:
        """The typed value of `data` (JSON). Raises NofaultError that names the place."""
        try:
            return _decoder(self.name).decode(data)
        except msgspec.ValidationError as error:
            raise NofaultError(f"{self.name}: {error}", "See `nofault schema` for what belongs there.") from error
        except msgspec.DecodeError as error:
            raise NofaultError(f"{self.name}: not valid JSON ({error}).", "Send one JSON value in UTF-8.") from error

    def empty(self) -> Any:
        """A value with nothing stated."""
        return "" if self.type is str else self.type()


def _kinds() -> dict[str, PartKind]:
    hints = typing.get_type_hints(model.Postmortem, include_extras=True)
    kinds = {}
    for name, section in SECTION_KINDS.items():
        hint = hints[name]
        is_list = typing.get_origin(hint) is list
        kinds[name] = PartKind(name=name, type=typing.get_args(hint)[0] if is_list else hint, is_list=is_list, section=section)
    return kinds


PARTS: dict[str, PartKind] = _kinds()
_DECODERS: dict[str, msgspec.json.Decoder[Any]] = {}
_ENCODER = msgspec.json.Encoder()


def _decoder(name: str) -> msgspec.json.Decoder[Any]:
    if name not in _DECODERS:
        _DECODERS[name] = msgspec.json.Decoder(PARTS[name].type)
    return _DECODERS[name]


def encode(value: Any) -> str:
    """A value of a part as compact JSON text."""
    return _ENCODER.encode(value).decode()


def naive_instants(value: Any, path: str = "") -> list[str]:
    """The places of instants without a zone; such a time has to be asked about, never guessed."""
    if isinstance(value, datetime):
        return [] if value.tzinfo else [path]
    if isinstance(value, Struct):
        found = []
        for name in value.__struct_fields__:
            found += naive_instants(getattr(value, name), f"{path}.{name}" if path else name)
        return found
    if isinstance(value, list):
        return [place for number, item in enumerate(value) for place in naive_instants(item, f"{path}[{number}]")]
    return []


def cleaned(value: Any) -> Any:
    """The same value with every aware instant in UTC, and without NUL characters, which no database column takes.

    What needs no cleaning is the same object, so that a large document is not held twice.
    """
    if isinstance(value, str):
        return value.replace("\0", "\N{REPLACEMENT CHARACTER}") if "\0" in value else value
    if isinstance(value, datetime):
        return value.astimezone(UTC) if value.tzinfo not in (None, UTC) else value
    if isinstance(value, Struct):
        changed = {}
        for name in value.__struct_fields__:
            inner = getattr(value, name)
            if inner and isinstance(inner, _MAY_CHANGE):
                new = cleaned(inner)
                if new is not inner:
                    changed[name] = new
        return msgspec.structs.replace(value, **changed) if changed else value
    if isinstance(value, list):
        items = [cleaned(item) for item in value]
        return items if any(new is not old for new, old in zip(items, value, strict=True)) else value
    return value


_MAY_CHANGE = (str, datetime, Struct, list)
