"""Between the text of a field and the typed value: one pair of functions for each type that a part may hold.

An empty field is "not stated" (UNSET); the word `unknown` is "stated as unknown" (None), where the type allows it.
"""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any

from django.utils.translation import gettext as _
from msgspec import UNSET, Struct, UnsetType

from nofault.postmortem.model import Evidence, Quantity, Why
from nofault.web.forms.errors import FieldError
from nofault.web.forms.instants import Moment, day_of, read_instant, write_instant
from nofault.web.forms.outline import read_outline, write_outline

UNKNOWN_WORDS = {"unknown", "?", "not known", "n/k"}
# A comma before three digits groups them, as everywhere in the product; anywhere else it can only begin the decimals.
NUMBER = re.compile(
    r"(?P<about>~|≈|about\s+|ca\.?\s*|approx\.?\s*)?"
    r"(?:(?P<comma>-?(?:0,\d+|\d+,(?:\d\d?|\d{4,})))|(?P<value>-?(?:\d{1,3}(?:[,_ ’']\d{3})+|\d+)(?:\.\d+)?(?:e[+-]?\d+)?))(?![\d.,])"
    r"\s*(?P<unit>[^\d\s(][^()]{0,40})?(?:\((?P<note>.{0,300})\))?",
    re.IGNORECASE,
)
EVIDENCE_LINE = re.compile(r"(?P<path>[^\s:]+):(?P<line>\d+)\s+(?P<text>.*)")


@dataclass(frozen=True)
class Leaf:
    """A type that one field holds: its base, and whether "stated as unknown" is a value of it."""

    base: Any
    may_be_unknown: bool
    may_be_unset: bool


def leaf_of(hint: Any) -> Leaf:
    """`Fact[datetime]` is the base datetime that may be unknown and unset."""
    if typing.get_origin(hint) in {typing.Union, types.UnionType}:
        arms = typing.get_args(hint)
        bases = [arm for arm in arms if arm is not type(None) and arm is not UnsetType]
        return Leaf(bases[0], UnsetType in arms and type(None) in arms, UnsetType in arms)
    return Leaf(hint, False, False)


def write_quantity(value: Quantity) -> str:
    number = f"{value.value:,.15g}"
    unit = value.unit if value.unit.startswith("%") or not value.unit else f" {value.unit}"
    return f"{'~' if value.estimate else ''}{number}{' %' if unit == '%' else unit}{f' ({value.note})' if value.note else ''}"


def read_quantity(text: str) -> Quantity:
    found = NUMBER.fullmatch(text.strip())
    if not found:
        raise FieldError(_("Write a number, such as 23, ~1400 users or 12.5 %. A ~ marks an estimate."))
    number = found["comma"].replace(",", ".") if found["comma"] else re.sub(r"[,_ ’']", "", found["value"])
    return Quantity(float(number), (found["unit"] or "").strip(), bool(found["about"]), (found["note"] or "").strip())


def read_date(text: str) -> date:
    """The day that a text means. Raises FieldError."""
    try:
        return day_of(text)
    except ValueError:
        raise FieldError(_("Write the day like 2026-01-14 or 14 Jan 2026.")) from None


def _read_bool(text: str) -> bool:
    word = text.strip().lower()
    if word in {"yes", "true", "on", "1"}:
        return True
    if word in {"no", "false", "off", "0"}:
        return False
    raise FieldError(_("Answer yes or no."))


def _read_number(kind: type) -> Callable[[str], Any]:
    def read(text: str) -> Any:
        try:
            return kind(text.strip())
        except ValueError:
            raise FieldError(_("Write a number.")) from None

    return read


def write_evidence(value: Evidence) -> str:
    if value.url:
        return value.url
    place = f"{value.path}:{value.line} " if value.path and value.line else f"{value.path} " if value.path else ""
    return f"{place}{value.text.splitlines()[0] if value.text else ''}".strip()


def read_evidence(text: str, kept: list[Evidence]) -> list[Evidence]:
    """One pointer a line. A line that still reads as it was written keeps its hash and place; a new one is what it says."""
    known = {write_evidence(item): item for item in kept}
    return [known.get(line.strip()) or _new_evidence(line.strip()) for line in text.splitlines() if line.strip()]


def _new_evidence(line: str) -> Evidence:
    if line.startswith(("https://", "http://")):
        return Evidence(url=line)
    found = EVIDENCE_LINE.fullmatch(line)
    return Evidence(path=found["path"], line=int(found["line"]), text=found["text"]) if found else Evidence(text=line)


def write_value(leaf: Leaf, value: Any) -> str:
    """The text of a value as its field shows it."""
    if value is UNSET:
        return ""
    if value is None:
        return "unknown" if leaf.may_be_unknown else ""
    if isinstance(value, datetime):
        return write_instant(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, Quantity):
        return write_quantity(value)
    if isinstance(value, float):
        return f"{value:.15g}"
    if isinstance(value, list):
        return _write_list(leaf.base, value)
    return str(value)


def _write_list(hint: Any, value: list[Any]) -> str:
    item = typing.get_args(hint)[0]
    if item is Why:
        return write_outline(value)
    return "\n".join(write_evidence(each) if item is Evidence else str(each) for each in value)


def read_value(leaf: Leaf, text: str, kept: Any, moment: Moment) -> Any:
    """The typed value of a field's text. Raises FieldError; `kept` is the value that the field held before."""
    text = text.replace("\r\n", "\n")
    if leaf.base is str and not leaf.may_be_unset:
        return text.strip()
    if typing.get_origin(leaf.base) is list:
        return _read_list(leaf.base, text, kept or [])
    if not text.strip():
        return UNSET if leaf.may_be_unset else None
    if leaf.may_be_unknown and text.strip().lower() in UNKNOWN_WORDS:
        return None
    if leaf.base is datetime:
        return read_instant(text, moment)
    if isinstance(leaf.base, type) and issubclass(leaf.base, Enum):
        return _read_choice(leaf.base, text)
    return READERS[leaf.base](text)


def _read_choice(kind: type[Enum], text: str) -> Any:
    try:
        return kind(text.strip())
    except ValueError:
        raise FieldError(_("Choose one of %(choices)s.") % {"choices": ", ".join(str(each.value) for each in kind)}) from None


def _read_list(hint: Any, text: str, kept: list[Any]) -> list[Any]:
    item = typing.get_args(hint)[0]
    if item is Why:
        return read_outline(text, kept)
    if item is Evidence:
        return read_evidence(text, kept)
    return [line.strip() for line in text.splitlines() if line.strip()]


READERS: dict[Any, Callable[[str], Any]] = {
    str: str.strip,
    Quantity: read_quantity,
    date: read_date,
    bool: _read_bool,
    int: _read_number(int),
    float: _read_number(float),
}


def is_group(base: Any) -> bool:
    """Whether the type is a nested value that gets fields of its own."""
    return isinstance(base, type) and issubclass(base, Struct) and base is not Quantity
