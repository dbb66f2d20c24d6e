"""Keeps the search index, a derived local copy, at what the database says.

The change log is the guide: whatever has a change that the index has not seen is put in anew. On PostgreSQL transactions may become visible
in another order than their changes were numbered, so while some are in flight a number is settled only a minute after it was first seen;
until then its document is compared by version.
"""

from __future__ import annotations

import fcntl
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path
from threading import Lock

import msgspec
from django.conf import settings
from django.db import connection
from django.utils import timezone
from msgspec import Struct, field

from nofault.knowledge.errors import KnowledgeError
from nofault.knowledge.index import SearchIndex
from nofault.knowledge.searchable import SearchDoc, searchable
from nofault.timeline.masking import mask_secrets
from nofault.web.access import Actor
from nofault.web.models.history import Change
from nofault.web.models.incident import Incident, Part, Participant, Visibility
from nofault.web.services.documents import document_from

SETTLED_AFTER = timedelta(minutes=1)
# What others wrote is found after this at the latest, what oneself wrote at once.
DEBOUNCE = timedelta(seconds=2)
BATCH = 100
# A search puts in no more than this and answers with what is there; the next ones, and the worker, go on.
MOST_IN_A_REQUEST = 200
WAIT_FOR_WRITER_S = 0.5
EVERYBODY = "audience:all"

_opening = Lock()
_one_at_a_time = Lock()


class Position(Struct):
    """How far the index is: every change up to `settled` is in it, and of what came later `versions` says which version of which document.

    `newest` is the highest change seen at `newest_at`; it becomes `settled` a minute after that.
    """

    settled: int = 0
    newest: int = 0
    newest_at: datetime | None = None
    committed_at: datetime | None = None
    versions: dict[int, int] = field(default_factory=dict)


class Waiting(Struct, frozen=True):
    """A document with changes that are not settled: its version now, its last change, and whether the person who searches made one of them."""

    incident: int
    version: int
    last: int
    own: bool


