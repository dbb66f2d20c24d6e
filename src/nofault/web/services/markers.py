"""The instants that durations are measured between, filled in from a timeline on a person's word."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from django.db import transaction
from msgspec import UNSET

from nofault.postmortem.model import TimelineEntry
from nofault.postmortem.parts import PARTS
from nofault.postmortem.terms import EntryKind
from nofault.web.access import Actor
from nofault.web.models.evidence import EvidenceImport
from nofault.web.models.incident import Incident, Part
from nofault.web.services.imports import import_of, require_keeper
from nofault.web.services.parts import edit_part, part_of
from nofault.web.services.proposals import entry_of

# Marker -> the kind of entry whose first one it is, where the engine named no event for it.
KINDS = {
    "onset_at": EntryKind.ONSET,
    "alert_at": EntryKind.ALERT,
    "page_at": EntryKind.PAGE,
    "acknowledged_at": EntryKind.ACKNOWLEDGE,
    "declared_at": EntryKind.DECLARE,
    "mitigated_at": EntryKind.MITIGATION,
    "recovered_at": EntryKind.RECOVERY,
}


class Offer(NamedTuple):
    """A marker that nobody has stated, and the entry of the document that would state it."""

    name: str
    at: datetime
    text: str


def markers_offered(incident: Incident) -> list[Offer]:
    """What the events that were added to the document say of markers that are not stated yet."""
    row = import_of(incident)
    facts = PARTS["incident"].decode(part_of(incident, "incident").data)
    if row is None:
        return []
    entries = _entries_in_document(row, incident)
    named = row.report.get("markers", {})
    offers = []
    for name, kind in KINDS.items():
        if getattr(facts.markers, name) is not UNSET:
            continue
        entry = entries.get(named.get(name, "")) or next((one for one in entries.values() if one.kind is kind), None)
        if entry is not None and entry.at:
            offers.append(Offer(name, entry.at, entry.text))
    return offers


def _entries_in_document(row: EvidenceImport, incident: Incident) -> dict[str, TimelineEntry]:
    there = set(Part.objects.filter(incident=incident, kind="timeline", binned_at=None).values_list("key", flat=True))
    return {one.identity: entry_of(one) for one in row.candidates.exclude(part_key="") if one.part_key in there}


@transaction.atomic
def fill_markers(actor: Actor, incident: Incident, names: set[str], *, at: datetime | None = None) -> list[str]:
    """State the named markers as they are offered now; what somebody stated meanwhile stays. Which were filled in."""
    require_keeper(actor, incident)
    part = part_of(incident, "incident")
    facts = PARTS["incident"].decode(part.data)
    filled = [offer for offer in markers_offered(incident) if offer.name in names]
    for offer in filled:
        setattr(facts.markers, offer.name, offer.at)
    if filled:
        edit_part(actor, incident, part.key, facts, version=part.version, reason="from the timeline", at=at)
    return [offer.name for offer in filled]
