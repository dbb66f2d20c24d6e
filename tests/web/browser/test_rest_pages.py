"""The API's description, the bin, attachments and retired teams in a real browser."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from nofault.web.models.people import User

OpenPage = Callable[..., Page]
WIDTHS = (360, 768, 1440)


def problems_of(page: Page, addresses: list[str], violations: Callable[[Page], list[str]]) -> dict[str, list[str]]:
    """What axe-core finds and which pages scroll sideways, by address."""
    found = {}
    for address in addresses:
        page.goto(address)
        problems = violations(page)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            problems.append("scrolls sideways")
        if problems:
            found[address] = problems
    return found


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_the_description_of_the_api_passes_axe_for_somebody_and_for_a_stranger(
    open_page: OpenPage, member: User, transactional_db, violations, width: int, theme: str
):
    for person in (member, None):
        page = open_page(person, width=width, theme=theme)
        assert problems_of(page, ["/api/v1/docs"], violations) == {}
        assert page.problems == []
