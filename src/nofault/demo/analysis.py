"""What the made-up team concluded, promised and learned."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from nofault.demo.cast import Cast
from nofault.demo.earlier import UNBUILT_ALERT
from nofault.postmortem.model import (
    ActionItem,
    Approval,
    Authorship,
    Belief,
    Causes,
    Decision,
    Evidence,
    Factor,
    FailureClass,
    Meeting,
    Note,
    NotFixing,
    Observation,
    Quantity,
    RelatedIncident,
    Reviewer,
    TimelineEntry,
    Verification,
    Why,
    WhyNotSooner,
)
from nofault.postmortem.parts import PARTS
from nofault.postmortem.terms import (
    ActionState,
    Defence,
    EntryKind,
    FactorKind,
    Fishbone,
    Horizon,
    Priority,
    SoonerFinding,
    VerificationKind,
)
from nofault.web.models.incident import Incident as Row
from nofault.web.services.parts import add_part, edit_part, part_of

DECISION = Decision(
    by_role="incident commander",
    known_at_that_moment="The hit ratio of the cache had fallen from 0.97 to 0.02 with the deploy. The pool of seatdb was full.",
    believed="The release before would use the cache as it was filled.",
    actual="It did: the hit ratio was back at 0.96 two minutes after the rollback.",
)
WHY_AGAIN = "The alert at 70 % was promised after the earlier incident and not built; the cause there was a restart, here a change of the key."
After = Callable[..., datetime]


def write_analysis(cast: Cast, row: Row, earlier: Row, after: After) -> None:
    """Factors with their whys, what was believed, what helped and hurt, and what is promised."""
    at = after(days=1)

    def put(kind: str, value: Any) -> str:
        return add_part(cast.commander, row, kind, value, at=at).key

    put(
        "authorship",
        Authorship(authors=["Mira Solberg", "Jonas Achterberg"], commander="Mira Solberg", participants=["seat-map on-call", "platform"]),
    )
    put("causes", Causes(trigger="Deploy of seat-map 7.4.0", first_cause="The release writes another cache key than the one before"))
    factors = [put("factors", factor) for factor in _factors(row, earlier.reference)]
    entries = [PARTS["timeline"].decode(part.data) for part in row.parts.filter(kind="timeline", binned_at=None).order_by("at")]
    put("beliefs", _belief(entries))
    for kind, text, minutes in OBSERVATIONS:
        put(kind, Observation(text=text, minutes=Quantity(minutes, "min", estimate=True)) if minutes else Observation(text=text))
    for value in WHY_NOT_SOONER:
        put("why_not_sooner", value)
    for text in LESSONS:
        put("lessons", Note(text=text))
    put("open_questions", Note(text="How long does the cache take to fill at full request rate? It was never measured."))
    relation = f"The same pool ran full; its action item “{UNBUILT_ALERT}” was still open."
    put("related", RelatedIncident(reference=earlier.reference, title=earlier.title, relation=relation))
    for promise in _promises(factors, after):
        put("action_items", promise)
    put("not_fixing", _not_fixing(factors[3], after))
    for code, axis, sentence in CLASSES:
        put("failure_classes", FailureClass(code=code, axis=axis, sentence=sentence, confirmed=True))


OBSERVATIONS = (
    ("helped", "The rollback is one command and ran in two minutes", 10.0),
    ("helped", "The alert's page links to the graph of the pool", 3.0),
    ("hurt", "The alert waits five minutes over a threshold of 5 %", 5.0),
    ("hurt", "The hit ratio of the cache stands on a dashboard that no alert links to", 6.0),
    ("went_well", "Bookings without a seat kept working, as the degraded mode was designed", None),
    ("luck", "It was an afternoon outside the holidays; at peak the pool would have been full within seconds", None),
)
WHY_NOT_SOONER = (
    WhyNotSooner(
        defence=Defence.MONITORING, finding=SoonerFinding.GENEROUS_THRESHOLD, text="The pool alert fires at 95 %, when queries wait already."
    ),
    WhyNotSooner(defence=Defence.TESTING, finding=SoonerFinding.METRIC_NOT_COLLECTED, text="Staging has no cache, so its hit ratio does not exist."),
    WhyNotSooner(defence=Defence.DEPLOYMENT, text="The canary takes 2 % of requests for 5 minutes; one instance alone does not fill the pool."),
)
LESSONS = (
    "A change of a cache key empties the cache for whoever reads it. It needs the care of a migration.",
    "An alert that nobody built after the last time is a factor of this time.",
)
CLASSES = (
    ("CAP-2", "mechanism", "The pool of 100 connections ran full."),
    ("binary-push", "trigger", "Deploy of seat-map 7.4.0 to production finished."),
)


def _factors(row: Row, earlier: str) -> list[Factor]:
    alert = Evidence(url="https://git.example.com/platform/alerts/seatdb.yaml")
    return [
        Factor(
            property="The cache key holds the fare class, and nothing fills the new keys before traffic arrives",
            current="cold after each change of the key",
            target="both keys are read while the new ones fill",
            kind=FactorKind.TOOL_LIMIT,
            layer="deployment",
            fishbone=Fishbone.TECHNOLOGY,
            whys=[
                Why(
                    text="The release reads under a key that no instance had written",
                    whys=[Why(text="The key is built in code, without a version of its own", systemic=True, horizon=Horizon.LONG_TERM)],
                )
            ],
        ),
        Factor(
            property="The alert on the pool of seatdb",
            current="95 % at once",
            target="70 % for 2 minutes",
            kind=FactorKind.WRONG_THRESHOLD,
            layer="alerting",
            fishbone=Fishbone.MEASUREMENTS,
            whys=[
                Why(
                    text="The lower threshold was agreed after an earlier incident and not built",
                    cites=earlier,
                    whys=[Why(text="Action items of a postmortem are not looked at when sprints are planned", systemic=True)],
                )
            ],
            evidence=[alert],
        ),
        Factor(
            property="The canary's share and length",
            current="2 % for 5 minutes",
            target="10 % for 15 minutes, with the hit ratio compared",
            kind=FactorKind.PROCESS_GAP,
            layer="canary",
            fishbone=Fishbone.PROCESS,
        ),
        Factor(
            property="The pool of seatdb is shared by readers and writers",
            current="100 connections for all",
            target="20 kept for writers",
            kind=FactorKind.TOOL_LIMIT,
            layer="load shedding",
            fishbone=Fishbone.ENVIRONMENT,
        ),
    ]


def _belief(entries: list[TimelineEntry]) -> Belief:
    declared = next((entry for entry in entries if entry.kind is EntryKind.DECLARE), None)
    belief = Belief(
        believed="The database had become slow by itself", actual="The database got thirty times its usual reads", signal="hit ratio of the cache"
    )
    if declared is not None and declared.at:
        belief.at, belief.entry = declared.at, declared.id
    return belief


def _promises(factors: list[str], after: After) -> list[ActionItem]:
    def promise(text: str, owner: str, days: float, priority: Priority, criterion: str, factor: int, **more: Any) -> ActionItem:
        due_on = after(days=days).date()
        return ActionItem(
            text=text,
            owner=owner,
            due_on=due_on,
            priority=priority,
            success_criterion=criterion,
            factors=[factors[factor]],
            state=ActionState.COMMITTED,
            **more,
        )

    fires = Verification(kind=VerificationKind.PROMQL, check="ALERTS{alertname='SeatDbPoolHigh'}", expected="firing in the drill")
    compared = Verification(kind=VerificationKind.CI_JOB, check="canary-compare", expected="a ratio of 0.5 stops the rollout")
    held = "it fires in staging when 71 of 100 connections are held"
    stays = "the hit ratio stays above 0.9 while a key change is rolled out in staging"
    read_old, compare = "Read the old cache key where the new one is missing, for one release", "Compare the canary's hit ratio with the fleet's"
    link, shows = "Link the cache dashboard from the page of SeatMapErrorRateHigh", "the alert's page shows the hit ratio"
    return [
        promise(UNBUILT_ALERT, "Mira Solberg", 7, Priority.P1, held, 1, verification=fires, ticket="PLAT-311"),
        promise(read_old, "Jonas Achterberg", 18, Priority.P1, stays, 0, ticket="SEAT-842"),
        promise(compare, "Tomoko Vale", 25, Priority.P2, compared.expected, 2, verification=compared),
        promise(link, "Jonas Achterberg", 4, Priority.P2, shows, 1),
    ]


def _not_fixing(factor: str, after: After) -> NotFixing:
    return NotFixing(
        what="Keep 20 connections of seatdb for writers",
        accepted_by="Tomoko Vale",
        reason="The pool moves behind a proxy with limits per service in the next quarter.",
        decided_on=after(days=2).date(),
        review_on=after(days=100).date(),
        factors=[factor],
    )


def record_meeting(cast: Cast, row: Row, after: After) -> None:
    """The review that was held, and who read the document before it was published."""
    meeting = Meeting(
        at=after(days=2, hours=20),
        minutes=60,
        facilitator="Tomoko Vale",
        scribe="Jonas Achterberg",
        mandatory=["Mira Solberg", "Jonas Achterberg"],
        optional=["fares"],
        protected=True,
        similar_search_done=True,
        pre_read_sent_at=after(days=2, hours=16),
        parking_lot=["Whether the fare class belongs into the key at all"],
    )
    at = after(days=3)
    add_part(cast.facilitator, row, "meeting", meeting, at=at)
    reviewer = Reviewer(name="Tomoko Vale", role="platform", done_at=at, note="The timeline agrees with what the database host wrote.")
    add_part(cast.facilitator, row, "reviewers", reviewer, at=at)
    add_part(cast.facilitator, row, "approvals", Approval(what="publication inside the organisation", by="Mira Solberg", at=at), at=at)


def settle_promises(cast: Cast, row: Row, now: datetime) -> None:
    """What became of the promises until now: one kept and shown to work, one begun, one late."""
    for part in row.parts.filter(kind="action_items").order_by("position"):
        item: ActionItem = PARTS["action_items"].decode(part.data)
        if item.text.startswith("Link the cache dashboard"):
            _keep(cast, row, part.key, now - timedelta(days=2))
        elif item.text.startswith("Read the old cache key"):
            item.state = ActionState.IN_PROGRESS
            edit_part(cast.responder, row, part.key, item, version=part.version, at=now - timedelta(days=3))


def _keep(cast: Cast, row: Row, key: str, at: datetime) -> None:
    part = part_of(row, key)
    item: ActionItem = PARTS["action_items"].decode(part.data)
    item.state, item.proof = ActionState.DONE, "https://git.example.com/platform/alerts/merge/204"
    part = edit_part(cast.responder, row, key, item, version=part.version, at=at)
    item.verification = Verification(kind=VerificationKind.HTTP, check="GET the alert's page", expected="shows the hit ratio", passed=True, run_at=at)
    item.state = ActionState.VERIFIED
    edit_part(cast.facilitator, row, key, item, version=part.version, at=at + timedelta(hours=1))
