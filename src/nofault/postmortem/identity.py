"""Stable identifiers: random for what a person makes here, derived for what was read without one."""

from __future__ import annotations

import hashlib
import secrets
from typing import Any

from nofault.postmortem.model import Postmortem
from nofault.postmortem.parts import PARTS, encode

PREFIXES = {"timeline": "te", "factors": "cf", "action_items": "ai"}


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
        for order, item in enumerate(items):
            if not item.id:
                item.id = derived_id(seed, kind.name, order, encode(item))
    return document
