"""Teams, who is in them, and the services they run."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from nofault.web.access import Actor, Verb, require_organisation, require_service
from nofault.web.errors import ConflictError, InvalidError
from nofault.web.models.people import Membership, Service, Team, User
from nofault.web.services.audit import record_event

LONGEST_NAME = 120
Kept = TypeVar("Kept", Team, Service)


def checked_zone(zone: str) -> str:
    """The name of a time zone that exists."""
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        hint = "Use a name such as Europe/Berlin."
        raise InvalidError(f"There is no time zone {zone!r}.", hint, {"zone": hint}) from None
    return zone


def _free_name(model: type[Team] | type[Service], name: str, pk: int | None = None) -> str:
    name = name.strip()
    if not name:
        raise InvalidError("A name is missing.", "Give it one.", {"name": "Give it a name."})
    if len(name) > LONGEST_NAME:
        message = f"Use at most {LONGEST_NAME} characters."
        raise InvalidError(f"The name has {len(name)} characters.", message, {"name": message})
    others = model._default_manager.filter(name__iexact=name)
    if (others.exclude(pk=pk) if pk is not None else others).exists():
        raise InvalidError(f"The name {name} is taken.", "Choose another.", {"name": "This name is taken."})
    return name


def _free_slug(model: type[Team] | type[Service], name: str) -> str:
    stem = slugify(name) or "x"
    slug, number = stem, 1
    while model._default_manager.filter(slug=slug).exists():
        number += 1
        slug = f"{stem}-{number}"
    return slug


def facts_of(row: Team | Service) -> dict[str, Any]:
    """What is kept of a team or a service, as the API shows it and the audit trail has it."""
    facts: dict[str, Any] = {"slug": row.slug, "name": row.name, "retired": row.retired_at is not None}
    if isinstance(row, Team):
        return facts | {"zone": row.zone}
    return facts | {"team": row.team.slug if row.team else None, "owner": row.owner_id, "description": row.description}


def _locked(row: Kept, version: int | None, **wanted: Any) -> Kept:
    """The row as it is now, locked until the transaction ends. Raises ConflictError when it is not the `version` that was read."""
    # The team and the owner may be missing, and PostgreSQL locks no row of an outer join.
    locked = type(row)._default_manager.select_for_update(of=("self",)).get(pk=row.pk)
    if version is not None and locked.version != version:
        theirs = facts_of(locked)
        mine = theirs | {name: getattr(value, "slug", None) or getattr(value, "pk", value) for name, value in wanted.items()}
        texts = (json.dumps(each, ensure_ascii=False) for each in (mine, theirs))
        raise ConflictError(f"Somebody else changed {locked.name} first.", mine=next(texts), theirs=next(texts), base="", version=locked.version)
    return locked


def _keep(actor: Actor, row: Kept, before: dict[str, Any], at: datetime | None) -> Kept:
    """Save what changed as the next version, with a trace of who changed what; nothing where nothing did."""
    after = facts_of(row)
    changed = {name: after[name] for name in after if after[name] != before.get(name)}
    if not changed:
        return row
    row.version = row.version + 1 if before else 1
    row.save()
    said = "; ".join(f"{name}: {before[name]} to {value}" if before else f"{name}: {value}" for name, value in changed.items())
    record_event(actor, type(row).__name__.lower(), row.name, said, at=at)
    return row


@transaction.atomic
def create_team(actor: Actor, name: str, *, zone: str = "UTC", at: datetime | None = None) -> Team:
    require_organisation(actor, Verb.ADMINISTER)
    name = _free_name(Team, name)
    return _keep(actor, Team(name=name, slug=_free_slug(Team, name), zone=checked_zone(zone)), {}, at)


@transaction.atomic
def edit_team(actor: Actor, team: Team, *, name: str, zone: str, version: int | None = None, at: datetime | None = None) -> Team:
    """Give the team another name or zone. With `version`, only if it is the one that was read."""
    require_organisation(actor, Verb.LEAD_TEAM, team)
    row = _locked(team, version, name=name, zone=zone)
    before = facts_of(row)
    row.name, row.zone = _free_name(Team, name, row.pk), checked_zone(zone)
    return _keep(actor, row, before, at)


@transaction.atomic
def retire_team(actor: Actor, team: Team, retired: bool, *, version: int | None = None, at: datetime | None = None) -> Team:
    """Offer the team no more, or again. Its documents keep it, and who was in it still reads their evidence."""
    require_organisation(actor, Verb.ADMINISTER)
    row = _locked(team, version, retired=retired)
    running = list(Service.objects.filter(team=row, retired_at=None).values_list("name", flat=True)[:4]) if retired else []
    if running:
        named = ", ".join(running[:3]) + (" and more" if len(running) > 3 else "")
        message = f"It still runs {named}: give them to another team, or retire them first."
        raise InvalidError(f"{row.name} still runs services.", message, {"retired": message})
    return _retire(actor, row, retired, at)


def _retire(actor: Actor, row: Kept, retired: bool, at: datetime | None) -> Kept:
    before = facts_of(row)
    row.retired_at = (row.retired_at or at or timezone.now()) if retired else None
    return _keep(actor, row, before, at)


@transaction.atomic
def put_member(actor: Actor, team: Team, user: User, *, is_lead: bool | None = False) -> Membership:
    """Somebody into the team, or with another role in it (None: the role they have). Leads see its restricted documents, so it is on record."""
    require_organisation(actor, Verb.LEAD_TEAM, team)
    wanted = {} if is_lead is None else {"is_lead": is_lead}
    membership, _ = Membership.objects.update_or_create(team=team, user=user, defaults=wanted)
    record_event(actor, "team role", team.name, f"{user}: {'lead' if membership.is_lead else 'member'}")
    return membership


@transaction.atomic
def remove_member(actor: Actor, team: Team, user: User) -> None:
    require_organisation(actor, Verb.LEAD_TEAM, team)
    if Membership.objects.filter(team=team, user=user).delete()[0]:
        record_event(actor, "team role", team.name, f"{user}: none")


@transaction.atomic
def create_service(
    actor: Actor, name: str, *, team: Team | None = None, owner: User | None = None, description: str = "", at: datetime | None = None
) -> Service:
    _require_giving(actor, team)
    name = _free_name(Service, name)
    return _keep(actor, Service(name=name, slug=_free_slug(Service, name), team=team, owner=owner, description=description), {}, at)


def _require_giving(actor: Actor, team: Team | None) -> None:
    """A service is given to a team by its lead; to none by an administrator. A retired team is given nothing."""
    require_organisation(actor, Verb.ADMINISTER if team is None else Verb.LEAD_TEAM, team)
    if team is not None and team.retired_at is not None:
        raise InvalidError(f"{team.name} is retired.", "Choose another team, or bring it back first.", {"team": "This team is retired."})


@transaction.atomic
def edit_service(
    actor: Actor,
    service: Service,
    *,
    name: str,
    team: Team | None,
    owner: User | None,
    description: str = "",
    version: int | None = None,
    at: datetime | None = None,
) -> Service:
    """Give the service other facts. With `version`, only if it is the one that was read."""
    require_service(actor, service)
    row = _locked(service, version, name=name, team=team, owner=owner, description=description)
    if (team.pk if team else None) != row.team_id:
        _require_giving(actor, team)
    before = facts_of(row)
    row.name, row.team, row.owner, row.description = _free_name(Service, name, row.pk), team, owner, description
    return _keep(actor, row, before, at)


@transaction.atomic
def retire_service(actor: Actor, service: Service, retired: bool, *, version: int | None = None, at: datetime | None = None) -> Service:
    """Offer the service no more, or again. The documents that name it keep it."""
    require_service(actor, service)
    return _retire(actor, _locked(service, version, retired=retired), retired, at)
