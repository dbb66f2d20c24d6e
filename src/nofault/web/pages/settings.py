"""Where an installation is set up: one page with the way to each part, by what the person may do."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from nofault.web.access import Verb, actor_of, may_organisation
from nofault.web.errors import ConflictError, InvalidError


class Part(NamedTuple):
    """A part of the settings, with what it is for."""

    address: str
    title: Promise
    about: Promise


ALL = (
    Part("/settings/policy/", _("Policy"), _("Which incident calls for what, by when, in sentences.")),
    Part("/settings/templates/", _("Templates"), _("How a postmortem is laid out, and which template a new one begins in.")),
    Part("/settings/teams/", _("Teams"), _("People who work together, and their leads.")),
    Part("/settings/services/", _("Services"), _("What can fail, the team that runs it, and its owner.")),
    Part("/settings/tokens/", _("Tokens"), _("Keys for your own programs that use the API.")),
)
ADMINISTRATION = (
    Part("/settings/people/", _("People"), _("Accounts with their roles, and invitations.")),
    Part("/settings/organisation/", _("Organisation"), _("Its name, and the e-mail domains that may sign up by themselves.")),
    Part("/settings/audit/", _("Audit trail"), _("What was read, exported, approved or changed, where it has to be provable.")),
)
YOURS = (
    Part("/preferences/", _("Preferences"), _("Your name, time zone and theme.")),
    Part("/accounts/2fa/", _("Second factor"), _("A code or a key beside your password.")),
    Part("/accounts/password/change/", _("Password"), _("Change it, which ends every other session of yours.")),
    Part("/accounts/email/", _("E-mail"), _("Where letters to you go.")),
)


@login_required
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    groups: list[tuple[Promise, tuple[Part, ...]]] = [(_("For everybody"), ALL), (_("Your account"), YOURS)]
    if may_organisation(actor_of(request), Verb.ADMINISTER):
        groups.insert(1, (_("For administrators"), ADMINISTRATION))
    return render(request, "settings/index.html", {"groups": groups})


def refused(request: HttpRequest, template: str, context: dict[str, Any], error: InvalidError) -> HttpResponse:
    """The page again, with what was typed, what is wrong with it, and the version that it was typed over."""
    read = {"version": request.POST["version"]} if "version" in request.POST else {}
    return render(request, template, context | read | {"given": request.POST, "problem": error, "errors": error.fields}, status=422)


def version_read(request: HttpRequest) -> int | None:
    """The version that a form was filled in from."""
    number = request.POST.get("version", "")
    return int(number) if number.isdecimal() else None


def overtaken(request: HttpRequest, template: str, context: dict[str, Any], error: ConflictError, kept: Iterable[tuple[str, Any]]) -> HttpResponse:
    """The page again, with what was typed beside what somebody else kept meanwhile; saved once more, it counts against that."""
    hint = _("Below is what you typed. Save it again to put it in the place of what is kept now.")
    problem = InvalidError(error.message, str(hint))
    return render(
        request, template, context | {"given": request.POST, "problem": problem, "kept": kept, "version": error.version}, status=error.status
    )


paths = [path("settings/", index, name="settings-index")]
