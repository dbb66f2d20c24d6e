"""Takes pictures of every page at three widths and in both themes, empty and full, into ./.screens/, to be looked at before a release.

python -m tests.web.browser.screens [--only incidents,home] [--width 360] [--theme dark]
"""

from __future__ import annotations

import argparse
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

WIDTHS = (360, 768, 1440)
THEMES = ("light", "dark")
OUT = Path(".screens")


def pages_of(reference: str, key: str, imports: dict[str, str]) -> dict[str, str]:
    """Each page by the name of its picture."""
    return {
        "home": "/",
        "incidents": "/incidents/",
        "incidents-filtered": "/incidents/?severity=SEV2&late=1",
        "incidents-none": "/incidents/?q=nothing-has-this-title",
        "new": "/incidents/new/",
        "bin": "/incidents/bin/",
        "actions": "/actions/",
        "board": "/actions/?view=board",
        "standup": "/actions/standup/",
        "standup-end": "/actions/standup/?items=1&at=1",
        "history": f"/incidents/{reference}/history/",
        "gate": f"/incidents/{reference}/publish/",
        "share": f"/incidents/{reference}/share/",
        "evidence": f"/incidents/{reference}/evidence/",
        "export": f"/incidents/{reference}/export/",
        "export-forensic": f"/incidents/{reference}/export/?as=forensic",
        "bring": "/incidents/bring/",
        **{f"bring-{name}": address for name, address in imports.items()},
        "action": f"/actions/{reference}/{key}/",
        "search": "/search/?q=connection+pool",
        "search-empty": "/search/",
        "preferences": "/preferences/",
        "keyboard": "/keyboard/",
        "postmortem": f"/incidents/{reference}/",
        "settings": "/settings/",
        **{
            f"settings-{name}": f"/settings/{name}/"
            for name in ("policy", "templates", "teams", "services", "tokens", "people", "organisation", "audit")
        },
        "settings-team": "/settings/teams/payments/",
        "settings-service": "/settings/services/payments/",
        "settings-invite": "/settings/people/invite/",
        "template": "/settings/templates/payments-review/",
        "template-shipped": "/settings/templates/coe/",
        "template-empty": "/settings/templates/coe/?as=empty",
        "template-edit": "/settings/templates/payments-review/edit/",
        "template-new": "/settings/new-template/",
        "template-version": "/settings/templates/payments-review/versions/1/",
        "template-defaults": "/settings/template-defaults/?team=payments",
        "not-found": "/nothing/",
    }


def overfull_of(reference: str, number: int, key: str) -> dict[str, str]:
    """The pages around a document whose words never break."""
    return {
        "action": f"/actions/{reference}/{key}/",
        "standup": f"/actions/standup/?items={number}",
        **{
            name: f"/incidents/{reference}/{page}"
            for name, page in (("history", "history/"), ("gate", "publish/"), ("share", "share/"), ("export", "export/"))
        },
        "incidents": "/incidents/?q=dashboards",
        "search": "/search/?q=dashboards",
    }


EMPTY = {
    "settings-templates": "/settings/templates/",
    "bring": "/incidents/bring/",
    "home": "/",
    "incidents": "/incidents/",
    "actions": "/actions/",
    "board": "/actions/?view=board",
    "bin": "/incidents/bin/",
}
STRANGER = {"login": "/accounts/login/", "password-reset": "/accounts/password/reset/"}
ACCOUNT = {"second-factor": "/accounts/2fa/", "e-mail": "/accounts/email/", "password": "/accounts/password/change/"}


