"""Single values of the model as text that a person can read and type, and back, led by the type of the field.

Values here are in the plain form of the JSON model (`msgspec.to_builtins`): instants and days are ISO strings, enums their words.
"""

from __future__ import annotations

import re
import types
import typing
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any

from msgspec import Struct, UnsetType

from nofault import plugins
from nofault.postmortem.terms import ActionState, DocumentState, Priority, Severity
from nofault.postmortem.when import find_day, instant_text, leading, read_when

UNKNOWN = "unknown"

# Words of other documents for the closed vocabularies. Severities and priorities of a team's own scale stay words until its policy maps them.
WORDS: dict[type[Enum], dict[str, Enum]] = {
    Severity: {f"{prefix}{number}": Severity(f"SEV{number}") for number in range(1, 5) for prefix in ("sev-", "sev ", "severity ", "s")},
    Priority: {"critical": Priority.P0, "highest": Priority.P0, "high": Priority.P1, "medium": Priority.P2, "low": Priority.P3},
    DocumentState: {"in review": DocumentState.REVIEW, "final": DocumentState.PUBLISHED, "complete": DocumentState.PUBLISHED},
}


class Hint(Struct, frozen=True):
    """The type of a field, taken apart: the type of its value (of one element, for a list), and whether "unknown" is a value."""

    base: Any
    is_list: bool
    may_be_unknown: bool


@cache
def fields(kind: type[Struct]) -> dict[str, Hint]:
    """The fields of a part with their types."""
    return {name: _hint(hint) for name, hint in typing.get_type_hints(kind).items() if name in kind.__struct_fields__}


def _hint(hint: Any) -> Hint:
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        options = [one for one in typing.get_args(hint) if one is not UnsetType]
        rest = [one for one in options if one is not type(None)]
        return Hint(rest[0], False, len(rest) < len(options))
    if typing.get_origin(hint) is list:
        return Hint(typing.get_args(hint)[0], True, False)
    return Hint(hint, False, False)


def is_part(hint: Hint) -> bool:
    """Whether the value is a Struct, not a single value."""
    return isinstance(hint.base, type) and issubclass(hint.base, Struct)


def to_text(value: Any, hint: Hint) -> str:
    """A single plain value as text; `from_text` gives it back."""
    if value is None:
        return UNKNOWN
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if hint.base is datetime:
        return instant_text(datetime.fromisoformat(value))
    return f"\\{value}" if hint.may_be_unknown and hint.base is str and value.lstrip("\\").casefold() == UNKNOWN else str(value)


def from_text(text: str, hint: Hint) -> Any:
    """The plain value that a text says for a field of that type. Raises ValueError when it says none."""
    if hint.may_be_unknown and text.casefold() == UNKNOWN:
        return None
    if hint.base is str:
        return text[1:] if hint.may_be_unknown and text[:1] == "\\" and text.lstrip("\\").casefold() == UNKNOWN else text
    if hint.base is bool:
        return _YES_NO[text.casefold()] if text.casefold() in _YES_NO else _refuse(text, "yes or no")
    if hint.base in (int, float):
        return hint.base(text)
    if hint.base is datetime:
        when = read_when(text)
        return plain(when.at) if when and when.until_at is None else _refuse(text, "a day, a time and a zone")
    if hint.base is date:
        day = find_day(text)
        return day.isoformat() if day else _refuse(text, "a day such as 2026-01-14")
    if issubclass(hint.base, Enum):
        return enum_word(text, hint.base)
    return _refuse(text, "a single value")


def plain(at: datetime) -> str:
    """An instant in UTC as the JSON model writes it."""
    return at.isoformat().replace("+00:00", "Z")


def enum_word(text: str, kind: type[Enum]) -> str:
    """The value of a closed vocabulary that a word stands for. Raises ValueError when it stands for none."""
    word = text.strip().casefold()
    for one in kind:
        if word in (one.value.casefold(), one.value.casefold().replace("_", " ").replace("-", " ")):
            return str(one.value)
    found = state_words().get(word) if kind is ActionState else WORDS.get(kind, {}).get(word)
    return str(getattr(found, "value", found)) if found else str(_refuse(text, ", ".join(str(one.value) for one in kind)))


