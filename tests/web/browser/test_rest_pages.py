"""The API's description, the bin, attachments and retired teams in a real browser."""

from __future__ import annotations

import base64
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from nofault.web.access import Actor
from nofault.web.models.incident import Incident
from nofault.web.models.people import Service, User
from nofault.web.services.attachments import attach_file
from nofault.web.services.comments import add_comment, bin_comment
from nofault.web.services.teams import create_service, retire_service

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


@pytest.mark.parametrize("width", WIDTHS)
def test_the_description_of_the_api_passes_axe_for_somebody_and_for_a_stranger(
    open_page: OpenPage, member: User, transactional_db, violations, width: int
):
    for person in (member, None):
        page = open_page(person, width=width)
        assert problems_of(page, ["/api/v1/docs"], violations) == {}
        assert page.problems == []


PICTURE = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
LONG_NAME = "A picture of the error share as the dashboard showed it that night before the rollback was finished.png"


@pytest.mark.parametrize("width", WIDTHS)
def test_attachments_the_bin_and_retired_rows_pass_axe_and_never_scroll_sideways(
    open_page: OpenPage, administrator: User, incident: Incident, own_folders, transactional_db, violations, width: int
):
    ada, here = Actor(administrator), f"/incidents/{incident.reference}/attachments/"
    page = open_page(administrator, width=width)
    assert problems_of(page, [here], violations) == {}, "without any file"
    for name, data in ((LONG_NAME, PICTURE), ("x" * 110 + ".log", b"plain")):
        attach_file(ada, incident, name, [data], description="What the runbook said " * 6)
    retire_service(ada, create_service(ada, "checkout-" * 10), True)
    comment = add_comment(ada, incident, "Which region was it? " * 8)
    bin_comment(ada, incident, comment.pk)
    addresses = [here, "/incidents/bin/", "/settings/services/", "/settings/teams/", "/settings/teams/payments/"]
    addresses.append(f"/settings/services/{Service.objects.get().slug}/")
    assert problems_of(page, addresses, violations) == {}
    assert page.problems == []


def test_a_person_attaches_a_picture_sees_it_and_takes_it_away_again(page: Page, incident: Incident, own_folders):
    page.goto(f"/incidents/{incident.reference}/")
    page.get_by_text("More", exact=True).click()
    page.get_by_role("link", name="Attachments", exact=True).click()
    page.locator("#files").set_input_files({"name": "graph.png", "mimeType": "image/png", "buffer": PICTURE})
    page.get_by_label("What they show").fill("Error share that night")
    page.get_by_role("button", name="Attach").click()
    shown = page.get_by_role("img", name="Error share that night")
    expect(shown).to_be_visible()
    assert shown.evaluate("picture => picture.decode().then(() => picture.naturalWidth)") == 1, "the policy lets it be drawn"
    with page.expect_download() as download:
        page.get_by_role("link", name="graph.png", exact=True).click()
    assert download.value.path().read_bytes() == PICTURE
    page.get_by_role("button", name="Move to the bin: graph.png").click()
    expect(shown).to_be_hidden()
    page.get_by_role("button", name="Undo").click()
    expect(shown).to_be_visible()
    assert page.problems == []


def test_a_document_goes_to_the_bin_from_its_menu_and_comes_back_by_the_toast(page: Page, incident: Incident):
    page.goto(f"/incidents/{incident.reference}/")
    page.get_by_text("More", exact=True).click()
    page.get_by_role("button", name="Move to the bin").click()
    page.wait_for_url("**/incidents/")
    expect(page.get_by_role("link", name=incident.title)).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("link", name=incident.title)).to_be_visible()
    assert page.problems == []
