"""Reads for the evidence page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import BooleanField, Count, ExpressionWrapper, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nofault.postmortem.model import Evidence, TimelineEntry
from nofault.postmortem.terms import Certainty
from nofault.timeline.finding import found_members
from nofault.timeline.masking import line_text
from nofault.timeline.opening import Member
from nofault.web.errors import NotFoundError
from nofault.web.models.evidence import Candidate, EvidenceImport, Standing
from nofault.web.services.imports import folder_of
from nofault.web.services.proposals import ADDED, entry_of
from nofault.web.services.purging import file_of

NEAR_BYTES = 65_536  # how far around a line its neighbours are looked for
MOST_AROUND = 60  # lines on either side
TOLD_SKEW_S = 2.0  # as in the engine's notes
LINE_SHOWN = 2_000  # characters of a raw line that are shown


class Event(NamedTuple):
    """A proposed event as the page shows it."""

    id: int
    identity: str
    key: str
    url: str
    at: datetime
    until: datetime | None
    kind: str
    text: str
    source: str
    uncertainty_s: float
    notes: str
    evidence: list[Evidence]
    lines: str
    decision: str
    in_document: bool
    asks_for_zone: bool


def event_of(candidate: Candidate, address: str) -> Event:
    """`address` is that of the incident's evidence page."""
    entry: TimelineEntry = entry_of(candidate)
    count = len(entry.evidence)
    # A list may hold many of them: what can be said once here is not worked out in the template again.
    return Event(
        id=candidate.pk,
        identity=candidate.identity,
        key=str(candidate.pk),
        url=f"{address}events/{candidate.pk}/",
        at=candidate.at,
        until=entry.until_at or None,
        kind=entry.kind.value,
        text=entry.text,
        source=entry.source,
        uncertainty_s=entry.uncertainty_s,
        notes=" · ".join(filter(None, _notes(candidate, entry))),
        evidence=entry.evidence,
        lines=ngettext("%(n)d line", "%(n)d lines", count) % {"n": count},
        decision=candidate.decision,
        in_document=bool(candidate.part_key),
        asks_for_zone=entry.certainty is Certainty.ZONE_ASSUMED,
    )


def _notes(candidate: Candidate, entry: TimelineEntry) -> Iterator[str]:
    certain = "" if entry.certainty in {Certainty.EXACT, Certainty.ZONE_ASSUMED} else entry.certainty.value
    yield f"{certain} {_uncertainty(entry.uncertainty_s)}".strip()
    yield _("added by hand") if candidate.identity.startswith(ADDED) else entry.source
    yield _("edited") if candidate.edits else ""
    yield candidate.why


def _uncertainty(seconds: float) -> str:
    """±14 h, ±90 s; empty when the time is exact."""
    if not seconds:
        return ""
    return f"±{seconds / 3600:g} h" if seconds >= 7200 else f"±{seconds / 60:g} min" if seconds >= 120 else f"±{seconds:g} s"


def events_of(row: EvidenceImport | None, address: str) -> list[Event]:
    """The proposed events in their order; what was found besides them stands on a page of its own."""
    rows = row.candidates.exclude(standing=Standing.BESIDE).order_by("at", "position", "id") if row else []
    return [event_of(candidate, address) for candidate in rows]


def beside_count(row: EvidenceImport | None) -> int:
    return row.candidates.filter(standing=Standing.BESIDE).count() if row else 0


def events_beside(row: EvidenceImport | None, address: str, first: int, most: int) -> list[Event]:
    """Some of what was found besides, in time order, from the one numbered `first` on."""
    rows = row.candidates.filter(standing=Standing.BESIDE).order_by("at", "position", "id")[first : first + most] if row else []
    return [event_of(candidate, address) for candidate in rows]


def counts_of(row: EvidenceImport | None) -> dict[str, int]:
    """How many are open, kept and not yet in the document, dropped, and in the document."""
    counts = {"open": 0, "kept": 0, "dropped": 0, "added": 0}
    if row is not None:
        in_document = ExpressionWrapper(~Q(part_key=""), BooleanField())
        for decision, added, count in (
            row.candidates.exclude(standing=Standing.BESIDE).order_by().values_list("decision", in_document).annotate(Count("id"))
        ):
            counts["added" if added else decision] += count
    return counts


