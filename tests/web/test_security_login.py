"""Login and the other open doors: limits, what they tell a stranger, sessions, and what goes into the log."""

from __future__ import annotations

import io
import logging
import re
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core.cache import cache
from django.core.mail.backends.base import BaseEmailBackend
from django.test import Client

from nofault.web.access import Actor
from nofault.web.logs import MaskingFormatter
from nofault.web.models.people import Role, User
from nofault.web.services import accounts
from nofault.web.services.tokens import create_token

pytestmark = pytest.mark.django_db
LOGGING: dict[str, Any] = settings.LOGGING
PASSWORD = "a calm quiet harbour 42"
LOGIN, RESET, SIGNUP = "/accounts/login/", "/accounts/password/reset/", "/accounts/signup/"
ELSEWHERE = ("https://example.org/", "//example.org/", "/\\example.org/", "javascript:alert(1)", "http:///example.org")


@pytest.fixture(autouse=True)
def _no_count_of_others():
    """The limits count by address, and every test comes from the same one."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def kim(db) -> User:
    return accounts.create_person("kim@example.com", name="Kim", password=PASSWORD)


def log_in(client: Client, email: str = "kim@example.com", password: str = PASSWORD, **more: str):
    return client.post(LOGIN, {"login": email, "password": password, **more})


def is_logged_in(client: Client) -> bool:
    return client.get("/preferences/").status_code == 200


def said(answer) -> str:
    """What a page says, without what differs by itself: the CSRF token and the address that was typed."""
    return re.sub(r'name="csrfmiddlewaretoken"[^>]*|\w+@example\.(com|org)', "", answer.content.decode())


# Limits


def attempts_until_429(most: int, attempt) -> int | None:
    for number in range(1, most + 1):
        answer = attempt(number)
        if answer.status_code == 429:
            assert "too often" in answer.content.decode()
            return number
    return None


def test_login_is_limited_by_address(client, kim):
    assert attempts_until_429(40, lambda number: log_in(client, f"p{number}@example.com", "wrong")) == 31


def test_a_password_is_guessed_five_times_and_then_not_even_the_right_one_is_taken(kim):
    for _ in range(5):
        log_in(Client(), password="wrong")
    client = Client()
    log_in(client)
    assert not is_logged_in(client)
    cache.clear()
    log_in(client)
    assert is_logged_in(client)


def test_signing_up_is_limited(client, settings):
    settings.SIGNUP_DOMAINS = ["example.org"]
    attempt = {"name": "X", "password1": "short"}
    assert attempts_until_429(30, lambda number: client.post(SIGNUP, attempt | {"email": f"p{number}@example.org"})) == 21


@pytest.mark.parametrize("door", ["setup", "invitation"])
def test_a_door_is_tried_twenty_times_a_minute(client, door):
    assert attempts_until_429(30, lambda number: client.get(f"/accounts/{door}/guess-{number}/")) == 21


def test_asking_for_a_new_password_is_limited(client):
    assert attempts_until_429(30, lambda number: client.post(RESET, {"email": f"p{number}@example.com"})) == 21


def test_one_address_gets_five_letters_about_a_new_password_a_minute(kim, mailoutbox):
    for _ in range(10):
        Client().post(RESET, {"email": kim.email})
    assert len(mailoutbox) == 5


def test_who_is_counted_is_the_reader_and_not_what_a_header_claims(client, kim):
    def attempt(number: int):
        return client.post(LOGIN, {"login": f"p{number}@example.com", "password": "x"}, headers={"X-Forwarded-For": f"203.0.113.{number}"})

    assert attempts_until_429(40, attempt) == 31


# What a stranger learns


def test_login_says_the_same_for_a_wrong_password_and_an_unknown_address(kim):
    wrong, unknown = log_in(Client(), password="wrong"), log_in(Client(), "nobody@example.com", "wrong")
    assert wrong.status_code == unknown.status_code
    assert said(wrong) == said(unknown)


def test_login_takes_as_long_for_an_unknown_address(kim, monkeypatch):
    hashed = []
    encode = MD5PasswordHasher.encode
    monkeypatch.setattr(MD5PasswordHasher, "encode", lambda *given: hashed.append(1) or encode(*given))
    log_in(Client(), password="wrong")
    known = len(hashed)
    log_in(Client(), "nobody@example.com", "wrong")
    assert len(hashed) - known == known == 1


def test_a_closed_account_looks_like_any_other_without_its_password(kim):
    User.objects.filter(pk=kim.pk).update(is_active=False)
    assert said(log_in(Client(), password="wrong")) == said(log_in(Client(), "nobody@example.com", "wrong"))


def test_asking_for_a_new_password_says_the_same_for_everybody(kim):
    known, unknown = (Client().post(RESET, {"email": email}, follow=True) for email in (kim.email, "nobody@example.com"))
    assert known.redirect_chain == unknown.redirect_chain
    assert said(known) == said(unknown)


def test_signing_up_does_not_say_that_an_address_has_an_account(settings):
    settings.SIGNUP_DOMAINS = ["example.org"]
    accounts.create_person("lee@example.org", password=PASSWORD)
    typed = {"name": "X", "password1": PASSWORD}
    taken, free = (Client().post(SIGNUP, typed | {"email": email}, follow=True) for email in ("lee@example.org", "robin@example.org"))
    assert taken.redirect_chain == free.redirect_chain
    assert said(taken) == said(free)
    assert User.objects.get(email="lee@example.org").check_password(PASSWORD)


@pytest.mark.parametrize("elsewhere", ELSEWHERE)
def test_login_leads_nowhere_else(client, kim, elsewhere):
    assert log_in(client, next=elsewhere)["Location"] == "/"
    assert client.get(f"{LOGIN}?next={elsewhere}")["Location"] == "/"


def test_the_link_in_a_letter_leads_to_the_installation_whatever_the_request_called_it(kim, mailoutbox, settings):
    settings.BASE_URL = "https://postmortems.example.com"
    Client(headers={"host": "localhost"}).post(RESET, {"email": kim.email})
    assert re.search(r"https?://[^/]+", mailoutbox[0].body).group(0) == "https://postmortems.example.com"
    assert "localhost" not in mailoutbox[0].body + mailoutbox[0].subject


class NoServer(BaseEmailBackend):
    def send_messages(self, email_messages):
        raise ConnectionRefusedError("mail.example.com did not take the letter to kim@example.com")


def test_a_mail_server_that_is_down_neither_shows_nor_says_who_was_meant(kim, settings, log):
    settings.EMAIL_BACKEND = f"{__name__}.NoServer"
    known, unknown = (Client().post(RESET, {"email": email}, follow=True) for email in (kim.email, "nobody@example.com"))
    assert said(known) == said(unknown)
    assert "was not sent: ConnectionRefusedError" in log.getvalue()
    assert "kim" not in log.getvalue()


# Sessions


def test_a_session_gets_another_key_at_login_and_is_gone_after_logout(client, administrator, kim):
    _, token = accounts.invite_person(Actor(administrator), "robin@example.com")
    client.get(f"/accounts/invitation/{token}/")
    before = client.cookies["sessionid"].value
    log_in(client)
    during = client.cookies["sessionid"].value
    assert during != before
    client.post("/accounts/logout/")
    client.cookies["sessionid"] = during
    assert not is_logged_in(client)


def test_the_cookie_of_a_session_is_for_the_server_and_for_this_site(client, kim):
    log_in(client)
    for name in ("sessionid", "csrftoken"):
        assert client.cookies[name]["httponly"]
        assert client.cookies[name]["samesite"] == "Lax"


def test_another_password_ends_every_other_session(kim):
    here, elsewhere = Client(), Client()
    log_in(here)
    log_in(elsewhere)
    here.post(
        "/accounts/password/change/", {"oldpassword": PASSWORD, "password1": "another quiet harbour 43", "password2": "another quiet harbour 43"}
    )
    assert is_logged_in(here)
    assert not is_logged_in(elsewhere)


def test_a_new_password_and_a_new_second_factor_are_told_by_e_mail(kim, mailoutbox):
    client = Client()
    log_in(client)
    client.post(
        "/accounts/password/change/", {"oldpassword": PASSWORD, "password1": "another quiet harbour 43", "password2": "another quiet harbour 43"}
    )
    assert [letter.to for letter in mailoutbox] == [[kim.email]]
    assert "harbour" not in mailoutbox[0].body


@pytest.mark.parametrize("path", ["/accounts/2fa/totp/activate/", "/accounts/2fa/webauthn/add/", "/accounts/2fa/recovery-codes/generate/"])
def test_a_second_factor_is_changed_only_after_showing_the_password_again(kim, path):
    client = Client()
    client.force_login(kim)
    answer = client.get(path)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/accounts/reauthenticate/") or "/2fa/" in answer["Location"]


def test_an_address_is_changed_only_after_showing_the_password_again(kim):
    client = Client()
    client.force_login(kim)
    answer = client.post("/accounts/email/", {"action_add": "", "email": "other@example.com"})
    assert answer["Location"].startswith("/accounts/reauthenticate/")
    assert set(kim.emailaddress_set.values_list("email", flat=True)) == {kim.email}


@pytest.mark.parametrize("password", ["short", "password12345", "123456789012", "robin@example.com"])
def test_a_weak_password_is_refused(administrator, password):
    _, token = accounts.invite_person(Actor(administrator), "robin@example.com")
    client = Client()
    client.get(f"/accounts/invitation/{token}/")
    client.post(SIGNUP, {"email": "robin@example.com", "name": "Robin", "password1": password})
    assert not User.objects.filter(email="robin@example.com").exists()


# The log


@pytest.fixture
def log():
    """Everything that is logged from here on, as the installation's own formatter writes it."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(MaskingFormatter(LOGGING["formatters"]["masked"]["format"]))
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield written
    root.removeHandler(handler)
    root.setLevel(level)


