"""Signing in by an identity provider: the same rights as with a password, and no door beside them."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from django.core.cache import cache
from django.test import Client

from nofault.web.access import Actor
from nofault.web.environment import openid
from nofault.web.models.people import Role, User
from nofault.web.services import accounts
from tests.web.identity_provider import CLIENT_ID, SECRET, Provider, identity_provider

pytestmark = pytest.mark.django_db
LOGIN = "/accounts/oidc/sso/login/"


@pytest.fixture
def provider(settings, monkeypatch) -> Iterator[Provider]:
    cache.clear()
    with identity_provider() as running:
        monkeypatch.setenv("NOFAULT_OIDC_ISSUER", running.issuer)
        monkeypatch.setenv("NOFAULT_OIDC_CLIENT_ID", CLIENT_ID)
        monkeypatch.setenv("NOFAULT_OIDC_CLIENT_SECRET", SECRET)
        monkeypatch.setenv("NOFAULT_OIDC_NAME", "Example sign-on")
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": openid()}}
        yield running


def trust(settings, monkeypatch) -> None:
    monkeypatch.setenv("NOFAULT_OIDC_TRUST_EMAIL", "1")
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": openid()}}


def sign_in(client: Client, provider: Provider):
    """Go there and come back, as a browser does; the answer to coming back."""
    asked = parse_qs(urlsplit(client.post(LOGIN)["Location"]).query)
    code = provider.code_for(asked["code_challenge"][0])
    return client.get(f"{LOGIN}callback/", {"code": code, "state": asked["state"][0]})


def is_logged_in(client: Client) -> bool:
    return client.get("/preferences/").status_code == 200


def test_the_button_stands_on_the_page_under_its_name(client, provider):
    page = client.get("/accounts/login/").content.decode()
    assert "Example sign-on" in page
    assert f'href="{LOGIN}' in page


def test_nobody_goes_there_by_a_mere_link(client, provider):
    answer = client.get(LOGIN)
    assert answer.status_code == 200
    assert "<form" in answer.content.decode()


def test_somebody_without_a_right_gets_no_account(client, provider):
    sign_in(client, provider)
    assert not User.objects.exists()
    assert not is_logged_in(client)


def test_somebody_of_a_listed_domain_gets_an_account_with_the_name_that_the_provider_states(client, provider, settings, administrator):
    settings.SIGNUP_DOMAINS = ["example.com"]
    sign_in(client, provider)
    person = User.objects.get(email="robin@example.com")
    assert (person.name, person.role) == ("Robin Example", Role.MEMBER)
    assert not person.has_usable_password()
    assert is_logged_in(client), "the provider says that the address is verified"
    assert "code_verifier" in provider.asked[0]


def test_an_address_that_the_provider_did_not_verify_is_proven_first(client, provider, settings, mailoutbox, administrator):
    settings.SIGNUP_DOMAINS = ["example.com"]
    provider.person["email_verified"] = False
    sign_in(client, provider)
    assert not is_logged_in(client)
    assert mailoutbox[0].to == ["robin@example.com"]


def test_an_invitation_gives_its_role_by_this_way_too(client, provider, administrator):
    provider.person["email_verified"] = False
    _, token = accounts.invite_person(Actor(administrator), "robin@example.com", role=Role.READER)
    client.get(f"/accounts/invitation/{token}/")
    sign_in(client, provider)
    assert User.objects.get(email="robin@example.com").role == Role.READER
    assert is_logged_in(client), "whoever holds the invitation has shown that the address is theirs"
    assert Client().get(f"/accounts/invitation/{token}/").status_code == 404


def test_an_invitation_of_somebody_else_opens_nothing(client, provider, administrator):
    _, token = accounts.invite_person(Actor(administrator), "lee@example.com")
    client.get(f"/accounts/invitation/{token}/")
    sign_in(client, provider)
    assert not User.objects.filter(email="robin@example.com").exists()


def test_of_two_people_with_the_setup_token_one_gets_in(provider):
    token = accounts.setup_line().rstrip("/").rpartition("/")[2]
    first, second = Client(), Client()
    for each in (first, second):
        each.get(f"/accounts/setup/{token}/")
    sign_in(first, provider)
    provider.person |= {"sub": "43", "email": "sam@example.com"}
    sign_in(second, provider)
    assert User.objects.get().role == Role.ADMINISTRATOR
    assert not is_logged_in(second)


def test_a_right_that_is_spent_in_the_last_moment_leaves_no_account(provider, monkeypatch, administrator):
    _, token = accounts.invite_person(Actor(administrator), "robin@example.com")
    client = Client()
    client.get(f"/accounts/invitation/{token}/")
    monkeypatch.setattr("nofault.web.accounts.use_right", lambda *given: False)
    sign_in(client, provider)
    assert not User.objects.filter(email="robin@example.com").exists()
    assert not SocialAccount.objects.exists()
    assert not EmailAddress.objects.filter(email="robin@example.com").exists()


def test_an_account_with_that_address_is_not_opened_by_a_provider_that_is_not_trusted(client, provider, settings):
    settings.SIGNUP_DOMAINS = ["example.com"]
    accounts.create_person("robin@example.com", name="Robin")
    sign_in(client, provider)
    assert not is_logged_in(client)
    assert not SocialAccount.objects.exists()


def test_a_trusted_provider_opens_the_account_that_has_the_address(client, provider, settings, monkeypatch):
    trust(settings, monkeypatch)
    person = accounts.create_person("robin@example.com", name="Robin")
    sign_in(client, provider)
    assert is_logged_in(client)
    assert SocialAccount.objects.get().user == person


def test_a_closed_account_stays_closed(client, provider, settings, monkeypatch):
    trust(settings, monkeypatch)
    person = accounts.create_person("robin@example.com", name="Robin")
    User.objects.filter(pk=person.pk).update(is_active=False)
    sign_in(client, provider)
    assert not is_logged_in(client)


def test_coming_back_without_having_gone_there_is_refused(client, provider, settings):
    settings.SIGNUP_DOMAINS = ["example.com"]
    answer = client.get(f"{LOGIN}callback/", {"code": provider.code_for(""), "state": "forged"})
    assert answer.status_code in {200, 401}
    assert not User.objects.exists()
    assert provider.asked == []
