"""Who may have an account here, and how one comes to be: by the set-up token, an invitation, or a listed e-mail domain."""

from __future__ import annotations

import hashlib
import logging
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nofault.web.access import PRODUCT, Actor, Verb, require_organisation
from nofault.web.errors import InvalidError
from nofault.web.models.invitations import Invitation, SetupToken
from nofault.web.models.organisation import Organisation
from nofault.web.models.people import Membership, Role, Team, User
from nofault.web.services.audit import record_event

INVITATION_DAYS = 14
log = logging.getLogger(__name__)


def digest_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


@dataclass(frozen=True)
class SignupRight:
    """The right to make one account. `email` is fixed for an invitation; `verified` when the address needs no further proof."""

    role: str
    email: str = ""
    team: Team | None = None
    setup: SetupToken | None = None
    invitation: Invitation | None = None


def setup_line() -> str | None:
    """The line to print while there is no account: where to make the first one. Each start makes a new token and voids the last."""
    if User.objects.exists():
        return None
    token = secrets.token_urlsafe(24)
    with transaction.atomic():
        SetupToken.objects.filter(used_at=None).delete()
        SetupToken.objects.create(digest=digest_of(token), created_at=timezone.now())
    return f"No account yet. Make the first one here: {settings.BASE_URL}/accounts/setup/{token}/"


def right_of(digest: str, *, at: datetime | None = None) -> SignupRight | None:
    """The right that a token's digest gives now, or None."""
    now = at or timezone.now()
    setup = SetupToken.objects.filter(digest=digest, used_at=None).first()
    if setup is not None and not User.objects.exists():
        return SignupRight(role=Role.ADMINISTRATOR, setup=setup)
    invitation = Invitation.objects.select_related("team").filter(digest=digest, accepted_at=None, revoked_at=None, expires_at__gt=now).first()
    if invitation is not None:
        return SignupRight(role=invitation.role, email=invitation.email, team=invitation.team, invitation=invitation)
    return None


def signup_domains() -> set[str]:
    """E-mail domains whose people may sign up by themselves: of the environment and of the organisation's settings."""
    kept = Organisation.objects.values_list("signup_domains", flat=True).first() or ""
    return {domain.lower().lstrip("@") for domain in [*settings.SIGNUP_DOMAINS, *kept.split()] if domain}


def check_signup_email(email: str, right: SignupRight | None) -> None:
    """Raise InvalidError unless this address may have an account by this right, or by its domain."""
    if right is None:
        if email.rpartition("@")[2].lower() not in signup_domains():
            raise InvalidError("This address may not sign up here.", "Ask an administrator for an invitation.")
    elif right.email and right.email.lower() != email.lower():
        raise InvalidError(f"This invitation is for {right.email}.", "Use that address, or ask for another invitation.")


@transaction.atomic
def use_right(right: SignupRight, user: User, *, at: datetime | None = None) -> bool:
    """Spend the right on this new account. False when somebody spent it first."""
    now = at or timezone.now()
    if right.setup is not None and not SetupToken.objects.filter(pk=right.setup.pk, used_at=None).update(used_at=now):
        return False
    if right.invitation is not None and not Invitation.objects.filter(pk=right.invitation.pk, accepted_at=None).update(accepted_at=now):
        return False
    user.role = right.role
    user.save(update_fields=["role"])
    if right.team is not None:
        Membership.objects.get_or_create(team=right.team, user=user)
    record_event(PRODUCT, "account", str(user.pk), f"role {right.role}", at=now)
    return True


@transaction.atomic
def create_person(email: str, *, name: str = "", role: str = Role.MEMBER, password: str | None = None) -> User:
    """An account whose address counts as verified (made by an administrator at the keyboard, or by the demo)."""
    if User.objects.filter(email__iexact=email).exists():
        raise InvalidError(f"There is an account for {email} already.", "Use another address.", {"email": "This address has an account."})
    user = User.objects.create_user(email, password, name=name, role=role)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


