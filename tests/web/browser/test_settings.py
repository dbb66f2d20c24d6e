"""The settings in a real browser: how they look to axe, and what a person does there that needs one."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable

import pytest
from allauth.mfa.totp.internal.auth import hotp_value
from django.conf import settings as installation
from django.core.cache import cache
from django.utils import timezone
from playwright.sync_api import Page, expect

from nofault.web.access import Actor
from nofault.web.environment import openid
from nofault.web.models.people import Membership, Role, Team, User
from nofault.web.services import accounts
from nofault.web.services.tokens import create_token
from tests.web.browser.sample import LONG_PERSON, fill
from tests.web.identity_provider import CLIENT_ID, SECRET, identity_provider

OpenPage = Callable[..., Page]
PASSWORD = "a calm quiet harbour 42"


@pytest.fixture(autouse=True)
def _no_count_of_others():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def ada(transactional_db) -> User:
    """An administrator of a small organisation at work, in which names may be long."""
    fill(timezone.now())
    ada = accounts.create_person("ada@example.com", name="Ada Fern", role=Role.ADMINISTRATOR)
    long = accounts.create_person("somebody.with.a.long.address@mail.department.example.com", name=LONG_PERSON)
    Membership.objects.create(team=Team.objects.get(slug="payments"), user=long)
    accounts.invite_person(Actor(ada), "sam@example.org", team=Team.objects.get(slug="payments"))
    create_token(Actor(ada), "pipeline", ["read"])
    return ada


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_every_page_of_the_settings_passes_axe_and_fits_its_window(open_page: OpenPage, ada: User, violations, misshapen, width: int):
    person = f"/settings/people/{ada.pk}/"
    pages: tuple[str, ...] = ("/settings/", "/settings/people/", "/settings/people/invite/", person, "/settings/teams/", "/settings/teams/payments/")
    pages += ("/settings/services/", "/settings/services/payments/", "/settings/tokens/", "/settings/audit/?check=1", "/settings/organisation/")
    pages += ("/settings/policy/?with=default", "/settings/policy/?edit=1")
    page, found = open_page(ada, width=width), {}
    for address in pages:
        page.goto(address)
        problems = violations(page) + misshapen(page)
        if problems:
            found[address] = problems
    assert found == {}
    assert page.problems == []


def test_a_figure_is_changed_where_the_sentence_stands(open_page: OpenPage, ada: User, violations):
    page = open_page(ada)
    page.goto("/settings/policy/")
    page.get_by_role("link", name="Change figures").click()
    page.get_by_label("Otherwise the postmortem is published within").fill("soon")
    page.get_by_role("button", name="Save the figures").click()
    expect(page.locator(".sentences .field-error")).to_contain_text("not a length of time")
    assert violations(page) == []
    page.get_by_label("Otherwise the postmortem is published within").fill("6 business days")
    page.get_by_role("button", name="Save the figures").click()
    expect(page.locator(".sentences li", has_text="Otherwise the postmortem is published")).to_contain_text("6 business days")


def test_an_invitation_is_made_and_taken_up_with_the_keyboard(open_page: OpenPage, ada: User, violations):
    page = open_page(ada)
    page.goto("/settings/people/invite/")
    page.get_by_label("E-mail").focus()
    page.keyboard.type("robin@example.com")
    page.keyboard.press("Enter")
    link = re.sub(r"^http://[^/]+", "", page.locator("[data-once]").inner_text())
    stranger = open_page(None)
    stranger.goto(link)
    expect(stranger.get_by_role("heading", level=1)).to_have_text("You are invited")
    expect(stranger.get_by_label("Email")).to_have_value("robin@example.com")
    assert violations(stranger) == []
    stranger.get_by_label("Your name").fill("Robin Elm")
    stranger.get_by_label("Password").fill(PASSWORD)
    stranger.keyboard.press("Enter")
    expect(stranger.locator(".rail-who")).to_contain_text("Robin Elm")


def log_in(page: Page, email: str) -> None:
    page.goto("/accounts/login/")
    page.get_by_label("Email").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    with page.expect_navigation():
        page.get_by_role("button", name="Sign in", exact=True).click()


def show_password_again(page: Page) -> None:
    page.get_by_label("Password").fill(PASSWORD)
    with page.expect_navigation():
        page.get_by_role("button", name="Confirm").click()


def code_of(secret: str, step: int = 0) -> str:
    return f"{hotp_value(secret, int(timezone.now().timestamp()) // 30 + step):06d}"


def test_a_second_factor_by_codes_is_set_up_and_asked_for(open_page: OpenPage, transactional_db, violations):
    person = accounts.create_person("kim@example.com", name="Kim Alder", password=PASSWORD)
    page = open_page(None)
    log_in(page, person.email)
    page.goto("/settings/")
    page.get_by_role("link", name="Second factor").click()
    with page.expect_navigation():
        page.get_by_role("link", name="Activate").click()
    assert violations(page) == []
    show_password_again(page)
    secret = page.locator("#authenticator_secret").input_value()
    assert page.locator("img.qr").evaluate("image => image.naturalWidth") > 0, "the policy lets the picture of the code through"
    assert violations(page) == []
    page.locator("#id_code").fill(code_of(secret))
    with page.expect_navigation():
        page.get_by_role("button", name="Activate").click()
    page.goto("/accounts/2fa/recovery-codes/")
    codes = page.locator("#recovery_codes").input_value().split()
    assert len(codes) == 10
    assert violations(page) == []
    stranger = open_page(None)
    log_in(stranger, person.email)
    assert violations(stranger) == []
    stranger.locator("#id_code").fill("000000")
    stranger.get_by_role("button", name="Sign in", exact=True).click()
    expect(stranger.locator(".field-error")).to_be_visible()
    stranger.locator("#id_code").fill(codes[0])
    stranger.get_by_role("button", name="Sign in", exact=True).click()
    expect(stranger.locator(".rail-who")).to_contain_text("Kim Alder")
    assert stranger.problems == []


def test_a_passkey_is_added_and_signs_in_by_itself(open_page: OpenPage, transactional_db, violations):
    accounts.create_person("kim@example.com", name="Kim Alder", password=PASSWORD)
    page = open_page(None)
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    key = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True, "isUserVerified": True}
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": key | {"automaticPresenceSimulation": True}})
    log_in(page, "kim@example.com")
    page.goto("/accounts/2fa/webauthn/add/")
    show_password_again(page)
    page.get_by_label("Passwordless").check()
    assert violations(page) == []
    page.get_by_role("button", name="Add").click()
    page.wait_for_url("**/recovery-codes/**")
    page.goto("/accounts/2fa/webauthn/")
    expect(page.locator(".lines")).to_contain_text("Passkey")
    assert violations(page) == []
    page.goto("/preferences/")
    with page.expect_navigation():
        page.get_by_role("button", name="Sign out").click()
    page.goto("/accounts/login/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.locator(".rail-who")).to_contain_text("Kim Alder")
    assert page.problems == []


def test_the_way_by_an_identity_provider_is_let_through_by_the_content_security_policy(open_page: OpenPage, transactional_db, settings, monkeypatch):
    accounts.create_person("ada@example.com", role=Role.ADMINISTRATOR)
    with identity_provider() as provider:
        given = {"ISSUER": provider.issuer, "CLIENT_ID": CLIENT_ID, "CLIENT_SECRET": SECRET, "NAME": "Example sign-on"}
        for name, value in given.items():
            monkeypatch.setenv(f"NOFAULT_OIDC_{name}", value)
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": openid()}}
        settings.SIGNUP_DOMAINS = ["example.com"]
        policy = copy.deepcopy(installation.CONTENT_SECURITY_POLICY)
        policy["DIRECTIVES"]["form-action"].append(provider.issuer)
        settings.CONTENT_SECURITY_POLICY = policy
        page = open_page(None)
        page.goto("/accounts/login/")
        page.get_by_role("link", name="Example sign-on").click()
        page.get_by_role("button", name="Continue").click()
        expect(page.locator(".rail-who")).to_contain_text("Robin Example")
        assert page.problems == []
