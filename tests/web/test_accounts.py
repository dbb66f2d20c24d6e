"""Who may have an account, and how the first one comes to be."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from nofault.web.access import Actor
from nofault.web.errors import ForbiddenError, InvalidError
from nofault.web.models.invitations import Invitation, SetupToken
from nofault.web.models.people import Membership, Role, Team, User
from nofault.web.services import accounts

pytestmark = pytest.mark.django_db
PASSWORD = "a calm quiet harbour 42"


def sign_up(client: Client, email: str, name: str = "Robin Example"):
    return client.post("/accounts/signup/", {"email": email, "name": name, "password1": PASSWORD})


def token_of(line: str) -> str:
    return re.search(r"/accounts/setup/([^/]+)/$", line).group(1)


def administrator() -> User:
    return accounts.create_person("admin@example.com", name="Alex Admin", role=Role.ADMINISTRATOR, password=PASSWORD)


def test_the_page_of_the_first_account_says_what_it_is(client):
    page = client.get(f"/accounts/setup/{token_of(accounts.setup_line())}/", follow=True).content.decode()
    assert "The first account" in page
    assert "Sign Up" not in page


def test_an_invitation_says_from_whom_into_what_and_fills_in_its_address(client):
    team = Team.objects.create(name="Payments", slug="payments")
    _invitation, token = accounts.invite_person(Actor(administrator()), "robin@example.com", team=team)
    page = client.get(f"/accounts/invitation/{token}/", follow=True).content.decode()
    assert "Alex Admin" in page
    assert "Payments" in page
    assert 'value="robin@example.com"' in page
    assert "readonly" in page


def test_nobody_signs_up_without_a_right(client):
    assert sign_up(client, "robin@example.com").status_code == 200
    assert not User.objects.exists()


def test_the_printed_setup_token_makes_the_first_administrator(client):
    token = token_of(accounts.setup_line())
    assert client.get(f"/accounts/setup/{token}/").url == "/accounts/signup/"
    assert sign_up(client, "robin@example.com").status_code == 302
    person = User.objects.get()
    assert (person.role, person.name) == (Role.ADMINISTRATOR, "Robin Example")
    assert client.get("/accounts/email/").status_code == 200, "the new administrator is logged in, the address counts as verified"


def test_the_setup_token_works_once_and_only_its_digest_is_kept(client):
    token = token_of(accounts.setup_line())
    assert not SetupToken.objects.filter(digest=token).exists()
    client.get(f"/accounts/setup/{token}/")
    sign_up(client, "robin@example.com")
    assert Client().get(f"/accounts/setup/{token}/").status_code == 404
    assert accounts.setup_line() is None


def test_two_people_with_the_same_setup_token_make_one_account():
    token = token_of(accounts.setup_line())
    first, second = Client(), Client()
    for each in (first, second):
        each.get(f"/accounts/setup/{token}/")
    sign_up(first, "robin@example.com")
    sign_up(second, "sam@example.com")
    assert [person.email for person in User.objects.all()] == ["robin@example.com"]


def test_an_invitation_fixes_the_address_the_role_and_the_team(client):
    team = Team.objects.create(name="Payments", slug="payments")
    _, token = accounts.invite_person(Actor(administrator()), "lee@example.com", role=Role.READER, team=team)
    client.get(f"/accounts/invitation/{token}/")
    sign_up(client, "other@example.com")
    assert not User.objects.filter(email="other@example.com").exists()
    sign_up(client, "lee@example.com")
    person = User.objects.get(email="lee@example.com")
    assert person.role == Role.READER
    assert Membership.objects.filter(team=team, user=person, is_lead=False).exists()


def test_an_expired_or_revoked_invitation_opens_nothing(client):
    actor = Actor(administrator())
    old, old_token = accounts.invite_person(actor, "old@example.com")
    Invitation.objects.filter(pk=old.pk).update(expires_at=timezone.now() - timedelta(seconds=1))
    taken_back, other_token = accounts.invite_person(actor, "back@example.com")
    accounts.revoke_invitation(actor, taken_back)
    for token in (old_token, other_token):
        assert client.get(f"/accounts/invitation/{token}/").status_code == 404


def test_a_listed_domain_signs_up_as_member_after_proving_the_address(client, settings, mailoutbox):
    administrator()
    settings.SIGNUP_DOMAINS = ["example.org"]
    sign_up(client, "kim@example.com")
    assert not User.objects.filter(email="kim@example.com").exists()
    sign_up(client, "kim@example.org")
    assert User.objects.get(email="kim@example.org").role == Role.MEMBER
    assert client.get("/accounts/email/").status_code == 302, "not logged in before the address is proven"
    link = re.search(r"http\S+/accounts/confirm-email/\S+", mailoutbox[0].body).group(0)
    client.post(re.sub(r"^http://[^/]+", "", link))
    client.post("/accounts/login/", {"login": "kim@example.org", "password": PASSWORD})
    assert client.get("/accounts/email/").status_code == 200


def test_a_member_may_not_invite_and_a_lead_only_into_the_own_team():
    member = accounts.create_person("kim@example.com")
    team, other = Team.objects.create(name="Payments", slug="payments"), Team.objects.create(name="Search", slug="search")
    Membership.objects.create(team=team, user=member, is_lead=True)
    with pytest.raises(ForbiddenError):
        accounts.invite_person(Actor(member), "new@example.com")
    with pytest.raises(ForbiddenError):
        accounts.invite_person(Actor(member), "new@example.com", team=other)
    with pytest.raises(ForbiddenError):
        accounts.invite_person(Actor(member), "new@example.com", team=team, role=Role.ADMINISTRATOR)
    assert accounts.invite_person(Actor(member), "new@example.com", team=team)


def test_the_last_administrator_stays_one():
    person = administrator()
    with pytest.raises(InvalidError):
        accounts.change_role(Actor(person), person, Role.MEMBER)
    with pytest.raises(InvalidError):
        accounts.change_active(Actor(person), person, False)


def test_a_closed_account_can_not_log_in(client):
    boss, person = administrator(), accounts.create_person("kim@example.com", password=PASSWORD)
    accounts.change_active(Actor(boss), person, False)
    client.post("/accounts/login/", {"login": "kim@example.com", "password": PASSWORD})
    assert client.get("/accounts/email/").status_code == 302
