"""A real browser in front of a live server, with somebody logged in. Without Chromium these tests are skipped, by name."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page, expect, sync_playwright
from playwright.sync_api import Error as PlaywrightError

from nofault.web.access import Actor
from nofault.web.models.incident import Incident
from nofault.web.models.people import User
from nofault.web.services.incidents import bring_document
from tests.web.document_sample import sample

FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
AXE = Path(__file__).parents[1] / "vendor" / "axe.min.js"
# A busy machine takes its time; only a failing test waits that long.
expect.set_options(timeout=20_000)
# A text of some length in a column that is too narrow to be read, or a page that is wider than its window.
MISSHAPEN = """() => {
  const found = document.documentElement.scrollWidth > innerWidth ? ["scrolls sideways"] : [];
  const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode.data.trim(), parent = texts.currentNode.parentElement;
    if (text.length < 30 || !parent.checkVisibility() || parent.closest(".visually-hidden, textarea, select, datalist")) continue;
    let box = parent;
    while (getComputedStyle(box).display.startsWith("inline") || getComputedStyle(box).display === "contents") box = box.parentElement;
    const range = document.createRange();
    range.selectNodeContents(texts.currentNode);
    const lines = new Set([...range.getClientRects()].map((line) => Math.round(line.top))).size;
    const style = getComputedStyle(box), width = box.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    if (lines > 3 && width < 128) found.push(`${Math.round(width)} px for “${text.slice(0, 30)}”`);
  }
  return found;
}"""
AXE_RUN = """async (options) => (await axe.run(document, {...options, resultTypes: ["violations"]})).violations.map(
  (rule) => `${rule.id}: ${rule.nodes.map((node) => node.target.join(" ")).join(", ")}`)"""
# The themes differ by light-dark() alone, which gives a colour and nothing else (a test sees to it): these are the rules about colours.
OF_COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"]}


def chromium_path() -> str | None:
    """The headless build where it is installed: the same engine without the windows around it, a third less work for each page."""
    installed = (shutil.which(name) for name in ("chromium-headless-shell", "chromium", "chromium-browser"))
    found = os.environ.get("NOFAULT_CHROMIUM") or next(filter(None, installed), None)
    return found if found and Path(found).exists() else None


@pytest.fixture(scope="module")
def browser(django_db_setup: None) -> Iterator[Browser]:
    path = chromium_path()
    if path is None:
        pytest.skip("Chromium is not installed (apt-get install chromium): the browser tests were not run")
    # Playwright's synchronous side keeps an event loop in this thread, which Django takes for asynchronous code.
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        try:
            launched = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        except PlaywrightError as error:
            pytest.skip(f"Chromium did not start: {error.message.splitlines()[0]}")
        yield launched
        launched.close()


def session_of(user: User) -> str:
    """The value of the session cookie of somebody who just logged in."""
    client = Client()
    client.force_login(user)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


@pytest.fixture
def open_page(browser: Browser, live_server: Any) -> Iterator[Callable[..., Page]]:
    """A function that opens a page of somebody who is logged in: open_page(user, width=…)."""
    contexts = []

    def open_as(user: User | None, *, width: int = 1440, height: int = 900, scripts: bool = True) -> Page:
        viewport: Any = {"width": width, "height": height}
        context = browser.new_context(
            base_url=live_server.url, viewport=viewport, color_scheme="light", java_script_enabled=scripts, reduced_motion="reduce"
        )
        contexts.append(context)
        if user is not None:
            context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session_of(user), "url": live_server.url}])
        page = context.new_page()
        problems: list[str] = []
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
        page.problems = problems
        return page

    yield open_as
    for context in contexts:
        context.close()


@pytest.fixture
def page(open_page: Callable[..., Page], member: User) -> Page:
    """A page of a member at desktop width."""
    return open_page(member)


@pytest.fixture
def document(member: User, transactional_db: None) -> Incident:
    """A document with something in every place."""
    return bring_document(Actor(member), sample())


@pytest.fixture
def shown(page: Page, document: Incident) -> Page:
    """The page of that document."""
    page.goto(f"/incidents/{document.reference}/")
    return page


@pytest.fixture
def misshapen() -> Callable[[Page], list[str]]:
    """What does not fit on the page, one line each."""

    def run(page: Page) -> list[str]:
        found: list[str] = page.evaluate(MISSHAPEN)
        return found

    return run


@pytest.fixture
def violations() -> Callable[[Page], list[str]]:
    """What axe-core finds on the page in light, and then about its colours in dark; one line a rule."""

    def run(page: Page) -> list[str]:
        if not page.evaluate("() => 'axe' in window"):
            page.evaluate(AXE.read_text())
        found: list[str] = page.evaluate(AXE_RUN, {})
        page.emulate_media(color_scheme="dark")
        found += [f"in dark, {problem}" for problem in page.evaluate(AXE_RUN, OF_COLOURS)]
        page.emulate_media(color_scheme="light")
        return found

    return run
