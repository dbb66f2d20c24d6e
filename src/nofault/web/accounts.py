"""How allauth meets this installation: who may sign up, and what a new account is."""

from __future__ import annotations

import logging
from types import SimpleNamespace
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django import forms
from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from nofault.web.environment import host_of, origin_of
from nofault.web.errors import InvalidError
from nofault.web.models.organisation import Organisation
from nofault.web.models.people import User
from nofault.web.services.accounts import SignupRight, check_signup_email, right_of, signup_domains, use_right

SESSION_KEY = "signup-right"
log = logging.getLogger(__name__)


def right_of_request(request: HttpRequest) -> SignupRight | None:
    digest = request.session.get(SESSION_KEY)
    return right_of(digest) if digest else None


class SignupForm(forms.Form):
    """What allauth's own form lacks: the name that owners of promises are listed under."""

    name = forms.CharField(label=_("Your name"), max_length=120)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # What the page says about how somebody came here; an invitation is for one address, which is filled in.
        self.right = right_of_request(context.request)
        self.organisation = Organisation.objects.values_list("name", flat=True).first() or ""
        if self.right is not None and self.right.email:
            email = self.fields["email"]
            email.initial, email.help_text = self.right.email, _("The invitation is for this address.")
            email.widget.attrs["readonly"] = True

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        try:
            check_signup_email(cleaned.get("email", ""), right_of_request(context.request))
        except InvalidError as error:
            self.add_error("email", str(error))
        return cleaned

    def signup(self, request: HttpRequest, user: User) -> None:
        user.name = self.cleaned_data["name"]
        user.save(update_fields=["name"])


def spend_right(request: HttpRequest, right: SignupRight | None, user: User) -> None:
    """Make the new account what its right says; without one its address has to be of a listed domain.

    The form looked before; what counts is who spends the right first, so an account that comes too late is taken back.
    """
    request.session.pop(SESSION_KEY, None)
    try:
        check_signup_email(user.email, right)
        holds = right is None or use_right(right, user)
    except InvalidError:
        holds = False
    if not holds:
        user.delete()
        raise ImmediateHttpResponse(redirect("account_signup"))


def prove_email(request: HttpRequest, email: str) -> None:
    """Whoever holds the printed token or the invitation's link has shown that the address is theirs to use."""
    request.proven_email = email.lower()  # type: ignore[attr-defined]


def _at_home(url: str) -> str:
    return settings.BASE_URL + url.removeprefix(origin_of(url))


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return right_of_request(request) is not None or bool(signup_domains())

    def save_user(self, request: HttpRequest, user: User, form: Any, commit: bool = True) -> User:
        right = right_of_request(request)
        saved: User = super().save_user(request, user, form, commit=commit)
        spend_right(request, right, saved)
        if right is not None:
            prove_email(request, saved.email)
        return saved

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send a letter whose links begin with the installation's address, whatever the request called it. A server that is down is logged."""
        host = host_of(settings.BASE_URL)
        given = {"current_site": SimpleNamespace(name=host, domain=host), **context}
        given |= {name: _at_home(value) for name, value in context.items() if name.endswith("_url")}
        try:
            super().send_mail(template_prefix, email, given)
        except OSError as error:  # of smtplib as well; what it says may hold the address, so only its kind is logged
            log.warning("A letter (%s) was not sent: %s", template_prefix, type(error).__name__)

    def is_email_verified(self, request: HttpRequest, email: str) -> bool:
        return email.lower() == getattr(request, "proven_email", None) or bool(super().is_email_verified(request, email))


class SocialAccountAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """A person from the identity provider may come in by the same rights as with a password."""
        try:
            check_signup_email(sociallogin.user.email or "", right_of_request(request))
        except InvalidError:
            return False
        return True

    def populate_user(self, request: HttpRequest, sociallogin: Any, data: dict[str, Any]) -> User:
        user: User = super().populate_user(request, sociallogin, data)
        user.name = (data.get("name") or "").strip()[:120]
        return user

    def save_user(self, request: HttpRequest, sociallogin: Any, form: Any = None) -> User:
        right = right_of_request(request)
        if right is not None:
            prove_email(request, sociallogin.user.email)
        saved: User = super().save_user(request, sociallogin, form)
        if form is None:  # with a form, the account's own adapter has done it
            spend_right(request, right, saved)
        return saved
