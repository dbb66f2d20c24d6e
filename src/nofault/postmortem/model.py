"""The one typed model of a postmortem. Readers fill it, writers show it, rows keep it, rules read it.

Three things are kept apart in every `Fact`: not stated (`UNSET`, the key is absent), stated as unknown (`None`, null), and a value.
Instants end in `_at` and are aware UTC; days end in `_on`; other numbers carry their unit. Every list item has a stable `id`.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TypeAlias, TypeVar

import msgspec
from msgspec import UNSET, Struct, UnsetType, field

from nofault.postmortem.terms import (
    ActionState,
    Certainty,
    Defence,
    DocumentState,
    EntryKind,
    FactorKind,
    Fishbone,
    Horizon,
    Mitigation,
    Priority,
    Severity,
    SoonerFinding,
    SourceKind,
    Variant,
    VerificationKind,
)

T = TypeVar("T")
Fact: TypeAlias = T | UnsetType | None


class Part(Struct, kw_only=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """Base of everything in a document: a tree, so the garbage collector, which looks for circles, need not walk it."""


class Item(Part, kw_only=True):
    """Base of everything that stands in a list of the document and keeps its identity over edits."""

    id: str = ""


class Quantity(Part):
    """A number with its unit; `estimate` marks what was not counted. `share` figures are percent."""

    value: float
    unit: str = ""
    estimate: bool = False
    note: str = ""


class Evidence(Part):
    """A pointer to the raw fact. `line` from 1; `offset` in bytes of the decompressed stream; `sha256` of the line's bytes as found."""

    path: str = ""
    line: int | None = None
    offset: int | None = None
    sha256: str = ""
    text: str = ""
    url: str = ""
    purged_reason: str = ""


class Markers(Part):
    """The instants that durations are measured between."""

    trigger_at: Fact[datetime] = UNSET
    onset_at: Fact[datetime] = UNSET
    alert_at: Fact[datetime] = UNSET
    page_at: Fact[datetime] = UNSET
    acknowledged_at: Fact[datetime] = UNSET
    declared_at: Fact[datetime] = UNSET
    mitigated_at: Fact[datetime] = UNSET
    recovered_at: Fact[datetime] = UNSET
    closed_at: Fact[datetime] = UNSET


class Incident(Part):
    """The facts of the incident that the document is about."""

    reference: str = ""
    title: str = ""
    severity: Fact[Severity] = UNSET
    severity_word: str = ""
    service: str = ""
    team: str = ""
    occurred_on: Fact[date] = UNSET
    markers: Markers = field(default_factory=Markers)
    environment: str = ""
    channel: str = ""
    near_miss: Fact[bool] = UNSET
    would_have_been: Fact[Severity] = UNSET
    repeats: str = ""
    repeats_severity: Fact[Severity] = UNSET
    why_earlier_fix_did_not_hold: str = ""
    novel_cause: Fact[bool] = UNSET
    alert_paged: Fact[bool] = UNSET
    manual_intervention: Fact[bool] = UNSET
    users_affected: Fact[bool] = UNSET
    systemic_gap: Fact[bool] = UNSET


class Impact(Part):
    """What it meant for users and the business; the customers' span stands apart from the incident's own."""

    summary: str = ""
    duration_minutes: Fact[Quantity] = UNSET
    customer_impact_from_at: Fact[datetime] = UNSET
    customer_impact_until_at: Fact[datetime] = UNSET
    services: list[str] = field(default_factory=list)
    users: Fact[Quantity] = UNSET
    users_share_percent: Fact[Quantity] = UNSET
    requests_failed: Fact[Quantity] = UNSET
    peak_error_rate_percent: Fact[Quantity] = UNSET
    revenue: Fact[Quantity] = UNSET
    data_loss: Fact[str] = UNSET
    budget_minutes: Fact[Quantity] = UNSET
    budget_percent: Fact[Quantity] = UNSET


class Detection(Part):
    """How the system's state became known, and how the impact was ended."""

    how: str = ""
    by_role: str = ""
    signal: str = ""
    signal_to_notice_minutes: Fact[Quantity] = UNSET
    mitigation: Fact[Mitigation] = UNSET
    mitigation_note: str = ""


