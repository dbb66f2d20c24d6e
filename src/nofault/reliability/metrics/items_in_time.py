"""Share of action items that were done by their due date.

What it says
    Whether the promises of reviews are kept. Above 80 % the follow-up works; below 50 % the reviews produce paper.

Unit
    Percent of the items that were due, with n.

Formula
    done on or before the due day (UTC) ÷ (done with a known instant + still open), over items whose due day has passed at the time of
    measuring. Declined items are a decision and do not count. Items that are done at an unknown instant are counted in `left_out`.

What it must not be used for
    Judging the owners of items. A late item is a signal about priorities and capacity, not about a person.

Sources
    A team's published rules for reviews (80 % and 50 % as bounds), one of the five documents that the product carries out. Another of them
    asks for 70 % within 30 days of publication, which is a different figure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime

from nofault.postmortem.terms import ActionState
from nofault.reliability.cases import Case, Measure

NAME = "items-in-time"
DONE = frozenset({ActionState.DONE, ActionState.VERIFIED})


def measure(cases: Sequence[Case], at: datetime) -> Measure:
    """The percentage over the items whose due day lies before the day of `at`."""
    outcomes = list(_outcomes(cases, at.astimezone(UTC).date()))
    known = [in_time for in_time in outcomes if in_time is not None]
    value = round(100 * sum(known) / len(known), 1) if known else None
    return Measure(NAME, value, "percent", len(known), len(outcomes) - len(known))


def _outcomes(cases: Sequence[Case], today: date) -> Iterator[bool | None]:
    """For each item that was due: done in time, not so, or None when it cannot be known."""
    for case in cases:
        for item in case.document.action_items:
            if not isinstance(item.due_on, date) or item.due_on >= today or item.state is ActionState.DECLINED:
                continue
            done_at = case.done_at.get(item.id)
            if item.state not in DONE:
                yield False
            else:
                yield None if done_at is None else done_at.astimezone(UTC).date() <= item.due_on
