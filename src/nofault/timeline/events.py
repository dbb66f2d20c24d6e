"""What a timeline is made of: the shapes behind `nofault timeline --format json`. Instants are aware UTC, lengths are seconds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Literal

from msgspec import UNSET, Struct, UnsetType, field

from nofault.errors import NofaultError
from nofault.postmortem.terms import Certainty, EntryKind

ZoneFrom = Literal["line", "given", "inferred", "assumed"]
Keep = Literal["significant", "all"]
Progress = Callable[[int, int], None]  # bytes done, bytes in all

ZONE_ASSUMED_S = 50_400.0  # 14 h: the farthest that a civil time can be from UTC (Pacific/Kiritimati)


class TimelineError(NofaultError):
    """Evidence, a window or a zone that cannot be worked with as a whole; one broken file is never an error but `skipped`."""


class Evidence(Struct, kw_only=True):
    """A pointer to one line as found.

    `path` as given (`archive.zip!member`), `line` from 1 (None where gigabytes before the window were not counted), `offset` in bytes from 0 of
    the decompressed stream, `sha256` of the line's bytes without LF. `text` is for reading: secrets masked, control characters escaped, cut; the
    whole stays in the file.
    """

    path: str
    line: int | None
    offset: int
    sha256: str
    text: str


class Event(Struct, kw_only=True):
    """One fact with its evidence. `until` ends a stretch (quiet periods), `why` says why it was chosen, `weight` ranks (100 is the most)."""

    at: datetime
    kind: EntryKind
    text: str
    source: str
    actor: str | None = None
    evidence: list[Evidence] = field(default_factory=list)
    certainty: Certainty = Certainty.EXACT
    uncertainty_s: float = 0.0
    until: datetime | None = None
    why: str = ""
    weight: float = 0.0


Pair = tuple[int, int]


class Between(Struct, kw_only=True):
    """For each phase the indexes into `events` that it stands between; None where an end is missing."""

    detect: Pair | None = None
    acknowledge: Pair | None = None
    declare: Pair | None = None
    mitigate: Pair | None = None
    recover: Pair | None = None


class Phases(Struct, kw_only=True):
    """Lengths in seconds, negative when the evidence says so, None when an end is unknown."""

    detect_s: float | None = None
    acknowledge_s: float | None = None
    declare_s: float | None = None
    mitigate_s: float | None = None
    recover_s: float | None = None
    between: Between = field(default_factory=Between)


class SourceReport(Struct, kw_only=True):
    """What was read from one file, and how its times were understood.

    `lines` and `timed_lines` are None where only parts were stamped (then `lines_estimate` stands alone). `skew_s` is None when unknown.
    """

    path: str
    format: str
    zone: str
    zone_from: ZoneFrom
    lines: int | None = None
    timed_lines: int | None = None
    lines_estimate: int | None = None
    since: datetime | None = None
    until: datetime | None = None
    skew_s: float | None = None
    notes: list[str] = field(default_factory=list)


class Skipped(Struct, kw_only=True):
    """A file that gave nothing, and why."""

    path: str
    why: str


class Window(Struct, kw_only=True):
    """The stretch that was looked at: as asked for, else the span of the events; None when there is neither."""

    since: datetime | None = None
    until: datetime | None = None


class Curve(Struct, kw_only=True):
    """Requests (or lines) and how many of them failed, in stretches of `step_s` seconds from `begin` on; `source` says in which log."""

    begin: datetime
    step_s: int
    counts: list[int]
    errors: list[int]
    what: Literal["requests", "lines"]
    source: str


class Timeline(Struct, kw_only=True):
    """Events in UTC order with their phases, the sources they came from and what was skipped.

    `curve` is there only where it was asked for and something counted requests or failures; `beside`, what was found besides the events, only
    where it was asked for.
    """

    window: Window = field(default_factory=Window)
    events: list[Event] = field(default_factory=list)
    phases: Phases = field(default_factory=Phases)
    sources: list[SourceReport] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    curve: Curve | UnsetType = UNSET
    beside: list[Event] | UnsetType = UNSET
