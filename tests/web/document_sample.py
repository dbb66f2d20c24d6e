"""A document with something in every place, of the length that is asked for: for tests of the page, pictures of it and measurements."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from nofault.postmortem.model import (
    ActionItem,
    Authorship,
    Belief,
    Causes,
    Decision,
    Detection,
    Evidence,
    Factor,
    Impact,
    Markers,
    Meeting,
    Note,
    NotFixing,
    Observation,
    Postmortem,
    Quantity,
    RelatedIncident,
    Reviewer,
    Section,
    TimelineEntry,
    Verification,
    Why,
    WhyNotSooner,
)
from nofault.postmortem.model import Incident as Facts
from nofault.postmortem.terms import (
    ActionState,
    Certainty,
    Defence,
    EntryKind,
    FactorKind,
    Fishbone,
    Horizon,
    Mitigation,
    Priority,
    Severity,
    SoonerFinding,
    SourceKind,
)

BEGAN = datetime(2026, 1, 14, 14, 26, tzinfo=UTC)
FACTS = (
    (EntryKind.DEPLOY, "Release 2026.2 of payments-api reached the last of 12 instances", "deploys"),
    (EntryKind.ONSET, "Share of requests answered with 502 passed 2 %", "edge access log"),
    (EntryKind.SIGNAL, "First “connection pool exhausted after 30 s” on pay-3", "payments-api"),
    (EntryKind.ALERT, "Alert payments-errors-high fired", "alertmanager"),
    (EntryKind.PAGE, "Page sent to the on-call engineer for payments", "pagerduty"),
    (EntryKind.ACKNOWLEDGE, "Page acknowledged", "pagerduty"),
    (EntryKind.DECLARE, "SEV2 declared in #incident-payments", "chat"),
    (EntryKind.CHAT, "“Database graphs are flat, so this is not the database.”", "chat"),
    (EntryKind.DECISION, "Roll back rather than scale out, since the pool was full on every instance", "chat"),
    (EntryKind.MITIGATION, "Rollback to 2026.1 finished on all instances", "deploys"),
    (EntryKind.RECOVERY, "Error rate below 0.1 % for 5 minutes", "edge access log"),
)
PROMISES = (
    ("Alert on use of the connection pool above 70 % for 2 minutes, routed to payments on-call", Priority.P0, ActionState.IN_PROGRESS),
    ("Tie the size of the pool to the number of workers in the chart of payments-api", Priority.P1, ActionState.COMMITTED),
    ("A page of the runbook for a full pool, linked from the alert", Priority.P1, ActionState.DONE),
    ("Run the load test of payments-api with the pool of production before each release", Priority.P2, ActionState.PROPOSED),
)


def markers() -> Markers:
    """The instants of the sample; nobody knows when the trigger was."""
    at = [BEGAN + timedelta(minutes=minutes) for minutes in (1, 7, 7, 10, 12, 26, 24, 31)]
    names = ("onset_at", "alert_at", "page_at", "acknowledged_at", "declared_at", "mitigated_at", "recovered_at", "closed_at")
    return Markers(**dict(zip(names, at, strict=True)), trigger_at=BEGAN)


def entries(count: int) -> list[TimelineEntry]:
    """A timeline over two days, with evidence, a decision point, a quiet period, somebody's account and an entry without a time."""
    made = [_entry(number) for number in range(count)]
    if count > 8:
        made[5].slow = True
        made[6].kind, made[6].text, made[6].until_at = EntryKind.QUIET, "6 min without an event", BEGAN + timedelta(minutes=12)
        made[7].source_kind, made[7].actor_role = SourceKind.ACCOUNT, "on-call engineer"
        made[-1].at, made[-1].at_text, made[-1].text = None, "", "A customer called the branch office"
        made[-2].certainty, made[-2].uncertainty_s = Certainty.ZONE_ASSUMED, 50400.0
    return made


def _entry(number: int) -> TimelineEntry:
    kind, text, source = FACTS[number % len(FACTS)]
    at = BEGAN + timedelta(minutes=number if number < 30 else 700 + number, seconds=number * 7 % 60)
    lines = [
        Evidence(
            path=f"pay-{line}/app.log",
            line=4100 + number,
            offset=number * 100,
            sha256=f"{number:02x}" * 32,
            text=f"{at.isoformat()} WARN pool.use=0.9{line} msg=“{text}”",
        )
        for line in range(number % 3)
    ]
    entry = TimelineEntry(id=f"te-{number:03d}", at=at, kind=kind, text=text, source=source, source_kind=SourceKind.MACHINE, evidence=lines)
    if kind is EntryKind.DECISION:
        entry.decision = Decision(
            by_role="incident commander",
            known_at_that_moment="Pool use at 100 % on all instances, database load at 30 %.",
            believed="A rollback takes 4 minutes.",
            actual="It took 9, because images were no longer in the cache of the nodes.",
        )
    return entry


