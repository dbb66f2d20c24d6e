"""Services: what can fail, the team that runs it, and its owner."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from nofault.web.access import Actor, Verb, actor_of, may_lead_service, may_organisation
from nofault.web.errors import ConflictError, ForbiddenError, InvalidError, NotFoundError
from nofault.web.frame import toast
from nofault.web.models.people import Service, Team, User
from nofault.web.pages.settings import overtaken, refused, version_read
from nofault.web.queries.settings import people_offered, services_listed
from nofault.web.services.teams import create_service, edit_service, retire_service

LONGEST_DESCRIPTION = 10_000
RETIRING = frozenset({"retire", "bring back"})


@login_required
@require_http_methods(["GET", "POST"])
def services_list(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    may_create = may_organisation(actor, Verb.ADMINISTER) or any(actor.teams.values())
    context: dict[str, Any] = {"services": services_listed(), "may_create": may_create, "given": {}}
    if may_create:
        context |= _choices(actor)
    if request.method == "POST":
        if not may_create:
            raise ForbiddenError(_("You may not make a service."), _("Ask the lead of its team or an administrator."))
        try:
            service = create_service(actor, request.POST.get("name", ""), **_facts(request))
        except InvalidError as error:
            return refused(request, "settings/services.html", context, error)
        toast(request, _("%(name)s is a service now.") % {"name": service.name})
        return redirect("settings-services")
    return render(request, "settings/services.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def service_page(request: HttpRequest, slug: str) -> HttpResponse:
    actor, service = actor_of(request), services_listed().filter(slug=slug).first()
    if service is None:
        raise NotFoundError(_("There is no such service."), _("See the list of services."))
    context: dict[str, Any] = {"service": service, "version": service.version, "may_write": may_lead_service(actor, service)}
    context["given"] = {
        "name": service.name,
        "team": service.team.slug if service.team else "",
        "owner": str(service.owner_id or ""),
        "description": service.description,
    }
    if context["may_write"]:
        context |= _choices(actor, service)
    if request.method == "POST" and request.POST.get("what") in RETIRING:
        return _retire(request, actor, service)
    if request.method == "POST":
        try:
            edit_service(actor, service, name=request.POST.get("name", ""), version=version_read(request), **_facts(request))
        except InvalidError as error:
            service.refresh_from_db()
            return refused(request, "settings/service.html", context, error)
        except ConflictError as error:
            service.refresh_from_db()
            return overtaken(request, "settings/service.html", context, error, _kept(service))
        toast(request, _("The service is kept."))
        return redirect("settings-service", slug=slug)
    return render(request, "settings/service.html", context)


def _retire(request: HttpRequest, actor: Actor, service: Service) -> HttpResponse:
    retire_service(actor, service, request.POST["what"] == "retire")
    said = _("%(name)s is not offered to new incidents any more.") if request.POST["what"] == "retire" else _("%(name)s is offered again.")
    toast(request, said % {"name": service.name})
    return redirect("settings-service", slug=service.slug)


def _choices(actor: Actor, service: Service | None = None) -> dict[str, Any]:
    """Teams and people to choose from: a lead gives a service to a team of theirs, an administrator to any."""
    administers = may_organisation(actor, Verb.ADMINISTER)
    led = [team for team, is_lead in actor.teams.items() if is_lead]
    people = list(people_offered())
    owner, kept, teams = (service.owner, service.team, Team.objects.all()) if service else (None, None, Team.objects.all())
    return {
        "teams": [team for team in (teams if administers else teams.filter(pk__in=led)) if team.retired_at is None or team == kept],
        "people": people if owner is None or owner in people else [owner, *people],
        "may_be_nobodys": administers,
    }


def _kept(service: Service) -> list[tuple[str, Any]]:
    return [(_("Name"), service.name), (_("Team"), service.team), (_("Owner"), service.owner), (_("What it does"), service.description)]


def _facts(request: HttpRequest) -> dict[str, Any]:
    slug, number = request.POST.get("team", ""), request.POST.get("owner", "")
    team = Team.objects.filter(slug=slug).first() if slug else None
    owner = User.objects.filter(pk=int(number)).first() if number.isdecimal() else None
    if slug and team is None:
        raise InvalidError(_("There is no such team."), _("Choose one of the list."), {"team": _("Choose one of the list.")})
    description = request.POST.get("description", "").strip()
    if len(description) > LONGEST_DESCRIPTION:
        message = _("Use at most %(most)d characters; link to the rest.") % {"most": LONGEST_DESCRIPTION}
        raise InvalidError(_("The description is too long."), message, {"description": message})
    return {"team": team, "owner": owner, "description": description}


paths = [
    path("settings/services/", services_list, name="settings-services"),
    path("settings/services/<slug:slug>/", service_page, name="settings-service"),
]
