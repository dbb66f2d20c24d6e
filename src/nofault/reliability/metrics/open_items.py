"""Action items that are open, and how many of them are overdue.

What it says
    How much is still promised, and where a date no longer holds. A growing number means that more is promised than is done.

Unit
    Items, over n documents.

Formula
    Items in none of the states done, verified and declined. Overdue are those whose due day (UTC) has passed at the time of measuring;
    blocked those that wait for something else; undated those that have no due day.

What it must not be used for
    Counting items per person, or setting a target for the number of items: fewer promises are not better promises.

Sources
    The weekly look at open items that two of the five documents of the practice describe.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

from nofault.postmortem.terms import ActionState
from nofault.reliability.cases import Case, Measure

NAME = "open-items"
CLOSED = frozenset({ActionState.DONE, ActionState.VERIFIED, ActionState.DECLINED})


def measure(cases: Sequence[Case], at: datetime) -> Measure:
    """The open items of all documents, of them overdue, blocked and undated."""
    today = at.astimezone(UTC).date()
    found = [item for case in cases for item in case.document.action_items if item.state not in CLOSED]
    dated = [item.due_on for item in found if isinstance(item.due_on, date)]
    detail = {
        "overdue": float(sum(due_on < today for due_on in dated)),
        "blocked": float(sum(item.blocked for item in found)),
        "undated": float(len(found) - len(dated)),
    }
    return Measure(NAME, float(len(found)) if cases else None, "items", len(cases), detail=detail)