@transaction.atomic
def invite_person(
    actor: Actor, email: str, *, role: str = Role.MEMBER, team: Team | None = None, at: datetime | None = None
) -> tuple[Invitation, str]:
    """An invitation and its token, which is shown once and sent by e-mail where that is set up."""
    require_organisation(actor, Verb.LEAD_TEAM if team is not None and role != Role.ADMINISTRATOR else Verb.ADMINISTER, team)
    if role not in Role.values:
        raise InvalidError(f"There is no role {role!r}.", f"Use one of {', '.join(Role.values)}.", {"role": "Choose a role."})
    email = checked_email(email)
    if User.objects.filter(email__iexact=email).exists():
        raise InvalidError(
            f"There is an account for {email} already.", "Add the person to the team instead.", {"email": "This address has an account."}
        )
    token, now = secrets.token_urlsafe(24), at or timezone.now()
    invitation = Invitation.objects.create(
        email=email.lower(),
        digest=digest_of(token),
        role=role,
        team=team,
        created_at=now,
        created_by=actor.user,
        expires_at=now + timedelta(days=INVITATION_DAYS),
    )
    record_event(actor, "invite", email, f"role {role}", at=now)
    return invitation, token


def checked_email(text: str) -> str:
    email = text.strip()
    try:
        validate_email(email)
    except ValidationError:
        message = _("Write an address such as kim@example.com.")
        raise InvalidError(_("This is not an e-mail address."), message, {"email": message}) from None
    return email


def invitation_link(token: str) -> str:
    return f"{settings.BASE_URL}/accounts/invitation/{token}/"


def mail_invitation(invitation: Invitation, token: str) -> bool:
    """Send the link to the invited address. False where no mail server is set up, or it did not take the letter."""
    text = _("You are invited to the postmortems of your organisation. Make your account here, within %(days)d days:\n\n%(link)s\n")
    text %= {"days": INVITATION_DAYS, "link": invitation_link(token)}
    try:
        return bool(send_mail(_("Your invitation"), text, None, [invitation.email]))
    except OSError as error:  # of smtplib as well; what it says may hold the address, so only its kind is logged
        log.warning("An invitation was not sent by e-mail: %s", type(error).__name__)
        return False


@transaction.atomic
def revoke_invitation(actor: Actor, invitation: Invitation, *, at: datetime | None = None) -> None:
    require_organisation(actor, Verb.LEAD_TEAM if invitation.team else Verb.ADMINISTER, invitation.team)
    Invitation.objects.filter(pk=invitation.pk, accepted_at=None, revoked_at=None).update(revoked_at=at or timezone.now())
    record_event(actor, "revoke invitation", invitation.email)


@transaction.atomic
def change_role(actor: Actor, user: User, role: str) -> None:
    """Give somebody another role. The last administrator keeps theirs, so that the organisation can always be run."""
    require_organisation(actor, Verb.ADMINISTER)
    if role not in Role.values:
        raise InvalidError(f"There is no role {role!r}.", f"Use one of {', '.join(Role.values)}.", {"role": "Choose a role."})
    _keep_an_administrator(user, stays=role == Role.ADMINISTRATOR)
    before, user.role = user.role, role
    user.save(update_fields=["role"])
    record_event(actor, "role", str(user), f"{before} to {role}")


@transaction.atomic
def change_active(actor: Actor, user: User, is_active: bool) -> None:
    """Close an account, or open it again. Its words stay where they are."""
    require_organisation(actor, Verb.ADMINISTER)
    _keep_an_administrator(user, stays=is_active)
    user.is_active = is_active
    user.save(update_fields=["is_active"])
    record_event(actor, "open account" if is_active else "close account", str(user))


def _keep_an_administrator(user: User, *, stays: bool) -> None:
    others = User.objects.select_for_update().filter(role=Role.ADMINISTRATOR, is_active=True).exclude(pk=user.pk)
    if user.role == Role.ADMINISTRATOR and not stays and not list(others):
        raise InvalidError("This is the last administrator.", "Make somebody else an administrator first.")
