"""Two texts of one document, put together field by field: what a person changed here, and what changed in the file that it came from."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from msgspec import Struct

from nofault.postmortem.model import Postmortem
from nofault.postmortem.parts import PARTS


class Clash(Struct, frozen=True):
    """A place that both changed: the part, the item's identifier ("" where it is no list), the field ("" for the whole item), and both values.

    None for a whole item says that it is not there.
    """

    part: str
    key: str
    field: str
    here: Any
    there: Any

    @property
    def place(self) -> str:
        """How a choice names the clash."""
        return f"{self.part}:{self.key}:{self.field}"


class Merged(Struct):
    """The document that stands, the clashes (what stands here won), and how many parts the file adds, changes and takes away."""

    document: Postmortem
    clashes: list[Clash]
    added: int = 0
    changed: int = 0
    gone: int = 0

    @property
    def is_nothing(self) -> bool:
        """Whether the file says nothing that does not stand here already."""
        return not (self.added or self.changed or self.gone or self.clashes)


def merge(here: Postmortem, there: Postmortem, base: Postmortem | None, take: Collection[str] = ()) -> Merged:
    """What stands `here` with what is new `there`; `base` is what both began as, None where nobody knows.

    Where only one of the two changed a field, that one counts. Where both did, or where there is no base, it is a clash: what stands here is
    kept unless `take` names its place. Items are matched by their identifiers. The three documents stay as they are.
    """
    merger = _Merger(base is None, frozenset(take))
    values = {name: getattr(here, name) for name in here.__struct_fields__}
    known = base or here
    for name, kind in PARTS.items():
        mine, theirs, was = getattr(here, name), getattr(there, name), getattr(known, name)
        values[name] = merger.items(name, mine, theirs, was) if kind.is_list else merger.value(name, mine, theirs, was)
    return Merged(Postmortem(**values), merger.clashes, merger.added, merger.changed, merger.gone)


class _Merger:
    def __init__(self, is_blind: bool, take: frozenset[str]) -> None:
        self.is_blind, self.take = is_blind, take
        self.clashes: list[Clash] = []
        self.added = self.changed = self.gone = 0

    def value(self, part: str, here: Any, there: Any, base: Any) -> Any:
        merged = self._merged(part, "", "", here, there, base)
        self.changed += merged != here
        return merged

    def items(self, part: str, here: list[Any], there: list[Any], base: list[Any]) -> list[Any]:
        mine, theirs, was = ({item.id: item for item in items} for items in (here, there, base))
        kept = []
        for key, item in mine.items():
            if key in theirs:
                merged = self._merged(part, key, "", item, theirs[key], was.get(key, item if self.is_blind else None))
                self.changed += merged != item
                kept.append(merged)
            elif not self._is_gone(part, item, was.get(key)):
                kept.append(item)
        for key, item in theirs.items():
            if key not in mine and self._is_new(part, item, was.get(key)):
                kept.append(item)
        return kept

    def _is_gone(self, part: str, item: Any, was: Any) -> bool:
        """Whether an item goes that the file no longer has: a person's own stays, and what a person changed is asked about."""
        if was is None or part == "attachments":
            return False
        if self.is_blind or was != item:
            return self._choose(Clash(part, item.id, "", item, None)) is None
        self.gone += 1
        return True

    def _is_new(self, part: str, item: Any, was: Any) -> bool:
        """Whether an item comes that is not here: one that a person took away comes back only where the file changed it and somebody asks for it."""
        if was is None:
            self.added += 1
            return True
        return was != item and self._choose(Clash(part, item.id, "", None, item)) is not None

    def _merged(self, part: str, key: str, field: str, here: Any, there: Any, base: Any) -> Any:
        if here == there or (there == base and not self.is_blind):
            return here
        if here == base and not self.is_blind:
            return there
        if isinstance(here, Struct) and type(here) is type(there):
            values = {}
            for name in here.__struct_fields__:
                place = f"{field}.{name}" if field else name
                values[name] = self._merged(part, key, place, getattr(here, name), getattr(there, name), getattr(base, name, None))
            return type(here)(**values)
        return self._choose(Clash(part, key, field, here, there))

    def _choose(self, clash: Clash) -> Any:
        self.clashes.append(clash)
        return clash.there if clash.place in self.take else clash.here
