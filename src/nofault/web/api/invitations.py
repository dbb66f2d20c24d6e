"""Invitations: the link is in the answer that made one, and nowhere else."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from msgspec import Struct
from ninja import Router

from nofault.web.access import Actor, Verb, actor_of, require_organisation
from nofault.web.api.teams import team_named
from nofault.web.errors import NotFoundError
from nofault.web.models.invitations import Invitation
from nofault.web.models.people import Role, Team
from nofault.web.queries.settings import invitations_open_rows
from nofault.web.rest.bodies import answer, described, read_body
from nofault.web.rest.cursors import DEFAULT_LIMIT, page_by_id
from nofault.web.rest.idempotency import idempotent
from nofault.web.services import accounts

router = Router()


class NewInvitation(Struct, kw_only=True, forbid_unknown_fields=True):
    """The lead of a team invites into it; an administrator anywhere."""

    email: str
    role: str = Role.MEMBER.value
    team: str | None = None


def invitation_shown(row: Invitation) -> dict[str, Any]:
    team = row.team.slug if row.team else None
    return {"id": row.pk, "email": row.email, "role": row.role, "team": team, "created_at": row.created_at, "expires_at": row.expires_at}


def _team(actor: Actor, slug: str | None) -> Team | None:
    team = team_named(slug) if slug else None
    require_organisation(actor, Verb.LEAD_TEAM if team else Verb.ADMINISTER, team)
    return team


@router.get("", summary="List invitations that can still be used, the latest first")
def list_invitations(request: HttpRequest, team: str | None = None, after: str = "", limit: int = DEFAULT_LIMIT) -> HttpResponse:
    rows = invitations_open_rows(timezone.now(), _team(actor_of(request), team))
    return answer(page_by_id(rows, after, limit, invitation_shown))


@router.post("", summary="Invite somebody", openapi_extra=described(NewInvitation))
def invite(request: HttpRequest) -> HttpResponse:
    """`link` makes one account. It is in this answer only, so the answer is kept for no `Idempotency-Key`; `is_mailed` says whether it went out."""
    actor, body = actor_of(request), read_body(request, NewInvitation)
    invitation, token = accounts.invite_person(actor, body.email, role=body.role, team=_team(actor, body.team))
    more = {"link": accounts.invitation_link(token), "is_mailed": accounts.mail_invitation(invitation, token)}
    return answer(invitation_shown(invitation) | more, status=201)


@router.delete("/{number}", summary="Revoke an invitation")
@idempotent
def revoke(request: HttpRequest, number: int) -> HttpResponse:
    actor = actor_of(request)
    row = invitations_open_rows(timezone.now()).filter(pk=number).first()
    if row is None:
        # Who may not revoke one does not learn which there are.
        require_organisation(actor, Verb.ADMINISTER)
        raise NotFoundError(f"There is no invitation {number} that can still be used.", "See the list of invitations.")
    accounts.revoke_invitation(actor, row)
    return HttpResponse(status=204)
