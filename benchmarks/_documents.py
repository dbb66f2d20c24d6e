"""Made-up postmortems as a busy organisation would have written them in three years: the same seed gives the same documents.

Each has 15 to 40 timeline entries with evidence, 3 to 8 action items, factors with whys, and the prose parts that a full document has. The
wording is put together from phrases about systems, about as long and as varied as in published postmortems.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Sequence
from datetime import datetime, timedelta

from msgspec import UNSET

from nofault.postmortem import model
from nofault.postmortem.terms import (
    ActionState,
    Defence,
    DocumentState,
    EntryKind,
    FactorKind,
    Fishbone,
    Mitigation,
    Priority,
    Severity,
    SoonerFinding,
    SourceKind,
    VerificationKind,
)

SEED = 5
EMAIL, PASSWORD = "robin@example.com", "correct horse battery staple"  # of the measured member
RARE = "zanzibarflux"  # stands in the summary of three documents
COMMON = "connection"  # stands in almost every document
TIMELINE_ONLY = "quorumdrift"  # stands in one timeline entry of each of twenty documents, and nowhere else
LIFE = timedelta(days=1095)

SERVICES = (
    *("checkout", "ledger", "catalogue", "seat-map", "mailer", "search-front", "session-store", "invoice-render", "media-resize", "geo-lookup"),
    *("fraud-score", "notification-hub", "price-feed", "login", "partner-gateway", "report-builder", "warehouse-sync", "upload-edge"),
    *("recommendation", "audit-stream", "config-server", "dns-resolver", "object-cache", "queue-broker", "rate-limiter", "stock-keeper"),
    *("tax-rules", "webhook-out", "job-runner", "edge-proxy"),
)
TEAMS = ("Payments", "Platform", "Storefront", "Data", "Identity", "Delivery", "Edge", "Insight")
RESOURCES = (
    *("connection pool", "file descriptor table", "worker queue", "replication slot", "certificate chain", "DNS cache", "write-ahead log"),
    *("retry budget", "thread pool", "disk of the primary", "connection tracking table", "shared cache", "schema lock", "leader lease"),
)
SYMPTOMS = (
    *("answered with HTTP 502", "timed out after 30 s", "refused new connections", "returned stale prices", "lost its leader", "queued for minutes"),
    *(
        "answered slowly",
        "dropped half of its messages",
        "restarted every 90 s",
        "ran out of memory",
        "rejected valid sessions",
        "fell behind by hours",
    ),
)
CHANGES = (
    *("a new release", "a changed time limit", "a certificate renewal", "a schema migration", "a kernel update", "a larger batch size"),
    *("a feature flag", "a firewall rule", "a new partner's traffic", "a moved replica", "a library update", "a routing change"),
)
SIGNALS = (
    "{resource} of {service} at {number} % on {host}",
    "latency of {service} at the 99th percentile passed {number} ms",
    "{service} {symptom} for {number} requests a minute",
    "replica {host} of {other} lagged {number} s behind the primary",
    "error share of {service} reached {small} % while {other} stayed at its usual level",
    "queue between {service} and {other} grew to {number} messages",
    "health check of {host} failed {small} times in a row",
    "{other} opened {number} more connections to {service} than its share",
)
CHATS = (
    "Dashboard of {other} looks normal, so the search goes on in {service}",
    "{resource} is shared by {service} and {other}; both are looked at now",
    "Support reports {number} tickets that mention {service}",
    "Traffic graph shows that only the zone of {host} is concerned",
    "Status page says that {service} {symptom}",
)
DECISIONS = (
    "Roll back {service} rather than wait for the {resource} to drain",
    "Shift the traffic of {host} to the second zone",
    "Keep {other} running degraded so that {service} can recover first",
    "Restart {service} in groups of {small} instances",
)
EVIDENCE = (
    '203.0.113.{small} - - "POST /{service}/v2/items HTTP/1.1" 502 {number} "-" "client/{small}.2"',
    '{{"level":"error","service":"{service}","msg":"{resource} exhausted","active":{number},"host":"{host}"}}',
    "<131>{service}[{number}]: upstream {other} {symptom} (connection {number} of {number})",
    "{host} kernel: nf_conntrack: table full, dropping packet {number}",
)
PROPERTIES = (
    "The {resource} of {service} is shared with {other} without a limit of its own",
    "Alerts of {service} look at the mean over ten minutes and not at the worst zone",
    "{change} reaches every zone of {service} within two minutes",
    "A restart of {service} empties the {resource} and nothing fills it ahead of traffic",
    "{other} retries each failed call to {service} three times without a pause",
    "The runbook of {service} names a host that was replaced last year",
)
PROMISES = (
    "Give the {resource} of {service} a limit of its own and alert at {small}0 % of it",
    "Add jitter and a retry budget to the calls from {other} to {service}",
    "Roll out {change} of {service} zone by zone with a pause of ten minutes",
    "Fill the {resource} of {service} before a restarted instance takes traffic",
    "Rehearse the loss of {host} in staging every quarter",
    "Replace the mean in the alert of {service} by the worst zone over two minutes",
)
CRITERIA = (
    "The alert fires in staging when {small}0 of 100 are held for two minutes",
    "A load test with {number} requests a second shows no refused connection",
    "The pipeline stops a release that fails in the first zone",
    "The drill ends within {small} minutes without help from outside the team",
)
OBSERVATIONS = (
    "The runbook for {service} named the right dashboard, which shortened the search",
    "The rollback of {service} took {small} minutes because the previous image was still cached",
    "Nothing in the alert of {service} pointed at {other}, which lengthened the search",
    "The rate limiter in front of {other} kept the failure from spreading further",
    "Two dashboards showed different numbers for {service} and the difference had to be explained first",
    "The alert of {service} should have fired sooner",  # the linter asks about this one
)
WHYS = (
    "The {resource} ran full because {other} held its connections open",
    "{other} held them open because its time limit is longer than that of {service}",
    "The time limits are set in two repositories and nothing compares them",
    "The capacity of {service} was planned before {change}",
    "The test environment has one zone, so the difference never showed there",
)
OPEN_STATES = (ActionState.PROPOSED, ActionState.COMMITTED, ActionState.IN_PROGRESS, ActionState.DONE)


class Made:
    """One document in the making: its dice, its systems, and the instant it began."""

    def __init__(self, number: int, count: int, now: datetime, people: Sequence[str]) -> None:
        self.number, self.now, self.people = number, now, people
        self.dice = random.Random(SEED * 1_000_003 + number)
        self.began_at = (now - LIFE * (count - number) / count).replace(second=self.dice.randrange(60), microsecond=0)
        self.service, self.other = self.dice.sample(SERVICES, 2)
        self.resource, self.change = self.dice.choice(RESOURCES), self.dice.choice(CHANGES)
        self.symptom = self.dice.choice(SYMPTOMS)
        self.length = timedelta(minutes=self.dice.randint(18, 300))

    @property
    def written_at(self) -> datetime:
        return self.began_at + self.length + timedelta(hours=20)

    @property
    def state(self) -> DocumentState:
        """What is young is still written; most of the rest is out."""
        if self.now - self.written_at < timedelta(days=20):
            return DocumentState.DRAFT if self.number % 3 else DocumentState.REVIEW
        return DocumentState.PUBLISHED if self.number % 25 else DocumentState.DRAFT

    def say(self, phrases: Sequence[str]) -> str:
        return self.dice.choice(phrases).format(
            service=self.service,
            other=self.other,
            resource=self.resource,
            change=self.change,
            symptom=self.symptom,
            number=self.dice.randint(110, 9800),
            small=self.dice.randint(2, 9),
            host=f"{self.other}-{self.dice.randint(1, 40)}.example.com",
        )

    def key(self, kind: str, order: int) -> str:
        prefix = {"timeline": "te", "factors": "cf", "action_items": "ai"}.get(kind, "p")
        return f"{prefix}-{hashlib.sha256(f'{self.number}/{kind}/{order}'.encode()).hexdigest()[:10]}"


def made_document(made: Made) -> model.Postmortem:
    """The whole document, its items with identifiers of their own; the same each time it is asked for."""
    made.dice.seed(f"{SEED} {made.number}")
    factors = [_factor(made, order) for order in range(made.dice.randint(2, 5))]
    actions = [_action(made, order, factors) for order in range(made.dice.randint(max(3, len(factors)), 8))]
    return model.Postmortem(
        state=made.state,
        incident=_facts(made),
        authorship=model.Authorship(authors=made.dice.sample(made.people, 2), participants=made.dice.sample(made.people, 4)),
        summary=_summary(made),
        background=" ".join(made.say(PROPERTIES) + "." for _ in range(3)),
        impact=_impact(made),
        detection=model.Detection(
            how=f"Alert of {made.service}", by_role="on-call engineer", signal=made.say(SIGNALS), mitigation=made.dice.choice(list(Mitigation))
        ),
        timeline=_timeline(made),
        causes=model.Causes(trigger=f"{made.change} of {made.other}", first_cause=made.say(WHYS), symptoms=[made.say(SIGNALS) for _ in range(2)]),
        factors=factors,
        helped=_observations(made, "helped"),
        hurt=_observations(made, "hurt"),
        went_well=_observations(made, "went_well"),
        luck=_observations(made, "luck")[:1],
        why_not_sooner=[
            model.WhyNotSooner(
                id=made.key("why_not_sooner", 0), defence=Defence.MONITORING, finding=made.dice.choice(list(SoonerFinding)), text=made.say(PROPERTIES)
            )
        ],
        lessons=[model.Note(id=made.key("lessons", order), text=made.say(PROPERTIES)) for order in range(made.dice.randint(1, 3))],
        action_items=actions,
        reviewers=_reviewers(made),
    )


def _reviewers(made: Made) -> list[model.Reviewer]:
    names = made.dice.sample(made.people, 2) if made.state is DocumentState.REVIEW else []
    return [model.Reviewer(id=made.key("reviewers", order), name=name) for order, name in enumerate(names)]


def _facts(made: Made) -> model.Incident:
    steps = sorted(made.dice.sample(range(1, 90), 4))
    alert, page, acknowledged, declared = (made.began_at + made.length * step / 100 for step in steps)
    return model.Incident(
        title=f"{made.service} {made.symptom} after {made.change}",
        severity=made.dice.choices(list(Severity), (1, 4, 8, 5))[0],
        service=made.service,
        team=TEAMS[SERVICES.index(made.service) % len(TEAMS)],
        users_affected=True,
        markers=model.Markers(
            onset_at=made.began_at,
            alert_at=alert.replace(microsecond=0),
            page_at=page.replace(microsecond=0),
            acknowledged_at=acknowledged.replace(microsecond=0),
            declared_at=declared.replace(microsecond=0),
            mitigated_at=made.began_at + made.length - timedelta(minutes=4),
            recovered_at=made.began_at + made.length,
        ),
    )


def _summary(made: Made) -> str:
    minutes = int(made.length.total_seconds() // 60)
    rare = f" The build was labelled {RARE}." if made.number % 1700 == 41 else ""
    return (
        f"{made.service} {made.symptom} for {minutes} minutes after {made.change}. Each {COMMON} to {made.other} waited for the "
        f"{made.resource}, which ran full within a few minutes.{rare}\n\n{made.say(PROPERTIES)}. {made.say(PROPERTIES)}. "
        f"The impact ended when **{made.other}** was put back to its earlier state; `{made.service}` then recovered by itself."
    )


def _impact(made: Made) -> model.Impact:
    return model.Impact(
        summary=f"{made.service} {made.symptom} for a part of its users.",
        services=[made.service, made.other],
        users_share_percent=model.Quantity(float(made.dice.randint(1, 60)), "%", estimate=True),
        requests_failed=model.Quantity(float(made.dice.randint(1000, 900_000)), "requests"),
        data_loss=None,
        revenue=None,
    )


SKELETON = (
    (0.0, EntryKind.ONSET),
    (0.05, EntryKind.ALERT),
    (0.08, EntryKind.PAGE),
    (0.1, EntryKind.ACKNOWLEDGE),
    (0.2, EntryKind.DECLARE),
    (0.5, EntryKind.DECISION),
    (0.9, EntryKind.MITIGATION),
    (1.0, EntryKind.RECOVERY),
)


def _timeline(made: Made) -> list[model.TimelineEntry]:
    count = made.dice.randint(15, 40)
    places = [*SKELETON]
    while len(places) < count:
        kind = made.dice.choices((EntryKind.SIGNAL, EntryKind.CHAT, EntryKind.DECISION, EntryKind.CHANGE), (8, 4, 1, 1))[0]
        places.append((made.dice.random(), kind))
    places.sort()
    entries = [_entry(made, order, place, kind) for order, (place, kind) in enumerate(places)]
    if made.number % 250 == 83:
        entries[7].text += f", {TIMELINE_ONLY} counter at {made.dice.randint(3, 80)}"
    return entries


def _entry(made: Made, order: int, place: float, kind: EntryKind) -> model.TimelineEntry:
    spoken = kind in (EntryKind.CHAT, EntryKind.DECISION, EntryKind.DECLARE)
    phrases = DECISIONS if kind is EntryKind.DECISION else CHATS if spoken else SIGNALS
    return model.TimelineEntry(
        id=made.key("timeline", order),
        at=(made.began_at + made.length * place).replace(microsecond=0),
        kind=kind,
        text=made.say(phrases),
        source="incident channel" if spoken else f"{made.service}.log",
        source_kind=SourceKind.RECORD if spoken else SourceKind.MACHINE,
        actor_role="incident commander" if kind is EntryKind.DECISION else "",
        decision=model.Decision(known_at_that_moment=made.say(SIGNALS), believed=made.say(WHYS), actual=made.say(WHYS))
        if kind is EntryKind.DECISION
        else None,
        evidence=[] if spoken else [_evidence(made) for _ in range(made.dice.randint(1, 2))],
    )


def _evidence(made: Made) -> model.Evidence:
    text = made.say(EVIDENCE)
    digest = hashlib.sha256(text.encode()).hexdigest()
    return model.Evidence(
        path=f"{made.service}/{made.service}.log", line=made.dice.randint(1, 90_000), offset=made.dice.randint(0, 9_000_000), sha256=digest, text=text
    )


def _factor(made: Made, order: int) -> model.Factor:
    deeper = model.Why(text=made.say(WHYS), whys=[model.Why(text=made.say(WHYS), systemic=True)])
    return model.Factor(
        id=made.key("factors", order),
        property=made.say(PROPERTIES),
        current=f"{made.dice.randint(100, 900)} connections",
        target=f"{made.dice.randint(20, 90)} connections",
        kind=made.dice.choice([FactorKind.PROCESS_GAP, FactorKind.TOOL_LIMIT, FactorKind.WRONG_THRESHOLD]),
        layer=made.dice.choice(("network", "database", "application", "practice")),
        fishbone=made.dice.choice(list(Fishbone)),
        whys=[deeper],
        evidence=[_evidence(made)],
    )


def _action(made: Made, order: int, factors: Sequence[model.Factor]) -> model.ActionItem:
    old = made.now - made.written_at > timedelta(days=120)
    state = made.dice.choices((*OPEN_STATES, ActionState.VERIFIED, ActionState.DECLINED), (1, 1, 1, 1, 60, 6) if old else (3, 8, 5, 2, 3, 1))[0]
    if state is ActionState.DECLINED and order < len(factors):
        state = ActionState.VERIFIED  # each factor keeps an answer, so that the document could be published
    finished = state in (ActionState.DONE, ActionState.VERIFIED)
    return model.ActionItem(
        id=made.key("action_items", order),
        text=made.say(PROMISES),
        owner=made.dice.choice(made.people),
        due_on=(made.written_at + timedelta(days=made.dice.randint(10, 90))).date(),
        priority=made.dice.choice([Priority.P1, Priority.P2, Priority.P3]),
        state=state,
        success_criterion=made.say(CRITERIA),
        verification=model.Verification(
            kind=VerificationKind.CI_JOB, check=f"drill of {made.service}", passed=True if state is ActionState.VERIFIED else UNSET
        ),
        proof=f"https://git.example.com/{made.service}/merge/{made.dice.randint(10, 999)}" if finished else "",
        state_reason="The service is replaced this year" if state is ActionState.DECLINED else "",
        ticket=f"OPS-{made.dice.randint(100, 9999)}",
        factors=[factors[order % len(factors)].id],
    )


def _observations(made: Made, kind: str) -> list[model.Observation]:
    return [
        model.Observation(id=made.key(kind, order), text=made.say(OBSERVATIONS), minutes=model.Quantity(float(made.dice.randint(2, 20)), "min"))
        for order in range(made.dice.randint(1, 3))
    ]
