"""What holds for everybody: the organisation's name, whose people may sign up, and the policy as sentences."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from nofault.practice.policy import load_policy, preset_names
from nofault.web.access import Verb, actor_of, may_organisation, require_organisation
from nofault.web.errors import ConflictError, InvalidError
from nofault.web.frame import toast
from nofault.web.pages.settings import overtaken, refused
from nofault.web.queries.clocks import policy_in_force
from nofault.web.queries.policy import Group, Sentence, figures_of, policies_beside, policy_groups
from nofault.web.services.organisation import change_figures, check_facts_stamp, edit_organisation, facts_stamp, organisation, set_policy, stamp_of

POLICY = "/settings/policy/"


@login_required
@require_http_methods(["GET", "POST"])
def organisation_page(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    require_organisation(actor, Verb.ADMINISTER)
    row = organisation()
    context: dict[str, Any] = {"given": {"name": row.name, "signup_domains": row.signup_domains}, "environment": settings.SIGNUP_DOMAINS}
    context["version"] = facts_stamp(row)
    if request.method == "POST":
        try:
            if "version" in request.POST:
                check_facts_stamp(request.POST["version"], mine="", theirs="")
            edit_organisation(actor, name=request.POST.get("name", ""), signup_domains=request.POST.get("signup_domains", ""))
        except InvalidError as error:
            return refused(request, "settings/organisation.html", context, error)
        except ConflictError as error:
            kept = [(_("Name"), row.name), (_("Domains"), row.signup_domains)]
            return overtaken(request, "settings/organisation.html", context, error, kept)
        toast(request, _("The organisation is kept."))
        return redirect("settings-organisation")
    return render(request, "settings/organisation.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def policy_page(request: HttpRequest) -> HttpResponse:
    """The policy in force, for everybody to read; an administrator changes its figures in place, or chooses another preset."""
    actor, row = actor_of(request), organisation()
    policy, presets = policy_in_force().policy, {name: load_policy(name) for name in preset_names()}
    may_change = may_organisation(actor, Verb.ADMINISTER)
    groups = policy_groups(policy)
    other = request.GET.get("with", "")
    context: dict[str, Any] = {
        "policy": policy,
        "shown": _shown(groups, {}, {}),
        "preset": row.policy,
        "is_changed": bool(row.policy_overrides),
        "presets": presets.values(),
        "may_change": may_change,
        "is_editing": may_change and "edit" in request.GET,
        "stamp": stamp_of(row),
        "given": {"preset": row.policy, "overrides": row.policy_overrides},
        "other": other if other in presets else "",
        "beside": policies_beside(policy, presets[other]) if other in presets else [],
    }
    if request.method == "GET":
        return render(request, "settings/policy.html", context)
    require_organisation(actor, Verb.ADMINISTER)
    given, is_figures = request.POST, request.POST.get("what") == "figures"
    try:
        if is_figures:
            known = figures_of(groups)
            changed = {where: given[name].strip() for name, (where, said) in known.items() if given.get(name, said).strip() != said}
            change_figures(actor, changed, stamp=given.get("stamp", ""))
        else:
            set_policy(actor, preset=given.get("preset", ""), overrides=given.get("overrides", ""), stamp=given.get("stamp", ""))
    except InvalidError as error:
        shown = _shown(groups, given, error.fields)
        return refused(request, "settings/policy.html", context | {"is_editing": is_figures, "shown": shown}, error)
    toast(request, _("The policy is kept."))
    return redirect(POLICY)


def _shown(groups: list[Group], given: Mapping[str, str], errors: Mapping[str, str]) -> list[tuple[str, list[tuple[Sentence, str, str]]]]:
    """The sentences, each with what was typed for its figure and what is wrong with that."""
    return [(group.title, [(each, given.get(each.name, each.figure), errors.get(each.name, "")) for each in group.sentences]) for group in groups]


paths = [
    path("settings/organisation/", organisation_page, name="settings-organisation"),
    path("settings/policy/", policy_page, name="settings-policy"),
]
