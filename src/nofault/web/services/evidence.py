"""Raw evidence: brought by people, kept as found, read by the timeline engine in the background.

One import gathers everything that is brought for an incident. Each file, zone or window that is asked for makes a new revision; a reading
answers one revision, proposes candidates, and keeps what a person decided about those it finds again.
"""

from __future__ import annotations

import glob
import os
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from time import monotonic
from typing import Any

import msgspec
from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from nofault.postmortem.brought import clean_path
from nofault.postmortem.parts import encode
from nofault.timeline.clocks import zone_named
from nofault.timeline.entries import entry_from_event, identity_of, markers_from_timeline
from nofault.timeline.events import Timeline, TimelineError
from nofault.web.access import Actor
from nofault.web.apart import build_timeline_apart
from nofault.web.errors import InvalidError, NotFoundError
from nofault.web.models.evidence import EvidenceFile, EvidenceImport, ImportState, Standing
from nofault.web.models.incident import Incident
from nofault.web.services.audit import record_event
from nofault.web.services.imports import ask_reading, folder_of, import_of, locked_import, require_keeper
from nofault.web.services.jobs import check_in
from nofault.web.services.proposals import Proposal, merge_proposals
from nofault.web.services.receiving import take_in

REPORTED_EVERY_S = 0.5
FIRST_LOOK_BYTES = 8_000_000  # files up to this size are read first where much else is to be read
MUCH_BYTES = 64_000_000
MOST_PROPOSALS = 60
MOST_BESIDE = 500  # events found besides them that are kept for whoever looks for more


def receive_file(
    actor: Actor, incident: Incident, name: str, chunks: Iterable[bytes], *, modified_at: datetime | None = None, at: datetime | None = None
) -> EvidenceFile:
    """Keep the bytes of `chunks` as found and ask for a reading. `modified_at` is the date of the file where it came from.

    It goes to the disk as it arrives; when this returns, the file is whole on the disk and known. Raises TooLargeError beyond the limit.
    """
    require_keeper(actor, incident)
    arriving, digest, size = take_in(chunks)
    try:
        if modified_at is not None:
            os.utime(arriving, (modified_at.timestamp(), modified_at.timestamp()))
        return _keep(actor, incident, name, arriving, digest, size, at or timezone.now())
    finally:
        arriving.unlink(missing_ok=True)


@transaction.atomic
def _keep(actor: Actor, incident: Incident, path: str, arriving: Path, digest: str, size: int, now: datetime) -> EvidenceFile:
    row = locked_import(actor, incident, at=now)
    path, again = _place(clean_path(path), digest, {file.path: file for file in row.files.all()})
    if again is not None:
        return again
    stored = folder_of(row) / path
    _make_folder(stored.parent)
    arriving.replace(stored)
    file = EvidenceFile.objects.create(evidence_import=row, path=path, stored_as=f"{row.pk}/{path}", size_bytes=size, sha256=digest)
    record_event(actor, "bring evidence", incident.reference, f"{path} sha256 {digest}", at=now)
    ask_reading(row)
    return file


def _place(path: str, digest: str, known: dict[str, EvidenceFile]) -> tuple[str, EvidenceFile | None]:
    """Where the file goes; or the file that has these bytes under this name already. Other bytes of a taken name get a numbered folder or stem."""
    folders = {str(parent) for name in known for parent in Path(name).parents}
    first, slash, rest = path.partition("/")
    stem, dot, suffix = first.partition(".")
    tried, number = path, 1
    while tried in known or tried in folders or any(str(parent) in known for parent in Path(tried).parents):
        same = known.get(tried)
        if same is not None and same.sha256 == digest and not same.purged_reason:
            return tried, same
        number += 1
        tried = f"{stem}~{number}{dot}{suffix}{slash}{rest}"
    return tried, None


def _make_folder(folder: Path) -> None:
    inside = folder.relative_to(settings.EVIDENCE_DIR)
    for depth in range(1, len(inside.parts) + 1):
        Path(settings.EVIDENCE_DIR, *inside.parts[:depth]).mkdir(exist_ok=True, mode=0o700)


@transaction.atomic
def set_zones(actor: Actor, incident: Incident, zones: dict[str, str]) -> None:
    """Say in which zone the times of these sources are, which name none themselves (empty: as the engine finds it); everything shifts at once."""
    require_keeper(actor, incident)
    for path, zone in zones.items():
        try:
            zone_named(zone or "UTC")
        except TimelineError as error:
            raise InvalidError(error.message, error.hint, {f"zone:{path}": error.hint}) from error
    row = locked_import(actor, incident)
    known = {**row.options.get("zones", {}), **zones}
    _set_option(row, "zones", {path: zone for path, zone in known.items() if zone})


@transaction.atomic
def set_window(actor: Actor, incident: Incident, since: datetime | None, until: datetime | None) -> None:
    """Look only at this stretch of the evidence; None is an open end."""
    require_keeper(actor, incident)
    if since and until and since >= until:
        raise InvalidError("The window ends before it begins.", "Swap the two times.", {"until": "This is not after the beginning."})
    row = locked_import(actor, incident)
    _set_option(row, "window", {"since": since.isoformat() if since else "", "until": until.isoformat() if until else ""})


@transaction.atomic
def set_skew(actor: Actor, incident: Incident, correct: bool) -> None:
    """Take the estimated skew between the clocks of hosts out of their times, or leave the times as they were written."""
    require_keeper(actor, incident)
    _set_option(locked_import(actor, incident), "correct_skew", correct)


def _set_option(row: EvidenceImport, name: str, value: Any) -> None:
    if row.options.get(name) != value:
        row.options[name] = value
        row.save(update_fields=["options"])
        ask_reading(row)


