"""What a newer text of a document would change in its incident, and where a person has to choose."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.utils.translation import ngettext
from msgspec import UNSET, Struct

from nofault.postmortem.merging import Merged
from nofault.timeline.masking import mask_secrets
from nofault.web.forms import labels
from nofault.web.forms.codec import leaf_of, write_value
from nofault.web.models.document_imports import ImportedFile
from nofault.web.models.incident import Incident
from nofault.web.rendering.looks import shortened
from nofault.web.rendering.parts import name_of
from nofault.web.services.import_corrections import corrected, reading_of
from nofault.web.services.import_keeping import merged_with

SHOWN = 4_000  # characters of a text


class ClashShown(NamedTuple):
    """A place that was edited here and in the file: how a choice names it, what it is called, and both texts."""

    place: str
    label: str
    here: str
    there: str


class MergedShown(NamedTuple):
    """What a newer text does, in words, and where a person has to choose."""

    words: str
    is_nothing: bool
    clashes: list[ClashShown]


def clashes_shown(incident: Incident, file: ImportedFile) -> MergedShown:
    merged, _there = merged_with(incident, corrected(file, reading_of(file).document), ())
    clashes = [ClashShown(one.place, _label(one.part, one.field), _text(one.here), _text(one.there)) for one in merged.clashes]
    return MergedShown(_words(merged), merged.is_nothing, clashes)


def _words(merged: Merged) -> str:
    told = [
        (merged.added, ngettext("adds %(n)d part", "adds %(n)d parts", merged.added)),
        (merged.changed, ngettext("changes %(n)d", "changes %(n)d", merged.changed)),
        (merged.gone, ngettext("takes away %(n)d", "takes away %(n)d", merged.gone)),
        (len(merged.clashes), ngettext("was edited in both at %(n)d place", "was edited in both at %(n)d places", len(merged.clashes))),
    ]
    return ", ".join(text % {"n": number} for number, text in told if number)


def _label(part: str, field: str) -> str:
    words = [str(labels.PARTS[part][0]), *(str(labels.LABELS.get(name, name)) for name in field.split(".") if name)]
    return ": ".join(words)


def _text(value: Any) -> str:
    """A value for a person; empty where there is none."""
    if value is None or value is UNSET:
        return ""
    text = (
        name_of(value) if isinstance(value, Struct) else write_value(leaf_of(type(value)), value) if not isinstance(value, list) else _listed(value)
    )
    return mask_secrets(shortened(text, SHOWN))


def _listed(values: list[Any]) -> str:
    return "\n".join(name_of(value) if isinstance(value, Struct) else str(value) for value in values)
