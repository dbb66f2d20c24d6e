"""What metrics are measured over: documents with the instants that only their history knows, and the shape of an answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from statistics import quantiles

from msgspec import Struct, field

from nofault import plugins
from nofault.postmortem.model import Postmortem

METRICS = "nofault.reliability.metrics"
PUBLICATION_WORDS = frozenset({"publication", "publish", "published"})


class Case(Struct, frozen=True):
    """One document. `published_at` and `done_at` (by action item id) come from the history that the caller keeps; unknown is absent."""

    document: Postmortem
    published_at: datetime | None = None
    done_at: dict[str, datetime] = field(default_factory=dict)


class Measure(Struct, frozen=True):
    """The answer of a metric: `value` in `unit` over `n` cases or items, None when n is 0.

    `left_out` counts what could not be measured because an instant is unknown; `detail` holds further figures in the same unit.
    """

    name: str
    value: float | None
    unit: str
    n: int
    left_out: int = 0
    detail: dict[str, float] = field(default_factory=dict)


def case_from(document: Postmortem) -> Case:
    """The case of a document that was read from a file: published when its approval of the publication was given.

    An item counts as done when its verification passed, since a file says no earlier instant.
    """
    published = [approval.at for approval in document.approvals if approval.what.strip().casefold() in PUBLICATION_WORDS]
    done = {item.id: item.verification.run_at for item in document.action_items if item.id and item.verification.passed is True}
    return Case(
        document,
        min((at for at in published if isinstance(at, datetime)), default=None),
        {key: at for key, at in done.items() if isinstance(at, datetime)},
    )


def spread(values: Sequence[float]) -> dict[str, float]:
    """Quartiles of at least two values, since a mean says little about lengths that lean to one side; empty otherwise."""
    if len(values) < 2:
        return {}
    low, _, high = quantiles(values, n=4, method="inclusive")
    return {"lower_quartile": round(low, 2), "upper_quartile": round(high, 2)}


def measures(cases: Sequence[Case], at: datetime) -> list[Measure]:
    """The answer of every metric at the instant `at`, sorted by name. Each file of the folder `metrics` is one."""
    return [module.measure(cases, at) for _, module in plugins.walk(METRICS)]
