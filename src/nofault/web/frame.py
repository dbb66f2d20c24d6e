"""What every page's frame needs: the rooms of the rail, the reader's zone and theme, and toasts."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpRequest
from django.urls import Resolver404, resolve
from django.utils.functional import Promise
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from nofault.web.models.people import Role


class Room(NamedTuple):
    """An entry of the rail. `room` is the part before the first dash in the names of its addresses, and the name of its icon."""

    room: str
    label: str | Promise
    address: str


ROOMS = (
    Room("home", _("Home"), "/"),
    Room("incidents", _("Incidents"), "/incidents/"),
    Room("actions", _("Actions"), "/actions/"),
    Room("knowledge", _("Knowledge"), "/search/"),
    Room("reliability", _("Reliability"), "/reliability/"),
    Room("meetings", _("Meetings"), "/meetings/"),
    Room("settings", _("Settings"), "/settings/"),
)


@cache
def rail() -> tuple[Room, ...]:
    """The rooms that have a page. A room that has none yet is not shown."""
    return tuple(room for room in ROOMS if _answers(room.address))


def _answers(address: str) -> bool:
    try:
        resolve(address)
    except Resolver404:
        return False
    return True


def frame(request: HttpRequest) -> dict[str, Any]:
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"framed": False, "reader_zone": "UTC", "reader_theme": "auto"}
    match = request.resolver_match
    return {
        "framed": True,
        "rail": rail(),
        "room": match.url_name.split("-")[0] if match and match.url_name else "",
        "reader_zone": user.zone,
        "reader_theme": user.theme,
        "may_create": user.role != Role.READER,
    }


def toast(request: HttpRequest, text: str | Promise, *, undo: str = "") -> None:
    """Tell the reader on the next page what was done. `undo` is an address that a POST takes it back at."""
    messages.success(request, str(text), extra_tags=undo)


def next_address(request: HttpRequest, default: str) -> str:
    """Where a form asked to go afterwards, when that is an address of ours."""
    wanted = request.POST.get("next", "")
    return wanted if url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}) else default


def today_of(request: HttpRequest, now: datetime) -> date:
    """The day on the reader's own calendar."""
    user = request.user
    return now.astimezone(ZoneInfo(user.zone) if user.is_authenticated else UTC).date()
