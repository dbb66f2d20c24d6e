"""The field's closed vocabularies. A value that nobody stated is `unknown` where a state must exist."""

from __future__ import annotations

from enum import StrEnum


class Severity(StrEnum):
    """How bad, as the team's policy defines it; SEV1 is the worst."""

    SEV1 = "SEV1"
    SEV2 = "SEV2"
    SEV3 = "SEV3"
    SEV4 = "SEV4"


class Variant(StrEnum):
    """Which kind of review a document is."""

    FULL = "full"
    LIGHTWEIGHT = "lightweight"
    NEAR_MISS = "near-miss"
    PRE_MORTEM = "pre-mortem"
    SECURITY = "security"
    CHAOS = "chaos"


class DocumentState(StrEnum):
    """Where a document stands; `resolved` only when each committed item is verified or declined."""

    DRAFT = "draft"
    REVIEW = "review"
    PUBLISHED = "published"
    RESOLVED = "resolved"
    DEFERRED = "deferred"


class EntryKind(StrEnum):
    """What a timeline entry records."""

    DEPLOY = "deploy"
    ONSET = "onset"
    ALERT = "alert"
    PAGE = "page"
    ACKNOWLEDGE = "acknowledge"
    DECLARE = "declare"
    DECISION = "decision"
    MITIGATION = "mitigation"
    RECOVERY = "recovery"
    CHAT = "chat"
    CHANGE = "change"
    QUIET = "quiet"
    SIGNAL = "signal"
    OTHER = "other"


class SourceKind(StrEnum):
    """Machine evidence, a participant's account (shown apart), or a record kept by hand."""

    MACHINE = "machine"
    ACCOUNT = "account"
    RECORD = "record"
    UNKNOWN = "unknown"


class Certainty(StrEnum):
    """How the UTC time of a fact is known."""

    EXACT = "exact"
    INFERRED = "inferred"
    YEAR_ASSUMED = "year-assumed"
    ZONE_ASSUMED = "zone-assumed"


class FactorKind(StrEnum):
    """What kind of system property a factor is. Human factors must lead on to a why."""

    PROCESS_GAP = "process-gap"
    TOOL_LIMIT = "tool-limit"
    WRONG_THRESHOLD = "wrong-threshold"
    HUMAN_FACTORS = "human-factors"
    OTHER = "other"


class Fishbone(StrEnum):
    """The five bones of the diagram, drawn from the same factors."""

    PEOPLE = "people"
    PROCESS = "process"
    TECHNOLOGY = "technology"
    ENVIRONMENT = "environment"
    MEASUREMENTS = "measurements"


class Horizon(StrEnum):
    """How far an answer to a why reaches."""

    IMMEDIATE = "immediate"
    CHEAP = "cheap"
    LONG_TERM = "long-term"


class Priority(StrEnum):
    """The common scale that every policy's words map to."""

    P0 = "P0"
    P1 = "P1"
    P2 = "P2"
    P3 = "P3"


class ActionState(StrEnum):
    """States of a promise. `done` means that evidence was given, `verified` that the check passed."""

    PROPOSED = "proposed"
    COMMITTED = "committed"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    VERIFIED = "verified"
    DECLINED = "declined"
    UNKNOWN = "unknown"


class Mitigation(StrEnum):
    """What ended the impact."""

    ROLLBACK = "rollback"
    TRAFFIC_SHIFT = "traffic-shift"
    FLAG = "flag"
    CONFIG_FIX = "config-fix"
    RESTART = "restart"
    SCALE_OUT = "scale-out"
    MANUAL_REPAIR = "manual-repair"
    SELF_HEALED = "self-healed"
    OTHER = "other"


class Defence(StrEnum):
    """Where the question "why not sooner" looks."""

    MONITORING = "monitoring"
    TESTING = "testing"
    DEPLOYMENT = "deployment"


class SoonerFinding(StrEnum):
    """The common answers to "why not sooner"."""

    GENEROUS_THRESHOLD = "generous-threshold"
    UNWATCHED_CHANNEL = "unwatched-channel"
    BURIED_DASHBOARD = "buried-dashboard"
    METRIC_NOT_COLLECTED = "metric-not-collected"
    OTHER = "other"


class VerificationKind(StrEnum):
    """How "done" is put to the test."""

    HTTP = "http"
    COMMAND = "command"
    PROMQL = "promql"
    CI_JOB = "ci-job"
    CHAOS = "chaos"
    ATTESTATION = "attestation"
