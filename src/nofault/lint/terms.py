"""What the rules about the practice ask for, as figures; a policy changes them."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct


class Terms(Struct, frozen=True):
    """`factors` is how many contributing factors are few, `publish_days` how many business days after the incident a document is late."""

    factors: int = 2
    publish_days: int = 5


def terms_of(published_within: Iterable[str], factors: int) -> Terms:
    """What a policy asks for, by the lengths of its steps that publish and its fewest factors; a length told otherwise leaves the usual days."""
    days = [found for length in published_within if (found := days_of(length)) is not None]
    return Terms(factors, max(days)) if days else Terms(factors)


def days_of(length: str) -> int | None:
    """A length of a policy ("5 business days", "48 hours") as business days, rounded up; None where it is told otherwise."""
    number, _, unit = length.partition(" ")
    if not number.isdigit():
        return None
    if unit.startswith("hour"):
        return -(-int(number) // 24)
    return int(number) * 5 if unit.startswith("week") else int(number) if "day" in unit else None