@lru_cache(maxsize=4)
def _opened(folder: Path) -> SearchIndex:
    # Making an index where there is none is not safe against another process that does the same.
    folder.parent.mkdir(parents=True, exist_ok=True)
    with open(f"{folder}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        return SearchIndex(folder)


def open_index() -> SearchIndex:
    """The installation's index: read by every process, written by one at a time. One that was deleted is made anew."""
    folder = Path(settings.SEARCH_DIR)
    with _opening:
        if not (folder / "meta.json").exists():
            _opened.cache_clear()
        return _opened(folder)


def catch_up(*, actor: Actor | None = None, most: int | None = None, now: datetime | None = None) -> int:
    """Put into the index what it lacks, at most `most` documents, and return how many it still lacks.

    For a person who searches, others' changes may wait a little; a write of their own is never missed. Where another process is writing,
    that is waited for shortly and then searched without.
    """
    at = now or timezone.now()
    index = open_index()
    patience = time.monotonic() + WAIT_FOR_WRITER_S
    with _one_at_a_time:
        while True:
            position = _position_of(index)
            unsettled = _unsettled(position, actor)
            lacking = [doc for doc in unsettled if position.versions.get(doc.incident) != doc.version]
            if not lacking:
                if _settle(position, unsettled, at):
                    index.commit(_written(position))
                return 0
            if most is not None and len(lacking) <= most and _may_wait(position, lacking, at):
                return 0
            try:
                _put(index, position, lacking[:most])
                position.committed_at = at
                if most is None or len(lacking) <= most:
                    _settle(position, unsettled, at)
                index.commit(_written(position))
                return max(0, len(lacking) - (most or len(lacking)))
            except KnowledgeError:
                if time.monotonic() > patience:
                    return len(lacking)
                time.sleep(0.05)


def _position_of(index: SearchIndex) -> Position:
    try:
        return msgspec.json.decode(index.position, type=Position)
    except msgspec.DecodeError:
        return Position()


def _written(position: Position) -> str:
    return msgspec.json.encode(position).decode()


def _unsettled(position: Position, actor: Actor | None) -> list[Waiting]:
    person = actor.user.pk if actor and actor.user else None
    changes = Change.objects.filter(id__gt=position.settled).order_by("id").values_list("id", "incident_id", "incident__version", "actor_id")
    found: dict[int, Waiting] = {}
    for last, incident, version, by in changes.iterator():
        own = (person is not None and by == person) or (incident in found and found[incident].own)
        found[incident] = Waiting(incident, version, last, own)
    return list(found.values())


def _may_wait(position: Position, lacking: Sequence[Waiting], at: datetime) -> bool:
    fresh = position.committed_at is not None and at - position.committed_at < DEBOUNCE
    return fresh and not any(doc.own for doc in lacking)


def _settle(position: Position, unsettled: Sequence[Waiting], at: datetime) -> bool:
    """Move `settled` on as far as nothing below can still appear, and return whether anything changed. All of `unsettled` is in the index."""
    newest = max((doc.last for doc in unsettled), default=position.settled)
    if newest == position.settled:
        return False
    if _nothing_in_flight():
        position.settled = newest
    elif position.newest_at is None:
        pass
    elif at - position.newest_at < SETTLED_AFTER:
        return False
    else:
        position.settled = position.newest
    position.newest, position.newest_at = newest, at
    position.versions = {doc.incident: doc.version for doc in unsettled if doc.last > position.settled}
    return True


def _nothing_in_flight() -> bool:
    """Whether every change that has a number is visible by now: always on SQLite, where one writes at a time."""
    if connection.vendor != "postgresql":
        return True
    # A writer has its transaction number before it takes the number of a change (services.parts.record), so none in progress means none to come.
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_snapshot_xmin(now) = pg_snapshot_xmax(now) FROM pg_current_snapshot() AS now")
        return bool(cursor.fetchone()[0])


def _put(index: SearchIndex, position: Position, lacking: Sequence[Waiting]) -> None:
    try:
        for start in range(0, len(lacking), BATCH):
            batch = lacking[start : start + BATCH]
            incidents = Incident.objects.in_bulk([doc.incident for doc in batch])
            index.put(_documents([incident for incident in incidents.values() if incident.binned_at is None]))
            for incident in incidents.values():
                if incident.binned_at is not None:
                    index.delete(incident.reference)
                position.versions[incident.pk] = incident.version
    except BaseException:
        index.discard()
        raise


def _documents(incidents: Sequence[Incident]) -> Iterator[SearchDoc]:
    """What is searched of each document, without secrets, and who may find it; three statements for all of them."""
    texts: dict[int, list[tuple[str, str]]] = defaultdict(list)
    parts = Part.objects.filter(incident__in=incidents, binned_at=None).order_by("position", "id")
    for pk, kind, data in parts.values_list("incident_id", "kind", "data"):
        texts[pk].append((kind, data))
    restricted = [incident.pk for incident in incidents if incident.visibility == Visibility.RESTRICTED]
    people: dict[int, list[int]] = defaultdict(list)
    for pk, user in Participant.objects.filter(incident__in=restricted).values_list("incident_id", "user_id"):
        people[pk].append(user)
    for incident in incidents:
        yield searchable(document_from(incident, texts[incident.pk]), _audience(incident, people[incident.pk]), shown=mask_secrets)


def _audience(incident: Incident, people: Sequence[int]) -> tuple[str, ...]:
    if incident.visibility == Visibility.ORGANISATION:
        return (EVERYBODY,)
    return (*(f"audience:user:{user}" for user in people), *([f"audience:lead:{incident.team_id}"] if incident.team_id else []))


def audiences_of(actor: Actor) -> list[str]:
    """The tags of what the actor may find. They narrow the search down; who may see a document is decided by `access` alone, afterwards."""
    own = [f"audience:user:{actor.user.pk}"] if actor.user else []
    return [EVERYBODY, *own, *(f"audience:lead:{team}" for team, is_lead in actor.teams.items() if is_lead)]