def test_every_line_of_the_log_is_masked():
    assert {handler["formatter"] for handler in LOGGING["handlers"].values()} == {"masked"}
    assert LOGGING["formatters"]["masked"]["()"] == "nofault.web.logs.MaskingFormatter"


def test_no_password_token_or_door_is_in_the_log(log, kim, administrator):
    client = Client()
    log_in(client, password="wrong and secret harbour")
    log_in(client)
    _, door = accounts.invite_person(Actor(administrator), "robin@example.com")
    for _ in range(25):
        Client().get(f"/accounts/invitation/{door}/")
    Client().get("/accounts/password/reset/key/3-c0ffee-0123456789abcdef/")
    _, secret = create_token(Actor(kim), "pipeline", ["read"])
    Client().get("/api/v1/nothing", headers={"Authorization": f"Bearer {secret}"})
    Client().get(f"/nothing/{secret}/")
    written = log.getvalue()
    assert "Too Many Requests" in written, "the log has to have seen these requests"
    for secret_text in ("harbour", door, secret, "c0ffee"):
        assert secret_text not in written


def test_a_traceback_in_the_log_is_masked(log):
    try:
        raise RuntimeError("postgresql://app:harbour@db.example.com/nofault refused Authorization: Bearer abcdefghijkl")
    except RuntimeError:
        logging.getLogger("django.request").exception("fault at /accounts/setup/abcdefgh/")
    written = log.getvalue()
    assert "RuntimeError" in written
    for secret in ("harbour", "abcdefghijkl", "abcdefgh"):
        assert secret not in written


def test_a_letter_that_is_not_sent_leaves_neither_its_link_nor_its_reader_in_the_log(log, settings, administrator):
    settings.EMAIL_BACKEND = "nofault.web.letters.LoggingBackend"
    client = Client()
    client.force_login(administrator)
    client.post("/settings/people/invite/", {"email": "robin@example.com", "role": Role.MEMBER})
    assert "was not sent" in log.getvalue()
    assert "robin" not in log.getvalue()
    assert "/accounts/invitation/" not in log.getvalue()
