"""What metrics are measured over: documents with the instants that their history knows."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime

from nofault.postmortem.parts import PARTS
from nofault.postmortem.terms import ActionState
from nofault.reliability.cases import Case
from nofault.reliability.metrics.items_in_time import DONE
from nofault.web.access import Actor, visible_incidents
from nofault.web.models.history import Change
from nofault.web.queries.similar import documents_of

MOST = 2_000
MEASURED = ("incident", "action_items")


def cases_between(actor: Actor, since: datetime, until: datetime) -> list[Case]:
    """The cases of incidents in that stretch, at most MOST of the latest, by three statements whatever they hold."""
    found = list(visible_incidents(actor).filter(occurred_at__gte=since, occurred_at__lt=until).order_by("-occurred_at", "-id")[:MOST])
    documents = documents_of(found, MEASURED)
    pairs = list(zip(found, documents, strict=True))
    done = {(row.pk, item.id) for row, document in pairs for item in document.action_items if item.state in DONE}
    instants: dict[int, dict[str, datetime]] = defaultdict(dict)
    for (pk, key), at in _done_at(done).items():
        instants[pk][key] = at
    return [Case(document, row.published_at, instants[row.pk]) for row, document in pairs]


def _done_at(items: set[tuple[int, str]]) -> dict[tuple[int, str], datetime]:
    """When each of these items came to be done and stayed so."""
    verbs = ("add", "edit", "restore")
    rows = Change.objects.filter(kind="action_items", verb__in=verbs, incident__in={pk for pk, _ in items}).exclude(after="")
    found: dict[tuple[int, str], datetime] = {}
    for pk, key, at, after in rows.order_by("id").values_list("incident_id", "key", "at", "after"):
        if (pk, key) not in items:
            continue
        state: ActionState = PARTS["action_items"].decode(after).state
        if state in DONE:
            found.setdefault((pk, key), at)
        else:
            found.pop((pk, key), None)
    return found
