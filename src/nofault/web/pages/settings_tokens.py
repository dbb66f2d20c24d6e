"""A person's own tokens: made here, shown once, ended at any time."""

from __future__ import annotations

from typing import Any

from allauth.account.decorators import reauthentication_required
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from nofault.web.access import Verb, actor_of, may_organisation
from nofault.web.errors import InvalidError, NotFoundError
from nofault.web.frame import toast
from nofault.web.models.people import Role
from nofault.web.pages.settings import refused
from nofault.web.queries.settings import tokens_of
from nofault.web.services.tokens import create_token, revoke_token

LIVES = ((30, gettext_lazy("30 days")), (90, gettext_lazy("90 days")), (366, gettext_lazy("A year")))
SCOPES = (
    ("read", gettext_lazy("read: what you may read")),
    ("write", gettext_lazy("write: what you may write")),
    ("admin", gettext_lazy("admin: teams, people and settings, as you may")),
)


@login_required
@require_http_methods(["GET", "POST"])
@reauthentication_required(allow_get=True, app="allauth.account")  # type: ignore[untyped-decorator]
def tokens(request: HttpRequest) -> HttpResponse:
    """The list, and the form for another one. A token is made only by somebody who has just shown who they are."""
    actor, now = actor_of(request), timezone.now()
    # A token can do no more than its owner, so only what could matter is offered.
    leads = may_organisation(actor, Verb.ADMINISTER) or any(actor.teams.values())
    offered = {"read", *(["write"] if actor.role != Role.READER else []), *(["admin"] if leads else [])}
    context: dict[str, Any] = {
        "tokens": tokens_of(actor),
        "now": now,
        "scopes": [scope for scope in SCOPES if scope[0] in offered],
        "lives": LIVES,
        "given": {"days": "90"},
        "chosen": ["read"],
    }
    if request.method == "GET":
        return render(request, "settings/tokens.html", context)
    days = request.POST.get("days", "")
    chosen = request.POST.getlist("scopes")
    try:
        token, secret = create_token(actor, request.POST.get("name", "")[:100], chosen, days=int(days) if days.isdecimal() else 0, at=now)
    except InvalidError as error:
        return refused(request, "settings/tokens.html", context | {"chosen": chosen}, error)
    return render(request, "settings/token_made.html", {"token": token, "secret": secret})


@login_required
@require_POST
def revoke(request: HttpRequest, number: int) -> HttpResponse:
    actor = actor_of(request)
    token = tokens_of(actor).filter(pk=number).first()
    if token is None:
        raise NotFoundError(_("There is no such token of yours."), _("It may have been revoked already."))
    revoke_token(actor, token)
    toast(request, _("The token %(name)s opens nothing any more.") % {"name": token.name})
    return redirect("settings-tokens")


paths = [
    path("settings/tokens/", tokens, name="settings-tokens"),
    path("settings/tokens/<int:number>/revoke/", revoke, name="settings-token-revoke"),
]
