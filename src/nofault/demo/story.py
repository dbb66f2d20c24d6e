"""The incident of the demonstration, worked through by its people with the same services as the pages: nothing here writes a row.

Instants, lengths and counts of the document come out of the evidence. Change the evidence, and the document says something else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from functools import partial
from pathlib import Path

from nofault.demo import analysis, plot
from nofault.demo.cast import Cast, create_cast
from nofault.demo.earlier import earlier_incident, near_miss_in_review
from nofault.demo.evidence import write_evidence
from nofault.errors import NofaultError
from nofault.postmortem.model import Detection, Impact, Incident, Markers, Quantity, TimelineEntry
from nofault.postmortem.parts import PARTS
from nofault.postmortem.terms import DocumentState, EntryKind, Mitigation, Severity
from nofault.web.models.evidence import Candidate, Decision
from nofault.web.models.incident import Incident as Row
from nofault.web.services.evidence import receive_file, set_zones
from nofault.web.services.incidents import change_state, create_incident, join_incident
from nofault.web.services.markers import fill_markers, markers_offered
from nofault.web.services.parts import add_part, edit_part, part_of
from nofault.web.services.proposals import add_kept, decide, decide_rest, edit_candidate
from nofault.web.worker import run_waiting_jobs

CHUNK_BYTES = 1_000_000
FAILED = re.compile(rb'" 50[0-9] ')
FEWEST = 30  # a minute with fewer requests has no share worth naming
STAMP = re.compile(rb"\[([^\]]+)\]")


@dataclass(frozen=True)
class Told:
    """The documents of the demonstration."""

    incident: Row
    earlier: Row
    near_miss: Row


def deploy_before(now: datetime) -> datetime:
    """The instant of the deploy: early in the afternoon of a Monday, between nine and fifteen days ago, so that the week after it is one of work."""
    day = now.astimezone(UTC).date() - timedelta(days=9)
    day -= timedelta(days=day.weekday())
    return datetime.combine(day, time(14, 32, 7), UTC)


def tell_story(folder: Path, *, now: datetime, seed: int = 7) -> Told:
    """Write the evidence into `folder` and work it through to a published postmortem whose items are partly done."""
    deployed_at = deploy_before(now)
    cast = create_cast()
    earlier = earlier_incident(cast, deployed_at - timedelta(days=96, hours=3))
    write_evidence(folder, deployed_at=deployed_at, seed=seed)
    row = work_through(cast, folder, deployed_at, earlier)
    analysis.settle_promises(cast, row, now)
    return Told(row, earlier, near_miss_in_review(cast, now - timedelta(days=1, hours=2)))


def work_through(cast: Cast, folder: Path, deployed_at: datetime, earlier: Row) -> Row:
    """From raw evidence to a published document, in the order in which a team would do it."""

    def after(**length: float) -> datetime:
        return deployed_at + timedelta(**length)

    facts = Incident(title="Seat selection failed for one in six requests", severity=Severity.SEV2, service=plot.SERVICE, channel="#inc-seat-map")
    row = create_incident(cast.commander, facts, at=after(minutes=16))
    for actor, function in ((cast.responder, "responder"), (cast.facilitator, "facilitator")):
        join_incident(cast.commander, row, actor.user, function=function, at=after(minutes=17))
    _bring(cast, row, folder, after(hours=2))
    _curate(cast, row, after(hours=3))
    _state_facts(cast, row, folder, earlier, after(hours=4))
    analysis.write_analysis(cast, row, earlier, after)
    change_state(cast.commander, row, DocumentState.REVIEW, at=after(days=2))
    analysis.record_meeting(cast, row, after)
    change_state(cast.facilitator, row, DocumentState.PUBLISHED, at=after(days=3, hours=2))
    return row


def _bring(cast: Cast, row: Row, folder: Path, at: datetime) -> None:
    """Bring every file, say which clock the database host keeps, and let the engine read."""
    for path in sorted(file for file in folder.rglob("*") if file.is_file()):
        name = path.relative_to(folder).as_posix()
        with path.open("rb") as file:
            receive_file(cast.responder, row, name, iter(partial(file.read, CHUNK_BYTES), b""), modified_at=at, at=at)
    set_zones(cast.responder, row, {"db-1/syslog": plot.DATABASE_ZONE})
    run_waiting_jobs()


def _curate(cast: Cast, row: Row, at: datetime) -> None:
    """Drop what belongs to something else, write a decision out, keep the rest, and fill in the instants it shows."""
    proposed = list(Candidate.objects.filter(evidence_import__incident=row))
    if not proposed:
        raise NofaultError("The engine proposed nothing for the demonstration's evidence.", "Look at the import's report.")
    for candidate in proposed:
        entry: TimelineEntry = PARTS["timeline"].decode(candidate.data)
        if "mailer" in entry.text:
            decide(cast.responder, row, candidate.pk, Decision.DROPPED)
        elif entry.kind is EntryKind.DECISION and entry.at:
            text = "Decision to roll back seat-map to 7.3.2, the release before"
            edit_candidate(cast.responder, row, candidate.pk, at=entry.at, kind=entry.kind, text=text)
    decide_rest(cast.responder, row, Decision.KEPT)
    for part in add_kept(cast.responder, row, at=at):
        entry = PARTS["timeline"].decode(part.data)
        if entry.kind is EntryKind.DECISION:
            entry.decision = analysis.DECISION
            entry.actor_role = "incident commander"
            edit_part(cast.commander, row, part.key, entry, version=part.version, at=at)
    fill_markers(cast.commander, row, {offer.name for offer in markers_offered(row)}, at=at)


def _state_facts(cast: Cast, row: Row, folder: Path, earlier: Row, at: datetime) -> None:
    """What the evidence says in figures: lengths from the instants, requests from the access log between them."""
    part = part_of(row, "incident")
    facts: Incident = PARTS["incident"].decode(part.data)
    markers = _with_ends(facts.markers, row)
    facts.repeats, facts.repeats_severity, facts.why_earlier_fix_did_not_hold = earlier.reference, Severity.SEV3, analysis.WHY_AGAIN
    facts.novel_cause, facts.systemic_gap, facts.users_affected = False, True, True
    edit_part(cast.commander, row, "incident", facts, version=part.version, at=at)
    count = count_requests(folder / "edge-1" / "access.log", markers)
    minutes = _minutes(markers)
    impact = Impact(
        summary="Passengers could not choose a seat; bookings without a seat went through.",
        duration_minutes=Quantity(minutes, "min") if minutes else None,
        customer_impact_from_at=markers.onset_at,
        customer_impact_until_at=markers.recovered_at,
        services=[plot.SERVICE],
        users=None,
        requests_failed=Quantity(float(count.failed), "requests"),
        peak_error_rate_percent=Quantity(round(count.worst_percent, 1), "%", note="worst minute"),
        data_loss="none",
        revenue=None,
    )
    add_part(cast.commander, row, "impact", impact, at=at)
    detection = Detection(how="Error-rate alert", by_role="seat-map on-call", signal="SeatMapErrorRateHigh", mitigation=Mitigation.ROLLBACK)
    if markers.onset_at and markers.alert_at:
        detection.signal_to_notice_minutes = Quantity(round((markers.alert_at - markers.onset_at).total_seconds() / 60, 1), "min")
    add_part(cast.commander, row, "detection", detection, at=at)
    summary = (
        f"With the deploy of seat-map 7.4.0 every seat plan missed the cache. The requests went to seatdb, whose pool of 100 connections ran full, "
        f"and {count.failed:,} of {count.seen:,} requests failed in {minutes:.0f} minutes. A rollback to 7.3.2 ended it."
    )
    add_part(cast.commander, row, "summary", summary, at=at)


def _entries(row: Row) -> list[TimelineEntry]:
    return [PARTS["timeline"].decode(part.data) for part in row.parts.filter(kind="timeline", binned_at=None).order_by("at")]


def _minutes(markers: Markers) -> float:
    if not (markers.onset_at and markers.recovered_at):
        return 0.0
    return round((markers.recovered_at - markers.onset_at).total_seconds() / 60, 1)


def _with_ends(markers: Markers, row: Row) -> Markers:
    """The markers with what set it off and when it was closed, which no alert tells."""
    for entry in _entries(row):
        if entry.at and entry.kind is EntryKind.DEPLOY and "finished" in entry.text:
            markers.trigger_at = entry.at
        if entry.at and "All clear" in entry.text:
            markers.closed_at = entry.at
    return markers


@dataclass(frozen=True)
class Count:
    """Requests from the first to the last that failed: how many failed, how many there were, and the share of failures in the worst minute."""

    failed: int = 0
    seen: int = 0
    worst_percent: float = 0.0


def count_requests(path: Path, markers: Markers) -> Count:
    """Count an access log from the first failure to the last between onset and recovery; its stamps are whole seconds."""
    if not (markers.onset_at and markers.recovered_at):
        return Count()
    minutes: dict[bytes, list[int]] = {}
    onset_at = markers.onset_at.replace(microsecond=0)
    stamp, inside, failed, seen, seen_to_last = b"", False, 0, 0, 0
    with path.open("rb") as file:
        for line in file:
            found = STAMP.search(line)
            if found is None:
                continue
            if found[1] != stamp:
                stamp = found[1]
                inside = onset_at <= datetime.strptime(stamp.decode(), "%d/%b/%Y:%H:%M:%S %z") <= markers.recovered_at
            is_failure = FAILED.search(line) is not None
            if inside and (failed or is_failure):
                failed, seen = failed + is_failure, seen + 1
                seen_to_last = seen if is_failure else seen_to_last
                count = minutes.setdefault(stamp[:17], [0, 0])
                count[0] += is_failure
                count[1] += 1
    worst = max((100 * few / of for few, of in minutes.values() if of >= FEWEST), default=0.0)
    return Count(failed, seen_to_last, worst)
