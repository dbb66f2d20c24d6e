"""Teams, who is in them, and the services they run."""

from __future__ import annotations

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.db import transaction
from django.utils.text import slugify

from nofault.web.access import Actor, Verb, may_lead_service, require_organisation
from nofault.web.errors import ForbiddenError, InvalidError
from nofault.web.models.people import Membership, Service, Team, User
from nofault.web.services.audit import record_event

LONGEST_NAME = 120


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


@transaction.atomic
def create_team(actor: Actor, name: str, *, zone: str = "UTC") -> Team:
    require_organisation(actor, Verb.ADMINISTER)
    name = _free_name(Team, name)
    return Team.objects.create(name=name, slug=_free_slug(Team, name), zone=checked_zone(zone))


@transaction.atomic
def edit_team(actor: Actor, team: Team, *, name: str, zone: str) -> Team:
    require_organisation(actor, Verb.LEAD_TEAM, team)
    team.name, team.zone = _free_name(Team, name, team.pk), checked_zone(zone)
    team.save(update_fields=["name", "zone"])
    return team


@transaction.atomic
def put_member(actor: Actor, team: Team, user: User, *, is_lead: bool = False) -> Membership:
    """Somebody into the team, or with another role in it. Leads see the team's restricted documents, so it is on record."""
    require_organisation(actor, Verb.LEAD_TEAM, team)
    membership, _ = Membership.objects.update_or_create(team=team, user=user, defaults={"is_lead": is_lead})
    record_event(actor, "team role", team.name, f"{user}: {'lead' if is_lead else 'member'}")
    return membership


@transaction.atomic
def remove_member(actor: Actor, team: Team, user: User) -> None:
    require_organisation(actor, Verb.LEAD_TEAM, team)
    if Membership.objects.filter(team=team, user=user).delete()[0]:
        record_event(actor, "team role", team.name, f"{user}: none")


@transaction.atomic
def create_service(actor: Actor, name: str, *, team: Team | None = None, owner: User | None = None, description: str = "") -> Service:
    if team is None:
        require_organisation(actor, Verb.ADMINISTER)
    else:
        require_organisation(actor, Verb.LEAD_TEAM, team)
    name = _free_name(Service, name)
    return Service.objects.create(name=name, slug=_free_slug(Service, name), team=team, owner=owner, description=description)


@transaction.atomic
def edit_service(actor: Actor, service: Service, *, name: str, team: Team | None, owner: User | None, description: str = "") -> Service:
    if not may_lead_service(actor, service):
        raise ForbiddenError(f"You may not change {service.name}.", "Ask the lead of its team or an administrator.")
    if team is None or team.pk != service.team_id:
        require_organisation(actor, Verb.ADMINISTER if team is None else Verb.LEAD_TEAM, team)
    service.name, service.team, service.owner, service.description = _free_name(Service, name, service.pk), team, owner, description
    service.save()
    return service
