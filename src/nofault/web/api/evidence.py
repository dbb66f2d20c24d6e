"""Raw evidence: files are sent, read in the background, and said of each what it is and whose clock it shows.

The proposed events are under `evidence-events`. All of it is for those who work on the incident and for its team.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from msgspec import Struct
from ninja import Router

from nofault.web.access import Verb, actor_of
from nofault.web.api.incidents import aware, incident_seen
from nofault.web.models.evidence import EvidenceFile, EvidenceImport, ImportState
from nofault.web.models.incident import Incident, Visibility
from nofault.web.queries.evidence import Source, counts_of, sources_of
from nofault.web.rest.bodies import answer, described, read_body
from nofault.web.rest.files import BYTES, body_of
from nofault.web.rest.idempotency import idempotent
from nofault.web.services import evidence, markers, purging
from nofault.web.services.audit import record_event
from nofault.web.services.imports import import_of

router = Router()
NOTHING = EvidenceImport(state=ImportState.OPEN)


class Zones(Struct, forbid_unknown_fields=True):
    """Path of a source -> the zone of its times, such as Europe/London; an empty zone: as it is found. Other paths stay as they are."""

    zones: dict[str, str]


class SkewChoice(Struct, forbid_unknown_fields=True):
    """Whether the estimated skew between the clocks of hosts is taken out of their times."""

    correct: bool


class Window(Struct, forbid_unknown_fields=True):
    """The stretch of the evidence to look at; null is an open end."""

    since: datetime | None
    until: datetime | None


class Purge(Struct, forbid_unknown_fields=True):
    reason: str


class MarkerNames(Struct, forbid_unknown_fields=True):
    """Names of instants that are offered, such as `onset_at`."""

    names: list[str]


def evidence_seen(request: HttpRequest, reference: str) -> Incident:
    """The incident, for somebody who may read its evidence; of a restricted one that is on record."""
    incident = incident_seen(request, reference, Verb.READ_EVIDENCE)
    if incident.visibility == Visibility.RESTRICTED:
        record_event(actor_of(request), "read", incident.reference, "evidence")
    return incident


def import_shown(incident: Incident) -> dict[str, Any]:
    row = import_of(incident) or NOTHING
    kept = row if row.pk else None
    return {
        "state": row.state,
        "is_reading": row.state in {ImportState.QUEUED, ImportState.RUNNING},
        "revision": row.revision,
        "read_revision": row.read_revision,
        "bytes_done": row.bytes_done,
        "bytes_total": row.bytes_total,
        "finished_at": row.finished_at,
        "problem": row.problem,
        "events": counts_of(kept),
        "window": {end: row.options.get("window", {}).get(end) or None for end in ("since", "until")},
        "zones": row.options.get("zones", {}),
        "correct_skew": row.options.get("correct_skew", False),
        "phases": row.report.get("phases"),
        "skipped": row.report.get("skipped", []),
    }


@router.get("/{reference}", summary="How far the reading of an incident's evidence is, and what was asked of it")
def get_import(request: HttpRequest, reference: str) -> HttpResponse:
    """Ask again until `is_reading` is false: then `state` is `ready`, or `failed` with its `problem`."""
    return answer(import_shown(evidence_seen(request, reference)))


@router.get("/{reference}/sources", summary="Every file that was brought, and what became of it")
def list_sources(request: HttpRequest, reference: str) -> HttpResponse:
    found = sources_of(import_of(evidence_seen(request, reference)))
    return answer({"items": [source_shown(source) for source in found], "next": None})


def source_shown(source: Source) -> dict[str, Any]:
    shown = source._asdict() | {"file": source.file_id, "zone": source.zone or source.facts.get("zone", "")}
    del shown["file_id"]
    return shown


def file_shown(file: EvidenceFile) -> dict[str, Any]:
    return {"file": file.pk, "path": file.path, "size_bytes": file.size_bytes, "sha256": file.sha256}


@router.post("/{reference}/files", summary="Bring a file of evidence", openapi_extra=BYTES)
def bring_file(request: HttpRequest, reference: str, path: str, modified_at: datetime | None = None) -> HttpResponse:
    """The body is the file as it is, archives too, up to the limit for uploads. The same bytes under the same path again change nothing.

    `modified_at` is its date where it comes from, by which a year is found that its lines do not name.
    """
    incident = incident_seen(request, reference, Verb.READ_EVIDENCE)
    when = aware(modified_at, "modified_at")
    return answer(file_shown(evidence.receive_file(actor_of(request), incident, path, body_of(request), modified_at=when)), status=201)


@router.post("/{reference}/files/{int:file}/purge", summary="Delete the bytes of a file", openapi_extra=described(Purge))
@idempotent
def purge_file(request: HttpRequest, reference: str, file: int) -> HttpResponse:
    """Every copy of its lines goes as well; its name, its hash and the reason stay."""
    incident = incident_seen(request, reference, Verb.READ_EVIDENCE)
    purging.purge_file(actor_of(request), incident, file, read_body(request, Purge).reason)
    return HttpResponse(status=204)


@router.put("/{reference}/zones", summary="Say in which zone the times of sources are", openapi_extra=described(Zones))
@idempotent
def set_zones(request: HttpRequest, reference: str) -> HttpResponse:
    incident = incident_seen(request, reference, Verb.READ_EVIDENCE)
    evidence.set_zones(actor_of(request), incident, read_body(request, Zones).zones)
    return answer(import_shown(incident))


@router.put("/{reference}/skew", summary="Take the skew between hosts out of the times, or leave it", openapi_extra=described(SkewChoice))
@idempotent
def set_skew(request: HttpRequest, reference: str) -> HttpResponse:
    """How far each source seems off is `skew_s` of its facts."""
    incident = incident_seen(request, reference, Verb.READ_EVIDENCE)
    evidence.set_skew(actor_of(request), incident, read_body(request, SkewChoice).correct)
    return answer(import_shown(incident))


@router.put("/{reference}/window", summary="Look at a stretch of the evidence only", openapi_extra=described(Window))
@idempotent
def set_window(request: HttpRequest, reference: str) -> HttpResponse:
    incident, body = incident_seen(request, reference, Verb.READ_EVIDENCE), read_body(request, Window)
    evidence.set_window(actor_of(request), incident, aware(body.since, "since"), aware(body.until, "until"))
    return answer(import_shown(incident))


@router.post("/{reference}/reading", summary="Ask for another reading, after one that failed")
@idempotent
def read_again(request: HttpRequest, reference: str) -> HttpResponse:
    incident = incident_seen(request, reference, Verb.READ_EVIDENCE)
    evidence.read_again(actor_of(request), incident)
    return answer(import_shown(incident), status=202)


@router.get("/{reference}/markers", summary="Instants that the document does not state and its timeline would")
def list_markers(request: HttpRequest, reference: str) -> HttpResponse:
    return answer({"items": [offer._asdict() for offer in markers.markers_offered(evidence_seen(request, reference))], "next": None})


@router.post("/{reference}/markers", summary="State the instants that are offered", openapi_extra=described(MarkerNames))
@idempotent
def fill_markers(request: HttpRequest, reference: str) -> HttpResponse:
    incident = incident_seen(request, reference, Verb.READ_EVIDENCE)
    return answer({"filled": markers.fill_markers(actor_of(request), incident, set(read_body(request, MarkerNames).names))})
