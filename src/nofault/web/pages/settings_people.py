"""People of the organisation: who has an account, with which role, and who is invited."""

from __future__ import annotations

from typing import Any

from allauth.account.decorators import reauthentication_required
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from nofault.web.access import Actor, Verb, actor_of, may_organisation, require_organisation
from nofault.web.errors import InvalidError, NotFoundError
from nofault.web.frame import next_address, toast
from nofault.web.models.invitations import Invitation
from nofault.web.models.people import Membership, Role, Team, User
from nofault.web.pages.settings import refused
from nofault.web.queries.filters import Filters
from nofault.web.queries.settings import invitations_open, people_page
from nofault.web.services.accounts import (
    INVITATION_DAYS,
    change_active,
    change_role,
    invitation_link,
    invite_person,
    mail_invitation,
    revoke_invitation,
)

PEOPLE = "/settings/people/"


@login_required
@require_GET
def people_list(request: HttpRequest) -> HttpResponse:
    require_organisation(actor_of(request), Verb.ADMINISTER)
    filters = Filters(request.GET, PEOPLE, choices={}, texts=("q", "after"))
    after = filters["after"]
    people, following = people_page(filters["q"], int(after) if after.isdecimal() else None)
    context = {
        "people": people,
        "filters": filters,
        "next": filters.address(after=str(following)) if following else "",
        "invitations": invitations_open(timezone.now()),
    }
    return render(request, "settings/people.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def invite(request: HttpRequest) -> HttpResponse:
    """Invite somebody: an administrator anywhere, the lead of a team into it. The link is in the answer to this request and nowhere else."""
    actor, slug = actor_of(request), request.POST.get("team", request.GET.get("team", ""))
    team = Team.objects.filter(slug=slug).first() if slug else None
    if slug and team is None:
        raise NotFoundError(_("There is no such team."), _("It may have been renamed; see the list of teams."))
    require_organisation(actor, Verb.LEAD_TEAM if team else Verb.ADMINISTER, team)
    administers = may_organisation(actor, Verb.ADMINISTER)
    context: dict[str, Any] = {
        "administers": administers,
        "team": team,
        "teams": Team.objects.filter(retired_at=None) if administers else [],
        "roles": [choice for choice in Role.choices if administers or choice[0] != Role.ADMINISTRATOR],
        "given": {"role": Role.MEMBER, "team": slug},
        "days": INVITATION_DAYS,
    }
    if request.method == "GET":
        return render(request, "settings/invite.html", context)
    try:
        invitation, token = invite_person(actor, request.POST.get("email", ""), role=request.POST.get("role", ""), team=team)
    except InvalidError as error:
        return refused(request, "settings/invite.html", context, error)
    more = {"invitation": invitation, "link": invitation_link(token), "is_sent": mail_invitation(invitation, token)}
    return render(request, "settings/invited.html", context | more)


@login_required
@require_POST
def revoke(request: HttpRequest, number: int) -> HttpResponse:
    actor, invitation = actor_of(request), Invitation.objects.select_related("team").filter(pk=number).first()
    if invitation is None:
        # Who may not revoke one does not learn which there are.
        require_organisation(actor, Verb.ADMINISTER)
        raise NotFoundError(_("There is no such invitation."), _("Load the page again."))
    revoke_invitation(actor, invitation)
    toast(request, _("The invitation of %(email)s is void.") % {"email": invitation.email})
    return redirect(next_address(request, PEOPLE))


@login_required
@require_http_methods(["GET", "POST"])
@reauthentication_required(allow_get=True, app="allauth.account")  # type: ignore[untyped-decorator]
def person(request: HttpRequest, number: int) -> HttpResponse:
    """One account: its role, and whether it is open. Both are changed only by somebody who has just shown who they are."""
    actor = actor_of(request)
    require_organisation(actor, Verb.ADMINISTER)
    user = User.objects.filter(pk=number).first()
    if user is None:
        raise NotFoundError(_("There is no such person."), _("See the list of people."))
    memberships = Membership.objects.filter(user=user).select_related("team").order_by("team__name")
    context = {"person": user, "memberships": memberships, "roles": Role.choices, "is_self": user.pk == request.user.pk}
    if request.method == "POST":
        try:
            toast(request, _change(actor, user, request.POST.get("what", ""), request.POST.get("role", "")))
        except InvalidError as error:
            user.refresh_from_db()
            return refused(request, "settings/person.html", context, error)
        return redirect("settings-person", number=number)
    return render(request, "settings/person.html", context)


def _change(actor: Actor, user: User, what: str, role: str) -> str:
    if what == "role":
        change_role(actor, user, role)
        return _("%(person)s is now: %(role)s.") % {"person": user, "role": user.get_role_display()}
    if what in {"close", "open"}:
        change_active(actor, user, what == "open")
        said = _("The account of %(person)s is open.") if user.is_active else _("The account of %(person)s is closed.")
        return said % {"person": user}
    raise InvalidError(_("It is not clear what should change."), _("Load the page again and choose."))


paths = [
    path("settings/people/", people_list, name="settings-people"),
    path("settings/people/invite/", invite, name="settings-invite"),
    path("settings/people/invitations/<int:number>/revoke/", revoke, name="settings-invitation-revoke"),
    path("settings/people/<int:number>/", person, name="settings-person"),
]
