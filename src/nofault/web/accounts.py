"""How allauth meets this installation: who may sign up, and what a new account is."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django import forms
from django.http import HttpRequest
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from nofault.web.errors import InvalidError
from nofault.web.models.people import User
from nofault.web.services.accounts import SignupRight, check_signup_email, right_of, signup_domains, use_right

SESSION_KEY = "signup-right"


def right_of_request(request: HttpRequest) -> SignupRight | None:
    digest = request.session.get(SESSION_KEY)
    return right_of(digest) if digest else None


class SignupForm(forms.Form):
    """What allauth's own form lacks: the name that owners of promises are listed under."""

    name = forms.CharField(label=_("Your name"), max_length=120)

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


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return right_of_request(request) is not None or bool(signup_domains())

    def save_user(self, request: HttpRequest, user: User, form: Any, commit: bool = True) -> User:
        right = right_of_request(request)
        saved: User = super().save_user(request, user, form, commit=commit)
        if right is not None and commit:
            if not use_right(right, saved):
                saved.delete()
                raise ImmediateHttpResponse(redirect("account_signup"))
            request.session.pop(SESSION_KEY, None)
            request.proven_email = saved.email  # type: ignore[attr-defined]
        return saved

    def is_email_verified(self, request: HttpRequest, email: str) -> bool:
        """Whoever holds the printed token or the invitation's link has shown that the address is theirs to use."""
        return email == getattr(request, "proven_email", None) or bool(super().is_email_verified(request, email))


class SocialAccountAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """A person from the identity provider may come in by the same rights as with a password."""
        try:
            check_signup_email(sociallogin.user.email or "", right_of_request(request))
        except InvalidError:
            return False
        return True

    def save_user(self, request: HttpRequest, sociallogin: Any, form: Any = None) -> User:
        right = right_of_request(request)
        saved: User = super().save_user(request, sociallogin, form)
        if right is not None and use_right(right, saved):
            request.session.pop(SESSION_KEY, None)
        return saved
