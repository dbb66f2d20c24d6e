"""A tree of YAML into the plain form of the model, led by the types of its fields, so that `14:32` stays text and `no` may be a truth value."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from nofault.postmortem.model import Postmortem
from nofault.postmortem.values import Hint, fields, from_text, is_part
from nofault.postmortem.yaml_text import Tree, YamlError, is_null

Plain = dict[str, Any]
_NOTHING = object()


class TypedReader:
    """Reads one tree; every error names its line."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree

    def part(self, value: Any, kind: type[Struct], path: str = "") -> Plain:
        """A mapping as a part of the model. Raises YamlError at the first thing that does not belong there."""
        if is_null(value):
            return {}
        if not isinstance(value, dict):
            raise self._error(path, "a mapping belongs here")
        hints = fields(kind)
        plain: Plain = {}
        for name, inner in value.items():
            place = f"{path}.{name}" if path else name
            if name not in hints:
                raise self._error(place, f"unknown key {name!r}")
            found = self._field(inner, hints[name], place, partial=kind is Postmortem)
            if found is not _NOTHING:
                plain[name] = found
        return plain

    def _field(self, value: Any, hint: Hint, path: str, *, partial: bool) -> Any:
        if hint.is_list and isinstance(value, dict) and partial and is_part(hint):
            return {name: {"id": name, **self.part(item, hint.base, f"{path}.{name}")} for name, item in value.items()}
        if hint.is_list:
            return self._list(value, hint, path)
        if is_null(value):
            return None if hint.may_be_unknown else _NOTHING
        if is_part(hint):
            return self.part(value, hint.base, path)
        return self._single(value, hint, path)

    def _list(self, value: Any, hint: Hint, path: str) -> Any:
        if is_null(value):
            return _NOTHING
        if not isinstance(value, list):
            raise self._error(path, "a list belongs here")
        if is_part(hint):
            return [self.part(one, hint.base, f"{path}.{number}") for number, one in enumerate(value)]
        return [self._single(one, hint, f"{path}.{number}") for number, one in enumerate(value)]

    def _single(self, value: Any, hint: Hint, path: str) -> Any:
        if not isinstance(value, str):
            raise self._error(path, "a single value belongs here")
        if hint.base is str:
            return str(value)
        try:
            return from_text(str(value), hint)
        except ValueError as error:
            raise self._error(path, str(error)) from error

    def _error(self, path: str, problem: str) -> YamlError:
        place = f"YAML, line {self.tree.lines.get(path, 1)}, {path or 'document'}"
        return YamlError(f"{place}: {problem}.", "See `nofault schema` for what belongs there.")
