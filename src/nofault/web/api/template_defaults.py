"""Which template a new document begins in, for all and for each team."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from msgspec import Struct
from ninja import Router

from nofault.web.access import actor_of, require_scope, require_template
from nofault.web.api.teams import team_named
from nofault.web.models.people import Team
from nofault.web.models.templates import TemplateDefault
from nofault.web.queries.templates import SCOPES, choices_of, stamp_of
from nofault.web.rest import bodies
from nofault.web.rest.bodies import answer, described, read_body
from nofault.web.rest.cursors import DEFAULT_LIMIT, page_by_id
from nofault.web.rest.idempotency import idempotent
from nofault.web.services.templates import set_defaults

router = Router()
ANY = "any"


class Choices(Struct, forbid_unknown_fields=True):
    """Severity, or `any` -> the name of a template, null for no choice of one's own. What is left out stays."""

    choices: dict[str, str | None]


def _shown(row: TemplateDefault) -> dict[str, str | None]:
    return {"team": row.team.slug if row.team else None, "severity": row.severity or ANY, "template": row.template}


def _team(slug: str) -> Team | None:
    return None if slug == "-" else team_named(slug)


def _answer(team: Team | None) -> HttpResponse:
    kept = choices_of(team)
    return answer(Choices({severity or ANY: kept.get(severity) for severity in SCOPES}), version=stamp_of(kept))


@router.get("", summary="Every choice that was made")
def list_defaults(request: HttpRequest, after: str = "", limit: int = DEFAULT_LIMIT) -> HttpResponse:
    require_scope(actor_of(request), "read")
    return answer(page_by_id(TemplateDefault.objects.select_related("team"), after, limit, _shown, newest_first=False))


@router.get("/{team}", summary="The choices of a team, or of all (`-`)", openapi_extra=described(response=Choices))
def get_defaults(request: HttpRequest, team: str) -> HttpResponse:
    require_scope(actor_of(request), "read")
    return _answer(_team(team))


@router.put("/{team}", summary="Choose for a team, or for all (`-`)", openapi_extra=described(Choices, Choices))
@idempotent
def put_defaults(request: HttpRequest, team: str) -> HttpResponse:
    row = _team(team)
    require_template(actor_of(request), row)
    wanted = {"" if severity == ANY else severity: name or "" for severity, name in read_body(request, Choices).choices.items()}
    set_defaults(actor_of(request), row, wanted, stamp=bodies.stamp_of(request))
    return _answer(row)
