"""The fields of a part that say something, as label and text, and the text with its secrets masked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any

import msgspec
from msgspec import UNSET, Struct

from nofault.postmortem.parts import PARTS
from nofault.timeline.masking import display_text, mask_secrets
from nofault.web.forms import labels
from nofault.web.forms.codec import Leaf, is_group, leaf_of, write_value
from nofault.web.templatetags.times import day

# Whose words these are, or who answers: a name or an address that belongs there is no secret.
NAMES = {"owner", "authors", "commander", "participants", "facilitator", "scribe", "mandatory", "optional", "accepted_by", "by", "name"}
LONGEST = 20_000
# The end of a field's name says the unit of its number.
UNITS = {"minutes": "min", "_percent": "%", "_bytes": "bytes"}


@dataclass(frozen=True)
class ShownFact:
    """The name of a field, its label and its text."""

    name: str
    label: Any
    text: str
    at: datetime | None = None


def shown_facts(value: Struct) -> list[ShownFact]:
    """What is stated in a value, in the order of its form. Unknown is stated too."""
    facts = []
    for name, leaf, default in _fields(type(value)):
        kept = getattr(value, name)
        if kept is UNSET or kept is False or kept == default:
            continue
        if is_group(leaf.base):
            facts += shown_facts(kept) if kept is not None else []
            continue
        if text := _words(name, leaf, kept):
            facts.append(ShownFact(name, labels.LABELS[name], text, kept if isinstance(kept, datetime) else None))
    return facts


def _words(name: str, leaf: Leaf, kept: Any) -> str:
    """The text of a field for a reader, who is spared what only its form and exports need."""
    if isinstance(kept, date) and not isinstance(kept, datetime):
        return day(kept)
    text = write_value(leaf, kept)
    if isinstance(kept, Enum):
        return text.replace("-", " ").replace("_", " ")
    unit = next((unit for ending, unit in UNITS.items() if name.endswith(ending)), "")
    return f"{text} {unit}" if unit and text[-1:].isdigit() else text


@cache
def _fields(owner: type[Struct]) -> list[tuple[str, Leaf, Any]]:
    """The fields of a type that are shown, in the order of its form: name, what it holds, and what it holds when nobody said anything."""
    infos = {info.name: info for info in msgspec.structs.fields(owner)}
    first = labels.FIRST.get(owner.__name__, ())
    names = [*(name for name in first if name in infos), *(name for name in infos if name not in first)]
    shown = [name for name in names if name not in labels.HIDDEN and f"{owner.__name__}.{name}" not in labels.HIDDEN]
    return [(name, leaf_of(infos[name].type), infos[name].default) for name in shown]


def masked_part(kind: str, data: str) -> Any:
    """The value of a part, given as its JSON text, as `masked` makes it fit to be shown."""
    value = PARTS[kind].decode(data)
    # Nearly no part holds anything to mask, and one look at the whole text says so. A backslash may hide a control character from it; before a
    # quote it hides nothing, and the patterns of secrets know it.
    is_plain = len(data) < LONGEST and "\\" not in data.replace('\\"', "") and mask_secrets(data) == data and display_text(data, LONGEST) == data
    return value if is_plain else masked(value)


def masked(value: Any, name: str = "") -> Any:
    """The value with secrets masked in every text, control characters made visible in evidence, and nothing longer than a page can show."""
    if type(value) is str:  # not a word of a closed vocabulary
        return value if name in NAMES else _masked_text(value, name)
    if isinstance(value, Struct):
        is_evidence = type(value).__name__ == "Evidence"
        return msgspec.structs.replace(
            value, **{each: masked(getattr(value, each), "line" if is_evidence and each == "text" else each) for each in value.__struct_fields__}
        )
    if isinstance(value, list):
        return [masked(each, name) for each in value]
    return value


def _masked_text(text: str, name: str) -> str:
    if name == "line":
        return mask_secrets(display_text(text))
    kept = text if len(text) <= LONGEST else f"{text[:LONGEST]} … [{len(text) - LONGEST:,} more characters]"
    return mask_secrets("\n".join(display_text(line, LONGEST) for line in kept.split("\n")))
