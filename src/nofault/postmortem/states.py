"""Which steps a document and a promise may take, and what is missing for the next one. Pure: every check looks at values only.

The steps are data. A step back carries a reason, so that the record says why something published or done was not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct

from nofault.errors import NofaultError
from nofault.postmortem.model import ActionItem, Impact, Postmortem, Why
from nofault.postmortem.terms import ActionState, DocumentState


class StateError(NofaultError):
    """A step that may not be taken now; the message says what is missing."""


_D = DocumentState
_A = ActionState

# From -> to -> whether the step needs a reason. Un-publishing always goes to review.
DOCUMENT_STEPS: dict[DocumentState, dict[DocumentState, bool]] = {
    _D.DRAFT: {_D.REVIEW: False},
    _D.REVIEW: {_D.PUBLISHED: False, _D.DRAFT: True},
    _D.PUBLISHED: {_D.RESOLVED: False, _D.DEFERRED: True, _D.REVIEW: True},
    _D.DEFERRED: {_D.RESOLVED: False, _D.PUBLISHED: True, _D.REVIEW: True},
    _D.RESOLVED: {_D.PUBLISHED: True, _D.REVIEW: True},
}

ACTION_STEPS: dict[ActionState, dict[ActionState, bool]] = {
    _A.PROPOSED: {_A.COMMITTED: False, _A.DECLINED: True},
    _A.COMMITTED: {_A.IN_PROGRESS: False, _A.DONE: False, _A.DECLINED: True, _A.PROPOSED: True},
    _A.IN_PROGRESS: {_A.DONE: False, _A.DECLINED: True, _A.COMMITTED: True},
    _A.DONE: {_A.VERIFIED: False, _A.IN_PROGRESS: True},
    _A.VERIFIED: {_A.IN_PROGRESS: True},
    _A.DECLINED: {_A.PROPOSED: True, _A.COMMITTED: True},
    _A.UNKNOWN: {_A.PROPOSED: False, _A.COMMITTED: False, _A.IN_PROGRESS: False, _A.DONE: False, _A.VERIFIED: False, _A.DECLINED: True},
}

# Nothing is owed any more by an item in one of these states.
SETTLED = frozenset({_A.VERIFIED, _A.DECLINED})
# Only work that is promised and not finished can be blocked.
CAN_BE_BLOCKED = frozenset({_A.COMMITTED, _A.IN_PROGRESS, _A.UNKNOWN})


def next_document_states(document: Postmortem) -> list[DocumentState]:
    """The states the document may go to, in the order they are offered; what is still missing is not looked at."""
    return list(DOCUMENT_STEPS[document.state])


def next_action_states(item: ActionItem) -> list[ActionState]:
    """The states the promise may go to, in the order they are offered; what is still missing is not looked at."""
    return list(ACTION_STEPS[item.state])


def unsettled_items(document: Postmortem) -> list[ActionItem]:
    """The promises that keep a document from being resolved: all but the proposed, the verified and the declined.

    An item of unknown state counts, because nobody said that it was kept.
    """
    return [item for item in document.action_items if item.state not in SETTLED and item.state is not _A.PROPOSED]


def check_document_change(document: Postmortem, to: DocumentState, reason: str = "", *, needs_verified: bool = False) -> None:
    """Raise StateError unless `document` may go to the state `to` now.

    `needs_verified` is the stricter policy that a document is resolved only when at least one promise was verified, and deferred
    otherwise. The gate before publication is `missing_for_publication`; what it asks for is the team's policy, so the caller runs it.
    """
    steps = DOCUMENT_STEPS[document.state]
    if to not in steps:
        raise StateError(f"A document in state {document.state} cannot become {to}.", f"From here it may become: {', '.join(steps)}.")
    if steps[to] and not reason.strip():
        raise StateError(f"Going from {document.state} to {to} needs a reason.", "Say in one sentence why.")
    if to is _D.REVIEW and document.state is _D.DRAFT:
        _check_repeat(document)
    if to is _D.RESOLVED:
        _check_resolved(document, needs_verified)


def _check_repeat(document: Postmortem) -> None:
    """A repeat answers, before review, why the earlier fix did not hold."""
    incident = document.incident
    if incident.repeats and not incident.why_earlier_fix_did_not_hold.strip():
        raise StateError(
            f"This incident repeats {incident.repeats}, and it is not said why the earlier fix did not hold.",
            "Answer that before the review.",
        )


def _check_resolved(document: Postmortem, needs_verified: bool) -> None:
    open_items = unsettled_items(document)
    if open_items:
        names = "; ".join(f"{_short(item.text)} ({item.state})" for item in open_items[:5])
        more = f" and {len(open_items) - 5} more" if len(open_items) > 5 else ""
        raise StateError(f"{len(open_items)} action items are neither verified nor declined: {names}{more}.", "Settle each of them first.")
    if needs_verified and all(item.state is not _A.VERIFIED for item in document.action_items):
        raise StateError("Nothing verifies that this cannot recur.", "Verify an action item, or set the document to deferred with a reason.")


def check_action_change(before: ActionItem, after: ActionItem) -> None:
    """Raise StateError unless the promise `before` may become `after`: its step, its reason (`state_reason`), its evidence, its flag.

    `done` needs `proof`, `verified` a passed verification. An edit that keeps the state is always allowed.
    """
    if after.blocked and not before.blocked and after.state not in CAN_BE_BLOCKED:
        raise StateError(f"An action item in state {after.state} cannot be blocked.", "Only promised, unfinished work can be.")
    if before.state is after.state:
        return
    steps = ACTION_STEPS[before.state]
    if after.state not in steps:
        offered = ", ".join(steps)
        raise StateError(f"An action item in state {before.state} cannot become {after.state}.", f"From here it may become: {offered}.")
    if steps[after.state] and not after.state_reason.strip():
        raise StateError(f"Going from {before.state} to {after.state} needs a reason.", "Say in one sentence why.")
    if after.state in (_A.DONE, _A.VERIFIED) and not after.proof.strip():
        raise StateError(f"{after.state.capitalize()} needs evidence.", "Link the change, the runbook or the run that shows it.")
    if after.state is _A.VERIFIED and after.verification.passed is not True:
        raise StateError("Verified needs a passed verification.", "Run the check of this item, or record a dated attestation with evidence.")
    if after.blocked and after.state not in CAN_BE_BLOCKED:
        raise StateError(f"A blocked action item cannot become {after.state}.", "Clear the blocked flag first.")


def state_after_verification(state: ActionState, passed: bool) -> ActionState:
    """The state that a finished run leads to: a pass verifies what is done, a failure takes done or verified work up again."""
    if passed:
        return _A.VERIFIED if state is _A.DONE else state
    return _A.IN_PROGRESS if state in (_A.DONE, _A.VERIFIED) else state


class Gap(Struct, frozen=True):
    """Something that publication asks for and that is not there: the part, the item's id ("" for the part itself), and what."""

    part: str
    item_id: str
    what: str


