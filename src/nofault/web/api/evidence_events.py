"""Events that the reading of evidence proposes: each is kept, dropped or edited by somebody, and what is kept goes into the document."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from django.http import HttpRequest, HttpResponse
from msgspec import Struct
from ninja import Router

from nofault.postmortem.model import TimelineEntry
from nofault.postmortem.parts import PARTS
from nofault.postmortem.terms import EntryKind
from nofault.web.access import Verb, actor_of
from nofault.web.api.evidence import Purge, evidence_seen
from nofault.web.api.incidents import incident_seen
from nofault.web.errors import NotFoundError
from nofault.web.models.evidence import Candidate, Decision, Standing
from nofault.web.models.incident import Incident
from nofault.web.queries.evidence import MOST_AROUND, raw_lines
from nofault.web.rest.bodies import answer, described, read_body
from nofault.web.rest.cursors import DEFAULT_LIMIT, page_by
from nofault.web.rest.idempotency import idempotent
from nofault.web.services import proposals, purging
from nofault.web.services.audit import record_event
from nofault.web.services.proposals import entry_of

router = Router()


class Fact(Struct, kw_only=True, forbid_unknown_fields=True):
    """What somebody says of an event: an instant with its zone, a kind, a fact."""

    at: datetime
    kind: EntryKind
    text: str


class Verdict(Struct, kw_only=True, forbid_unknown_fields=True):
    """`kept`, `dropped` or `open`. `sure`: the time of an event whose zone was only assumed is right."""

    decision: Literal["kept", "dropped", "open"]
    sure: bool = False


class Rest(Struct, forbid_unknown_fields=True):
    """`kept` or `dropped` for every event that is open; one of an assumed zone is not kept with the rest."""

    decision: Literal["kept", "dropped"]


def event_shown(row: Candidate) -> dict[str, Any]:
    """The entry as it would stand in the document, with its evidence; what was decided; and its item in the document once it is there."""
    return {"id": row.pk, "entry": entry_of(row), "why": row.why, "edited": sorted(row.edits), "decision": row.decision, "item": row.part_key or None}


def _rows(incident: Incident) -> Any:
    return Candidate.objects.select_related("evidence_import").filter(evidence_import__incident=incident)


def _event(incident: Incident, number: int) -> Candidate:
    row: Candidate | None = _rows(incident).filter(pk=number).first()
    if row is None:
        raise NotFoundError("This event is not proposed any more.", "The evidence was read anew; list the events again.")
    return row


@router.get("/{reference}", summary="List proposed events in their order, with their evidence")
def list_events(
    request: HttpRequest, reference: str, decision: Decision | None = None, beside: bool = False, after: str = "", limit: int = DEFAULT_LIMIT
) -> HttpResponse:
    """With `beside`: what was found besides the proposed events. Deciding about one of them, or editing it, takes it up."""
    rows = _rows(evidence_seen(request, reference))
    rows = rows.filter(standing=Standing.BESIDE) if beside else rows.exclude(standing=Standing.BESIDE)
    rows = rows.filter(decision=decision) if decision is not None else rows
    return answer(page_by(rows, ("at", "position", "id"), after, limit, event_shown))


@router.post("/{reference}", summary="Add an event that no evidence shows", openapi_extra=described(Fact))
@idempotent
def add_event(request: HttpRequest, reference: str) -> HttpResponse:
    incident, body = incident_seen(request, reference, Verb.READ_EVIDENCE), read_body(request, Fact)
    return answer(event_shown(proposals.add_candidate(actor_of(request), incident, at=body.at, kind=body.kind, text=body.text)), status=201)


@router.get("/{reference}/{int:number}", summary="One proposed event")
def get_event(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    return answer(event_shown(_event(evidence_seen(request, reference), number)))


@router.put("/{reference}/{int:number}", summary="Write time, kind and fact of an event anew, and keep it", openapi_extra=described(Fact))
@idempotent
def edit_event(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    incident, body = incident_seen(request, reference, Verb.READ_EVIDENCE), read_body(request, Fact)
    return answer(event_shown(proposals.edit_candidate(actor_of(request), incident, number, at=body.at, kind=body.kind, text=body.text)))


@router.post("/{reference}/{int:number}/decision", summary="Keep an event, drop it, or leave it open again", openapi_extra=described(Verdict))
@idempotent
def decide(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    incident, body = incident_seen(request, reference, Verb.READ_EVIDENCE), read_body(request, Verdict)
    return answer(event_shown(proposals.decide(actor_of(request), incident, number, body.decision, sure=body.sure)))


@router.post("/{reference}/rest", summary="Decide about all events that are open", openapi_extra=described(Rest))
@idempotent
def decide_rest(request: HttpRequest, reference: str) -> HttpResponse:
    incident = incident_seen(request, reference, Verb.READ_EVIDENCE)
    return answer({"decided": proposals.decide_rest(actor_of(request), incident, read_body(request, Rest).decision)})


@router.post("/{reference}/add", summary="Put every kept event into the document")
@idempotent
def add_kept(request: HttpRequest, reference: str) -> HttpResponse:
    """Doing it again adds nothing."""
    added = proposals.add_kept(actor_of(request), incident_seen(request, reference, Verb.READ_EVIDENCE))
    return answer({"items": [PARTS["timeline"].decode(part.data) for part in added]}, status=201)


@router.get("/{reference}/{int:number}/lines/{int:line}", summary="Raw lines around a line of evidence; that somebody looked is on record")
def get_lines(request: HttpRequest, reference: str, number: int, line: int, around: int = 6) -> HttpResponse:
    """`line` counts from 0 in the event's evidence. Lines are masked for secrets and cut for reading."""
    incident = incident_seen(request, reference, Verb.READ_EVIDENCE)
    row = _event(incident, number)
    entry: TimelineEntry = entry_of(row)
    if not 0 <= line < len(entry.evidence):
        raise NotFoundError("This event has no such line.", "Its evidence says how many it has; the first is 0.")
    pointer, around = entry.evidence[line], max(0, min(around, MOST_AROUND))
    shown = raw_lines(row.evidence_import, pointer, around)
    record_event(actor_of(request), "read evidence", incident.reference, f"{pointer.path} line {pointer.line}, {around} around")
    return answer({"path": pointer.path, "lines": [each._asdict() for each in shown]})


@router.post("/{reference}/{int:number}/lines/{int:line}/purge", summary="Blank out a line of evidence", openapi_extra=described(Purge))
@idempotent
def purge_line(request: HttpRequest, reference: str, number: int, line: int) -> HttpResponse:
    """In the kept file and wherever its text was copied to; its hash and the reason stay."""
    incident = incident_seen(request, reference, Verb.READ_EVIDENCE)
    if line < 0:
        raise NotFoundError("This event has no such line.", "The first line is 0.")
    purging.purge_line(actor_of(request), incident, number, line, read_body(request, Purge).reason)
    return HttpResponse(status=204)
