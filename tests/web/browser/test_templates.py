"""Templates in a real browser: the main path, how the pages look to axe, and that they fit."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from nofault.web.models.incident import Incident
from nofault.web.models.people import User
from tests.web.browser.sample import fill, own_templates

OpenPage = Callable[..., Page]


@pytest.fixture
def kim(transactional_db) -> User:
    """The lead of the team of payments."""
    return fill(timezone.now())


def test_a_lead_begins_a_template_looks_at_it_keeps_it_and_lets_new_documents_begin_in_it(open_page: OpenPage, kim: User):
    page = open_page(kim)
    page.goto("/settings/")
    page.get_by_role("link", name="Templates").click()
    page.get_by_role("link", name="New template").click()
    page.get_by_role("link", name="Correction of error in five parts").click()
    text = page.get_by_label("Its text")
    begun = text.input_value()
    text.fill(begun.replace("name: our-coe", "name: payments-coe").replace("What did we learn?: lessons", "What did we learn?: lesson"))
    page.get_by_role("button", name="Keep the template").click()
    expect(page.locator("#text-error")).to_contain_text("'lesson' is no place of the document")
    text.fill(begun.replace("name: our-coe", "name: payments-coe").replace("title: Our review", "title: Payments in five parts"))
    page.get_by_role("button", name="Look at it first").click()
    expect(page.locator(".export-look")).to_contain_text("Hold an index back")
    page.get_by_role("button", name="Keep the template").click()
    expect(page.locator("h1")).to_have_text("Payments in five parts")
    page.goto("/settings/template-defaults/?team=payments")
    page.get_by_label("SEV2").select_option("payments-coe")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".toast")).to_contain_text("New documents begin as chosen.")
    page.goto("/incidents/new/")
    page.get_by_label("Title").fill("Payment requests were slow")
    page.get_by_label("Severity").select_option("SEV2")
    page.get_by_label("Service").select_option("payments")
    page.get_by_role("button", name="Make the draft").click()
    page.get_by_role("link", name="Export").click()
    expect(page.locator("#look-title")).to_have_text("Payments in five parts")
    assert [problem for problem in page.problems if "422" not in problem] == []


def test_what_a_version_said_comes_back(open_page: OpenPage, kim: User):
    own_templates(kim)
    page = open_page(kim)
    page.goto("/settings/templates/payments-review/")
    page.get_by_role("link", name="Version 1").click()
    expect(page.locator(".differences ins").first).to_contain_text("+ title: Look back of payments")
    page.get_by_role("button", name="Bring it back").click()
    expect(page.locator("h1")).to_have_text("Review of payments")
    expect(page.locator("main")).to_contain_text("version 4")
    assert page.problems == []


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_the_pages_of_templates_pass_axe_and_fit(open_page: OpenPage, kim: User, violations, misshapen, width: int):
    row = own_templates(kim)
    page = open_page(kim, width=width)
    one = f"/settings/templates/{row.name}/"
    lists = ["/settings/templates/", "/settings/template-defaults/", "/settings/template-defaults/?team=payments", "/settings/new-template/"]
    lists.append(f"/incidents/{Incident.objects.filter(team=row.team, binned_at=None)[0].reference}/export/?as={row.name}")
    for address in [*lists, one, f"{one}?as=empty", f"{one}?as=text", f"{one}edit/", f"{one}versions/1/", "/settings/templates/forensic/"]:
        page.goto(address)
        assert (address, violations(page), misshapen(page)) == (address, [], [])
    assert page.problems == []