@contextmanager
def serving(data: str) -> Iterator[str]:
    """The address of a server on the data folder `data`, stopped afterwards."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "nofault", "serve", "--port", str(port)]
    with tempfile.TemporaryFile() as output:
        server = subprocess.Popen(command, env={**os.environ, "NOFAULT_BASE_URL": f"http://127.0.0.1:{port}"}, stdout=output, stderr=output)
        try:
            for _ in range(150):
                try:
                    urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=1)
                    break
                except (urllib.error.URLError, OSError):
                    time.sleep(0.2)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(20)


def _shoot(browser: Any, address: str, user: Any, wanted: dict[str, str], prefix: str, choice: argparse.Namespace) -> None:
    from django.conf import settings

    from tests.web.browser.conftest import session_of

    for width in choice.width or WIDTHS:
        for theme in choice.theme or THEMES:
            context = browser.new_context(base_url=address, viewport={"width": width, "height": 900}, color_scheme=theme, reduced_motion="reduce")
            if user is not None:
                context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session_of(user), "url": address}])
            page = context.new_page()
            for name, path in wanted.items():
                if choice.only and name not in choice.only:
                    continue
                page.goto(path)
                page.screenshot(path=OUT / f"{prefix}{name}-{width}-{theme}.png", full_page=not choice.fold)
                if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                    sys.stderr.write(f"{prefix}{name} at {width} px scrolls sideways\n")
            context.close()


def main() -> None:
    """Make the data folders, serve them one after the other, and take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", type=lambda text: text.split(","), default=[])
    parser.add_argument("--width", type=int, action="append")
    parser.add_argument("--theme", action="append", choices=THEMES)
    parser.add_argument("--fold", action="store_true", help="only what is seen without scrolling")
    choice = parser.parse_args()
    with tempfile.TemporaryDirectory() as data:
        os.environ |= {"NOFAULT_DATA_DIR": data, "NOFAULT_TESTING": "1", "DJANGO_ALLOW_ASYNC_UNSAFE": "1"}
        os.environ["DJANGO_SETTINGS_MODULE"] = "nofault.web.settings"
        os.environ.pop("DATABASE_URL", None)
        _run(data, choice)


def _run(data: str, choice: argparse.Namespace) -> None:
    import django

    django.setup()
    from django.core.management import call_command
    from playwright.sync_api import sync_playwright

    from nofault.demo.story import tell_story
    from nofault.web.access import Actor
    from nofault.web.models.incident import Part
    from nofault.web.models.people import Role, Team
    from nofault.web.services.accounts import invite_person
    from nofault.web.services.saved_views import save_view
    from nofault.web.services.templates import set_defaults
    from tests.web.browser.conftest import FLAGS, chromium_path
    from tests.web.browser.imports import brought
    from tests.web.browser.sample import LONG_PERSON, fill, own_templates, person

    call_command("migrate", verbosity=0)
    OUT.mkdir(exist_ok=True)
    newcomer = person("Noa Elm")
    with serving(data) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=list(FLAGS))
        _shoot(browser, address, newcomer, EMPTY, "empty-", choice)
        user = fill(datetime.now(UTC))
        part = Part.objects.filter(kind="action_items", incident__title__startswith="Payment").select_related("incident")[0]
        user.role = Role.ADMINISTRATOR
        user.save(update_fields=["role"])
        for name, query in (("The worst", "severity=SEV1"), ("SEV2 with late items", "severity=SEV2&late=1")):
            save_view(Actor(user), name, f"/incidents/?{query}")
        own_templates(user)
        set_defaults(Actor(user), None, {"": "coe", "SEV1": "six-rules"})
        _invitation, token = invite_person(Actor(user), "robin@example.com", team=Team.objects.get(slug="payments"))
        _shoot(browser, address, user, {**pages_of(part.incident.reference, part.key, brought(user)), **ACCOUNT}, "", choice)
        told = tell_story(Path(data) / "sample-evidence", now=datetime.now(UTC))
        where = f"/incidents/{told.incident.reference}/"
        full = {
            "evidence": f"{where}evidence/",
            "evidence-beside": f"{where}evidence/events/beside/",
            "postmortem": where,
            "attachments": f"{where}attachments/",
        }
        _shoot(browser, address, told.incident.participations.filter(function="responder").get().user, full, "worked-", choice)
        _shoot(browser, address, None, {**STRANGER, "invitation": f"/accounts/invitation/{token}/"}, "", choice)
        part = Part.objects.filter(kind="action_items", data__contains=LONG_PERSON).select_related("incident")[0]
        _shoot(browser, address, user, overfull_of(part.incident.reference, part.pk, part.key), "overfull-", choice)
        browser.close()
    sys.stderr.write(f"Pictures are in {OUT}/\n")


if __name__ == "__main__":
    main()
