"""The audit trail: what has to be provable later, and whether it still is as it was written."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.http import require_GET

from nofault.web.access import Verb, actor_of, require_organisation
from nofault.web.queries.filters import Filters
from nofault.web.queries.settings import audit_page
from nofault.web.services.audit import first_broken_event


@login_required
@require_GET
def audit(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    require_organisation(actor, Verb.ADMINISTER)
    filters = Filters(request.GET, request.path, choices={}, texts=("q", "before"))
    before = filters["before"]
    lines, following = audit_page(actor, filters["q"], int(before) if before.isdecimal() else None)
    context: dict[str, Any] = {"lines": lines, "filters": filters, "next": filters.address(before=str(following)) if following else ""}
    # The whole chain is read only when somebody asks, since that takes as long as the trail is long.
    if "check" in request.GET:
        context |= {"is_checked": True, "broken": first_broken_event()}
    return render(request, "settings/audit.html", context)


paths = [path("settings/audit/", audit, name="settings-audit")]
