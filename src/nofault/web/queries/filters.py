"""Filters that live in an address: read from it, shown as chips, and written back into shareable links."""

from __future__ import annotations

from copy import copy
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict


class Filters:
    """The values that a list's address asks for; unknown names and values are left out, so any address answers.

    `choices` gives each name of several values its vocabulary; names of `texts` take any text.
    """

    def __init__(self, given: QueryDict, path: str, *, choices: dict[str, tuple[str, ...]], texts: tuple[str, ...] = ()) -> None:
        self.path = path
        self.many = {name: [value for value in known if value in given.getlist(name)] for name, known in choices.items()}
        self.texts = {name: given.get(name, "").replace("\x00", "").strip()[:200] for name in texts}

    def __getitem__(self, name: str) -> Any:
        """A list for a name with a vocabulary, a text otherwise: `filters.severity` and `filters.q` in templates."""
        return self.many[name] if name in self.many else self.texts[name]

    def address(self, **other: str) -> str:
        """The address of the same list with some texts changed; one that is empty is left out."""
        pairs = [(name, value) for name, values in self.many.items() for value in values]
        pairs += [(name, value) for name, value in (self.texts | other).items() if value]
        return f"{self.path}?{urlencode(pairs)}" if pairs else self.path

    def with_value(self, name: str, value: str) -> Filters:
        """The same filters with exactly one value for a name of several."""
        other = copy(self)
        other.many = self.many | {name: [value]}
        return other

    def any_of(self, *names: str) -> bool:
        """Whether the address asks for anything by one of these names."""
        return any(self[name] for name in names)
