"""The error curve of a reading as a path and as figures."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import msgspec

from nofault.timeline.events import Curve as Kept

KEPT = 256
MOST_ROWS = 24


class Row(NamedTuple):
    """So many things from an instant on (seconds since the epoch), and how many of them failed."""

    begin: float
    things: int
    errors: int


class Curve(NamedTuple):
    """Shares of failures in equal stretches; None where nothing was counted. `top` is the highest."""

    begin: float
    step_s: int
    counts: tuple[int, ...]
    errors: tuple[int, ...]
    what: str
    source: str

    @property
    def shares(self) -> list[float | None]:
        return [errors / count if count else None for count, errors in zip(self.counts, self.errors, strict=True)]

    @property
    def top(self) -> float:
        return max((share for share in self.shares if share is not None), default=0.0)

    def path(self, begin: float, end: float) -> str:
        """The area as an SVG path: 0 to 1000 from `begin` to `end`, 0 (the highest share) to 100 (none). Where nothing was counted it has a gap."""
        scale, top = 1000 / (end - begin), self.top or 1.0
        parts: list[str] = []
        before: float | None = None
        for number, share in enumerate([*self.shares, None]):
            if share != before:
                x = round((self.begin + number * self.step_s - begin) * scale, 1)
                parts += _step(x, before, share, top)
            before = share
        return "".join(parts)

    def rows(self) -> Iterator[Row]:
        """The curve in so few rows that they can be read, each of several stretches."""
        size = -(-len(self.counts) // MOST_ROWS)
        for first in range(0, len(self.counts), size):
            yield Row(self.begin + first * self.step_s, sum(self.counts[first : first + size]), sum(self.errors[first : first + size]))


def _step(x: float, before: float | None, share: float | None, top: float) -> Iterator[str]:
    if before is None:
        yield f"M{x:g} 100"
    if share is None:
        yield f"H{x:g}V100Z"
        return
    if before is not None:
        yield f"H{x:g}"
    yield f"V{100 - 100 * share / top:.4g}"


@lru_cache(maxsize=KEPT)
def curve_of(kept: str) -> Curve | None:
    """The curve that a reading left; None where it found none."""
    if not kept:
        return None
    found = msgspec.json.decode(kept, type=Kept)
    return Curve(found.begin.timestamp(), found.step_s, tuple(found.counts), tuple(found.errors), found.what, found.source)


@lru_cache(maxsize=KEPT)
def path_of(kept: str, begin: float, end: float) -> str:
    """The path of the curve that a reading left, kept in the process because a page draws it each time."""
    curve = curve_of(kept)
    return curve.path(begin, end) if curve is not None else ""


def percent(share: float) -> str:
    """A share as percent, with as many digits as it deserves."""
    return f"{share * 100:.1f} %" if 0 < share < 0.1 else f"{share * 100:.0f} %"
