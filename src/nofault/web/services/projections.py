"""Columns that repeat a value of a part, written in the transaction of the part and nowhere else.

A projection is a function from the typed value to columns; adding one is adding a line to `PROJECTIONS`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, time
from typing import Any

from django.db.models import Q

from nofault.postmortem.model import ActionItem as ActionValue
from nofault.postmortem.model import Fact, Postmortem
from nofault.postmortem.model import Incident as IncidentValue
from nofault.web.models.incident import ActionItem, Incident, Part
from nofault.web.models.people import Service, Team, User


def project_incident(incident: Incident, part: Part, value: IncidentValue) -> None:
    """Severity, title, service and span onto the row that lists filter and sort by."""
    incident.title = value.title[:300]
    incident.severity = value.severity or ""
    incident.service = Service.objects.select_related("team").filter(name=value.service).first() if value.service else None
    incident.team = _team(value.team) or (incident.service.team if incident.service else None)
    incident.occurred_at = occurred_at(value) or incident.occurred_at
    incident.recovered_at = value.markers.recovered_at or None
    incident.save(update_fields=["title", "severity", "service", "team", "occurred_at", "recovered_at"])


def _team(name: str) -> Team | None:
    return Team.objects.filter(name=name).first() if name else None


def occurred_at(value: IncidentValue) -> datetime | None:
    markers = value.markers
    instants: list[Fact[datetime]] = [markers.onset_at, markers.alert_at, markers.declared_at, markers.trigger_at, markers.recovered_at]
    for instant in instants:
        if instant:
            return instant
    return datetime.combine(value.occurred_on, time(), UTC) if value.occurred_on else None


def began_at(document: Postmortem) -> datetime | None:
    """When an incident was, as its facts say it, or its first entry; None where neither is known."""
    return occurred_at(document.incident) or min((entry.at for entry in document.timeline if entry.at), default=None)


def project_action(incident: Incident, part: Part, value: ActionValue) -> None:
    """The promise onto the list of promises."""
    name = value.owner or ""
    columns = {
        "incident": incident,
        "text": value.text,
        "owner": None if value.owner_is_group else owner_of(name, value.owner_id),
        "owner_name": name[:200],
        "due_on": value.due_on or None,
        "priority": value.priority or "",
        "state": value.state,
        "blocked": value.blocked,
    }
    # One statement, whether the promise is new or not.
    row = ActionItem(part=part, **columns)
    ActionItem.objects.bulk_create([row], update_conflicts=True, unique_fields=["part"], update_fields=list(columns))


def owner_of(name: str, owner_id: str) -> User | None:
    """The person meant: by identifier, else by the one e-mail address or name that matches."""
    if owner_id.isdecimal():
        return User.objects.filter(pk=int(owner_id)).first()
    if not name:
        return None
    found = User.objects.filter(Q(email__iexact=name) | Q(name__iexact=name), is_active=True)[:2]
    return found[0] if len(found) == 1 else None


PROJECTIONS: dict[str, Callable[[Incident, Part, Any], None]] = {
    "incident": project_incident,
    "action_items": project_action,
}
