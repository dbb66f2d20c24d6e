"""What needs this person: late, today and tomorrow, waiting for their word; then the team's week and what is worth reading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from nofault.postmortem.model import Reviewer
from nofault.postmortem.parts import PARTS
from nofault.postmortem.terms import ActionState, DocumentState
from nofault.web.access import Actor, visible_action_items_prepared, visible_incidents, visible_incidents_prepared, visible_slots
from nofault.web.models.discussion import Comment
from nofault.web.models.incident import ActionItem, Incident, Part, Participant
from nofault.web.prepared import Prepared, Slot, Slots
from nofault.web.queries.actions import COLUMNS as ACTION_COLUMNS
from nofault.web.queries.actions import ActionRow, rows_of
from nofault.web.queries.incidents import COLUMNS, IncidentRow, add_standings, row_of
from nofault.web.rendering.looks import shortened

MOST_NEEDS = 20
SHOWN_NEEDS = 7  # the lists are short: what is further down can be found in the tables
MOST_OF_WEEK = 12
WEEK = timedelta(days=7)
MEETING_LASTS = timedelta(hours=1)  # a meeting is shown until then after its beginning
LATEST_COMMENTS = 500  # that are looked through for mentions, so that the page does not grow with the years
LONGEST_MENTION = 120
IN_FLIGHT = [DocumentState.DRAFT, DocumentState.REVIEW]


@dataclass(slots=True)
class Need:
    """One line with one thing to do: `verb` is its link to `address`, `why` what makes it stand here."""

    text: str
    address: str
    verb: str
    reference: str
    due: date | None = None
    why: str | Promise = ""


@dataclass(slots=True)
class Reading:
    reference: str
    title: str
    published_at: datetime
    why: str


@dataclass(slots=True)
class Home:
    """The page's lists. `more` says that somebody has more than is shown."""

    late: list[Need] = field(default_factory=list)
    soon: list[Need] = field(default_factory=list)
    word: list[Need] = field(default_factory=list)
    week: list[IncidentRow] = field(default_factory=list)
    meetings: list[IncidentRow] = field(default_factory=list)
    reading: list[Reading] = field(default_factory=list)
    more: bool = False

    @property
    def nothing(self) -> bool:
        return not (self.late or self.soon or self.word or self.week or self.reading)


def _near() -> QuerySet[Participant]:
    return Participant.objects.filter(user_id=Slot("user"))


def _promises() -> QuerySet[ActionItem, Any]:
    needed = Q(due_on__lte=Slot("tomorrow")) | Q(state=ActionState.DONE)
    mine = visible_action_items_prepared().filter(needed, owner_id=Slot("user"), open=1)
    return mine.order_by(F("due_on").asc(nulls_last=True), "part_id").values_list(*ACTION_COLUMNS)[: MOST_NEEDS + 1]


def _week(in_teams: bool) -> QuerySet[Incident, Any]:
    mine = Q(team_id__in=Slots("teams")) | Q(pk__in=_near().values("incident_id")) if in_teams else Q()
    this_week = Q(occurred_at__gt=Slot("week_ago"), occurred_at__lte=Slot("now")) | Q(state__in=IN_FLIGHT)
    found = visible_incidents_prepared().filter(mine, this_week).annotate(takes_part=Exists(_near().filter(incident=OuterRef("pk"))))
    return found.order_by("-occurred_at", "-id").values_list(*COLUMNS, "takes_part")[:MOST_OF_WEEK]


def _reviewed() -> QuerySet[Part, Any]:
    named = Q(data__icontains=Slot("name")) | Q(data__icontains=Slot("email"))
    found = Part.objects.filter(named, visible_slots("incident__"), kind="reviewers", binned_at=None)
    found = found.filter(incident__state=DocumentState.REVIEW, incident__binned_at=None).order_by("-incident_id")
    return found.values_list("incident__reference", "incident__title", "data")[:MOST_NEEDS]


def _mentioned() -> QuerySet[Comment, Any]:
    named = Q(text__icontains=Slot("name")) | Q(text__icontains=Slot("email"))
    latest = Coalesce(Subquery(Comment.objects.order_by("-pk").values("pk")[:1]), 0) - LATEST_COMMENTS
    found = Comment.objects.filter(named, visible_slots("incident__"), pk__gt=latest, resolved_at=None, incident__binned_at=None)
    found = found.exclude(author_id=Slot("user")).order_by("-pk")
    return found.values_list("incident__reference", "part_key", "text", "author_name")[:MOST_NEEDS]


def _proven() -> QuerySet[ActionItem, Any]:
    near = visible_action_items_prepared().filter(incident__in=_near().values("incident_id"))
    done = near.filter(state=ActionState.DONE).exclude(owner_id=Slot("user"))
    return done.order_by(F("due_on").asc(nulls_last=True), "part_id").values_list(*ACTION_COLUMNS)[:SHOWN_NEEDS]


def _published() -> QuerySet[Incident, Any]:
    published = visible_incidents_prepared().filter(published_at__lte=Slot("now")).exclude(state__in=IN_FLIGHT)
    found = published.exclude(pk__in=_near().values("incident_id"))
    return found.order_by("-published_at").values_list("reference", "title", "published_at", "team_id", "service__name")[:2]


_PROMISES, _WEEK, _REVIEWS = Prepared(_promises), Prepared(_week), Prepared(_reviewed)
_MENTIONS, _PROOFS, _PUBLISHED = Prepared(_mentioned), Prepared(_proven), Prepared(_published)