def _summary(document: Postmortem) -> Iterator[Gap]:
    if not document.summary.strip():
        yield Gap("summary", "", "There is no summary.")


def _impact(document: Postmortem) -> Iterator[Gap]:
    if document.impact == Impact():
        yield Gap("impact", "", "The impact is not stated; say so openly where it is unknown.")


def _timeline(document: Postmortem) -> Iterator[Gap]:
    if not document.timeline:
        yield Gap("timeline", "", "The timeline has no entry.")


def _factors(document: Postmortem) -> Iterator[Gap]:
    if not document.factors:
        yield Gap("factors", "", "There is no contributing factor.")


def _factors_answered(document: Postmortem) -> Iterator[Gap]:
    promised = {item.id for item in document.action_items if item.state is not _A.DECLINED}
    answered = {factor for item in document.action_items if item.id in promised for factor in item.factors}
    answered |= {factor for decision in document.not_fixing for factor in decision.factors}
    for factor in document.factors:
        if factor.id not in answered and not promised.intersection(_answers(factor.whys)):
            yield Gap("factors", factor.id, f"No action item and no decision not to fix answers: {_short(factor.property or factor.detail)}")


def _answers(whys: Iterable[Why]) -> Iterator[str]:
    """The action item ids that hang on a tree of whys."""
    pending = list(whys)
    while pending:
        why = pending.pop()
        yield from why.answered_by
        pending += why.whys


def _each_action(what: str, missing: Callable[[ActionItem], bool]) -> Callable[[Postmortem], Iterator[Gap]]:
    def gaps(document: Postmortem) -> Iterator[Gap]:
        for item in document.action_items:
            if item.state is not _A.DECLINED and missing(item):
                yield Gap("action_items", item.id, f"{what}: {_short(item.text)}")

    return gaps


# What a policy may ask for before publication, by name.
REQUIREMENTS: dict[str, Callable[[Postmortem], Iterator[Gap]]] = {
    "summary": _summary,
    "impact": _impact,
    "timeline": _timeline,
    "factors": _factors,
    "factors-answered": _factors_answered,
    "action-owner": _each_action("No owner", lambda item: not item.owner),
    "action-person": _each_action("Owned by a group, name one person", lambda item: item.owner_is_group),
    "action-due": _each_action("No due date", lambda item: not item.due_on),
    "action-criterion": _each_action("No success criterion", lambda item: not item.success_criterion.strip()),
    "action-priority": _each_action("No priority", lambda item: not item.priority),
    "action-ticket": _each_action("No ticket", lambda item: not (item.ticket or item.ticket_url)),
    "action-verification": _each_action("No verification", lambda item: not item.verification.check.strip()),
}
DEFAULT_REQUIRED = ("summary", "impact", "timeline", "factors", "factors-answered", "action-owner", "action-due", "action-criterion")


def missing_for_publication(document: Postmortem, required: Iterable[str] = DEFAULT_REQUIRED) -> list[Gap]:
    """What the document still lacks of `required` (names of REQUIREMENTS), in that order. Raises StateError for an unknown name."""
    gaps: list[Gap] = []
    for name in required:
        if name not in REQUIREMENTS:
            raise StateError(f"Unknown requirement for publication: {name}.", f"Known are: {', '.join(REQUIREMENTS)}.")
        gaps += REQUIREMENTS[name](document)
    return gaps


def _short(text: str, limit: int = 60) -> str:
    line = " ".join(text.split())
    return line if len(line) <= limit else f"{line[: limit - 1]}…"
