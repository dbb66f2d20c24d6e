"""English word classes that rules share, as data: function words, people, verbs, qualities."""

from __future__ import annotations


def listed(text: str) -> frozenset[str]:
    """The words of a list written as text."""
    return frozenset(text.split())
