"""What a person sets for themselves."""

from __future__ import annotations

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.utils.translation import gettext as _

from nofault.web.access import Actor
from nofault.web.errors import ForbiddenError, InvalidError
from nofault.web.models.people import User

THEMES = {"auto", "light", "dark"}


def set_preferences(actor: Actor, *, name: str, zone: str, theme: str) -> User:
    """Keep the person's own name, zone and theme."""
    if actor.user is None:
        raise ForbiddenError("Only a person has preferences.", "Log in and try again.")
    fields = {}
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        fields["zone"] = _("There is no zone of this name. Write UTC or a name such as Europe/Lisbon.")
    if theme not in THEMES:
        fields["theme"] = _("Choose one of the three.")
    if fields:
        raise InvalidError("Some of it cannot be kept.", "Correct the marked fields.", fields)
    user = actor.user
    user.name, user.zone, user.theme = name.strip()[:120], zone, theme
    user.save(update_fields=["name", "zone", "theme"])
    return user
