"""Teams: who is in them, who leads, what they run."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from nofault.web.access import Actor, Verb, actor_of, may_organisation, require_organisation
from nofault.web.errors import ConflictError, InvalidError, NotFoundError
from nofault.web.frame import toast
from nofault.web.models.people import Membership, Service, Team, User
from nofault.web.pages.settings import overtaken, refused, version_read
from nofault.web.pages.settings_services import RETIRING
from nofault.web.queries.settings import invitations_open, people_offered, teams_with_leads
from nofault.web.services.teams import create_team, edit_team, put_member, remove_member, retire_team


@login_required
@require_http_methods(["GET", "POST"])
def teams_list(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    context: dict[str, Any] = {"teams": teams_with_leads(), "may_create": may_organisation(actor, Verb.ADMINISTER), "given": {"zone": "UTC"}}
    if request.method == "POST":
        require_organisation(actor, Verb.ADMINISTER)
        try:
            team = create_team(actor, request.POST.get("name", ""), zone=request.POST.get("zone", "").strip())
        except InvalidError as error:
            return refused(request, "settings/teams.html", context, error)
        return redirect("settings-team", slug=team.slug)
    return render(request, "settings/teams.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def team_page(request: HttpRequest, slug: str) -> HttpResponse:
    """One team; its lead and administrators change it."""
    actor, team = actor_of(request), Team.objects.filter(slug=slug).first()
    if team is None:
        raise NotFoundError(_("There is no such team."), _("See the list of teams."))
    may_lead = may_organisation(actor, Verb.LEAD_TEAM, team)
    memberships = list(Membership.objects.filter(team=team).select_related("user").order_by("-is_lead", "user__name"))
    inside = {membership.user_id for membership in memberships}
    context: dict[str, Any] = {
        "team": team,
        "version": team.version,
        "may_lead": may_lead,
        "memberships": memberships,
        "services": Service.objects.filter(team=team).select_related("owner"),
        "people": [person for person in people_offered() if person.pk not in inside] if may_lead else [],
        "invitations": invitations_open(timezone.now(), team) if may_lead else [],
        "may_retire": may_organisation(actor, Verb.ADMINISTER),
        "given": {"name": team.name, "zone": team.zone},
    }
    if request.method == "POST":
        try:
            _change(request, actor, team)
        except InvalidError as error:
            team.refresh_from_db()
            return refused(request, "settings/team.html", context, error)
        except ConflictError as error:
            team.refresh_from_db()
            return overtaken(request, "settings/team.html", context, error, [(_("Name"), team.name), (_("Time zone"), team.zone)])
        return redirect("settings-team", slug=team.slug)
    return render(request, "settings/team.html", context)


def _change(request: HttpRequest, actor: Actor, team: Team) -> None:
    what, number = request.POST.get("what", ""), request.POST.get("person", "")
    if what in RETIRING:
        retire_team(actor, team, what == "retire")
        said = _("%(name)s is not offered any more.") if what == "retire" else _("%(name)s is offered again.")
        toast(request, said % {"name": team.name})
        return
    if what == "facts":
        edit_team(actor, team, name=request.POST.get("name", ""), zone=request.POST.get("zone", "").strip(), version=version_read(request))
        toast(request, _("The team is kept."))
        return
    person = User.objects.filter(pk=int(number), is_active=True).first() if number.isdecimal() else None
    if person is None and what == "remove" and number.isdecimal():  # somebody whose account is closed
        person = User.objects.filter(pk=int(number), memberships__team=team).first()
    if person is None or what not in {"member", "lead", "remove"}:
        raise InvalidError(_("Nobody was chosen."), _("Choose a person."), {"person": _("Choose a person.")})
    if what == "remove":
        remove_member(actor, team, person)
        toast(request, _("%(person)s is not in the team any more.") % {"person": person})
        return
    put_member(actor, team, person, is_lead=what == "lead")
    said = _("%(person)s leads the team.") if what == "lead" else _("%(person)s is a member of the team.")
    toast(request, said % {"person": person})


paths = [
    path("settings/teams/", teams_list, name="settings-teams"),
    path("settings/teams/<slug:slug>/", team_page, name="settings-team"),
]
