"""Saved views: the filters of the list of incidents under a name of one's own."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nofault.web.access import actor_of
from nofault.web.errors import InvalidError
from nofault.web.frame import toast
from nofault.web.pages.incidents import INCIDENTS, incident_filters, show_incidents
from nofault.web.services.saved_views import forget_view, save_view

VIEWS = "/incidents/views/"


@login_required
@require_POST
def save(request: HttpRequest) -> HttpResponse:
    """Keep the filters that were sent under a name. The names stand in the address when something forgotten is taken back."""
    given = {name: request.POST.get(name) or request.GET.get(name, "") for name in ("name", "address")}
    # Only what the list itself understands is kept, so no address leads anywhere else.
    filters = incident_filters(QueryDict(given["address"].partition("?")[2][:4000]))
    address = filters.address(after="")
    try:
        view = save_view(actor_of(request), given["name"], address)
    except InvalidError as error:
        return show_incidents(request, filters, {"view_name": given["name"], "view_error": error.fields["name"]}, status=422)
    toast(request, _("“%(name)s” is kept among your views.") % {"name": view.name})
    return redirect(address)


@login_required
@require_POST
def forget(request: HttpRequest, number: int) -> HttpResponse:
    view = forget_view(actor_of(request), number)
    undo = f"{VIEWS}?{urlencode({'name': view.name, 'address': view.address})}"
    toast(request, _("“%(name)s” is no longer among your views.") % {"name": view.name}, undo=undo)
    return redirect(INCIDENTS)


paths = [
    path("incidents/views/", save, name="incidents-views"),
    path("incidents/views/<int:number>/forget/", forget, name="incidents-views-forget"),
]
