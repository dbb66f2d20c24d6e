"""The list of incidents, and the bin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Sum

from nofault.knowledge.searchable import lines_of
from nofault.postmortem.parts import PARTS
from nofault.postmortem.terms import ActionState, DocumentState, Severity
from nofault.web.access import Actor, visible_incidents_prepared, visible_q
from nofault.web.models.discussion import Comment
from nofault.web.models.incident import ActionItem, Incident, Part
from nofault.web.models.people import Service, Team
from nofault.web.models.saved_views import SavedView
from nofault.web.prepared import Prepared, Slot, Slots
from nofault.web.queries.clocks import Standing, standings_of
from nofault.web.queries.filters import Filters
from nofault.web.rest.cursors import beyond_slots, prepared_page

PAGE = 50
BIN_KEEPS = timedelta(days=30)
SORTS: dict[str, tuple[str, ...]] = {
    "": ("-occurred_at", "-id"),
    "oldest": ("occurred_at", "id"),
    "severity": ("severity", "-occurred_at", "-id"),
    "title": ("title", "id"),
}
COLUMNS = (
    *("id", "reference", "title", "severity", "state", "variant", "visibility"),
    *("occurred_at", "recovered_at", "published_at", "service__name"),
)
CHOICES = {"severity": tuple(Severity), "state": tuple(DocumentState), "late": ("1",)}
TEXTS = ("q", "service", "team", "sort", "after")
WANTED = {"severity": "severity__in", "state": "state__in", "service": "service__slug", "team": "team__slug", "q": "title__icontains"}
SLOT_OF = {name: (Slots if where.endswith("__in") else Slot)(name) for name, where in WANTED.items()}


@dataclass(slots=True)
class IncidentRow:
    """One line of the list."""

    id: int
    reference: str
    title: str
    severity: str
    service: str
    state: str
    variant: str
    restricted: bool
    occurred_at: datetime
    published_at: datetime | None
    length: timedelta | None
    open_items: int = 0
    late_items: int = 0
    standing: Standing | None = None


@dataclass(slots=True)
class IncidentPage:
    rows: list[IncidentRow]
    next: str


def incidents_page(actor: Actor, filters: Filters, *, now: datetime, today: date) -> IncidentPage:
    """Fifty incidents that the actor may know of, in a constant number of statements."""
    order = SORTS.get(filters["sort"], SORTS[""])
    asked = {name: filters[name] for name in WANTED if filters[name]}
    given = {**actor.slots, **asked, "today": today}
    page = prepared_page(_LISTED, bool(filters["late"]), *asked, order=order, after=filters["after"], limit=PAGE, show=row_of, **given)
    rows: list[IncidentRow] = page["items"]
    add_items(rows, today)
    add_standings(rows, now)
    return IncidentPage(rows, page["next"] or "")


def _listed(order: tuple[str, ...], goes_on: bool, limit: int, only_late: bool, *asked: str) -> QuerySet[Incident, Any]:
    found = visible_incidents_prepared().filter(**{WANTED[name]: SLOT_OF[name] for name in asked})
    if goes_on:
        found = found.filter(beyond_slots(Incident, order))
    if only_late:
        late = late_q(Slot("today"))
        found = found.filter(Exists(ActionItem.objects.filter(late, incident=OuterRef("pk"), part__binned_at=None)))
    return found.order_by(*order).values_list(*COLUMNS)[: limit + 1]


_LISTED = Prepared(_listed)


def late_q(today: date | Slot) -> Q:
    """The condition of a promise whose day has passed without evidence; what only waits for its check is open and not late."""
    return Q(open=1, due_on__lt=today) & ~Q(state=ActionState.DONE)


def row_of(found: Any) -> IncidentRow:
    """The line of a row that holds COLUMNS."""
    return IncidentRow(
        id=found.id,
        reference=found.reference,
        title=found.title,
        severity=found.severity,
        service=found.service__name or "",
        state=found.state,
        variant=found.variant,
        restricted=found.visibility == "restricted",
        occurred_at=found.occurred_at,
        published_at=found.published_at,
        length=found.recovered_at - found.occurred_at if found.recovered_at else None,
    )


def add_items(rows: Sequence[IncidentRow], today: date) -> None:
    """How many promises of each incident are open, and late: one statement for all of them."""
    counted = _ITEMS.rows(incidents=[row.id for row in rows], today=today)
    counts = {incident: (open_items, late_items) for incident, open_items, late_items in counted}
    for row in rows:
        row.open_items, row.late_items = counts.get(row.id, (0, 0))


_ITEMS = Prepared(
    lambda: (
        ActionItem.objects.filter(incident__in=Slots("incidents"), part__binned_at=None)
        .values_list("incident")
        .annotate(open_items=Sum("open"), late_items=Count("pk", filter=late_q(Slot("today"))))
        .order_by()
    )
)


def add_standings(rows: Sequence[IncidentRow], now: datetime) -> None:
    """What is owed for each incident and which step is due next."""
    standings = standings_of(((row.id, row.variant, row.state, row.published_at) for row in rows), now=now)
    for row in rows:
        row.standing = standings[row.id]


_VIEWS = Prepared(lambda: SavedView.objects.filter(user_id=Slot("user")))
_SERVICES = Prepared(lambda: Service.objects.values_list("slug", "name").order_by("name"))
_TEAMS = Prepared(lambda: Team.objects.values_list("slug", "name").order_by("name"))


def views_of(actor: Actor) -> list[SavedView]:
    """The lists that the person gave a name."""
    return _VIEWS.rows(**actor.slots)


def services_named() -> list[tuple[str, str]]:
    """Slug and name of every service, for a choice."""
    return _SERVICES.rows()


def services_offered() -> list[tuple[str, str]]:
    """Those of them that a new document may name: a retired one is left out."""
    return list(Service.objects.filter(retired_at=None).values_list("slug", "name").order_by("name"))


def teams_named() -> list[tuple[str, str]]:
    return _TEAMS.rows()


@dataclass(slots=True)
class BinnedPart:
    """Something that was taken out of a document. `kind` is the part's name, `text` its first line."""

    reference: str
    title: str
    key: str
    kind: str
    text: str
    binned_at: datetime

    @property
    def name(self) -> str:
        return self.kind.replace("_", " ")


def incidents_binned(actor: Actor, *, now: datetime) -> list[Incident]:
    """The whole documents in the bin that the actor may know of, the latest first."""
    return list(Incident.objects.filter(visible_q(actor), binned_at__gt=now - BIN_KEEPS).select_related("binned_by").order_by("-binned_at")[:PAGE])


def parts_binned(actor: Actor, *, now: datetime) -> list[BinnedPart]:
    """What was taken out of documents that the actor sees, the latest first."""
    rows = Part.objects.filter(visible_q(actor, "incident__"), incident__binned_at=None, binned_at__gt=now - BIN_KEEPS).order_by("-binned_at")
    found = rows.annotate(reference=F("incident__reference"), title=F("incident__title"))[:PAGE]
    return [BinnedPart(row.reference, row.title, row.key, row.kind, first_line(row), row.binned_at) for row in found if row.binned_at]


def comments_binned(actor: Actor, *, now: datetime) -> list[Comment]:
    """The actor's own comments in the bin, the latest first; somebody else's are theirs to bring back."""
    rows = Comment.every.filter(visible_q(actor, "incident__"), author=actor.user, incident__binned_at=None, binned_at__gt=now - BIN_KEEPS)
    return list(rows.select_related("incident").order_by("-binned_at")[:PAGE])


def first_line(row: Part) -> str:
    return next(lines_of(PARTS[row.kind].decode(row.data)), "")
