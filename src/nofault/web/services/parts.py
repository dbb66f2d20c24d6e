"""Changing a document, one part at a time. Every writer (page, form, API, import, job, demo) goes through here.

Two people may work on different parts at once. On the same part the second writer is told, with both versions, and nothing is lost;
live editing later replaces this file's `edit_part` and nothing else.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from nofault.postmortem import identity
from nofault.postmortem.brought import clean_name
from nofault.postmortem.model import ActionItem, Attachment, TimelineEntry
from nofault.postmortem.model import Incident as IncidentValue
from nofault.postmortem.parts import PARTS, PartKind, cleaned, encode, naive_instants
from nofault.postmortem.states import check_action_change
from nofault.postmortem.terms import ActionState
from nofault.web.access import Actor, Verb, require
from nofault.web.errors import ConflictError, InvalidError, NotFoundError
from nofault.web.models.discussion import StoredFile
from nofault.web.models.history import Change
from nofault.web.models.incident import Incident, Part
from nofault.web.prepared import Prepared, Slot
from nofault.web.services.audit import record_event
from nofault.web.services.projections import PROJECTIONS
from nofault.web.services.silence import silence_heard

KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:-]{0,79}")


def kind_of(name: str) -> PartKind:
    """The kind of part, or an error that names those there are."""
    if name not in PARTS:
        raise NotFoundError(f"A document has no part {name!r}.", f"Its parts are {', '.join(PARTS)}.")
    return PARTS[name]


def part_of(incident: Incident, key: str, *, binned: bool = False) -> Part:
    part = Part.objects.filter(incident=incident, key=key).first()
    if part is None or (part.binned_at is not None) != binned:
        where = f"the bin of {incident.reference}" if binned else incident.reference
        raise NotFoundError(f"There is no part {key!r} in {where}.", "It may have been moved to the bin or restored meanwhile; load the page again.")
    return part


def checked(value: Any, name: str = "") -> Any:
    """The value with its instants in UTC; a time without a zone (at `name`, or inside) is asked about."""
    places = naive_instants(value, name)
    if places:
        message = "This time has no zone."
        hint = "Write it with a zone, such as 14:32 UTC or 2026-01-14T14:32:00Z."
        raise InvalidError(f"{places[0]}: {message}", hint, dict.fromkeys(places, message))
    return cleaned(value)


_LAST = Prepared(lambda: Part.objects.filter(incident_id=Slot("incident"), kind=Slot("kind")).order_by("-position").values_list("position")[:1])
_VERSION = Prepared(lambda: Incident.objects.filter(pk=Slot("incident")).values_list("version"))


@transaction.atomic
def add_part(actor: Actor, incident: Incident, kind_name: str, value: Any, *, is_brought: bool = False, at: datetime | None = None) -> Part:
    """Put a value into the document: an item at the end of its list, or the one value of its kind.

    A promise that was written elsewhere (`is_brought`) without a state has none.
    """
    require(actor, Verb.WRITE, incident)
    kind = kind_of(kind_name)
    value = checked(value)
    if kind_name == "action_items":
        value = _new_promise(value, is_brought)
    if isinstance(value, Attachment):
        file = StoredFile.objects.filter(incident=incident, part_key=value.id).first()
        _check_bytes(value, (file.sha256, file.size_bytes, file.media_type) if file else ("", None, value.media_type))
    if not kind.is_list:
        kept = Part.objects.filter(incident=incident, key=kind_name).first()
        if kept is not None:
            return _write(actor, incident, kept, kind, value, kept.version, at)
    else:
        value.id = _free_key(incident, value.id) if value.id else identity.new_id(kind_name)
    now = at or timezone.now()
    last = _LAST.first(incident=incident.pk, kind=kind_name) if kind.is_list else None
    part = Part.objects.create(
        incident=incident,
        kind=kind_name,
        key=value.id if kind.is_list else kind_name,
        position=last.position + 1 if last else 1,
        at=ordering_instant(value),
        data=(data := encode(value)),
        silence=silence_heard(kind_name, data),
        updated_at=now,
        updated_by=actor.user,
    )
    _after(actor, incident, part, value, "add", before="", at=now)
    return part


def _free_key(incident: Incident, key: str) -> str:
    """An identifier that was brought along, if it can be an address and nothing else of the document has it."""
    if not KEY.fullmatch(key) or key in PARTS:
        message = "An identifier is 1 to 80 letters, digits and - _ . : of the Latin alphabet, and not the name of a part."
        raise InvalidError(f"id: {key[:80]!r} can't be one.", message, {"id": message})
    if Part.objects.filter(incident=incident, key=key).exists():
        message = f"{incident.reference} has an item {key} already, perhaps in its bin."
        raise InvalidError(f"id: {message}", "Change that item, or leave the id out.", {"id": message})
    return key


@transaction.atomic
def edit_part(actor: Actor, incident: Incident, key: str, value: Any, *, version: int, reason: str = "", at: datetime | None = None) -> Part:
    """Replace the value of a part. Raises ConflictError with both versions when it is not the `version` that was read."""
    require(actor, Verb.WRITE, incident)
    if version == 0 and key in PARTS and not PARTS[key].is_list:
        # Nobody had written this one value when it was read: editing it is adding it, unless somebody did meanwhile.
        try:
            with transaction.atomic():
                if not Part.objects.filter(incident=incident, key=key).exists():
                    return add_part(actor, incident, key, value, at=at)
        except IntegrityError:
            pass
    part = part_of(incident, key)
    return _write(actor, incident, part, kind_of(part.kind), checked(value), version, at, reason)


def _write(actor: Actor, incident: Incident, part: Part, kind: PartKind, value: Any, version: int, at: datetime | None, reason: str = "") -> Part:
    before = part.data
    if kind.is_list:
        value.id = part.key
    if isinstance(value, Attachment):
        was = kind.decode(before)
        _check_bytes(value, (was.sha256, was.size_bytes, was.media_type))
    if isinstance(value, ActionItem):
        check_action_change(kind.decode(before), value)
    if isinstance(value, IncidentValue):
        value.reference = incident.reference
    after = encode(value)
    if after == before and part.version == version:
        return part
    now = at or timezone.now()
    won = Part.objects.filter(pk=part.pk, version=version, binned_at=None).update(
        data=after,
        silence=silence_heard(kind.name, after),
        at=ordering_instant(value),
        version=F("version") + 1,
        updated_at=now,
        updated_by=actor.user,
    )
    if not won:
        part.refresh_from_db()
        raise _overtaken(incident, part, version, mine=after)
    part.data, part.version, part.updated_at = after, version + 1, now
    _after(actor, incident, part, value, "edit", before=before, at=now, reason=reason)
    return part


def _overtaken(incident: Incident, part: Part, version: int, *, mine: str) -> ConflictError:
    message, base = f"Somebody else changed this part of {incident.reference} first.", _text_of_version(part, version)
    return ConflictError(message, mine=mine, theirs=part.data, base=base, version=part.version)


def _text_of_version(part: Part, version: int) -> str:
    """What a version of a part said; empty when there was none. Each of these changes gave the part its next version."""
    if version < 1:
        return ""
    changes = Change.objects.filter(incident=part.incident_id, key=part.key, verb__in=("add", "edit", "bin", "restore")).order_by("id")
    change = changes[version - 1 : version].first()
    return (change.after or change.before) if change else ""


@transaction.atomic
def bin_part(actor: Actor, incident: Incident, key: str, *, version: int | None = None, at: datetime | None = None) -> Part:
    """Move an item to the bin, from where it can be restored. With `version`, only if it is the one that was read."""
    return _move_to(actor, incident, key, binned=True, version=version, at=at)


@transaction.atomic
def restore_part(actor: Actor, incident: Incident, key: str, *, at: datetime | None = None) -> Part:
    """Take an item out of the bin."""
    return _move_to(actor, incident, key, binned=False, at=at)


def _move_to(actor: Actor, incident: Incident, key: str, *, binned: bool, at: datetime | None, version: int | None = None) -> Part:
    require(actor, Verb.WRITE, incident)
    # Nobody edits the row until this is through.
    Part.objects.select_for_update().filter(incident=incident, key=key).first()
    part = part_of(incident, key, binned=not binned)
    if version is not None and part.version != version:
        raise _overtaken(incident, part, version, mine="null")
    if not PARTS[part.kind].is_list:
        raise InvalidError(f"{part.kind} is one value and can't be binned.", "Empty its fields instead.")
    now = at or timezone.now()
    part.binned_at = now if binned else None
    part.version += 1
    part.save(update_fields=["binned_at", "version"])
    record(actor, incident, "bin" if binned else "restore", part=part, before=part.data if binned else "", after="" if binned else part.data, at=now)
    return part


@transaction.atomic
def move_part(actor: Actor, incident: Incident, key: str, *, before: str | None, at: datetime | None = None) -> None:
    """Put an item before another of its list (None: at the end)."""
    require(actor, Verb.WRITE, incident)
    part = part_of(incident, key)
    keys = [row for row in _keys_in_order(incident, part.kind) if row != key]
    keys.insert(keys.index(before) if before in keys else len(keys), key)
    if _write_order(incident, part.kind, keys):
        record(actor, incident, "move", part=part, after=encode({"before": before}), at=at or timezone.now())


@transaction.atomic
def order_parts(actor: Actor, incident: Incident, kind: str, keys: list[str], *, at: datetime | None = None) -> None:
    """Give a list the order of `keys`; what they do not name stands behind."""
    require(actor, Verb.WRITE, incident)
    before = _keys_in_order(incident, kind)
    after = [key for key in keys if key in before]
    after += [key for key in before if key not in after]
    if after != before:
        _write_order(incident, kind, after)
        record(actor, incident, "order", kind=kind, before=encode(before), after=encode(after), at=at or timezone.now())


def _keys_in_order(incident: Incident, kind: str) -> list[str]:
    return list(Part.objects.filter(incident=incident, kind=kind, binned_at=None).order_by("position", "id").values_list("key", flat=True))


def _write_order(incident: Incident, kind: str, keys: list[str]) -> bool:
    """Number the items anew, and say whether that changed anything. What waits in the bin keeps its number, so it comes back near its place."""
    rows = {row.key: row for row in Part.objects.filter(incident=incident, kind=kind).only("key", "position")}
    moved = [(rows[key].pk, number) for number, key in enumerate(keys, start=1) if rows[key].position != number]
    for pk, number in moved:
        Part.objects.filter(pk=pk).update(position=number)
    return bool(moved)


def _new_promise(value: ActionItem, is_brought: bool) -> ActionItem:
    # A promise that is made here has a state from the start; only an imported one may be unknown.
    if value.state is ActionState.UNKNOWN and not value.state_word and not is_brought:
        value.state = ActionState.PROPOSED
    check_action_change(ActionItem(state=ActionState.UNKNOWN), value)
    return value


def _check_bytes(value: Attachment, kept: tuple[str, int | None, str]) -> None:
    """What a document says of the bytes of a file is what was found when they were taken in, never what somebody writes."""
    said = {"sha256": value.sha256, "size_bytes": value.size_bytes, "media_type": value.media_type}
    message = "This is worked out from the bytes of the file."
    wrong = {name: message for (name, given), was in zip(said.items(), kept, strict=True) if given != was}
    if wrong:
        raise InvalidError(f"{next(iter(wrong))}: {message}", "Send the file itself to the document's attachments.", wrong)
    value.name = clean_name(value.name)


def _after(actor: Actor, incident: Incident, part: Part, value: Any, verb: str, *, before: str, at: datetime, reason: str = "") -> None:
    project = PROJECTIONS.get(part.kind)
    if project is not None:
        project(incident, part, value)
    record(actor, incident, verb, part=part, before=before, after=part.data, at=at, reason=reason)


def record(
    actor: Actor,
    incident: Incident,
    verb: str,
    *,
    at: datetime,
    part: Part | None = None,
    kind: str = "",
    before: str = "",
    after: str = "",
    reason: str = "",
) -> Change:
    """Write the change into the history and give the document its next version. An approval has to be provable, so it is an audit event too."""
    if part is not None and part.kind == "approvals":
        record_event(actor, "approval", incident.reference, f"{verb} {after or before}", at=at)
    # This update locks the row until the transaction ends, so the versions of one document have no gaps and no twins.
    Incident.objects.filter(pk=incident.pk).update(version=F("version") + 1, updated_at=at)
    incident.version = _VERSION.first(incident=incident.pk).version
    incident.updated_at = at
    return Change.objects.create(
        incident=incident,
        version=incident.version,
        at=at,
        actor=actor.user,
        actor_name=actor.label[:200],
        verb=verb,
        kind=part.kind if part else kind,
        key=part.key if part else "",
        before=before,
        after=after,
        reason=reason,
    )


def ordering_instant(value: Any) -> datetime | None:
    """The instant that a timeline is ordered by; an entry without one stands at the end."""
    return (value.at or None) if isinstance(value, TimelineEntry) else None
