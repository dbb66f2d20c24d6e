"""The fields of a part that say something, as label and text, and the text with its secrets masked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec
from msgspec import Struct

from nofault.timeline.masking import display_text, mask_secrets
from nofault.web.forms import labels
from nofault.web.forms.codec import is_group, leaf_of, write_value

# Whose words these are, or who answers: a name or an address that belongs there is no secret.
NAMES = {"owner", "authors", "commander", "participants", "facilitator", "scribe", "mandatory", "optional", "accepted_by", "by", "name"}
LONGEST = 20_000


@dataclass(frozen=True)
class ShownFact:
    """A label and its text; `is_long` where it is prose rather than a value."""

    label: Any
    text: str
    is_long: bool


def shown_facts(value: Struct, *leave_out: str) -> list[ShownFact]:
    """What is stated in a value, in the order of its form. Unknown is stated too."""
    facts = []
    owner = type(value).__name__
    infos = {info.name: info for info in msgspec.structs.fields(type(value))}
    first = labels.FIRST.get(owner, ())
    for name in [*(name for name in first if name in infos), *(name for name in infos if name not in first)]:
        if name in leave_out or name in labels.HIDDEN or f"{owner}.{name}" in labels.HIDDEN:
            continue
        kept, leaf = getattr(value, name), leaf_of(infos[name].type)
        if is_group(leaf.base):
            facts += shown_facts(kept) if kept is not None else []
            continue
        # A page shows whole seconds; the form and exports keep what is known.
        text = write_value(leaf, kept.replace(microsecond=0) if isinstance(kept, datetime) else kept)
        if text and kept != infos[name].default and kept is not False:
            facts.append(ShownFact(labels.LABELS[name], text, name in labels.AREAS))
    return facts


def masked(value: Any, name: str = "") -> Any:
    """The value with secrets masked in every text, control characters made visible in evidence, and nothing longer than a page can show."""
    if isinstance(value, str):
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
