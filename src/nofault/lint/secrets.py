"""Where secrets stand in a text: what the masking of shown text would take out."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from nofault import plugins


@cache
def _masking() -> Any:
    """Loaded when first asked for: its patterns cost as much as all rules together."""
    return plugins.load("nofault.timeline", "masking")


def secret_spans(text: str) -> Iterator[tuple[int, int]]:
    """The spans of a text that masking would replace, in order."""
    masking = _masking()
    if not masking.may_hold_secrets(text):
        return
    kept = masking.mask_secrets(text).split(masking.MASK)
    at = len(kept[0])
    for number, part in enumerate(kept[1:], 1):
        last = number == len(kept) - 1
        end = len(text) - len(part) if last else text.find(part, at + 1)
        if end < 0:
            return
        if end > at:
            yield at, end
        at = end + len(part)