def reading_stamp(row: EvidenceImport | None) -> str:
    """Changes with every file that arrives, with every reading that has something new to show, and with its end."""
    return f"{row.state}-{row.read_revision}-{len(row.report)}-{row.candidates.count()}-{row.files.count()}" if row else ""


class Source(NamedTuple):
    """A file (or a member of an archive) and what became of it."""

    path: str
    state: str  # read, skipped, waiting, purged
    file_id: int | None
    size_bytes: int
    facts: dict[str, Any]
    why: str
    zone: str


def sources_of(row: EvidenceImport | None) -> list[Source]:
    """Every brought file, each with what the last reading says of it or of the members in it."""
    if row is None:
        return []
    told = [("read", one) for one in row.report.get("sources", [])] + [("skipped", one) for one in row.report.get("skipped", [])]
    zones = row.options.get("zones", {})
    found = []
    for file in row.files.all():
        if file.purged_reason:
            found.append(Source(file.path, "purged", None, file.size_bytes, {}, file.purged_reason, ""))
            continue
        mine = [(state, one) for state, one in told if one["path"] == file.path or one["path"].startswith(f"{file.path}!")]
        for state, one in mine:
            found.append(Source(one["path"], state, file.pk, file.size_bytes, _facts(one), one.get("why", ""), zones.get(one["path"], "")))
        if not mine:
            found.append(Source(file.path, "waiting", file.pk, file.size_bytes, {}, "", ""))
    return found


def _facts(report: dict[str, Any]) -> dict[str, Any]:
    times = {name: datetime.fromisoformat(report[name]) for name in ("since", "until") if report.get(name)}
    # What the command line is told to do about a zone or about skew, the page offers a field or a button for.
    notes = [note.replace(" (--correct-skew does)", "") for note in report.get("notes", []) if "--zone" not in note]
    return {**report, **times, "notes": notes}


def skewed(sources: list[Source]) -> list[Source]:
    """The files whose clocks seem to be apart from the others by more than requests take."""
    return [source for source in sources if abs(source.facts.get("skew_s") or 0.0) >= TOLD_SKEW_S]


class RawLine(NamedTuple):
    number: int
    text: str
    is_hit: bool


def raw_lines(row: EvidenceImport, line: Evidence, around: int) -> list[RawLine]:
    """A line of evidence with up to `around` lines on either side, from the kept file: masked, escaped and cut for reading."""
    stored = str(folder_of(row) / file_of(row, line.path).path)
    label = str(folder_of(row) / line.path)
    with found_members([stored]) as found:
        member = found.members.get(label)
        if member is None or line.offset is None or line.line is None:
            raise NotFoundError(f"{line.path} cannot be read any more.", "Read the evidence again.")
        before, after = _neighbourhood(member, line.offset)
    head = before.split(b"\n")[-1 - around : -1] if before.endswith(b"\n") or not before else before.split(b"\n")[-around:]
    tail = after.split(b"\n")
    lines = [*head, *tail[: around + 1]]
    purged = {one["offset"]: one["reason"] for one in row.options.get("purged", []) if one["path"] == line.path}
    shown = []
    for number, data in enumerate(lines, start=line.line - len(head)):
        is_hit = number == line.line
        text = line_text(data, LINE_SHOWN)
        shown.append(RawLine(number, f"[purged: {purged[line.offset]}]" if is_hit and line.offset in purged else text, is_hit))
    if after.endswith(b"\n") and shown and shown[-1].text == "":
        shown.pop()
    return shown


def _neighbourhood(member: Member, offset: int) -> tuple[bytes, bytes]:
    """Up to NEAR_BYTES before the offset, and from it on."""
    before, after = b"", b""
    for start, chunk in _chunks_from(member, max(offset - NEAR_BYTES, 0)):
        split = max(offset - start, 0)
        before = (before + chunk[:split])[-NEAR_BYTES:]
        after += chunk[split : split + NEAR_BYTES - len(after)]
        if len(after) >= NEAR_BYTES:
            break
    return before, after


def _chunks_from(member: Member, start: int) -> Iterator[tuple[int, bytes]]:
    for place, chunk in member.chunks_from(start):
        if place + len(chunk) > start:
            yield place, chunk
