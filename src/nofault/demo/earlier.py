"""What the made-up team knows from before: a similar incident whose alert was never built, and a near miss in review."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from nofault.demo.cast import Cast
from nofault.demo.plot import SERVICE
from nofault.postmortem.model import (
    ActionItem,
    Detection,
    Evidence,
    Factor,
    Impact,
    Incident,
    Markers,
    Note,
    Observation,
    Quantity,
    Reviewer,
    TimelineEntry,
    Verification,
    Why,
)
from nofault.postmortem.terms import (
    ActionState,
    DocumentState,
    EntryKind,
    FactorKind,
    Fishbone,
    Mitigation,
    Priority,
    Severity,
    SourceKind,
    Variant,
    VerificationKind,
)
from nofault.web.models.incident import Incident as Row
from nofault.web.services.incidents import change_state, create_incident
from nofault.web.services.parts import add_part, edit_part

UNBUILT_ALERT = "Alert when the connection pool of seatdb stays above 70 % for 2 minutes"


def earlier_incident(cast: Cast, onset_at: datetime) -> Row:
    """A published postmortem of some months ago: the same pool ran full after a cache was emptied."""

    def after(minutes: float) -> datetime:
        return onset_at + timedelta(minutes=minutes)

    markers = Markers(
        onset_at=onset_at,
        alert_at=after(9),
        page_at=after(9),
        acknowledged_at=after(12),
        declared_at=after(15),
        mitigated_at=after(34),
        recovered_at=after(36),
        closed_at=after(50),
    )
    facts = Incident(title="Seat plans were slow for 36 minutes after a cache restart", severity=Severity.SEV3, service=SERVICE, markers=markers)
    row = create_incident(cast.responder, facts, at=after(15))
    written = after(26 * 60)
    _earlier_facts(cast, row, after, written)
    factor = Factor(
        property="Connection pool of seatdb has no alert before it is full",
        current="alert at 95 %",
        target="alert at 70 % for 2 minutes",
        kind=FactorKind.WRONG_THRESHOLD,
        layer="alerting",
        fishbone=Fishbone.MEASUREMENTS,
        whys=[Why(text="Pool use was added to the dashboard, not to the alerts", systemic=True)],
    )
    key = add_part(cast.responder, row, "factors", factor, at=written).key
    _earlier_promises(cast, row, key, written)
    add_part(
        cast.responder,
        row,
        "lessons",
        Note(text="An empty cache sends the full request rate to seatdb, which is sized for a tenth of it."),
        at=written,
    )
    for state in (DocumentState.REVIEW, DocumentState.PUBLISHED):
        written += timedelta(hours=20)
        change_state(cast.responder, row, state, at=written)
    return row


def _earlier_facts(cast: Cast, row: Row, after: Callable[[float], datetime], written: datetime) -> None:
    summary = (
        "A restart of the cache nodes left seat-map with an empty cache. Each request went to seatdb, whose pool of 100 connections "
        "ran full within four minutes. The impact ended when the cache had filled again at a reduced request rate."
    )
    add_part(cast.responder, row, "summary", summary, at=written)
    add_part(
        cast.responder, row, "impact", Impact(services=[SERVICE], users_share_percent=Quantity(6.0, "%", estimate=True), revenue=None), at=written
    )
    detection = Detection(how="Error-rate alert", by_role="seat-map on-call", mitigation=Mitigation.OTHER)
    add_part(cast.responder, row, "detection", detection, at=written)
    for minutes, kind, text in (
        (-4, EntryKind.CHANGE, "Cache nodes restarted for a kernel update"),
        (0, EntryKind.ONSET, "Share of failed requests passed 5 %"),
        (9, EntryKind.ALERT, "SeatMapErrorRateHigh fired"),
        (12, EntryKind.ACKNOWLEDGE, "Page acknowledged by the on-call rotation"),
        (15, EntryKind.DECLARE, "SEV3 declared"),
        (34, EntryKind.MITIGATION, "Request rate limited to 60 % until the cache had filled"),
        (36, EntryKind.RECOVERY, "Share of failed requests back below 1 %"),
    ):
        entry = TimelineEntry(at=after(minutes), kind=kind, text=text, source="incident channel", source_kind=SourceKind.RECORD)
        add_part(cast.responder, row, "timeline", entry, at=written)


def _earlier_promises(cast: Cast, row: Row, factor: str, written: datetime) -> None:
    unbuilt = ActionItem(
        text=UNBUILT_ALERT,
        owner="Tomoko Vale",
        due_on=(written + timedelta(days=45)).date(),
        priority=Priority.P1,
        state=ActionState.COMMITTED,
        success_criterion="the alert fires in staging when 71 of 100 connections are held for 2 minutes",
        factors=[factor],
        ticket="PLAT-311",
    )
    kept = ActionItem(
        text="Restart cache nodes one at a time, with 10 minutes between them",
        owner="Jonas Achterberg",
        due_on=(written + timedelta(days=10)).date(),
        priority=Priority.P2,
        state=ActionState.COMMITTED,
        success_criterion="the restart job refuses a second node within 10 minutes",
        factors=[factor],
    )
    add_part(cast.responder, row, "action_items", unbuilt, at=written)
    part = add_part(cast.responder, row, "action_items", kept, at=written)
    kept.proof = "https://git.example.com/platform/cache/merge/88"
    kept.verification = Verification(kind=VerificationKind.CI_JOB, check="restart-job dry run", expected="second node refused", passed=True)
    for days, state in ((3, ActionState.DONE), (4, ActionState.VERIFIED)):
        kept.state = state
        part = edit_part(cast.responder, row, part.key, kept, version=part.version, at=written + timedelta(days=days))


def near_miss_in_review(cast: Cast, at: datetime) -> Row:
    """A near miss that somebody wrote down and sent to review; its margin shows what the linter asks."""
    facts = Incident(title="Queue of mailer reached 90 % before the limiter held", severity=Severity.SEV4, service="mailer", near_miss=True)
    facts.markers = Markers(onset_at=at)
    facts.would_have_been = Severity.SEV2
    row = create_incident(cast.facilitator, facts, variant=Variant.NEAR_MISS, at=at)
    add_part(cast.facilitator, row, "summary", "The queue grew for 40 minutes; the limiter refused new bulk jobs at 90 % as designed.", at=at)
    evidence = [Evidence(path="dashboard export", text="queue_depth 0.90")]
    entry = TimelineEntry(at=at, kind=EntryKind.SIGNAL, text="Queue depth passed 90 %, limiter active", source="metrics", evidence=evidence)
    add_part(cast.facilitator, row, "timeline", entry, at=at)
    add_part(cast.facilitator, row, "helped", Observation(text="The limiter refused bulk jobs before the queue was full"), at=at)
    add_part(cast.facilitator, row, "action_items", ActionItem(text="Improve monitoring of the queue", state=ActionState.PROPOSED), at=at)
    add_part(cast.facilitator, row, "reviewers", Reviewer(name="Mira Solberg", role="seat-map"), at=at)
    change_state(cast.facilitator, row, DocumentState.REVIEW, at=at)
    return row
