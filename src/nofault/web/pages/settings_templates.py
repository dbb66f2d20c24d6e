"""Templates: which there are, how each reads, its versions, and which one a new document begins in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from nofault.postmortem.reading import DEFAULT
from nofault.web.access import Actor, actor_of, may_keep_template
from nofault.web.errors import ConflictError, ForbiddenError, InvalidError, NotFoundError
from nofault.web.frame import toast
from nofault.web.models.people import Team
from nofault.web.models.templates import DocumentTemplate
from nofault.web.pages.settings import refused
from nofault.web.queries.templates import (
    SCOPES,
    choices_of,
    defaults_shown,
    example_in,
    shape_of,
    shipped,
    stamp_of,
    teams_keeping,
    templates_offered,
    versions_of,
)
from nofault.web.rendering.markdown import template_look
from nofault.web.services.templates import retire_template, set_defaults

LIST = "/settings/templates/"
RETIRING = frozenset({"retire", "bring back"})
LOOKS = ("", "empty", "text")


def template_kept(name: str) -> DocumentTemplate:
    row = DocumentTemplate.objects.select_related("team").filter(name=name).first()
    if row is None:
        raise NotFoundError(_("There is no template of this name."), _("See the list of templates."))
    return row


def may_make_any(actor: Actor) -> bool:
    return may_keep_template(actor, None) or bool(teams_keeping(actor))


@login_required
@require_GET
def templates_list(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    chosen = defaults_shown()
    context = {
        "own": DocumentTemplate.objects.select_related("team").order_by("retired_at", "title"),
        "shipped": [(name, module.TITLE, (module.__doc__ or "").strip().partition("\n")[0]) for name, module in sorted(shipped().items())],
        "defaults": chosen,
        "has_rest": not any(severity == "" for whose, rows in chosen for severity, _title in rows if not whose),
        "default": shipped()[DEFAULT].TITLE,
        "may_make": may_make_any(actor),
    }
    return render(request, "settings/templates.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def template_page(request: HttpRequest, name: str) -> HttpResponse:
    """How a template reads: with an example, empty, and as its text."""
    how = request.GET.get("as", "")
    how = how if how in LOOKS else ""
    if name in shipped():
        if request.method == "POST":
            raise ForbiddenError(_("A shipped template stays as it is."), _("Begin one of your own from it."))
        shape = shipped()[name]
        context: dict[str, Any] = {
            "name": name,
            "title": shape.TITLE,
            "may_make": may_make_any(actor_of(request)),
            "can_begin": hasattr(shape, "TEMPLATE"),
        }
        context |= {"how": how, **_look(shape, how, "")}
        return render(request, "settings/template.html", context)
    row = template_kept(name)
    context = {"row": row, "name": name, "title": row.title, "may_change": may_keep_template(actor_of(request), row.team)}
    if request.method == "POST":
        try:
            return _retire(request, row)
        except InvalidError as error:
            context |= {"problem": error, "errors": error.fields}
    versions = versions_of(row)
    context |= {"how": how, "versions": versions, "newest": versions[0], **_look(shape_of(versions[0].text), how, versions[0].text)}
    return render(request, "settings/template.html", context, status=422 if "problem" in context else 200)


def _look(shape: Any, how: str, text: str) -> dict[str, str]:
    if how == "text" and text:
        return {"text": text}
    return {"text": shape.empty()} if how else template_look(example_in(shape), shape)


def _retire(request: HttpRequest, row: DocumentTemplate) -> HttpResponse:
    what = request.POST.get("what", "")
    if what not in RETIRING:
        raise InvalidError(_("It is not clear what should change."), _("Load the page again and choose."))
    retire_template(actor_of(request), row, what == "retire")
    said = _("%(name)s is not offered any more.") if what == "retire" else _("%(name)s is offered again.")
    toast(request, said % {"name": row.title})
    return redirect("settings-template", name=row.name)


@login_required
@require_http_methods(["GET", "POST"])
def defaults_page(request: HttpRequest) -> HttpResponse:
    """Which template a new document begins in, for all or for one team, by severity."""
    actor = actor_of(request)
    slug = request.POST.get("team", request.GET.get("team", ""))
    team = Team.objects.filter(slug=slug).first() if slug else None
    if slug and team is None:
        raise NotFoundError(_("There is no such team."), _("See the list of teams."))
    kept = choices_of(team)
    context: dict[str, Any] = {
        "team": team,
        "teams": Team.objects.filter(retired_at=None),
        "offered": templates_offered(team),
        "may_change": may_keep_template(actor, team),
        "stamp": stamp_of(kept),
        "rows": _rows(kept, {}),
    }
    if request.method == "GET":
        return render(request, "settings/template_defaults.html", context)
    given = {severity: request.POST.get(severity or "any", "") for severity in SCOPES if (severity or "any") in request.POST}
    try:
        set_defaults(actor, team, given, stamp=request.POST.get("stamp", ""))
    except InvalidError as error:
        return refused(request, "settings/template_defaults.html", context | {"rows": _rows(given, error.fields)}, error)
    except ConflictError as error:
        hint = _("These are the choices as they are now; choose again.")
        return render(request, "settings/template_defaults.html", context | {"problem": InvalidError(error.message, hint)}, status=error.status)
    toast(request, _("New documents begin as chosen."))
    return redirect(f"/settings/template-defaults/{f'?team={slug}' if slug else ''}")


def _rows(choices: Mapping[str, str], errors: Mapping[str, str]) -> list[tuple[str, str, str, str]]:
    """For each severity: the field's name, its label, the chosen template and what is wrong with it."""
    return [(severity or "any", severity or _("Any severity"), choices.get(severity, ""), errors.get(severity or "any", "")) for severity in SCOPES]


paths = [
    path("settings/templates/", templates_list, name="settings-templates"),
    path("settings/templates/<slug:name>/", template_page, name="settings-template"),
    path("settings/template-defaults/", defaults_page, name="settings-template-defaults"),
]
