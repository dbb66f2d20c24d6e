"""What is late, due or coming up: the steps of the practice, the action items and the agreed looks back of a document."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime
from typing import Literal

from msgspec import UNSET, Struct

from nofault.postmortem.model import ActionItem, Incident, Postmortem
from nofault.postmortem.terms import ActionState, DocumentState, Severity, Variant
from nofault.practice.facts import Facts, facts_from
from nofault.practice.policy import Policy, Step

State = Literal["late", "due", "upcoming"]
Kind = Literal["step", "action", "review"]

# States in which a promise asks nothing more of its owner.
FINISHED = frozenset({ActionState.DONE, ActionState.VERIFIED, ActionState.DECLINED})
OUT = frozenset({DocumentState.PUBLISHED, DocumentState.RESOLVED, DocumentState.DEFERRED})


class DueStep(Struct, frozen=True):
    """One step, the UTC instant until which it is to be done, and the sentence of the rule that says so."""

    step: str
    at: datetime
    rule: str
    kind: Kind = "step"
    question: str = ""
    owner: str = ""


class DueItem(Struct, frozen=True):
    """One thing that somebody waits for. `id` is the identifier of the action item or decision, for a step its name."""

    id: str
    kind: Kind
    what: str
    owner: str | None
    due_at: datetime
    state: State
    rule: str


def clock_for(incident: Incident, variant: Variant, policy: Policy, published_at: datetime | None = None) -> list[DueStep]:
    """The steps that a document of `variant` goes through with their due times, earliest first.

    Steps whose starting event is unknown are left out. Raises PracticeError for an instant without a zone.
    """
    return steps_for(facts_from(incident, published_at), variant, policy)


def steps_for(facts: Facts, variant: Variant, policy: Policy) -> list[DueStep]:
    """The same from facts: for each step the first entry of the policy that fits severity and variant."""
    chosen: dict[str, Step] = {}
    for entry in policy.steps.values():
        if not entry.off and variant in entry.variants and _fits(entry, facts.severity):
            chosen.setdefault(entry.step, entry)
    calendar = policy.calendar
    steps = []
    for entry in chosen.values():
        start = facts.at(entry.after)
        if start is not None:
            rule = f"{policy.name}: {entry.step} within {entry.within} after {entry.after}"
            steps.append(DueStep(entry.step, calendar.after(start, entry.within), rule, entry.kind, entry.question, entry.owner))
    return sorted(steps, key=lambda step: step.at)


def _fits(entry: Step, severity: Severity | None) -> bool:
    return not entry.severities or severity in entry.severities


def state_at(due_at: datetime, at: datetime, policy: Policy) -> State:
    """Whether something due at `due_at` is late at the instant `at`, due within the policy's `soon`, or upcoming."""
    if at > due_at:
        return "late"
    return "due" if policy.calendar.after(at, policy.soon) >= due_at else "upcoming"


def stale(document: Postmortem, policy: Policy, at: datetime) -> bool:
    """Whether the document is still unpublished when the policy's `stale_after` has passed since the service was restored."""
    restored_at = document.incident.markers.recovered_at
    if document.state in OUT or not isinstance(restored_at, datetime):
        return False
    return at > policy.calendar.after(restored_at, policy.stale_after)


def due_steps(
    document: Postmortem, policy: Policy, at: datetime, *, published_at: datetime | None = None, done: Collection[str] = ()
) -> list[DueItem]:
    """Everything of `document` that somebody still waits for at the instant `at`, earliest first.

    Steps count as taken when the document shows it (a meeting that is set, a later state) or when `done` names them.
    """
    items = list(steps_left(document, clock_for(document.incident, document.variant, policy, published_at), policy, at, done=done))
    items += _promises(document, policy, at, published_at)
    items += _looks_back(document, policy, at)
    return sorted(items, key=lambda item: (item.due_at, item.kind, item.id))


def steps_left(document: Postmortem, steps: Iterable[DueStep], policy: Policy, at: datetime, *, done: Collection[str] = ()) -> Iterator[DueItem]:
    """Those of the steps that nobody has taken yet, in the order in which they come."""
    taken = {*done, *_taken(document, at)}
    for step in steps:
        if step.step not in taken:
            state = state_at(step.at, at, policy)
            yield DueItem(step.step, step.kind, step.question or step.step, step.owner or None, step.at, state, step.rule)


def _taken(document: Postmortem, at: datetime) -> Iterator[str]:
    """The steps that the document itself shows as taken."""
    meeting = document.meeting
    reviewed = document.state is not DocumentState.DRAFT
    out = document.state in OUT
    if isinstance(meeting.at, datetime) or out:
        yield "schedule"
    if reviewed:
        yield "draft"
    if isinstance(meeting.pre_read_sent_at, datetime) or reviewed:
        yield "circulate"
    if out or (isinstance(meeting.at, datetime) and meeting.at <= at):
        yield "meet"
    if out:
        yield "publish"


def _promises(document: Postmortem, policy: Policy, at: datetime, published_at: datetime | None) -> Iterator[DueItem]:
    for item in document.action_items:
        if item.state in FINISHED:
            continue
        found = due_of(item, policy, published_at)
        if found is not None:
            due_at, rule = found
            yield DueItem(item.id, "action", item.text, _text(item.owner), due_at, state_at(due_at, at, policy), rule)


def due_of(item: ActionItem, policy: Policy, published_at: datetime | None = None) -> tuple[datetime, str] | None:
    """The instant until which a promise is due and the rule: the end of its due day in the team's zone, else its priority's deadline.

    None when it has no date and nothing to count a default from.
    """
    if isinstance(item.due_on, date):
        return policy.calendar.end_of(item.due_on), "due date of the action item"
    priority = item.priority
    deadline = policy.priorities[priority].deadline if isinstance(priority, str) and priority in policy.priorities else None
    if deadline is None or published_at is None:
        return None
    return policy.calendar.after(published_at, deadline), f"{policy.name}: {priority} within {deadline} after publication"


def _looks_back(document: Postmortem, policy: Policy, at: datetime) -> Iterator[DueItem]:
    for decision in document.not_fixing:
        if isinstance(decision.review_on, date):
            due_at = policy.calendar.end_of(decision.review_on)
            owner = decision.accepted_by or None
            yield DueItem(
                decision.id, "review", decision.what, owner, due_at, state_at(due_at, at, policy), "date for looking again at a decision not to fix"
            )


def _text(owner: object) -> str | None:
    return owner if owner is not UNSET and isinstance(owner, str) and owner else None
