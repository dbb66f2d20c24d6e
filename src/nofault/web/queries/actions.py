"""Promises across all documents, as the rows of a table and the columns of a board."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Case, F, Q, QuerySet, When
from django.db.models import Value as Constant
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nofault.postmortem.model import ActionItem as Value
from nofault.postmortem.parts import PARTS
from nofault.postmortem.states import CAN_BE_BLOCKED, SETTLED
from nofault.postmortem.terms import ActionState, Priority
from nofault.web.access import Actor, visible_action_items, visible_action_items_prepared
from nofault.web.models.incident import ActionItem
from nofault.web.models.people import User
from nofault.web.prepared import Prepared, Slot, Slots
from nofault.web.queries.filters import Filters
from nofault.web.rest.cursors import page_by

PAGE = 50
WEEK = timedelta(days=7)
GROUP_ROWS = 25
BOARD_ROWS = 12
STANDUP_ITEMS = 60  # five hours at five minutes each: more than any standup takes, and an address holds them
BOARD_STATES = [state for state in ActionState if state is not ActionState.UNKNOWN]
CHOICES = {"state": tuple(ActionState), "priority": tuple(Priority), "owner": ("me", "none"), "blocked": ("1",)}
WANTED = {
    **{"state": "state__in", "priority": "priority__in", "blocked": "blocked"},
    **{"service": "incident__service__slug", "team": "incident__team__slug"},
}
TEXTS = ("service", "team", "person", "due", "view", "sort", "after")
# Each ends with what makes it unique. `rank` is the priority with what has none at the end, `began` the time of the incident.
SORTS: dict[str, tuple[str, ...]] = {
    "": ("due_on", "part_id"),
    "priority": ("rank", "due_on", "part_id"),
    "incident": ("-began", "-incident_id", "due_on", "part_id"),
}
SORTED_BY: dict[str, Any] = {"rank": Case(When(priority="", then=Constant("~")), default=F("priority")), "began": F("incident__occurred_at")}
COLUMNS = (
    *("part_id", "text", "owner_id", "owner_name", "due_on", "priority", "state", "blocked", "open"),
    *("incident_id", "incident__reference", "incident__title", "incident__severity", "part__key", "part__data"),
)


@dataclass(slots=True)
class ActionRow:
    """One promise with the incident it came from. `proof` says in a word where its evidence stands."""

    part_id: int
    key: str
    reference: str
    incident: str
    severity: str
    text: str
    owner: str
    mine: bool
    due_on: date | None
    late: bool
    priority: str
    state: str
    blocked: bool
    criterion: str
    proof: str | Promise
    high_leverage: bool

    @property
    def state_word(self) -> str:
        return self.state.replace("_", " ")

    @property
    def face(self) -> str:
        """Two letters for the one face of the row."""
        words = self.owner.replace("@", " ").replace(".", " ").split()
        return "".join(word[0] for word in words[:2]).upper()


@dataclass(slots=True)
class Group:
    """Promises that fall due in one span of days. `address` leads to all of them when there are `more`, `body` is their rows as HTML."""

    name: str
    title: str | Promise
    rows: list[ActionRow]
    more: bool = False
    address: str = ""
    body: str = ""


def _group_q(name: str, today: Any, week: Any) -> Q:
    """Which promises a group holds, `week` being the day a week after today."""
    return {
        "late": Q(due_on__lt=today) & ~Q(state=ActionState.DONE),
        # What was due and only waits for its check is looked at this week, not called late.
        # Written so that the database walks the open ones by their days and stops early.
        "week": Q(due_on__lt=week) & (Q(due_on__gte=today) | Q(state=ActionState.DONE)),
        "later": Q(due_on__gte=week),
        "none": Q(due_on=None),
    }[name]


GROUPS = {
    "late": _("Late"),
    "week": _("This week"),
    "later": _("Later"),
    "none": _("Without a date"),
}


def _asked(actor: Actor, filters: Filters, states: Sequence[str] = ()) -> dict[str, Any]:
    """What the filters ask for, by name, in these states where some are given."""
    asked = {name: filters[name] for name in WANTED if filters[name]}
    if states:
        asked["state"] = states
    if filters["blocked"]:
        asked["blocked"] = True
    asked |= {name: _pk_of(actor) for name in filters["owner"]}  # "none" needs no value
    return asked | ({"person": _number(filters["person"])} if filters["person"] else {})


def actions_matching(seen: QuerySet[ActionItem], asked: Mapping[str, Any]) -> QuerySet[ActionItem]:
    """Of the promises that may be seen those that are asked for; where no states are, the open ones."""
    found = seen.filter(**{WANTED[name]: value for name, value in asked.items() if name in WANTED})
    whose = Q()
    for name in ("me", "person"):
        whose |= Q(owner_id=asked[name]) if name in asked else Q()
    if "none" in asked:
        whose |= Q(owner=None, owner_name="")
    return found.filter(whose) if "state" in asked else found.filter(whose, open=1)


def _slots(names: Iterable[str]) -> dict[str, Slot]:
    return {name: (Slots if WANTED.get(name, "").endswith("__in") else Slot)(name) for name in names}


def _first_of_group(name: str, order: tuple[str, ...], *asked: str) -> QuerySet[ActionItem, Any]:
    found = actions_matching(visible_action_items_prepared(), _slots(asked)).alias(**SORTED_BY).filter(_group_q(name, Slot("today"), Slot("week")))
    return found.order_by(*order).values_list(*COLUMNS)[: GROUP_ROWS + 1]


def _first_of_column(order: tuple[str, ...], *asked: str) -> QuerySet[ActionItem, Any]:
    return actions_matching(visible_action_items_prepared(), _slots(asked)).order_by(*order).values_list(*COLUMNS)[: BOARD_ROWS + 1]


_FIRST_OF_GROUP = Prepared(_first_of_group)
_FIRST_OF_COLUMN = Prepared(_first_of_column)


def _number(text: str) -> int:
    """The number that a text is, or one that nobody has."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else 0


