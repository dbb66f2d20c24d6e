"""Evidence that has to go: a line, or a whole file. Its hash stays, with the reason and who asked; its bytes and every copy of its text go."""

from __future__ import annotations

import bz2
import gzip
import hashlib
import lzma
import os
import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
import zstandard
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from nofault.postmortem.model import Evidence
from nofault.postmortem.parts import PARTS
from nofault.timeline.finding import found_members
from nofault.timeline.opening import Member, codec_of
from nofault.web.access import Actor
from nofault.web.errors import InvalidError, NotFoundError
from nofault.web.models.evidence import EvidenceFile, EvidenceImport
from nofault.web.models.history import Change
from nofault.web.models.incident import Incident, Part
from nofault.web.services.audit import record_event
from nofault.web.services.imports import ask_reading, folder_of, locked_import, require_keeper
from nofault.web.services.parts import edit_part
from nofault.web.services.proposals import entry_of

_WRITERS: dict[str, Callable[[Path], Any]] = {
    "": partial(open, mode="wb"),
    "gzip": partial(gzip.open, mode="wb"),
    "bzip2": partial(bz2.open, mode="wb"),
    "xz": partial(lzma.open, mode="wb"),
    "zstd": partial(zstandard.open, mode="wb"),
}
BLANK = b" "


def file_of(row: EvidenceImport, path: str) -> EvidenceFile:
    """The brought file that a source path (`file`, or `archive!member`) belongs to."""
    for file in row.files.filter(purged_reason=""):
        if path == file.path or path.startswith(f"{file.path}!"):
            return file
    raise NotFoundError(f"{path} is not kept here.", "It may have been purged.")


@transaction.atomic
def purge_line(actor: Actor, incident: Incident, candidate_id: int, number: int, reason: str, *, at: datetime | None = None) -> None:
    """Blank out line `number` (from 0) of the evidence of a proposed event, in the kept file and wherever its text was copied to."""
    require_keeper(actor, incident)
    now, reason = at or timezone.now(), _checked_reason(reason)
    row = locked_import(actor, incident, at=now)
    candidate = row.candidates.filter(pk=candidate_id).first()
    lines = entry_of(candidate).evidence if candidate else []
    if number >= len(lines):
        raise NotFoundError("This line is not proposed any more.", "The evidence was read anew; load the page again.")
    line = lines[number]
    file = file_of(row, line.path)
    if file.path != line.path:
        raise InvalidError(f"{line.path} is inside an archive, where one line cannot be purged.", "Purge the whole file, then bring the rest again.")
    _blank(folder_of(row) / file.path, line)
    row.options.setdefault("purged", []).append({"path": line.path, "offset": line.offset, "sha256": line.sha256, "reason": reason})
    row.save(update_fields=["options"])
    _forget(actor, incident, row, lambda one: one.get("sha256") == line.sha256, line.sha256, reason, now)
    record_event(actor, "purge evidence", incident.reference, f"{line.path} line {line.line} sha256 {line.sha256}: {reason}", at=now)
    ask_reading(row)


@transaction.atomic
def purge_file(actor: Actor, incident: Incident, file_id: int, reason: str, *, at: datetime | None = None) -> None:
    """Delete the bytes of a brought file, and every copy of its lines. Its name, its hash and the reason stay."""
    require_keeper(actor, incident)
    now, reason = at or timezone.now(), _checked_reason(reason)
    row = locked_import(actor, incident, at=now)
    file = row.files.filter(pk=file_id, purged_reason="").first()
    if file is None:
        raise NotFoundError("This file is not kept any more.", "It may have been purged meanwhile.")
    file.purged_reason = reason
    file.save(update_fields=["purged_reason"])
    quoted = msgspec.json.encode(file.path).decode()[1:-1]
    _forget(actor, incident, row, lambda one: str(one.get("path", "")).partition("!")[0] == file.path, quoted, reason, now)
    record_event(actor, "purge evidence", incident.reference, f"{file.path} sha256 {file.sha256}: {reason}", at=now)
    ask_reading(row)
    stored = folder_of(row) / file.path
    transaction.on_commit(lambda: stored.unlink(missing_ok=True))


