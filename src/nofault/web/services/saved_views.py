"""Lists that a person gave a name."""

from __future__ import annotations

from django.utils.translation import gettext as _

from nofault.web.access import Actor
from nofault.web.errors import ForbiddenError, InvalidError, NotFoundError
from nofault.web.models.saved_views import SavedView

MOST_VIEWS = 30
LONGEST_NAME = 60
LONGEST_ADDRESS = 2000


def save_view(actor: Actor, name: str, address: str) -> SavedView:
    """Keep the address under this name; a name that is known shows this address from now on."""
    if actor.user is None:
        raise ForbiddenError("Only a person has views.", "Log in and try again.")
    name = " ".join(name.split())
    if not name:
        raise _refused(_("Give the view a name."), _("Two or three words by which you find it again."))
    if len(name) > LONGEST_NAME:
        raise _refused(_("The name is longer than 60 characters."), _("Shorten it."))
    if len(address) > LONGEST_ADDRESS:
        raise _refused(_("This address is too long to be kept."), _("Filter by less."))
    if SavedView.objects.filter(user=actor.user).exclude(name=name).count() >= MOST_VIEWS:
        raise _refused(_("You have thirty views already."), _("Forget one that you do not use."))
    view, _made = SavedView.objects.update_or_create(user=actor.user, name=name, defaults={"address": address})
    return view


def forget_view(actor: Actor, number: int) -> SavedView:
    """Take a view of one's own away; what was forgotten is returned, so that it can be saved again."""
    view = SavedView.objects.filter(user=actor.user, pk=number).first()
    if view is None:
        raise NotFoundError(_("There is no such view of yours."), _("Load the list again."))
    view.delete()
    return view


def _refused(message: str, hint: str) -> InvalidError:
    return InvalidError(message, hint, {"name": f"{message} {hint}"})