def person_of(filters: Filters) -> User | None:
    """The person whose promises are asked for."""
    return User.objects.filter(pk=_number(filters["person"])).first()


def standup_ids(actor: Actor, filters: Filters) -> list[int]:
    """What a standup goes through: promised and unfinished, the longest due first."""
    found = actions_matching(visible_action_items(actor), _asked(actor, filters)).filter(state__in=CAN_BE_BLOCKED)
    return list(found.order_by(F("due_on").asc(nulls_last=True), "part_id").values_list("part_id", flat=True)[:STANDUP_ITEMS])


def _order(filters: Filters, group: str) -> tuple[str, ...]:
    """The columns that a group is sorted by; what has no day cannot be compared by it."""
    order = SORTS.get(filters["sort"], SORTS[""])
    return tuple(column for column in order if column != "due_on") if group == "none" else order


def actions_grouped(actor: Actor, filters: Filters, *, today: date) -> list[Group]:
    """The groups that have something, with their first rows; one statement a group."""
    asked = _asked(actor, filters)
    given = {**actor.slots, **asked, "today": today, "week": today + WEEK}
    groups = []
    for name, title in GROUPS.items():
        rows = rows_of(_FIRST_OF_GROUP.rows(name, _order(filters, name), *asked, **given), actor, today)
        if rows:
            groups.append(Group(name, title, rows[:GROUP_ROWS], more=len(rows) > GROUP_ROWS))
    return groups


def actions_page(actor: Actor, filters: Filters, *, today: date) -> tuple[Group, str]:
    """One group in full, fifty at a time, and the cursor of what follows."""
    name = filters["due"] if filters["due"] in GROUPS else "late"
    matching = actions_matching(visible_action_items(actor), _asked(actor, filters)).filter(_group_q(name, today, today + WEEK))
    found: Any = matching.annotate(**SORTED_BY).values_list(*COLUMNS, *SORTED_BY, named=True)
    mine = _pk_of(actor)
    page = page_by(found, _order(filters, name), filters["after"], PAGE, lambda row: _row(row, mine, today))
    return Group(name, GROUPS[name], page["items"]), page["next"] or ""


def actions_board(actor: Actor, filters: Filters, *, today: date) -> Iterator[Group]:
    """A column for each state: what is due first on top of the open ones, what was due last on top of the settled ones."""
    for state in BOARD_STATES:
        if filters["state"] and state not in filters["state"]:
            continue
        order = ("-due_on", "-part_id") if state in SETTLED else ("due_on", "part_id")
        asked = _asked(actor, filters, [state])
        rows = rows_of(_FIRST_OF_COLUMN.rows(order, *asked, **actor.slots, **asked), actor, today)
        yield Group(state, state.replace("_", " "), rows[:BOARD_ROWS], more=len(rows) > BOARD_ROWS)


def rows_of(found: Iterable[Any], actor: Actor, today: date) -> list[ActionRow]:
    """The lines of rows that hold COLUMNS."""
    mine = _pk_of(actor)
    return [_row(row, mine, today) for row in found]


def _pk_of(actor: Actor) -> int | None:
    return actor.user.pk if actor.user else None


def _row(found: Any, mine: int | None, today: date) -> ActionRow:
    value: Value = PARTS["action_items"].decode(found.part__data)
    return ActionRow(
        part_id=found.part_id,
        key=found.part__key,
        reference=found.incident__reference,
        incident=found.incident__title,
        severity=found.incident__severity,
        text=found.text,
        owner=found.owner_name,
        mine=mine is not None and found.owner_id == mine,
        due_on=found.due_on,
        late=found.due_on is not None and found.due_on < today and found.open == 1 and found.state != ActionState.DONE,
        priority=found.priority,
        state=found.state,
        blocked=found.blocked,
        criterion=value.success_criterion,
        proof=proof_of(value),
        high_leverage=value.high_leverage,
    )


def proof_of(value: Value) -> str | Promise:
    """Where the evidence of a promise stands, in a word."""
    if value.verification.passed is True:
        return _("check passed")
    if value.verification.passed is False:
        return _("check failed")
    if value.proof:
        return _("evidence given")
    return _("check planned") if value.verification.check else ""
