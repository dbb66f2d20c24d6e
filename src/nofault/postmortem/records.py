"""What a template has no place for: the difference between a document and what its visible text says, and back again.

A document is rendered, the text is read back, and whatever did not come back goes into the section "Further record": never the whole
model, never a value that is shown above. Reading fills from it only what the visible text leaves open, so the visible text wins.
Everything here is in the plain form of the JSON model, where a value that is absent has its default.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import msgspec
from msgspec import Struct

from nofault.errors import NofaultError
from nofault.postmortem.model import Postmortem
from nofault.postmortem.parts import cleaned, naive_instants
from nofault.postmortem.values import fields, is_part

TITLE = "Further record"
ROUNDS = 20  # each round hides at least one value that would be misread; after that everything goes into the record
Plain = dict[str, Any]
Path = tuple[str, ...]


def to_plain(document: Postmortem) -> Plain:
    """The document in plain form, instants in UTC. Raises NofaultError when an instant has no zone."""
    naive = naive_instants(document)
    if naive:
        raise NofaultError(f"{naive[0]}: this time has no zone.", "Give it one, for example UTC.")
    plain: Plain = msgspec.to_builtins(cleaned(document))
    return _pruned(plain, Postmortem)


def _pruned(plain: Plain, kind: type[Struct]) -> Plain:
    """The plain form without parts in which nothing is stated, an identifier first."""
    hints = fields(kind)
    found: Plain = {"id": plain["id"]} if "id" in plain else {}
    for name, value in plain.items():
        hint = hints[name]
        if is_part(hint) and isinstance(value, list):
            value = [_pruned(part, hint.base) for part in value]
        elif is_part(hint) and value is not None:
            value = _pruned(value, hint.base)
        if value != {} or hint.may_be_unknown:
            found[name] = value
    return found


def from_plain(plain: Plain) -> Postmortem:
    """The document of a plain form. Raises NofaultError that names the place which does not fit the model."""
    try:
        return msgspec.convert(plain, Postmortem)
    except msgspec.ValidationError as error:
        raise NofaultError(f"{error}.", "See `nofault schema` for what belongs there.") from error


def from_plain_freeing(plain: Plain) -> Postmortem:
    """As `from_plain`, taking the lists of `plain` apart while it goes, so that a large document is not held twice."""
    lists = {name: plain[name] for name, hint in fields(Postmortem).items() if hint.is_list and isinstance(plain.get(name), list)}
    document = from_plain({name: value for name, value in plain.items() if name not in lists})
    for name, items in lists.items():
        if items and isinstance(items[0], dict):
            for number, item in enumerate(items):
                items[number] = item_from_plain(name, item, f"[{number}]")
        setattr(document, name, items)
    plain.clear()
    return document


def item_from_plain(name: str, item: Plain, place: str = "") -> Any:
    """An item of a list in its type. Raises NofaultError that names the place."""
    try:
        return msgspec.convert(item, fields(Postmortem)[name].base)
    except msgspec.ValidationError as error:
        raise NofaultError(f"{name}{place}: {error}.", "See `nofault schema` for what belongs there.") from error


def _by_id(value: Any) -> dict[str, Any] | None:
    """A list of items by their identifiers; None when it is no such list."""
    if not isinstance(value, list) or not value or not all(isinstance(one, dict) and one.get("id") for one in value):
        return None
    found = {one["id"]: one for one in value}
    return found if len(found) == len(value) else None


def _open_up(whole: Any, shown: Any) -> tuple[dict[str, Any], dict[str, Any]] | None:
    """Both values as mappings whose members are compared one by one; None when they are compared as a whole."""
    whole_items, shown_items = _by_id(whole), _by_id(shown)
    if whole_items is not None and shown_items is not None:
        return whole_items, shown_items
    if isinstance(whole, dict) and isinstance(shown, dict) and "value" not in whole:  # a Quantity is one value
        return whole, shown
    return None


def difference(whole: Any, shown: Any) -> Any:
    """What `whole` says and `shown` does not; the items of a list that is shown are given by identifier, as a mapping."""
    members = _open_up(whole, shown)
    if members is None:
        return whole
    shown_members = members[1]
    return {
        key: difference(value, shown_members[key]) if key in shown_members else value
        for key, value in members[0].items()
        if key not in shown_members or value != shown_members[key]
    }


def disagreements(whole: Any, shown: Any, path: Path = ()) -> list[Path]:
    """The places where the visible text says something else than the document."""
    members = _open_up(whole, shown)
    if members is None or (isinstance(whole, list) and list(members[0]) != list(members[1])):
        return [path]
    wrong: list[Path] = []
    for key, value in members[1].items():
        if key not in members[0]:
            wrong.append((*path, key))
        elif value != members[0][key]:
            wrong += disagreements(members[0][key], value, (*path, key))
    return wrong


def without(shown: Any, path: Path, known: dict[int, dict[str, Any] | None] | None = None) -> bool:
    """Take what is at `path`, or the nearest thing around it, out of a plain document, in place; whether anything was there to take.

    `known` remembers the lists by identifier from one path to the next: thousands of places in one list would cost the square of their number.
    """
    known = {} if known is None else known
    if id(shown) not in known:
        known[id(shown)] = _by_id(shown)
    items = known[id(shown)]
    holder = shown if items is None else items
    if not isinstance(holder, dict) or path[0] not in holder:
        return False
    if len(path) > 1 and without(holder[path[0]], path[1:], known):
        return True
    if path[0] == "id":
        return False
    if items is None:
        del holder[path[0]]
        return True
    inner = [name for name in holder[path[0]] if name != "id"]
    for name in inner:  # an item without its values keeps its place in the list
        del holder[path[0]][name]
    return bool(inner)


def merge(shown: Plain, rest: Plain) -> Plain:
    """The visible values completed by those of the record. More about an item that is shown no longer is left out: somebody deleted it."""
    merged = dict(shown)
    for key, value in rest.items():
        if key not in shown:
            if not (isinstance(value, dict) and key in _LISTS):
                merged[key] = value
            continue
        items = _by_id(shown[key])
        if isinstance(value, dict) and items is not None:
            merged[key] = [merge(item, value.get(name, {})) for name, item in items.items()]
        elif isinstance(value, dict) and isinstance(shown[key], dict) and "value" not in shown[key]:
            merged[key] = merge(shown[key], value)
    return merged


_LISTS = frozenset(name for name, hint in fields(Postmortem).items() if hint.is_list)


def split(document: Postmortem, render: Callable[[Postmortem], str], read: Callable[[str], Plain | None]) -> tuple[str, Plain]:
    """The visible text of a document, and the rest in plain form. Nothing is shown that would be read back as something else.

    `read` answers None for a text that would swallow what is written behind it (a comment that does not end).
    """
    whole = to_plain(document)
    shown = copy.deepcopy(whole)
    for _ in range(ROUNDS):
        text = render(from_plain(shown))
        back = read(text)
        if back is None:
            wrong: list[Path] = [(name,) for name, value in shown.items() if read(render(from_plain({name: value}))) is None]
        else:
            wrong = disagreements(whole, back)
            if not wrong:
                return text, difference(whole, back)
        known: dict[int, dict[str, Any] | None] = {}
        if not sum(without(shown, path, known) for path in wrong):
            break
    return render(Postmortem()), whole
