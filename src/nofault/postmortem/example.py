"""A realistic postmortem, made up, with something in every part that templates have a place for: what a template is looked at with."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from nofault.postmortem.model import (
    ActionItem,
    Authorship,
    Belief,
    Causes,
    Detection,
    Factor,
    Impact,
    Incident,
    Markers,
    Note,
    NotFixing,
    Observation,
    Postmortem,
    Quantity,
    Questions,
    RelatedIncident,
    TimelineEntry,
    Verification,
    Why,
    WhyNotSooner,
)
from nofault.postmortem.reading import identified
from nofault.postmortem.terms import (
    ActionState,
    Defence,
    EntryKind,
    FactorKind,
    Fishbone,
    Mitigation,
    Priority,
    Severity,
    SoonerFinding,
    SourceKind,
)

BEGAN = datetime(2026, 1, 14, 14, 32, tzinfo=UTC)
FACTS = (
    (0, EntryKind.DEPLOY, "Release 2026.2 of search-index reached the last of 8 instances", "deploys"),
    (3, EntryKind.ONSET, "Share of empty results passed 40 %", "search metrics"),
    (9, EntryKind.ALERT, "Alert search-empty-results fired", "alertmanager"),
    (12, EntryKind.ACKNOWLEDGE, "Page acknowledged", "pager"),
    (15, EntryKind.DECLARE, "SEV2 declared", "chat"),
    (21, EntryKind.DECISION, "Serve the index of the day before rather than build a new one", "chat"),
    (29, EntryKind.MITIGATION, "The index of the day before is served on all instances", "deploys"),
    (31, EntryKind.RECOVERY, "Share of empty results below 2 %", "search metrics"),
)


def example_document() -> Postmortem:
    """The example, the same each time."""
    document = Postmortem(
        incident=_incident(),
        authorship=Authorship(authors=["Kim Alder", "Lee Birch"], commander="Lee Birch", written_on=date(2026, 1, 16)),
        summary="Search answered every other query with an empty page for 28 minutes, because a rebuilt index went live half full.",
        background="The index is rebuilt every night and copied to each instance; nothing compares its size with that of the day before.",
        impact=Impact(
            summary="Shoppers saw an empty page and left; orders fell by a third.",
            duration_minutes=Quantity(value=28),
            services=["search", "storefront"],
            users=Quantity(value=12_000, unit="users", estimate=True),
            revenue=None,
        ),
        detection=Detection(how="Alert on the share of empty results", signal="search-empty-results", mitigation=Mitigation.ROLLBACK),
        timeline=[
            TimelineEntry(at=BEGAN + timedelta(minutes=minutes), kind=kind, text=text, source=source, source_kind=SourceKind.MACHINE)
            for minutes, kind, text, source in FACTS
        ],
        **_analysis(),
        **_afterwards(),
    )
    return identified(document)


def _incident() -> Incident:
    names = ("onset_at", "alert_at", "acknowledged_at", "declared_at", "mitigated_at", "recovered_at")
    at = [BEGAN + timedelta(minutes=minutes) for minutes in (3, 9, 12, 15, 29, 31)]
    return Incident(
        reference="INC-2026-0001",
        title="Search results were empty for 28 minutes",
        severity=Severity.SEV2,
        service="search",
        team="Storefront",
        occurred_on=BEGAN.date(),
        markers=Markers(**dict(zip(names, at, strict=True))),
    )


def _analysis() -> dict[str, Any]:
    whys = [Why(text="The copy ended when the disk was full, and said it had succeeded", whys=[Why(text="Its result is not checked", systemic=True)])]
    return {
        "causes": Causes(trigger="Release 2026.2", root_cause="An index can go live without being compared with the one it replaces."),
        "factors": [
            Factor(
                id="cf-gate",
                property="Gate before an index goes live",
                current="none",
                target="at least 95 % of yesterday's documents",
                kind=FactorKind.PROCESS_GAP,
                layer="pipeline",
                fishbone=Fishbone.PROCESS,
                whys=whys,
            ),
            Factor(id="cf-disk", property="Free space on the index hosts", current="6 %", target="20 %", kind=FactorKind.TOOL_LIMIT, layer="hosts"),
        ],
        "questions": Questions(what_will_be_tested="An index of half the size is held back in staging."),
        "beliefs": [Belief(believed="The storefront sends broken queries", actual="The index held half of the documents", signal="empty results")],
        "helped": [Observation(text="The index of the day before was still on the hosts")],
        "hurt": [Observation(text="The size of the index is on no dashboard")],
        "went_well": [Observation(text="One channel from the first minute on")],
        "went_poorly": [Observation(text="The status page was 20 minutes behind")],
        "luck": [Observation(text="It was the quietest hour of the day")],
        "why_not_sooner": [
            WhyNotSooner(defence=Defence.MONITORING, finding=SoonerFinding.METRIC_NOT_COLLECTED, text="Nobody had asked for the size.")
        ],
        "lessons": [Note(text="A rebuilt index is a release, and deserves its gates")],
        "open_questions": [Note(text="How old may an index be before prices are wrong?")],
    }


def _afterwards() -> dict[str, Any]:
    return {
        "action_items": [
            ActionItem(
                text="Hold an index back that has less than 95 % of the documents of the one before",
                owner="Kim Alder",
                due_on=date(2026, 1, 28),
                priority=Priority.P1,
                state=ActionState.COMMITTED,
                success_criterion="an index of half the size is held back in staging",
                verification=Verification(check="pipeline run with a cut index"),
                factors=["cf-gate"],
            ),
            ActionItem(
                text="Alert when an index host has less than 20 % of free space",
                owner="Lee Birch",
                due_on=date(2026, 1, 21),
                priority=Priority.P2,
                state=ActionState.PROPOSED,
                factors=["cf-disk"],
            ),
        ],
        "not_fixing": [
            NotFixing(what="A second copy of the index in another region", reason="An hour a year does not pay for it", factors=["cf-gate"])
        ],
        "related": [RelatedIncident(reference="INC-2025-0114", title="Prices were a day old", relation="same pipeline")],
    }