def _checked_reason(reason: str) -> str:
    if not reason.strip():
        raise InvalidError("A purge needs a reason.", "Say in a few words why it has to go.", {"reason": "Say why it has to go."})
    return reason.strip()


def _blank(stored: Path, line: Evidence) -> None:
    """Write the file anew with blanks for the line: the places of all other lines stay what they are."""
    handle, name = tempfile.mkstemp(dir=settings.INCOMING_DIR)
    os.close(handle)
    anew = Path(name)
    try:
        with found_members([stored]) as found, stored.open("rb") as raw:
            codec = codec_of(raw.read(8))
            with _WRITERS[codec](anew) as file:
                for piece in _without(found.members[str(stored)], line):
                    file.write(piece)
        os.utime(anew, (stored.stat().st_mtime, stored.stat().st_mtime))
        anew.replace(stored)
    finally:
        anew.unlink(missing_ok=True)


def _without(member: Member, line: Evidence) -> Iterator[bytes]:
    """The plain bytes of the member with blanks for the line, which must be the one that was read."""
    start, seen, ended = line.offset or 0, hashlib.sha256(), False
    passed = 0
    for chunk in member.chunks():
        begin, end = max(start - passed, 0), len(chunk)
        passed += len(chunk)
        if ended or begin >= len(chunk):
            yield chunk
            continue
        if (at := chunk.find(b"\n", begin)) >= 0:
            end, ended = at, True
        seen.update(chunk[begin:end])
        yield chunk[:begin] + BLANK * (end - begin) + chunk[end:]
    if seen.hexdigest() != line.sha256:
        raise InvalidError("This line is not in the file as it was read.", "Read the evidence again, then try once more.")


def _forget(
    actor: Actor, incident: Incident, row: EvidenceImport, meant: Callable[[dict[str, Any]], bool], holds: str, reason: str, now: datetime
) -> None:
    """Take the text of what is meant out of candidates, the document and its history; each of their rows that is concerned contains `holds`."""
    for candidate in row.candidates.filter(data__contains=holds):
        candidate.data = _redacted(candidate.data, meant, reason)
        candidate.save(update_fields=["data"])
    for part in Part.objects.filter(incident=incident, data__contains=holds, binned_at=None):
        value = PARTS[part.kind].decode(_redacted(part.data, meant, reason))
        edit_part(actor, incident, part.key, value, version=part.version, reason=f"evidence purged: {reason}", at=now)
    for part in Part.objects.filter(incident=incident, data__contains=holds).exclude(binned_at=None):
        Part.objects.filter(pk=part.pk).update(data=_redacted(part.data, meant, reason))
    # History keeps what was said and when; only the purged text goes from it.
    for change in Change.objects.filter(incident=incident, before__contains=holds) | Change.objects.filter(incident=incident, after__contains=holds):
        before, after = (_redacted(text, meant, reason) for text in (change.before, change.after))
        Change.objects.filter(pk=change.pk).update(before=before, after=after)


def _redacted(text: str, meant: Callable[[dict[str, Any]], bool], reason: str) -> str:
    try:
        value = msgspec.json.decode(text)
    except msgspec.DecodeError:
        return text
    _redact(value, meant, reason)
    return msgspec.json.encode(value).decode()


def _redact(value: Any, meant: Callable[[dict[str, Any]], bool], reason: str) -> None:
    if isinstance(value, list):
        for item in value:
            _redact(item, meant, reason)
    elif isinstance(value, dict):
        if "sha256" in value and meant(value):
            value.pop("text", None)
            value["purged_reason"] = reason
        for item in value.values():
            _redact(item, meant, reason)
