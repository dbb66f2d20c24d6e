"""Services, the teams that run them and the people who answer for them."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from msgspec import UNSET, Struct, UnsetType
from ninja import Router

from nofault.web.access import actor_of, require_service
from nofault.web.api.teams import person_numbered, stated, team_named
from nofault.web.errors import NotFoundError
from nofault.web.models.people import Service
from nofault.web.rest.bodies import answer, described, read_body, version_of
from nofault.web.rest.cursors import DEFAULT_LIMIT, page_by_id
from nofault.web.rest.idempotency import idempotent
from nofault.web.services import teams

router = Router()


class NewService(Struct, kw_only=True, forbid_unknown_fields=True):
    name: str
    team: str | None = None
    owner: int | None = None
    description: str = ""


class ServiceChange(Struct, kw_only=True, forbid_unknown_fields=True):
    """What of a service should change; what is left out stays, null takes a team or an owner away. A retired one is offered to no new document."""

    name: str | UnsetType = UNSET
    team: str | UnsetType | None = UNSET
    owner: int | UnsetType | None = UNSET
    description: str | UnsetType = UNSET
    retired: bool | UnsetType = UNSET


def _answer(service: Service, status: int = 200) -> HttpResponse:
    return answer(service_shown(service), status=status, version=service.version)


def service_shown(service: Service) -> dict[str, Any]:
    return teams.facts_of(service) | {"version": service.version}


def service_named(slug: str) -> Service:
    service = Service.objects.select_related("team", "owner").filter(slug=slug).first()
    if service is None:
        raise NotFoundError(f"There is no service {slug!r}.", "See the list of services.")
    return service


@router.get("", summary="List services")
def list_services(request: HttpRequest, after: str = "", limit: int = DEFAULT_LIMIT) -> HttpResponse:
    return answer(page_by_id(Service.objects.select_related("team"), after, limit, service_shown, newest_first=False))


@router.post("", summary="Make a service", openapi_extra=described(NewService))
@idempotent
def create_service(request: HttpRequest) -> HttpResponse:
    body = read_body(request, NewService)
    facts = {"team": _team(body.team), "owner": _owner(body.owner), "description": body.description}
    return _answer(teams.create_service(actor_of(request), body.name, **facts), status=201)


def _team(slug: str | None) -> Any:
    return None if slug is None else team_named(slug)


def _owner(number: int | None) -> Any:
    return None if number is None else person_numbered(number)


@router.get("/{slug}", summary="One service")
def get_service(request: HttpRequest, slug: str) -> HttpResponse:
    return _answer(service_named(slug))


@router.put("/{slug}", summary="Change a service", openapi_extra=described(ServiceChange))
@idempotent
def edit_service(request: HttpRequest, slug: str) -> HttpResponse:
    actor, service, body = actor_of(request), service_named(slug), read_body(request, ServiceChange)
    require_service(actor, service)
    facts = {
        "name": stated(body.name, service.name),
        "team": service.team if body.team is UNSET else _team(body.team),
        "owner": service.owner if body.owner is UNSET else _owner(body.owner),
        "description": stated(body.description, service.description),
    }
    version = version_of(request)
    with transaction.atomic():
        service = teams.edit_service(actor, service, **facts, version=version)
        if body.retired is not UNSET:
            service = teams.retire_service(actor, service, body.retired)
    return _answer(service)
