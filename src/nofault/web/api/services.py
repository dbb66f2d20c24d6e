"""Services, the teams that run them and the people who answer for them."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from msgspec import Struct
from ninja import Router

from nofault.web.access import actor_of
from nofault.web.api.teams import person_numbered, team_named
from nofault.web.errors import NotFoundError
from nofault.web.models.people import Service
from nofault.web.rest.bodies import answer, described, read_body
from nofault.web.rest.cursors import DEFAULT_LIMIT, page_by_id
from nofault.web.rest.idempotency import idempotent
from nofault.web.services import teams

router = Router()


class NewService(Struct, kw_only=True, forbid_unknown_fields=True):
    name: str
    team: str | None = None
    owner: int | None = None
    description: str = ""


def service_shown(service: Service) -> dict[str, Any]:
    team = service.team.slug if service.team else None
    return {"slug": service.slug, "name": service.name, "team": team, "owner": service.owner_id, "description": service.description}


def _facts(body: NewService) -> dict[str, Any]:
    return {
        "team": team_named(body.team) if body.team else None,
        "owner": person_numbered(body.owner) if body.owner else None,
        "description": body.description,
    }


@router.get("", summary="List services")
def list_services(request: HttpRequest, after: str = "", limit: int = DEFAULT_LIMIT) -> HttpResponse:
    return answer(page_by_id(Service.objects.select_related("team"), after, limit, service_shown, newest_first=False))


@router.post("", summary="Make a service", openapi_extra=described(NewService))
@idempotent
def create_service(request: HttpRequest) -> HttpResponse:
    body = read_body(request, NewService)
    return answer(service_shown(teams.create_service(actor_of(request), body.name, **_facts(body))), status=201)


@router.put("/{slug}", summary="Change a service", openapi_extra=described(NewService))
@idempotent
def edit_service(request: HttpRequest, slug: str) -> HttpResponse:
    body = read_body(request, NewService)
    service = Service.objects.select_related("team").filter(slug=slug).first()
    if service is None:
        raise NotFoundError(f"There is no service {slug!r}.", "See the list of services.")
    return answer(service_shown(teams.edit_service(actor_of(request), service, name=body.name, **_facts(body))))