@transaction.atomic
def read_again(actor: Actor, incident: Incident) -> None:
    """Ask for another reading, after one that failed."""
    require_keeper(actor, incident)
    row = import_of(incident)
    if row is None:
        raise NotFoundError(f"No evidence was brought for {incident.reference}.", "Bring a file first.")
    ask_reading(row)


def read_import(import_id: int) -> None:
    """Read what was brought and propose what happened. Idempotent: a revision that was read is not read again."""
    row = EvidenceImport.objects.filter(pk=import_id).first()
    if row is None or row.read_revision >= row.revision:
        return
    files = list(row.files.filter(purged_reason=""))
    EvidenceImport.objects.filter(pk=row.pk).update(state=ImportState.RUNNING, problem="", bytes_done=0, bytes_total=sum(f.size_bytes for f in files))
    first_look = [file for file in files if file.size_bytes <= FIRST_LOOK_BYTES]
    if sum(file.size_bytes for file in files) > MUCH_BYTES and len(first_look) < len(files) and row.read_revision == 0 and first_look:
        _publish(row, _build(row, first_look, lambda done, total: check_in()), last=False)
    try:
        timeline = _build(row, files, _progress_of(row))
    except TimelineError as error:
        fail_reading(row.pk, str(error), row.revision)
        return
    _publish(row, timeline, last=True)


def _build(row: EvidenceImport, files: Iterable[EvidenceFile], progress: Callable[[int, int], None]) -> Timeline:
    folder = folder_of(row)
    window = row.options.get("window", {})
    # The engine knows a member of an archive by `archive!member`, and compares globs with `/` for `!`.
    zones = {glob.escape(str(folder / path).replace("!", "/")): zone for path, zone in row.options.get("zones", {}).items()}
    timeline = build_timeline_apart(
        [folder / file.path for file in files],
        since=_instant(window.get("since")),
        until=_instant(window.get("until")),
        zones=zones,
        progress=progress,
        limit=MOST_PROPOSALS,
        beside=MOST_BESIDE,
        correct_skew=row.options.get("correct_skew", False),
    )
    inside = f"{folder}/"
    events = [*timeline.events, *(timeline.beside or [])]
    named: list[Any] = [*timeline.sources, *timeline.skipped, *(line for event in events for line in event.evidence)]
    for told in named:
        told.path = told.path.removeprefix(inside)
    return timeline


def _instant(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _progress_of(row: EvidenceImport) -> Callable[[int, int], None]:
    said_s = monotonic()

    def progress(done: int, total: int) -> None:
        nonlocal said_s
        check_in()
        if monotonic() - said_s >= REPORTED_EVERY_S:
            said_s = monotonic()
            EvidenceImport.objects.filter(pk=row.pk).update(bytes_done=done, bytes_total=total)

    return progress


@transaction.atomic
def _publish(row: EvidenceImport, timeline: Timeline, *, last: bool) -> None:
    locked = EvidenceImport.objects.select_for_update().get(pk=row.pk)
    if locked.read_revision >= row.revision:
        return
    merge_proposals(locked, proposals_of(timeline), last=last)
    locked.report = {
        "sources": msgspec.to_builtins(timeline.sources),
        "skipped": msgspec.to_builtins(timeline.skipped),
        "phases": msgspec.to_builtins(timeline.phases),
        "markers": _markers(timeline),
        "ends": _ends(timeline),
    }
    locked.curve = msgspec.json.encode(timeline.curve).decode() if timeline.curve else ""
    if last:
        locked.read_revision = row.revision
        locked.bytes_done = locked.bytes_total
        locked.finished_at = timezone.now()
        # What was asked for meanwhile has a job of its own that waits.
        locked.state = ImportState.READY if locked.revision == row.revision else ImportState.QUEUED
    locked.save(update_fields=["report", "curve", "read_revision", "bytes_done", "finished_at", "state"])


def proposals_of(timeline: Timeline) -> dict[str, Proposal]:
    """What is proposed and what was found besides, by identity. Two equal lines of one second are two events and stay two."""
    found: dict[str, Proposal] = {}
    told = [(event, Standing.CHOSEN) for event in timeline.events] + [(event, Standing.BESIDE) for event in timeline.beside or []]
    for event, standing in told:
        identity, number = identity_of(event), 1
        while identity in found:
            number += 1
            identity = f"{identity_of(event)}-{number}"
        entry = entry_from_event(event)
        entry.id = identity
        found[identity] = Proposal(event.at, event.kind, encode(entry), event.why, standing)
    return found


def _markers(timeline: Timeline) -> dict[str, str]:
    """Marker -> the identity of the event that it stands on."""
    identities = {event.at: identity_of(event) for event in reversed(timeline.events)}
    markers = markers_from_timeline(timeline)
    return {name: identities[at] for name in markers.__struct_fields__ if (at := getattr(markers, name)) in identities}


def _ends(timeline: Timeline) -> dict[str, tuple[str, str]]:
    """Phase -> the identities of the two events that it stands between."""
    pairs = msgspec.structs.asdict(timeline.phases.between)
    return {name: (identity_of(timeline.events[pair[0]]), identity_of(timeline.events[pair[1]])) for name, pair in pairs.items() if pair is not None}


def fail_reading(import_id: int, reason: str, revision: int | None = None) -> None:
    """Say why there is no reading; what earlier ones proposed stays."""
    rows = EvidenceImport.objects.filter(pk=import_id)
    if revision is not None:
        rows = rows.filter(revision=revision)
    rows.update(state=ImportState.FAILED, problem=reason, finished_at=timezone.now(), read_revision=F("revision"))
