"""Teams and who is in them."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from msgspec import UNSET, Struct, UnsetType
from ninja import Router

from nofault.web.access import Verb, actor_of, require_organisation
from nofault.web.errors import NotFoundError
from nofault.web.models.people import Team, User
from nofault.web.rest.bodies import answer, described, read_body, version_of
from nofault.web.rest.cursors import DEFAULT_LIMIT, page_by_id
from nofault.web.rest.idempotency import idempotent
from nofault.web.services import teams

router = Router()


class NewTeam(Struct, kw_only=True, forbid_unknown_fields=True):
    name: str
    zone: str = "UTC"


class TeamChange(Struct, kw_only=True, forbid_unknown_fields=True):
    """What of a team should change; what is left out stays. A retired team keeps its documents and is offered to no new one."""

    name: str | UnsetType = UNSET
    zone: str | UnsetType = UNSET
    retired: bool | UnsetType = UNSET


class NewMember(Struct, kw_only=True, forbid_unknown_fields=True):
    """Without `is_lead`, somebody who is in the team keeps their role in it."""

    person: int
    is_lead: bool | UnsetType = UNSET


def team_shown(team: Team) -> dict[str, Any]:
    members = [{"person": row.user_id, "is_lead": row.is_lead} for row in team.memberships.all()]
    return teams.facts_of(team) | {"version": team.version, "members": members}


def team_named(slug: str) -> Team:
    team = Team.objects.filter(slug=slug).first()
    if team is None:
        raise NotFoundError(f"There is no team {slug!r}.", "See the list of teams.")
    return team


def person_numbered(number: int) -> User:
    person = User.objects.filter(pk=number).first()
    if person is None:
        raise NotFoundError(f"There is no person {number}.", "See the list of people.")
    return person


@router.get("", summary="List teams")
def list_teams(request: HttpRequest, after: str = "", limit: int = DEFAULT_LIMIT) -> HttpResponse:
    return answer(page_by_id(Team.objects.prefetch_related("memberships"), after, limit, team_shown, newest_first=False))


@router.post("", summary="Make a team", openapi_extra=described(NewTeam))
@idempotent
def create_team(request: HttpRequest) -> HttpResponse:
    body = read_body(request, NewTeam)
    return _answer(teams.create_team(actor_of(request), body.name, zone=body.zone), status=201)


@router.get("/{slug}", summary="One team")
def get_team(request: HttpRequest, slug: str) -> HttpResponse:
    return _answer(team_named(slug))


@router.put("/{slug}", summary="Change a team", openapi_extra=described(TeamChange))
@idempotent
def edit_team(request: HttpRequest, slug: str) -> HttpResponse:
    actor, team, body = actor_of(request), team_named(slug), read_body(request, TeamChange)
    require_organisation(actor, Verb.LEAD_TEAM, team)
    version = version_of(request)
    with transaction.atomic():
        team = teams.edit_team(actor, team, name=stated(body.name, team.name), zone=stated(body.zone, team.zone), version=version)
        if body.retired is not UNSET:
            team = teams.retire_team(actor, team, body.retired)
    return _answer(team)


def stated(value: Any, kept: Any) -> Any:
    """What was sent, else what is kept."""
    return kept if value is UNSET else value


def _answer(team: Team, status: int = 200) -> HttpResponse:
    return answer(team_shown(team), status=status, version=team.version)


@router.put("/{slug}/members", summary="Put somebody into a team, or change their role in it", openapi_extra=described(NewMember))
@idempotent
def put_member(request: HttpRequest, slug: str) -> HttpResponse:
    body = read_body(request, NewMember)
    team = team_named(slug)
    teams.put_member(actor_of(request), team, person_numbered(body.person), is_lead=stated(body.is_lead, None))
    return answer(team_shown(team))


@router.delete("/{slug}/members/{person}", summary="Take somebody out of a team")
@idempotent
def remove_member(request: HttpRequest, slug: str, person: int) -> HttpResponse:
    teams.remove_member(actor_of(request), team_named(slug), person_numbered(person))
    return HttpResponse(status=204)
