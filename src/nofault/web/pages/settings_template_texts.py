"""The text of a template: made, changed, and compared with what it said before."""

from __future__ import annotations

import json
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from nofault.postmortem.markdown.template_text import template_text
from nofault.postmortem.reading import DEFAULT, decode
from nofault.web.access import actor_of, may_keep_template, require_template
from nofault.web.errors import ConflictError, ForbiddenError, InvalidError
from nofault.web.frame import toast
from nofault.web.models.people import Team
from nofault.web.pages.settings_templates import LIST, may_make_any, template_kept
from nofault.web.queries.templates import example_in, shipped, teams_keeping, text_differences
from nofault.web.rendering.markdown import template_look
from nofault.web.services.templates import LONGEST_TEXT, bring_back, checked_text, create_template, edit_template, text_of, version_of

MOST_BYTES = 4 * LONGEST_TEXT
TOO_LONG = gettext_lazy("This file is longer than a template may be.")


class TextForm(forms.Form):
    """A file, or its text."""

    file = forms.FileField(required=False, error_messages={"empty": gettext_lazy("This file is empty.")})
    text = forms.CharField(required=False, strip=False)

    def text_given(self) -> str:
        """The text of the file where one was chosen. Raises InvalidError for one that cannot be a template."""
        if not self.is_valid():
            message = str(next(iter(self.errors.get("file") or [_("This file cannot be read.")])))
            raise InvalidError(message, "", {"file": message})
        file = self.cleaned_data.get("file")
        if file is None:
            return str(self.cleaned_data["text"])
        if file.size > MOST_BYTES:
            raise InvalidError(str(TOO_LONG), "", {"file": str(TOO_LONG)})
        return decode(file.read())[0]


@login_required
@require_http_methods(["GET", "POST"])
def new_template(request: HttpRequest) -> HttpResponse:
    """A new template, begun from a shipped one or from a file; looked at as often as one likes before it is kept."""
    actor = actor_of(request)
    if not may_make_any(actor):
        raise ForbiddenError(_("You may not make a template."), _("Ask the lead of your team, or an administrator."))
    begin = request.GET.get("from", DEFAULT)
    context: dict[str, Any] = {
        "teams": teams_keeping(actor),
        "may_be_everybodys": may_keep_template(actor, None),
        "begins": [(name, module.TITLE) for name, module in sorted(shipped().items()) if hasattr(module, "TEMPLATE")],
        "begin": begin,
        "given": {"text": _begun(begin), "team": ""},
    }
    if request.method == "GET":
        return render(request, "settings/template_text.html", context)
    try:
        context["given"] = {"text": request.POST.get("text", ""), "team": request.POST.get("team", "")}
        context["given"]["text"] = text = TextForm(request.POST, request.FILES).text_given()
        if request.POST.get("what") == "look":
            return _looked_at(request, context, text)
        row = create_template(actor, text, team=_team(request))
    except InvalidError as error:
        return _refused(request, context, error)
    toast(request, _("%(name)s can be chosen from now on.") % {"name": row.title})
    return redirect("settings-template", name=row.name)


def _begun(name: str) -> str:
    module = shipped().get(name)
    template = getattr(module, "TEMPLATE", None)
    return template_text(template, f"our-{name}", _("Our review")) if template else ""


def _team(request: HttpRequest) -> Team | None:
    slug = request.POST.get("team", "")
    team = Team.objects.filter(slug=slug).first() if slug else None
    if slug and team is None:
        raise InvalidError(_("There is no such team."), _("Choose one of the list."), {"team": _("Choose one of the list.")})
    return team


def _looked_at(request: HttpRequest, context: dict[str, Any], text: str, name: str = "") -> HttpResponse:
    """The form again with the example as the template writes it."""
    _text, shape = checked_text(text, name)
    return render(request, "settings/template_text.html", context | {"looked": True, **template_look(example_in(shape), shape)})


def _refused(request: HttpRequest, context: dict[str, Any], error: InvalidError) -> HttpResponse:
    """The form again, with the text of the file where one was chosen, and what is wrong with it."""
    return render(request, "settings/template_text.html", context | {"problem": error, "errors": error.fields}, status=error.status)


@login_required
@require_http_methods(["GET", "POST"])
def edit_template_page(request: HttpRequest, name: str) -> HttpResponse:
    """Another text for a template. Whoever is second is shown both."""
    actor, row = actor_of(request), template_kept(name)
    require_template(actor, row.team)
    context: dict[str, Any] = {"row": row, "version": row.version, "given": {"text": text_of(row).text}}
    if request.method == "GET":
        return render(request, "settings/template_text.html", context)
    number = request.POST.get("version", "")
    context["version"] = number
    try:
        context["given"] = {"text": request.POST.get("text", "")}
        context["given"]["text"] = text = TextForm(request.POST, request.FILES).text_given()
        if request.POST.get("what") == "look":
            return _looked_at(request, context, text, row.name)
        edit_template(actor, row, text, version=int(number) if number.isdecimal() else 0)
    except InvalidError as error:
        return _refused(request, context, error)
    except ConflictError as error:
        theirs = json.loads(error.theirs)["text"]
        context |= {"version": error.version, "theirs": text_differences(theirs, text), "conflict": error}
        return render(request, "settings/template_text.html", context, status=error.status)
    toast(request, _("%(name)s is kept.") % {"name": row.title})
    return redirect("settings-template", name=row.name)


@login_required
@require_http_methods(["GET", "POST"])
def template_version(request: HttpRequest, name: str, number: int) -> HttpResponse:
    """What a version said, and how the newest differs from it; the way back makes it the newest."""
    actor, row = actor_of(request), template_kept(name)
    version = version_of(row, number)
    if request.method == "POST":
        bring_back(actor, row, number)
        toast(request, _("It says again what version %(number)d said.") % {"number": number})
        return redirect("settings-template", name=row.name)
    newest = text_of(row)
    context = {
        "row": row,
        "version": version,
        "newest": newest,
        "differences": text_differences(version.text, newest.text) if newest.number != number else [],
        "may_change": may_keep_template(actor, row.team),
        "list": LIST,
    }
    return render(request, "settings/template_version.html", context)


paths = [
    path("settings/new-template/", new_template, name="settings-template-new"),
    path("settings/templates/<slug:name>/edit/", edit_template_page, name="settings-template-edit"),
    path("settings/templates/<slug:name>/versions/<int:number>/", template_version, name="settings-template-version"),
]
