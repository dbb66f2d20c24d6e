"""Every address there is, from the URL patterns themselves, with something that exists where an address has a place for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from django.urls import URLPattern, URLResolver, get_resolver

PLACE = re.compile(r"<(?:(?P<converter>\w+):)?(?P<route>\w+)>|\(\?P<(?P<regex>\w+)>[^)]*\)")


class Address(NamedTuple):
    """One address: the name of its pattern, what stood in the pattern's places, and the path to ask for."""

    name: str
    places: frozenset[str]
    path: str


def addresses(known: Mapping[str, str]) -> list[Address]:
    """All addresses; a place that `known` does not name gets 1 where it wants a number, else a word that nothing is called."""
    return [_filled(name, pattern, known) for name, pattern in _patterns(get_resolver().url_patterns, "/")]


def _patterns(entries: list[URLPattern | URLResolver], before: str) -> Iterator[tuple[str, str]]:
    for entry in entries:
        here = before + str(entry.pattern).removeprefix("^").removesuffix("$")
        if isinstance(entry, URLResolver):
            yield from _patterns(entry.url_patterns, here)
        else:
            yield entry.name or "", here


def _filled(name: str, pattern: str, known: Mapping[str, str]) -> Address:
    places = set()

    def value(found: re.Match[str]) -> str:
        place = found["route"] or found["regex"]
        places.add(place)
        return known.get(place, "1" if found["converter"] == "int" or place == "pk" else "no-such-thing")

    path = PLACE.sub(value, pattern)
    return Address(name, frozenset(places), path)
