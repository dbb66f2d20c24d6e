"""What becomes of proposed events: a person keeps, drops, edits and adds, and puts what was kept into the document.

A new reading of the evidence changes what was proposed and never what a person decided. An event is found again by its identity (time and
first evidence hash); where its time has shifted with a zone, by the hash alone.
"""

from __future__ import annotations

import secrets
from collections import Counter
from datetime import datetime
from typing import Any, NamedTuple

from django.db import transaction
from django.utils import timezone
from msgspec import structs

from nofault.postmortem.model import TimelineEntry
from nofault.postmortem.parts import PARTS, encode
from nofault.postmortem.terms import Certainty, EntryKind, SourceKind
from nofault.web.access import Actor
from nofault.web.errors import InvalidError, NotFoundError
from nofault.web.models.evidence import Candidate, Decision, EvidenceImport, Standing
from nofault.web.models.incident import Incident, Part
from nofault.web.services.imports import locked_import, require_keeper
from nofault.web.services.parts import add_part, checked, restore_part

ADDED = "added-"  # how the identity of an event begins that a person added


class Proposal(NamedTuple):
    """An event as a reading found it: `data` is its entry as JSON, `why` says why it was chosen."""

    at: datetime
    kind: str
    data: str
    why: str
    standing: Standing


class UnsureError(InvalidError):
    """An event whose zone was only assumed is not kept before somebody says that the zone is right."""


def entry_of(candidate: Candidate) -> TimelineEntry:
    """The entry as it would stand in the document: as proposed, with a person's edits over it."""
    entry: TimelineEntry = PARTS["timeline"].decode(candidate.data)
    edits = candidate.edits
    if "at" in edits:
        entry.at, entry.certainty, entry.uncertainty_s, entry.approximate = datetime.fromisoformat(edits["at"]), Certainty.EXACT, 0.0, False
    entry.kind = EntryKind(edits.get("kind", entry.kind))
    entry.text = edits.get("text", entry.text)
    return entry


def merge_proposals(row: EvidenceImport, proposals: dict[str, Proposal], *, last: bool) -> None:
    """Make the candidates of the import those of a reading, by identity.

    `last` says that all of the evidence was read: then what is no longer proposed goes, unless a person has decided about it.
    """
    known = {candidate.identity: candidate for candidate in row.candidates.all()}
    gone = [one for identity, one in known.items() if identity not in proposals and not identity.startswith(ADDED)]
    known |= _shifted([one for one in gone if _touched(one)], {key: one for key, one in proposals.items() if key not in known})
    changed: list[Candidate] = []
    made: list[Candidate] = []
    for position, (identity, (at, kind, data, why, standing)) in enumerate(proposals.items()):
        candidate = known.get(identity) or Candidate(evidence_import=row)
        candidate.identity, candidate.data, candidate.why, candidate.position = identity, data, why, position
        candidate.at = datetime.fromisoformat(candidate.edits["at"]) if "at" in candidate.edits else at
        candidate.kind = candidate.edits.get("kind", kind)
        if candidate.standing != Standing.TAKEN_UP:
            candidate.standing = Standing.TAKEN_UP if standing == Standing.BESIDE and _touched(candidate) else standing
        (changed if candidate.pk else made).append(candidate)
    if last:
        found_again = {one.pk for one in changed}
        row.candidates.filter(pk__in=[one.pk for one in gone if not _touched(one) and one.pk not in found_again]).delete()
    Candidate.objects.bulk_update(changed, ["identity", "data", "why", "position", "at", "kind", "standing"], batch_size=200)
    Candidate.objects.bulk_create(made, batch_size=200)


def _touched(candidate: Candidate) -> bool:
    return candidate.decision != Decision.OPEN or bool(candidate.edits or candidate.part_key) or candidate.standing == Standing.TAKEN_UP


def _shifted(gone: list[Candidate], new: dict[str, Proposal]) -> dict[str, Candidate]:
    """New identity -> the decided candidate that stands on the same line of evidence, where there is exactly one on either side."""
    by_hash = {_first_hash(one.data): one for one in gone}
    before = Counter(_first_hash(one.data) for one in gone)
    after = Counter(_first_hash(proposal.data) for proposal in new.values())
    hashes = {identity: _first_hash(proposal.data) for identity, proposal in new.items()}
    return {identity: by_hash[digest] for identity, digest in hashes.items() if digest and before[digest] == 1 and after[digest] == 1}


def _first_hash(data: str) -> str:
    evidence = PARTS["timeline"].decode(data).evidence
    return evidence[0].sha256 if evidence else ""


@transaction.atomic
def decide(actor: Actor, incident: Incident, candidate_id: int, decision: str, *, sure: bool = False) -> Candidate:
    """Keep or drop a proposed event, or leave it open again; one that was found besides is taken up by any of it.

    Raises UnsureError for one whose zone was assumed, until somebody is `sure`.
    """
    candidate = _open_candidate(actor, incident, candidate_id)
    if decision not in Decision.values:
        raise InvalidError(f"An event cannot be {decision!r}.", f"Use one of {', '.join(Decision.values)}.")
    _take_up(candidate)
    if decision == Decision.KEPT and not sure and _unsure(candidate):
        message = "Its file names no zone, so its time was read as UTC."
        raise UnsureError(message, "Set the zone of the file, correct the time, or say that UTC is right.", {"zone": message})
    if decision == Decision.KEPT and sure and _unsure(candidate):
        candidate.edits["at"] = entry_of(candidate).at.isoformat()  # type: ignore[union-attr]  # a proposed event has a time
    candidate.decision = decision
    candidate.save(update_fields=["decision", "edits", "standing"])
    return candidate


