"""Stable identifiers: random for what a person makes here, derived for what was read without one."""

from __future__ import annotations

import hashlib
import re
import secrets
from array import array
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from nofault.postmortem.model import Postmortem
from nofault.postmortem.parts import PARTS, encode

PREFIXES = {"timeline": "te", "factors": "cf", "action_items": "ai"}
LIKE = 0.6  # share of common words from which a changed text is taken for its former item
RARE = 4  # rarest words of an item through which its likes are looked for, so that a thousand alike items cost no million comparisons
_WORD = re.compile(r"\w+")


def new_id(kind: str) -> str:
    """A fresh identifier such as `ai-4f1c09ab2d` (40 random bits)."""
    return f"{PREFIXES.get(kind, 'p')}-{secrets.token_hex(5)}"


def derived_id(document: str, kind: str, order: int, text: str) -> str:
    """The identifier of something read without one: the same document, kind, order and text give the same."""
    digest = hashlib.sha256("\x1f".join((document, kind, str(order), text)).encode()).hexdigest()
    return f"{PREFIXES.get(kind, 'p')}-{digest[:10]}"


def assign_ids(document: Postmortem) -> Postmortem:
    """Give every list item without an identifier its derived one, in place, and return the document."""
    seed = document.id or document.incident.reference or document.incident.title
    for kind in PARTS.values():
        if not kind.is_list:
            continue
        items: list[Any] = getattr(document, kind.name)
        fresh = array("L", (order for order, item in enumerate(items) if not item.id))
        for order in fresh:
            items[order].id = derived_id(seed, kind.name, order, encode(items[order]))
        if fresh and any(one == other for one, other in pairwise(sorted(item.id for item in items))):
            _part_equal(seed, kind.name, items, fresh)
    return document


def _part_equal(seed: str, kind: str, items: list[Any], fresh: Sequence[int]) -> None:
    """Derive the identifiers of the items at the places `fresh` anew where others have them. Rare: so no large document needs a set of them."""
    for order in fresh:
        items[order].id = ""
    used = {item.id for item in items}
    for order in fresh:
        items[order].id = _free_id(seed, kind, order, encode(items[order]), used)


def _free_id(seed: str, kind: str, order: int, text: str, used: set[str]) -> str:
    """The derived identifier, or the first of its successors that no other item has: a copied item carries the one of its former place."""
    derived, salt = derived_id(seed, kind, order, text), 0
    while derived in used:
        salt += 1
        derived = derived_id(seed, kind, order, f"{text}\x1f{salt}")
    used.add(derived)
    return derived


def keep_ids(document: Postmortem, former: Postmortem) -> Postmortem:
    """Give the items of a document that was read anew the identifiers of their former selves, in place, and return it.

    An item keeps an identifier that stands in both. The others are matched by their text, first the equal ones, then the likest: by the
    share of words in common (Dice), at least LIKE. Each former item is used once.
    """
    for kind in PARTS.values():
        if kind.is_list:
            _keep_ids(getattr(document, kind.name), getattr(former, kind.name))
    return document


def _keep_ids(items: list[Any], before: list[Any]) -> None:
    known = {item.id for item in before}
    kept = {item.id for item in items} & known
    free = {item.id: Counter(_words(item)) for item in before if item.id not in kept}
    fresh = [(item, Counter(_words(item))) for item in items if item.id not in kept]
    by_word: dict[str, set[str]] = {}
    for identifier, words in free.items():
        for word in words:
            by_word.setdefault(word, set()).add(identifier)
    pairs = []
    for number, (_, words) in enumerate(fresh):
        rare = sorted((len(by_word[word]), word) for word in words if word in by_word)[:RARE]
        for identifier in {one for _, word in rare for one in by_word[word]}:
            likeness = 2 * (words & free[identifier]).total() / (words.total() + free[identifier].total())
            if likeness >= LIKE:
                pairs.append((-likeness, number, identifier))
    used: set[int] = set()
    for _, number, identifier in sorted(pairs):
        if number not in used and identifier in free:
            fresh[number][0].id = identifier
            used.add(number)
            del free[identifier]


def _words(item: Any) -> list[str]:
    text = next((value for name in ("text", "property", "what", "title", "name") if (value := getattr(item, name, ""))), "")
    return _WORD.findall(text.casefold())