@cache
def state_words() -> dict[str, str]:
    """Words for the states of an action item in every language -> state."""
    return {
        word: state for _, language in plugins.walk("nofault.postmortem.field_words") for state, words in language.STATES.items() for word in words
    }


def _refuse(text: str, wanted: str) -> Any:
    raise ValueError(f"{text!r} is not {wanted}")


_YES_NO = {"yes": True, "no": False, "true": True, "false": False}

# Fields of Quantity whose unit is part of their name.
IMPLIED_UNITS = (("_minutes", ("minutes", "minute", "mins", "min", "m")), ("_percent", ("%", "percent", "per cent")))
_BRACKET = re.compile(r"\(([^()]{1,40})\)\Z")
_CURRENCY = "$€£¥"
_NUMBER = re.compile(
    rf"(?P<about>~|(?:ca\.?|about|around|approx\.?|approximately|est\.?|estimated) )? ?(?P<sign>[{_CURRENCY}])?"
    r"(?P<value>-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:e[+-]?\d+)?)(?P<rest>(?![\d.,:]).*)$",
    re.I | re.S,
)
_HOURS = re.compile(r"(?P<hours>\d+) ?(?:h|hours?|hrs?)(?: ?(?:and )?(?P<minutes>\d+) ?(?:m|min|mins|minutes?))?(?P<rest>(?!\w).*)$", re.I | re.S)


def quantity_text(value: dict[str, Any], field: str) -> str:
    """A quantity as one line: `~45,000`-like numbers, then the unit, then the note in brackets."""
    number = to_text(value["value"], _FLOAT)
    unit, note = value.get("unit", ""), value.get("note", "")
    unit = unit or next((words[0] for ending, words in IMPLIED_UNITS if field.endswith(ending)), "")
    sign = unit if unit in tuple(_CURRENCY) else ""
    text = f"{'~' if value.get('estimate') else ''}{sign}{number}"
    if unit and not sign:
        text += unit if unit == "%" else f" {unit}"
    return f"{text} ({note})" if note else text


def read_quantity(text: str, field: str) -> dict[str, Any] | None:
    """The quantity that a line says, None when it begins with no number. What follows number and unit becomes the note."""
    text = text.strip()
    if field.endswith("_minutes") and (span := leading(text)) and span.until and (length := _BRACKET.search(text)):
        inner = read_quantity(length.group(1), field)
        return inner and {**inner, "note": text[: length.start()].strip()}
    hours = _HOURS.match(text) if field.endswith("_minutes") else None
    if hours:
        found: dict[str, Any] = {"value": float(int(hours["hours"]) * 60 + int(hours["minutes"] or 0))}
        return found | _note(hours["rest"])
    number = _NUMBER.match(text)
    if number is None:
        return None
    found = {"value": float(number["value"].replace(",", ""))}
    if number["about"]:
        found["estimate"] = True
    rest = number["rest"].strip()
    implied = next((words for ending, words in IMPLIED_UNITS if field.endswith(ending)), ())
    if number["sign"]:
        found["unit"] = number["sign"]
    elif implied:
        word = next((word for word in implied if re.match(re.escape(word) + r"(?!\w)", rest, re.I)), "")
        if not word and rest and rest[0] != "(":
            return None
        rest = rest[len(word) :].strip()
    elif rest and rest[0] != "(":
        unit, bracket, note = rest.partition(" (")
        found["unit"] = unit.strip()
        rest = bracket.strip() + note
    return found | _note(rest)


def _note(rest: str) -> dict[str, str]:
    rest = rest.strip().lstrip(",;").strip()
    if rest.startswith("(") and rest.endswith(")"):
        rest = rest[1:-1]
    return {"note": rest} if rest else {}


_FLOAT = Hint(float, False, False)