class Decision(Part):
    """A decision point: who by role, what was known at that moment, what was believed and what was the case."""

    by_role: str = ""
    known_at_that_moment: str = ""
    believed: str = ""
    actual: str = ""


class TimelineEntry(Item):
    """One fact. `at` is UNSET when no time could be read; `at_text` then keeps what was written."""

    at: Fact[datetime] = UNSET
    until_at: Fact[datetime] = UNSET
    at_text: str = ""
    approximate: bool = False
    certainty: Certainty = Certainty.EXACT
    uncertainty_s: float = 0.0
    kind: EntryKind = EntryKind.OTHER
    text: str = ""
    source: str = ""
    source_kind: SourceKind = SourceKind.UNKNOWN
    actor_role: str = ""
    actor: str = ""
    decision: Decision | None = None
    slow: bool = False
    evidence: list[Evidence] = field(default_factory=list)


class Why(Part):
    """One answer in a tree of whys. `cites` names an earlier postmortem or item; `answered_by` holds action item ids."""

    text: str
    cites: str = ""
    systemic: bool = False
    horizon: Fact[Horizon] = UNSET
    answered_by: list[str] = field(default_factory=list)
    whys: list[Why] = field(default_factory=list)


class Factor(Item):
    """A contributing factor: a property of the system that can be changed, never a person."""

    property: str = ""
    current: str = ""
    target: str = ""
    kind: Fact[FactorKind] = UNSET
    layer: str = ""
    fishbone: Fact[Fishbone] = UNSET
    detail: str = ""
    whys: list[Why] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)


class Causes(Part):
    """Trigger, first cause and root cause kept apart; what "root cause" means is the team's policy."""

    trigger: str = ""
    first_cause: str = ""
    root_cause: str = ""
    symptoms: list[str] = field(default_factory=list)


class Questions(Part):
    """The five questions in prose, for what the typed parts do not hold."""

    believed_and_actual: str = ""
    signal_and_surfacing: str = ""
    shortened_and_lengthened: str = ""
    property_that_allowed: str = ""
    what_will_be_tested: str = ""


class Belief(Item):
    """Belief against reality, tied to a moment."""

    at: Fact[datetime] = UNSET
    believed: str = ""
    actual: str = ""
    signal: str = ""
    surfaced_after_minutes: Fact[Quantity] = UNSET
    entry: str = ""


class Observation(Item):
    """Something that helped, hurt, went well or poorly, or was luck: an action or a tool, with minutes saved or lost where known."""

    text: str = ""
    minutes: Fact[Quantity] = UNSET
    entry: str = ""


class WhyNotSooner(Item):
    """Why a defence did not show or stop it sooner."""

    defence: Fact[Defence] = UNSET
    finding: Fact[SoonerFinding] = UNSET
    text: str = ""
    answered_by: list[str] = field(default_factory=list)


class Note(Item):
    """A lesson, an open question or any other single statement."""

    text: str = ""
    answer: str = ""


class RelatedIncident(Item):
    """Another incident and how it relates."""

    reference: str = ""
    title: str = ""
    relation: str = ""
    url: str = ""


class Verification(Part):
    """The test behind "done": what is run, what must come out, and the last result."""

    kind: Fact[VerificationKind] = UNSET
    check: str = ""
    expected: str = ""
    passed: Fact[bool] = UNSET
    run_at: Fact[datetime] = UNSET
    evidence: str = ""


class ActionItem(Item):
    """A promise: one deliverable, one named person, one date, one test, one proof."""

    text: str = ""
    owner: Fact[str] = UNSET
    owner_id: str = ""
    owner_is_group: bool = False
    due_on: Fact[date] = UNSET
    due_text: str = ""
    priority: Fact[Priority] = UNSET
    priority_word: str = ""
    state: ActionState = ActionState.UNKNOWN
    state_word: str = ""
    blocked: bool = False
    blocked_reason: str = ""
    success_criterion: str = ""
    verification: Verification = field(default_factory=Verification)
    proof: str = ""
    state_reason: str = ""
    ticket: str = ""
    ticket_url: str = ""
    factors: list[str] = field(default_factory=list)
    category: str = ""
    impact: str = ""
    effort: str = ""
    high_leverage: bool = False


