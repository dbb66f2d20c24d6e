"""A deployment's state as a fact: the same words whoever keeps the deployments."""

from __future__ import annotations

from nofault.postmortem.terms import EntryKind
from nofault.timeline.masking import display_text
from nofault.timeline.records import Candidate, Document

# State -> kind, weight, words. Waiting states say little.
STATES: dict[str, tuple[EntryKind, float, str]] = {
    "success": (EntryKind.DEPLOY, 76.0, "is deployed to"),
    "failure": (EntryKind.SIGNAL, 60.0, "fails to deploy to"),
    "failed": (EntryKind.SIGNAL, 60.0, "fails to deploy to"),
    "error": (EntryKind.SIGNAL, 60.0, "fails to deploy to"),
    "in_progress": (EntryKind.CHANGE, 40.0, "starts to deploy to"),
    "running": (EntryKind.CHANGE, 40.0, "starts to deploy to"),
    "canceled": (EntryKind.CHANGE, 30.0, "is no longer deployed to"),
    "inactive": (EntryKind.CHANGE, 20.0, "is replaced on"),
    "created": (EntryKind.DEPLOY, 70.0, "starts to deploy to"),  # all that is known of a deployment without statuses
}
_WAITING = (EntryKind.OTHER, 8.0, "waits for its deployment to")


def deployment_fact(
    document: Document, at: tuple[int, int], place: int, *, by: str, number: object, what: str, where: str, state: str, stamp: object
) -> Candidate:
    """The candidate of one state of deployment `number` of `what` to `where`, at an instant (`Document.instant`) that is written as `stamp`."""
    kind, weight, words = STATES.get(state, _WAITING)
    what, where = display_text(what, 80), display_text(where, 60)
    return Candidate(
        us=at[0],
        code=at[1],
        kind=kind,
        text=f"{what} {words} {where}",
        source=by.lower(),
        weight=weight,
        why=f"a deployment whose state is {display_text(state, 40)}",
        actor=by,
        evidence=[document.evidence(place, f"deployment {number} {what} {where} {state} {stamp}")],
        done=state == "success",
        same=f"{number} {state}",
    )