def _take_up(candidate: Candidate) -> None:
    if candidate.standing == Standing.BESIDE:
        candidate.standing = Standing.TAKEN_UP


def _unsure(candidate: Candidate) -> bool:
    return entry_of(candidate).certainty is Certainty.ZONE_ASSUMED


@transaction.atomic
def decide_rest(actor: Actor, incident: Incident, decision: str) -> int:
    """The same for all that are open still; those of an assumed zone stay open to be asked about. How many were decided."""
    require_keeper(actor, incident)
    if decision not in {Decision.KEPT, Decision.DROPPED}:
        raise InvalidError(f"Open events cannot all be {decision!r}.", "Keep them or drop them.")
    row = locked_import(actor, incident)
    rest = [
        one
        for one in row.candidates.filter(decision=Decision.OPEN).exclude(standing=Standing.BESIDE)
        if decision == Decision.DROPPED or not _unsure(one)
    ]
    return row.candidates.filter(pk__in=[one.pk for one in rest]).update(decision=decision)


@transaction.atomic
def edit_candidate(actor: Actor, incident: Incident, candidate_id: int, *, at: datetime, kind: str, text: str) -> Candidate:
    """Write a person's time, kind and fact over the proposed ones, and keep the event. Its evidence stays what it is."""
    candidate = _open_candidate(actor, incident, candidate_id)
    at = _checked_fact(at, kind, text)
    proposed: TimelineEntry = PARTS["timeline"].decode(candidate.data)
    edits: dict[str, Any] = dict(candidate.edits)
    for name, value, was in (("at", at, proposed.at), ("kind", EntryKind(kind), proposed.kind), ("text", text.strip(), proposed.text)):
        if value != was:
            edits[name] = value.isoformat() if isinstance(value, datetime) else value
        elif name != "at":
            edits.pop(name, None)
    candidate.edits, candidate.at, candidate.kind, candidate.decision = edits, at, kind, Decision.KEPT
    _take_up(candidate)
    if _unsure(candidate):
        # Who writes the event anew has looked at its time.
        candidate.edits["at"] = at.isoformat()
    candidate.save(update_fields=["edits", "at", "kind", "decision", "standing"])
    return candidate


@transaction.atomic
def add_candidate(actor: Actor, incident: Incident, *, at: datetime, kind: str, text: str) -> Candidate:
    """An event that no evidence shows, as somebody tells it; the document marks it as an account."""
    require_keeper(actor, incident)
    at = _checked_fact(at, kind, text)
    row = locked_import(actor, incident)
    entry = TimelineEntry(at=at, kind=EntryKind(kind), text=text.strip(), source="account", source_kind=SourceKind.ACCOUNT)
    identity = f"{ADDED}{secrets.token_hex(5)}"
    return Candidate.objects.create(evidence_import=row, identity=identity, at=at, kind=kind, data=encode(entry), decision=Decision.KEPT)


def _checked_fact(at: datetime, kind: str, text: str) -> datetime:
    at = checked(at, "at")
    wrong = {}
    if kind not in set(EntryKind):
        wrong["kind"] = "Choose one of the kinds."
    if not text.strip():
        wrong["text"] = "Say what happened."
    if wrong:
        raise InvalidError("An event needs a time, a kind and a fact.", "Complete the fields that are marked.", wrong)
    return at


def _open_candidate(actor: Actor, incident: Incident, candidate_id: int) -> Candidate:
    """The candidate, locked against a reading that ends at this moment. What is in the document is changed there."""
    require_keeper(actor, incident)
    row = locked_import(actor, incident)
    candidate = row.candidates.filter(pk=candidate_id).first()
    if candidate is None:
        raise NotFoundError("This event is not proposed any more.", "The evidence was read anew; load the page again.")
    if candidate.part_key:
        raise InvalidError("This event is in the document already.", "Change it there.")
    return candidate


@transaction.atomic
def add_kept(actor: Actor, incident: Incident, *, at: datetime | None = None) -> list[Part]:
    """Put every kept event into the timeline of the document, in one transaction. Doing it again adds nothing."""
    require_keeper(actor, incident)
    row = locked_import(actor, incident)
    now = at or timezone.now()
    there = {part.key: part for part in Part.objects.filter(incident=incident, kind="timeline")}
    added = []
    for candidate in row.candidates.filter(decision=Decision.KEPT, part_key=""):
        entry = structs.replace(entry_of(candidate), id=_key_of(candidate))
        part = there.get(entry.id)
        if part is None:
            part = add_part(actor, incident, "timeline", entry, at=now)
        elif part.binned_at is not None:
            part = restore_part(actor, incident, entry.id, at=now)
        added.append(part)
        candidate.part_key = part.key
        candidate.save(update_fields=["part_key"])
    return added


def _key_of(candidate: Candidate) -> str:
    return f"te-{candidate.identity.removeprefix('te-').removeprefix(ADDED)}"