def promises(count: int) -> list[ActionItem]:
    """Promises in every state, some with places that are still empty."""
    made = []
    for number in range(count):
        text, priority, state = PROMISES[number % len(PROMISES)]
        made.append(
            ActionItem(
                id=f"ai-{number:03d}",
                text=text,
                owner="Kim Alder" if number % 3 != 2 else "",
                due_on=date(2026, 1, 20) + timedelta(days=9 * number) if number % 4 != 3 else None,
                priority=priority if number % 5 != 4 else None,
                state=state,
                success_criterion="the alert fires in staging at 70 % use" if number % 2 == 0 else "",
                verification=Verification(check="load test at twice the peak"),
                proof="https://example.com/changes/1841" if state is ActionState.DONE else "",
                factors=["cf-000"] if number == 0 else ["cf-002"] if number == 1 else [],
            )
        )
    return made


def factors() -> list[Factor]:
    """Properties of a system; the last is answered by nothing yet."""
    deep = Why(text="Its size is a constant from the first release", systemic=True, horizon=Horizon.LONG_TERM, answered_by=["ai-001"])
    whys = [
        Why(
            text="Each instance waited up to 30 s for a connection",
            whys=[Why(text="The pool holds 20, the workers are 64", horizon=Horizon.CHEAP, whys=[deep])],
        ),
        Why(text="Nothing showed use of the pool", horizon=Horizon.IMMEDIATE),
    ]
    return [
        Factor(
            id="cf-000",
            property="Threshold of the alert on pool use",
            current="95 % for 10 minutes",
            target="70 % for 2 minutes",
            kind=FactorKind.WRONG_THRESHOLD,
            layer="monitoring",
            fishbone=Fishbone.MEASUREMENTS,
            whys=whys,
            evidence=[Evidence(path="pay-1/app.log", line=4103, sha256="ab" * 32, text="WARN pool.use=0.96")],
        ),
        Factor(
            id="cf-001",
            property="Size of the connection pool",
            current="20 a process",
            target="tied to load",
            kind=FactorKind.TOOL_LIMIT,
            layer="application",
        ),
        Factor(id="cf-002", property="Runbook for a full pool", current="none", kind=FactorKind.PROCESS_GAP, layer="operations"),
    ]


def sample(*, entry_count: int = 23, promise_count: int = 5) -> Postmortem:
    """The whole document."""
    return Postmortem(
        incident=Facts(
            title="Payment requests failed for 23 minutes", severity=Severity.SEV2, service="payments", markers=markers(), alert_paged=True
        ),
        authorship=Authorship(authors=["Kim Alder", "Lee Birch"], commander="Lee Birch", written_on=date(2026, 1, 15)),
        summary="For **23 minutes** one in five card payments was answered with HTTP 502.\n\nThe pool of connections was full after a release "
        "that doubled the queries of a request. A rollback ended it; since then an alert watches the use of the pool.",
        background="`payments-api` takes card payments. It holds a *pool* of connections to its database in each process.",
        impact=Impact(
            summary="Customers saw an error after paying.",
            duration_minutes=Quantity(value=23.0),
            users=Quantity(value=1400.0, unit="users", estimate=True),
            requests_failed=Quantity(value=48211.0, unit="requests"),
            revenue=None,
            services=["payments", "checkout"],
        ),
        detection=Detection(
            how="Alert on the error rate", signal="payments-errors-high", mitigation=Mitigation.ROLLBACK, signal_to_notice_minutes=Quantity(value=3.0)
        ),
        timeline=entries(entry_count),
        causes=Causes(trigger="Release 2026.2", root_cause="The size of the pool was not tied to load.", symptoms=["HTTP 502", "Slow sign-in"]),
        factors=factors(),
        beliefs=[
            Belief(id="p-b1", at=BEGAN, believed="The database is slow", actual="The pool in front of it was full", signal="flat database graphs")
        ],
        helped=[Observation(id="p-h1", text="The deploy tool keeps the release before", minutes=Quantity(value=15.0))],
        hurt=[Observation(id="p-h2", text="The dashboard of the pool stands on a page of its own", minutes=Quantity(value=6.0))],
        went_well=[Observation(id="p-g1", text="One channel from the first minute on")],
        went_poorly=[Observation(id="p-p1", text="The status page was 14 minutes behind")],
        luck=[Observation(id="p-l1", text="It began at 15:26 local time, when everybody was at work")],
        why_not_sooner=[
            WhyNotSooner(id="p-w1", defence=Defence.MONITORING, finding=SoonerFinding.GENEROUS_THRESHOLD, text="The alert waited for 95 %.")
        ],
        lessons=[Note(id="p-n1", text="A full pool looks like a slow database from outside.")],
        open_questions=[Note(id="p-q1", text="Which queries did the release add?", answer="")],
        action_items=promises(promise_count),
        not_fixing=[
            NotFixing(
                id="p-x1",
                what="A second region for payments",
                accepted_by="Lou Cedar",
                reason="Costs more than an hour a year.",
                review_on=date(2026, 7, 1),
                factors=["cf-002"],
            )
        ],
        related=[RelatedIncident(id="p-r1", reference="INC-2025-0114", title="Sign-in was slow", relation="same property")],
        meeting=Meeting(
            at=BEGAN + timedelta(days=2), minutes=60, facilitator="Lee Birch", mandatory=["payments on-call"], parking_lot=["names of dashboards"]
        ),
        reviewers=[Reviewer(id="p-v1", name="Lou Cedar", role="database")],
        sections=[Section(id="p-s1", title="Glossary", text="- **Pool**: connections shared by the requests of one process.", after="sections")],
    )
