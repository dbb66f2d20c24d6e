"""What the environment makes of an installation: HTTPS, passwords, hosts, the identity provider. Each is looked at in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from nofault.errors import NofaultError
from nofault.web import environment

HTTPS = "https://postmortems.example.com"
OIDC = {
    "NOFAULT_OIDC_ISSUER": "https://login.example.com/realm/",
    "NOFAULT_OIDC_CLIENT_ID": "nofault",
    "NOFAULT_OIDC_CLIENT_SECRET": "0123456789abcdef",
}
ASK = """
import django; django.setup()
from django.core.management import call_command
from django.test import Client
call_command("migrate", verbosity=0)
client = Client(headers={"host": "postmortems.example.com"})
for path in ("/accounts/login/", "/healthz"):
    print(path, client.get(path).status_code, client.get(path).get("Location", "-"))
answer = client.get("/accounts/login/", secure=True)
print("hsts", answer["Strict-Transport-Security"])
print("csrf", answer.cookies["csrftoken"].OutputString())
print("csp", answer["Content-Security-Policy"])
print("button", "Example sign-on" in answer.content.decode())
from nofault.web.services.accounts import create_person
create_person("kim@example.com", password="a calm quiet harbour 42")
client.post("/accounts/login/", {"login": "kim@example.com", "password": "a calm quiet harbour 42"}, secure=True)
print("session", client.cookies["sessionid"].OutputString())
"""


def run(data: Path, *arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
    """Python with the environment of an installation: nothing of these tests' own."""
    own = {name: value for name, value in os.environ.items() if not name.startswith(("NOFAULT_", "DATABASE_URL", "DJANGO_"))}
    own |= {"NOFAULT_DATA_DIR": str(data), "DJANGO_SETTINGS_MODULE": "nofault.web.settings", **env}
    return subprocess.run([sys.executable, *arguments], env=own, capture_output=True, text=True, timeout=120)


def settings_of(data: Path, expression: str, **env: str) -> str:
    code = f"import django; django.setup(); from django.conf import settings; print({expression})"
    done = run(data, "-c", code, **env)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.fixture(scope="module")
def installation(tmp_path_factory) -> dict[str, str]:
    """What an installation behind HTTPS answers, by the word before it."""
    done = run(tmp_path_factory.mktemp("data"), "-c", ASK, NOFAULT_BASE_URL=HTTPS, NOFAULT_OIDC_NAME="Example sign-on", **OIDC)
    assert done.returncode == 0, done.stderr
    return dict(line.split(" ", 1) for line in done.stdout.splitlines())


def test_the_check_of_a_deployment_finds_nothing(tmp_path):
    done = run(tmp_path, "-m", "django", "check", "--deploy", "--fail-level", "WARNING", NOFAULT_BASE_URL=HTTPS, **OIDC)
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


def test_plain_http_leads_to_https_except_where_a_machine_asks_whether_the_process_lives(installation):
    assert installation["/accounts/login/"] == f"301 {HTTPS}/accounts/login/"
    assert installation["/healthz"] == "200 -"


def test_browsers_are_told_to_come_by_https_for_a_year(installation):
    assert installation["hsts"].startswith("max-age=31536000")


@pytest.mark.parametrize("cookie", ["csrf", "session"])
def test_cookies_go_by_https_only(installation, cookie):
    parts = {part.strip() for part in installation[cookie].split(";")}
    assert {"Secure", "HttpOnly", "SameSite=Lax"} <= parts


def test_a_form_may_lead_to_the_identity_provider_and_nowhere_else(installation):
    assert "form-action 'self' https://login.example.com;" in installation["csp"] + ";"
    assert installation["button"] == "True"


def test_passwords_are_kept_with_a_slow_hash(tmp_path):
    assert settings_of(tmp_path, "settings.PASSWORD_HASHERS") == "['django.contrib.auth.hashers.ScryptPasswordHasher']"
    assert settings_of(tmp_path, "settings.DEBUG") == "False"


def test_the_key_that_signs_is_made_once_and_is_for_its_owner_only(tmp_path):
    first = settings_of(tmp_path, "settings.SECRET_KEY")
    assert settings_of(tmp_path, "settings.SECRET_KEY") == first
    assert len(first) >= 50
    assert (tmp_path / "secret-key").stat().st_mode & 0o077 == 0


def test_the_demonstration_that_logs_everybody_in_is_for_this_machine_only(tmp_path):
    done = run(tmp_path, "-m", "django", "check", NOFAULT_DEMO="1", NOFAULT_BASE_URL="http://postmortems.example.com")
    assert done.returncode != 0
    assert "NOFAULT_DEMO" in done.stderr


@pytest.mark.parametrize(
    ("given", "host"),
    [
        (HTTPS, "postmortems.example.com"),
        (f"{HTTPS}/", "postmortems.example.com"),
        ("http://[2001:db8::1]:8000", "[2001:db8::1]"),
        ("http://127.0.0.1:8000", "127.0.0.1"),
    ],
)
def test_the_address_of_the_installation_is_the_host_that_is_answered(monkeypatch, given, host):
    monkeypatch.setenv("NOFAULT_BASE_URL", given)
    assert environment.host_of(environment.base_url()) == host
    assert not environment.base_url().endswith("/")


@pytest.mark.parametrize(
    "given", ["postmortems.example.com", "ftp://example.com", "https://", "https://example.com/postmortems/", "https://e.com/?x"]
)
def test_an_address_that_is_no_site_is_refused_with_a_hint(monkeypatch, given):
    monkeypatch.setenv("NOFAULT_BASE_URL", given)
    with pytest.raises(NofaultError, match=r"https://postmortems\.example\.com"):
        environment.base_url()


def test_the_identity_provider_comes_from_the_environment(monkeypatch):
    for name, value in OIDC.items():
        monkeypatch.setenv(name, value)
    [app] = environment.openid()
    assert (app["provider_id"], app["client_id"], app["secret"]) == ("sso", "nofault", "0123456789abcdef")
    assert app["settings"]["server_url"] == "https://login.example.com/realm"
    assert app["settings"]["oauth_pkce_enabled"]
    assert not app["settings"]["email_authentication"], "an address opens an account only where the provider is trusted with it"


def test_without_an_issuer_there_is_no_identity_provider(monkeypatch):
    for name in OIDC:
        monkeypatch.delenv(name, raising=False)
    assert environment.openid() == []


@pytest.mark.parametrize("missing", ["NOFAULT_OIDC_CLIENT_ID", "NOFAULT_OIDC_CLIENT_SECRET"])
def test_half_an_identity_provider_is_refused_by_name(monkeypatch, missing):
    for name, value in (OIDC | {missing: ""}).items():
        monkeypatch.setenv(name, value)
    with pytest.raises(NofaultError, match=missing):
        environment.openid()


def test_an_identity_provider_without_https_is_refused(monkeypatch):
    for name, value in (OIDC | {"NOFAULT_OIDC_ISSUER": "http://login.example.com"}).items():
        monkeypatch.setenv(name, value)
    with pytest.raises(NofaultError, match="HTTPS"):
        environment.openid()
