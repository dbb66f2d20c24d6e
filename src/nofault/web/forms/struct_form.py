"""The form of a part, made from its type."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any

import msgspec
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from msgspec import Struct

from nofault.postmortem.parts import PartKind
from nofault.web.forms import labels
from nofault.web.forms.codec import Leaf, is_group, leaf_of, read_value, write_value
from nofault.web.forms.errors import FieldError
from nofault.web.forms.instants import Moment

Named = Mapping[str, Mapping[str, str]]
WIDGETS: dict[Any, str] = {datetime: "instant", date: "date", bool: "choice"}


@dataclass
class Field:
    """One field: what is shown, what was typed, and what is wrong with it."""

    name: str
    label: Any
    hint: Any
    widget: str
    text: str
    leaf: Leaf
    kept: Any
    choices: list[tuple[str, Any]] = field(default_factory=list)
    error: str = ""
    offers: tuple[str, ...] = ()
    is_first: bool = True
    is_person: bool = False

    @property
    def picked(self) -> list[str]:
        """The identifiers that a field of them holds."""
        return self.text.splitlines()

    @property
    def rows(self) -> int:
        return min(24, max(3, self.text.count("\n") + 1 + len(self.text) // 90))


@dataclass
class Group:
    """Fields of a nested value, under a label of their own."""

    label: Any
    fields: list[Field]
    is_first: bool = True


@cache
def fields_of(owner: type[Struct]) -> tuple[Any, ...]:
    """The fields of a type; working them out takes longer than reading a form."""
    return msgspec.structs.fields(owner)


class PartForm:
    """A form over a value of `kind`: `fields` and `groups` to show, `is_valid()`, then `value` and `errors`.

    `data` is what was sent (None: nothing yet). Fields that were not sent keep what the value held; with `only` those fields alone are shown.
    `named` holds what the parts say that a field may point at, by kind and key; without it such a field is a text of identifiers.
    """

    def __init__(
        self,
        kind: PartKind,
        value: Any = None,
        data: Mapping[str, str] | None = None,
        *,
        prefix: str = "",
        moment: Moment | None = None,
        only: Sequence[str] = (),
        named: Named | None = None,
    ):
        self.kind, self.data, self.prefix, self.moment = kind, data, prefix, moment or Moment()
        self.named = named or {}
        self.initial = kind.empty() if value is None else value
        self.errors: dict[str, str] = {}
        self.value: Any = None
        if kind.type is str:
            self.items: list[Field | Group] = [self._field("value", "value", Leaf(str, False, False), self.initial)]
        else:
            self.items = list(self._items(self.initial, ""))
        if only:
            shown = {item.name: item for item in self._flat() if item.name in only}
            self.items = [replace(shown[name], is_first=True) for name in only if name in shown] or self.items

    @property
    def fields(self) -> list[Field]:
        return [item for item in self.items if isinstance(item, Field)]

    @property
    def all_fields(self) -> list[Field]:
        """The fields, those of groups too."""
        return list(self._flat())

    @property
    def groups(self) -> list[Group]:
        return [item for item in self.items if isinstance(item, Group)]

    @property
    def first(self) -> list[Field | Group]:
        return [item for item in self.items if item.is_first]

    @property
    def more(self) -> list[Field | Group]:
        return [item for item in self.items if not item.is_first]

    def is_valid(self) -> bool:
        """Read what was sent; what is wrong stands beside its field, and everything typed stays."""
        self.value = self._read_text() if self.kind.type is str else self._read_struct(self.initial, "")
        return not self.errors

    def add_errors(self, errors: Mapping[str, str], offers: tuple[str, ...] = ()) -> None:
        """Put the words of a service beside the fields they are about, with what may be picked instead."""
        for item in self._flat():
            if item.name in errors:
                item.error, item.offers = errors[item.name], offers
        self.errors |= errors

    def _flat(self) -> Iterator[Field]:
        for item in self.items:
            yield from [item] if isinstance(item, Field) else item.fields

    def _items(self, value: Struct, path: str) -> Iterator[Field | Group]:
        owner = type(value).__name__
        infos = {info.name: info for info in fields_of(type(value))}
        first = labels.FIRST.get(owner, tuple(infos))
        for name in [*(name for name in first if name in infos), *(name for name in infos if name not in first)]:
            if name in labels.HIDDEN or f"{owner}.{name}" in labels.HIDDEN:
                continue
            leaf, kept = leaf_of(infos[name].type), getattr(value, name)
            if is_group(leaf.base):
                nested = self._items(kept if kept is not None else leaf.base(), f"{path}{name}.")
                yield Group(labels.LABELS[name], [item for item in nested if isinstance(item, Field)], name in first)
            else:
                yield self._field(f"{path}{name}", name, leaf, kept, owner, name in first)

    def _field(self, path: str, name: str, leaf: Leaf, kept: Any, owner: str = "", is_first: bool = True) -> Field:
        sent = self._sent(path)
        text = write_value(leaf, kept) if sent is None else sent
        hint = labels.HINTS.get(f"{owner}.{name}", labels.HINTS.get(name, ""))
        widget, choices = _widget(name, leaf), _choices(leaf)
        if (pointed := self.named.get(labels.REFERS.get(name, ""))) is not None:
            widget, choices = ("picks", _picks(pointed, text)) if widget == "area" else ("choice", [("", _("none")), *_picks(pointed, text)])
        is_person = name in labels.PEOPLE or f"{owner}.{name}" in labels.PEOPLE
        return Field(path, labels.LABELS[name], hint, widget, text, leaf, kept, choices, is_first=is_first, is_person=is_person)

    def _sent(self, path: str) -> str | None:
        """What was sent of a field. Boxes to tick are sent one by one, after an empty text that says that there are any."""
        place = self.prefix + path
        if self.data is None or place not in self.data:
            return None
        return "\n".join(filter(None, self.data.getlist(place))) if isinstance(self.data, MultiValueDict) else self.data[place]

    def _read_text(self) -> str:
        # Blanks at the end of a line may mean something in Markdown; only those around the whole do not.
        return self.fields[0].text.replace("\r\n", "\n").strip()

    def _read_struct(self, value: Struct, path: str) -> Any:
        values: dict[str, Any] = {}
        named = {item.name: item for item in self._flat()}
        for info in fields_of(type(value)):
            kept, place = getattr(value, info.name), f"{path}{info.name}"
            leaf = leaf_of(info.type)
            if is_group(leaf.base) and any(name.startswith(f"{place}.") for name in named):
                values[info.name] = self._read_group(leaf.base, kept, place)
            elif place in named and self._was_sent(place):
                values[info.name] = self._read_field(named[place], info)
            else:
                values[info.name] = kept
        return type(value)(**values)

    def _read_group(self, base: Any, kept: Any, place: str) -> Any:
        group = self._read_struct(kept if kept is not None else base(), f"{place}.")
        return None if kept is None and group == base() else group

    def _was_sent(self, place: str) -> bool:
        return self.data is not None and self.prefix + place in self.data

    def _read_field(self, item: Field, info: Any) -> Any:
        try:
            read = read_value(item.leaf, item.text, item.kept, self.moment)
        except FieldError as error:
            item.error, item.offers = error.message, error.offers
            self.errors[item.name] = error.message
            return item.kept
        if read is None and not item.leaf.may_be_unknown:
            # An empty field of a type that has no "not stated" goes back to what the type starts with.
            return info.default if info.default is not msgspec.NODEFAULT else item.kept
        return read


def _widget(name: str, leaf: Leaf) -> str:
    if isinstance(leaf.base, type):
        if leaf.base in WIDGETS:
            return WIDGETS[leaf.base]
        if issubclass(leaf.base, Enum):
            return "choice"
    if name == "whys":
        return "outline"
    return "area" if name in labels.AREAS or not isinstance(leaf.base, type) else "text"


def _picks(pointed: Mapping[str, str], text: str) -> list[tuple[str, Any]]:
    """What may be picked. An identifier that nothing in the document has stays until somebody takes it away."""
    gone = [(key, _("%(key)s, which is not in the document") % {"key": key}) for key in text.splitlines() if key and key not in pointed]
    return [*pointed.items(), *gone]


@cache
def kinds_named_in(kind: PartKind) -> frozenset[str]:
    """The kinds of part that a form of this kind points at."""
    return frozenset(labels.REFERS[name] for name in getattr(kind.type, "__struct_fields__", ()) if name in labels.REFERS)


def _choices(leaf: Leaf) -> list[tuple[str, Any]]:
    """Choices of a closed vocabulary, with "not stated" and "unknown" where they are values."""
    if leaf.base is bool:
        choices = [("yes", _("yes")), ("no", _("no"))]
    elif isinstance(leaf.base, type) and issubclass(leaf.base, Enum):
        choices = [(str(each.value), str(each.value).replace("_", " ").replace("-", " ")) for each in leaf.base]
    else:
        return []
    if leaf.may_be_unset:
        choices = [("", _("not stated")), *choices, *([("unknown", _("unknown"))] if leaf.may_be_unknown else [])]
    return choices