class NotFixing(Item):
    """A decision not to fix: by whom it was accepted, why, and when it is looked at again."""

    what: str = ""
    accepted_by: str = ""
    reason: str = ""
    decided_on: Fact[date] = UNSET
    review_on: Fact[date] = UNSET
    factors: list[str] = field(default_factory=list)


class Meeting(Part):
    """The review meeting: when, who in which function, what was parked."""

    at: Fact[datetime] = UNSET
    minutes: int | None = None
    facilitator: str = ""
    scribe: str = ""
    mandatory: list[str] = field(default_factory=list)
    optional: list[str] = field(default_factory=list)
    protected: Fact[bool] = UNSET
    similar_search_done: Fact[bool] = UNSET
    pre_read_sent_at: Fact[datetime] = UNSET
    parking_lot: list[str] = field(default_factory=list)
    notes: str = ""


class Reviewer(Item):
    """Somebody who reads before publication, and what they answered."""

    name: str = ""
    role: str = ""
    done_at: Fact[datetime] = UNSET
    note: str = ""


class Approval(Item):
    """A recorded yes, for example of Legal or Communications, before something goes out."""

    what: str = ""
    by: str = ""
    at: Fact[datetime] = UNSET
    note: str = ""


class FailureClass(Item):
    """A class of the taxonomy on one of three axes, suggested from a sentence, confirmed by a person."""

    code: str = ""
    axis: str = ""
    sentence: str = ""
    confirmed: bool = False


class Section(Item):
    """A section that no typed part holds, kept whole and in place (`after` names the part before it)."""

    title: str = ""
    text: str = ""
    after: str = ""


class Attachment(Item):
    """A file that belongs to the document."""

    name: str = ""
    media_type: str = ""
    size_bytes: int | None = None
    sha256: str = ""
    description: str = ""


class Authorship(Part):
    """Who wrote it; a co-author other than the incident commander is asked for by some policies."""

    authors: list[str] = field(default_factory=list)
    commander: str = ""
    participants: list[str] = field(default_factory=list)
    written_on: Fact[date] = UNSET


class Postmortem(Part):
    """A whole document."""

    id: str = ""
    template: str = "classic"
    variant: Variant = Variant.FULL
    state: DocumentState = DocumentState.DRAFT
    incident: Incident = field(default_factory=Incident)
    authorship: Authorship = field(default_factory=Authorship)
    summary: str = ""
    background: str = ""
    impact: Impact = field(default_factory=Impact)
    detection: Detection = field(default_factory=Detection)
    timeline: list[TimelineEntry] = field(default_factory=list)
    causes: Causes = field(default_factory=Causes)
    factors: list[Factor] = field(default_factory=list)
    questions: Questions = field(default_factory=Questions)
    beliefs: list[Belief] = field(default_factory=list)
    helped: list[Observation] = field(default_factory=list)
    hurt: list[Observation] = field(default_factory=list)
    went_well: list[Observation] = field(default_factory=list)
    went_poorly: list[Observation] = field(default_factory=list)
    luck: list[Observation] = field(default_factory=list)
    why_not_sooner: list[WhyNotSooner] = field(default_factory=list)
    lessons: list[Note] = field(default_factory=list)
    open_questions: list[Note] = field(default_factory=list)
    action_items: list[ActionItem] = field(default_factory=list)
    not_fixing: list[NotFixing] = field(default_factory=list)
    related: list[RelatedIncident] = field(default_factory=list)
    meeting: Meeting = field(default_factory=Meeting)
    reviewers: list[Reviewer] = field(default_factory=list)
    approvals: list[Approval] = field(default_factory=list)
    failure_classes: list[FailureClass] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)


def schema() -> dict[str, object]:
    """The JSON Schema (2020-12) of a document."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "nofault postmortem", **msgspec.json.schema(Postmortem)}
