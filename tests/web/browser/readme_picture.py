"""Takes the README's picture: the incident of the demonstration as its page shows it, with a question and a comment in the margin.

python -m tests.web.browser.readme_picture
"""

from __future__ import annotations

import os
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

OUT = Path("docs/images/postmortem.png")
SIZE: Any = {"width": 1440, "height": 1580}


def main() -> None:
    with tempfile.TemporaryDirectory() as data:
        os.environ |= {"NOFAULT_DATA_DIR": data, "NOFAULT_TESTING": "1", "DJANGO_ALLOW_ASYNC_UNSAFE": "1"}
        os.environ["DJANGO_SETTINGS_MODULE"] = "nofault.web.settings"
        os.environ.pop("DATABASE_URL", None)
        _take(Path(data))


def _take(data: Path) -> None:
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from playwright.sync_api import sync_playwright

    from nofault.demo.story import tell_story
    from nofault.postmortem.model import TimelineEntry
    from nofault.postmortem.terms import EntryKind, SourceKind
    from nofault.web.access import Actor
    from nofault.web.demo_login import DEMO_EMAIL
    from nofault.web.models.incident import Part
    from nofault.web.models.people import User
    from nofault.web.services.comments import add_comment
    from nofault.web.services.parts import add_part
    from tests.web.browser.conftest import FLAGS, chromium_path, session_of
    from tests.web.browser.screens import serving

    call_command("migrate", verbosity=0)
    row = tell_story(data / "sample-evidence", now=datetime.now(UTC)).incident
    reader = User.objects.get(email=DEMO_EMAIL)
    first = Part.objects.filter(incident=row, kind="timeline", binned_at=None).exclude(at=None).order_by("at")[1]
    later = Part.objects.filter(incident=row, kind="timeline", binned_at=None).exclude(at=None).order_by("at")[4]
    account = TimelineEntry(
        at=first.at and first.at + timedelta(minutes=1), kind=EntryKind.CHAT, source="call", source_kind=SourceKind.ACCOUNT, actor_role="responder"
    )
    account.text = "The empty cache should have been noticed before the deploy"
    add_part(Actor(reader), row, "timeline", account)
    add_comment(Actor(reader), row, "Is this the same pool as in the incident of August?", part_key=later.key)
    with serving(str(data)) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=list(FLAGS))
        context = browser.new_context(base_url=address, viewport=SIZE, color_scheme="light", reduced_motion="reduce")
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session_of(reader), "url": address}])
        page = context.new_page()
        page.goto(f"/incidents/{row.reference}/")
        page.screenshot(path=OUT)
        browser.close()
    sys.stderr.write(f"The picture is in {OUT}\n")


if __name__ == "__main__":
    main()