def home_of(actor: Actor, *, now: datetime, today: date) -> Home:
    """Everything on the page in a constant number of statements."""
    home = Home()
    promises = _my_promises(actor, today)
    home.more = len(promises) > MOST_NEEDS
    for row in promises[:MOST_NEEDS]:
        _place(home, row, today)
    home.week, mine = _week_of(actor, now)
    home.meetings = _meetings(home.week, now)
    for incident in mine:
        _place_step(home, incident)
    home.word += [*_reviews(actor, mine), *_mentions(actor), *_proofs(actor, today)]
    for needs in (home.late, home.soon, home.word):
        needs.sort(key=lambda need: need.due or today)
        home.more |= len(needs) > SHOWN_NEEDS
        del needs[SHOWN_NEEDS:]
    home.reading = _worth_reading(actor, now)
    return home


def _my_promises(actor: Actor, today: date) -> list[ActionRow]:
    return rows_of(_PROMISES.rows(**actor.slots, tomorrow=today + timedelta(days=1)), actor, today)


def _place(home: Home, row: ActionRow, today: date) -> None:
    address = f"/actions/{row.reference}/{row.key}/"
    if row.state == ActionState.DONE:
        home.word.append(Need(row.text, address, _("Check"), row.reference, row.due_on, _("evidence was given, the check is open")))
    else:
        (home.late if row.late else home.soon).append(Need(row.text, address, _("Update"), row.reference, row.due_on, row.priority))


def _week_of(actor: Actor, now: datetime) -> tuple[list[IncidentRow], list[IncidentRow]]:
    """The last seven days' incidents and the unpublished postmortems, of the person's teams and those they take part in, the latest first.

    Somebody without a team sees those of everybody. Beside them the unpublished ones in which they take part.
    """
    found = _WEEK.rows(bool(actor.teams), **actor.slots, teams=list(actor.teams), now=now, week_ago=now - WEEK)
    rows = [row_of(row) for row in found]
    add_standings(rows, now)
    return rows, [row for row, asked in zip(rows, found, strict=True) if asked.takes_part and row.state in IN_FLIGHT]


def _meetings(rows: Sequence[IncidentRow], now: datetime) -> list[IncidentRow]:
    """Those whose document says that they meet in the next seven days, the next first."""
    near = [(row.standing.meeting_at, row) for row in rows if row.standing and row.standing.meeting_at]
    return [row for at, row in sorted(near, key=lambda pair: (pair[0], pair[1].id)) if now - MEETING_LASTS <= at < now + WEEK]


def _place_step(home: Home, incident: IncidentRow) -> None:
    step = incident.standing.next if incident.standing else None
    if step is None or incident.standing is None or step.state == "upcoming":
        return
    need = Need(incident.title, f"/incidents/{incident.reference}/", _("Open"), incident.reference, step.due_at.date(), incident.standing.step)
    (home.late if step.state == "late" else home.soon).append(need)


def _names_of(actor: Actor) -> tuple[str, str]:
    """The person's name and address; the address twice where they gave no name."""
    email = actor.user.email if actor.user else ""
    return (actor.user.name if actor.user else "") or email, email


def _reviews(actor: Actor, mine: Sequence[IncidentRow]) -> Iterator[Need]:
    """Documents in review where the person is named as a reviewer who has not answered, or takes part."""
    names = _names_of(actor)
    folded = {name.casefold() for name in names}
    asked = {}
    for reference, title, data in _REVIEWS.rows(**actor.slots, name=names[0], email=names[1]):
        reviewer: Reviewer = PARTS["reviewers"].decode(data)
        if reviewer.name.casefold() in folded and not reviewer.done_at:
            asked[reference] = _to_read(reference, title, _("you are asked to review it"))
    for row in mine:
        if row.state == DocumentState.REVIEW:
            asked.setdefault(row.reference, _to_read(row.reference, row.title, _("it is in review and you took part")))
    yield from asked.values()


def _mentions(actor: Actor) -> Iterator[Need]:
    """Open comments of others that name the person with an @ before it."""
    name, email = _names_of(actor)
    for reference, key, text, author in _MENTIONS.rows(**actor.slots, name=f"@{name}", email=f"@{email}"):
        address = f"/incidents/{reference}/#part-{key}" if key else f"/incidents/{reference}/"
        yield Need(shortened(text, LONGEST_MENTION), address, _("Answer"), reference, why=_("%(name)s mentions you") % {"name": author})


def _proofs(actor: Actor, today: date) -> Iterator[Need]:
    """What others call done, with evidence, in documents that the person takes part in: a second pair of eyes confirms it."""
    for row in rows_of(_PROOFS.rows(**actor.slots), actor, today):
        yield Need(row.text, f"/actions/{row.reference}/{row.key}/", _("Confirm"), row.reference, row.due_on, _("said to be done, to be confirmed"))


def _to_read(reference: str, title: str, why: str) -> Need:
    return Need(title, f"/incidents/{reference}/", _("Read"), reference, why=why)


def _worth_reading(actor: Actor, now: datetime) -> list[Reading]:
    """The two published last that the person did not work on, and why they may care."""
    rows = _PUBLISHED.rows(**actor.slots, now=now)
    return [Reading(row.reference, row.title, row.published_at, _reason(actor, row)) for row in rows if row.published_at]


def _reason(actor: Actor, row: Any) -> str:
    if row.team_id in actor.teams and row.service__name:
        return _("about %(service)s, which your team runs") % {"service": row.service__name}
    return _("about %(service)s") % {"service": row.service__name} if row.service__name else _("new in the library")


def has_anything(actor: Actor) -> bool:
    """Whether there is any document that the person may know of."""
    return visible_incidents(actor).exists()
