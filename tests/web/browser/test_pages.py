from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

import nofault.web
from nofault.postmortem.model import ActionItem
from nofault.postmortem.terms import ActionState
from nofault.web.access import Actor
from nofault.web.models.incident import ActionItem as ActionRow
from nofault.web.models.incident import Incident, Part
from nofault.web.models.people import User
from nofault.web.services.incidents import bin_incident
from nofault.web.services.parts import add_part
from tests.web.browser.sample import UNBROKEN, fill

ADDRESSES = (
    *("/", "/incidents/", "/incidents/?q=nothing", "/incidents/?severity=SEV2", "/incidents/new/", "/incidents/bin/", "/incidents/bring/"),
    *("/actions/", "/actions/?view=board", "/actions/?sort=priority&owner=none", "/actions/standup/", "/actions/standup/?items=1&at=1"),
    *("/search/", "/search/?q=connection+pool", "/preferences/", "/keyboard/", "/sample/", "/nothing/"),
    *("/accounts/2fa/", "/accounts/email/", "/accounts/password/change/"),
)
OpenPage = Callable[..., Page]


@pytest.fixture
def kim(transactional_db) -> User:
    return fill(timezone.now())


def overfull() -> list[str]:
    """The pages around a document whose title, check and owner are as long as they may be and never break."""
    part = Part.objects.filter(kind="action_items", incident__title=UNBROKEN, data__contains="Featherstonehaugh").select_related("incident").get()
    document = f"/incidents/{part.incident.reference}/"
    return [f"/actions/{part.incident.reference}/{part.key}/", *(f"{document}{page}/" for page in ("history", "publish", "share", "evidence"))]


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_every_page_passes_axe_and_fits_its_window(open_page: OpenPage, kim: User, violations, misshapen, width: int):
    page = open_page(kim, width=width)
    found = {}
    for address in (*ADDRESSES, *overfull()):
        page.goto(address)
        problems = violations(page) + misshapen(page)
        if problems:
            found[address] = problems
    assert found == {}
    assert [text for text in page.problems if "404" not in text] == []


def test_the_way_in_passes_axe(open_page: OpenPage, transactional_db, violations):
    page = open_page(None)
    for address in ("/accounts/login/", "/accounts/password/reset/", "/accounts/signup/"):
        page.goto(address)
        assert violations(page) == []
    assert page.problems == []


def test_empty_pages_pass_axe(page: Page, violations):
    for address in ("/", "/incidents/", "/actions/", "/actions/?view=board", "/incidents/bin/"):
        page.goto(address)
        assert violations(page) == []


def test_a_column_too_narrow_to_read_is_found(page: Page, misshapen):
    page.goto("/keyboard/")
    assert misshapen(page) == []
    page.evaluate("document.querySelector('.keys').style.gridTemplateColumns = 'minmax(0, 1fr) 5rem'")
    assert any("px for" in problem for problem in misshapen(page))


def test_what_is_too_pale_in_dark_alone_is_found(page: Page, violations):
    page.goto("/keyboard/")
    assert violations(page) == []
    page.evaluate("document.querySelector('h1').style.color = 'light-dark(#000000, #2c2c2c)'")
    assert violations(page) == ["in dark, color-contrast: h1"]
    assert page.evaluate("matchMedia('(prefers-color-scheme: light)').matches")


def test_the_themes_differ_in_colours_alone():
    static = Path(nofault.web.__file__).parent / "static"
    sheets = {path.name: path.read_text(encoding="utf-8") for path in [*static.rglob("*.css"), *static.rglob("*.js")]}
    assert [name for name, text in sheets.items() if "prefers-color-scheme" in text or "dataset.theme" in text] == []
    by_theme = [rule for text in sheets.values() for rule in re.findall(r"\[data-theme[^{]*\{([^}]*)\}", text)]
    assert len(by_theme) == 3
    assert all("color-scheme:" in rule for rule in by_theme)


def test_a_list_is_walked_with_j_and_k_and_opened_with_enter(open_page: OpenPage, kim: User):
    page = open_page(kim)
    page.goto("/incidents/")
    references = page.locator("[data-row] .what a").evaluate_all("links => links.map((link) => link.getAttribute('href'))")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.getAttribute('href')") == references[1]
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{references[1]}")


def test_slash_and_sequences_and_the_question_mark_work(page: Page):
    page.goto("/")
    page.keyboard.press("/")
    expect(page.locator("#rail-search")).to_be_focused()
    page.keyboard.type("pool")
    page.keyboard.press("Escape")
    expect(page.locator("#rail-search")).not_to_be_focused()
    page.keyboard.press("g")
    page.keyboard.press("a")
    page.wait_for_url("**/actions/")
    page.keyboard.press("?")
    expect(page.locator("dialog[open] h1")).to_have_text("Keys")
    page.keyboard.press("Escape")
    page.keyboard.press("n")
    page.wait_for_url("**/incidents/new/")


def test_single_keys_can_be_turned_off(page: Page):
    page.goto("/keyboard/")
    page.get_by_label("Single keys work in this browser").uncheck()
    page.goto("/actions/")
    page.keyboard.press("n")
    page.keyboard.press("j")
    assert page.url.endswith("/actions/")


def test_keys_typed_into_a_field_are_text(page: Page):
    page.goto("/incidents/new/")
    page.get_by_label("Title").fill("")
    page.keyboard.type("jn/?gi")
    expect(page.get_by_label("Title")).to_have_value("jn/?gi")


def test_the_palette_opens_a_document_by_typing(open_page: OpenPage, kim: User, violations):
    page = open_page(kim)
    page.goto("/")
    page.keyboard.press("Control+k")
    page.keyboard.type("stale prices")
    expect(page.locator("#palette-list [role=option]").first).to_contain_text("Stale prices")
    assert violations(page) == []
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/incidents/INC-"))


def test_escape_leaves_the_palette_at_once(page: Page):
    page.goto("/")
    page.keyboard.press("Control+k")
    page.keyboard.type("stale")
    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)
    page.keyboard.press("n")
    page.wait_for_url("**/incidents/new/")


def test_a_time_says_nothing_twice_to_somebody_whose_clock_is_utc(page: Page, incident: Incident):
    page.goto("/incidents/")
    page.locator("time").first.hover()
    expect(page.locator("#tip")).to_be_visible()
    assert page.locator("#tip").text_content() == "now" or "ago" in (page.locator("#tip").text_content() or "")


def test_a_time_shows_the_readers_clock_on_hover_and_on_focus(open_page: OpenPage, kim: User):
    page = open_page(kim)
    page.goto("/incidents/")
    page.locator("time").first.hover()
    expect(page.locator("#tip")).to_contain_text("in Berlin")
    page.mouse.move(0, 0)
    expect(page.locator("#tip")).to_be_hidden()
    page.keyboard.press("j")
    expect(page.locator("#tip")).to_contain_text("in Berlin")
    page.keyboard.press("Escape")
    expect(page.locator("#tip")).to_be_hidden()


def test_filters_change_the_list_and_the_address_and_back_undoes_them(open_page: OpenPage, kim: User):
    page = open_page(kim)
    page.goto("/incidents/")
    before = page.locator("[data-row]").count()
    page.locator("label", has_text="SEV1").click()
    page.wait_for_url("**severity=SEV1*")
    expect(page.locator("[data-row]")).not_to_have_count(before)
    assert "q=" not in page.url
    page.go_back()
    page.wait_for_url("**/incidents/")
    expect(page.locator("[data-row]")).to_have_count(before)
    expect(page.locator("input[value=SEV1]")).not_to_be_checked()


def test_a_promise_is_updated_in_its_row(open_page: OpenPage, member: User, incident: Incident, transactional_db):
    add_part(Actor(member), incident, "action_items", ActionItem(text="Alert on pool use", state=ActionState.COMMITTED))
    page = open_page(member)
    page.goto("/actions/?priority=P0")
    page.goto("/actions/")
    page.get_by_role("link", name="Update").click()
    page.locator("[data-editor] label", has_text="in progress").click()
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".toast")).to_contain_text("is in progress")
    expect(page.locator("[data-row] .state")).to_have_text("in progress")


def test_escape_closes_the_form_and_gives_the_focus_back(open_page: OpenPage, member: User, incident: Incident, transactional_db):
    add_part(Actor(member), incident, "action_items", ActionItem(text="Alert on pool use", state=ActionState.COMMITTED))
    page = open_page(member)
    page.goto("/actions/")
    page.get_by_role("link", name="Update").click()
    page.locator("[data-editor] input[name=proof]").focus()
    page.keyboard.press("Escape")
    expect(page.locator("[data-editor]")).to_have_count(0)
    expect(page.get_by_role("link", name="Update")).to_be_focused()


def test_a_toast_goes_after_ten_seconds_and_stays_while_it_is_pointed_at(open_page: OpenPage, member: User, incident: Incident, transactional_db):
    bin_incident(Actor(member), incident)
    page = open_page(member)
    page.clock.install()
    page.goto("/incidents/bin/")
    page.get_by_role("button", name="Restore").click()
    expect(page.locator(".toast")).to_contain_text("is back in the list")
    page.locator(".toast").hover()
    page.clock.run_for(15_000)
    expect(page.locator(".toast")).to_be_visible()
    page.mouse.move(0, 0)
    page.clock.run_for(11_000)
    expect(page.locator(".toast")).to_have_count(0)


def test_everything_works_without_scripts(open_page: OpenPage, member: User, incident: Incident, transactional_db):
    add_part(Actor(member), incident, "action_items", ActionItem(text="Alert on pool use", state=ActionState.COMMITTED))
    page = open_page(member, scripts=False)
    page.goto("/incidents/")
    page.locator("label", has_text="SEV1").click()
    page.get_by_role("button", name="Filter").click()
    expect(page.locator("[data-row]")).to_have_count(0)
    page.goto("/actions/")
    page.get_by_role("link", name="Update").click()
    page.locator("label", has_text="in progress").click()
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".toast")).to_contain_text("is in progress")
    page.locator("#rail-search").fill("pool")
    page.keyboard.press("Enter")
    expect(page.locator("[data-row] h2")).to_have_text(incident.title)


def test_a_standup_is_held_with_the_keyboard(open_page: OpenPage, member: User, incident: Incident, transactional_db):
    for number, text in enumerate(("Alert on pool use", "Tie the pool to the load", "Write the runbook", "Prove the rollback")):
        add_part(Actor(member), incident, "action_items", ActionItem(text=text, state=ActionState.COMMITTED, due_on=date(2026, 1, 14 + number)))
    page = open_page(member)
    page.clock.install()
    page.goto("/actions/")
    page.get_by_role("link", name="Standup").click()
    expect(page.locator("h1")).to_have_text("Alert on pool use")
    expect(page.get_by_role("timer")).to_have_text("5:00")
    page.clock.run_for(301_000)
    expect(page.get_by_role("timer")).to_have_text("time for the next one")
    page.keyboard.press("o")
    expect(page.locator("h1")).to_have_text("Tie the pool to the load")
    page.keyboard.press("b")
    page.keyboard.type("access to the staging cluster")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Write the runbook")
    page.keyboard.press("p")
    page.keyboard.press("Enter")
    expect(page.locator(".field-error")).to_contain_text("Link the change")
    page.keyboard.press("p")
    page.keyboard.type("https://example.com/changes/1841")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Prove the rollback")
    page.keyboard.press("d")
    page.get_by_label("The day that is real").fill("2027-03-01")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("That was the last one")
    page.keyboard.press("k")
    expect(page.locator(".standup-facts")).to_contain_text("1 Mar 2027")
    states = ActionRow.objects.order_by("part_id").values_list("state", "blocked")
    assert list(states) == [("committed", False), ("committed", True), ("done", False), ("committed", False)]


def test_a_standup_needs_no_scripts(open_page: OpenPage, member: User, incident: Incident, transactional_db):
    add_part(Actor(member), incident, "action_items", ActionItem(text="Alert on pool use", state=ActionState.COMMITTED))
    page = open_page(member, scripts=False)
    page.goto("/actions/standup/")
    expect(page.get_by_role("timer")).to_be_hidden()
    page.get_by_label("What shows that it is done").fill("https://example.com/changes/1841")
    page.get_by_role("button", name="Done").click()
    expect(page.locator("h1")).to_have_text("That was the last one")


def test_filters_are_kept_under_a_name_and_found_again(open_page: OpenPage, kim: User, violations):
    page = open_page(kim)
    page.goto("/incidents/")
    expect(page.get_by_text("Keep these filters as a view")).to_have_count(0)
    page.locator("label", has_text="SEV1").click()
    page.get_by_text("Keep these filters as a view").click()
    page.get_by_label("Its name").fill("The worst")
    page.keyboard.press("Enter")
    expect(page.locator(".toast")).to_contain_text("“The worst” is kept")
    assert violations(page) == []
    page.goto("/incidents/")
    page.get_by_role("link", name="The worst").click()
    page.wait_for_url("**/incidents/?severity=SEV1")
    expect(page.get_by_role("link", name="The worst")).to_have_attribute("aria-current", "true")
    page.get_by_role("button", name="Forget this view").click()
    page.locator(".toast").get_by_role("button", name="Undo").click()
    expect(page.get_by_role("link", name="The worst")).to_be_visible()


def test_the_palette_leads_to_what_somebody_promised(open_page: OpenPage, kim: User):
    page = open_page(kim)
    page.goto("/")
    page.keyboard.press("Control+k")
    page.keyboard.type("lee bir")
    expect(page.locator("#palette-list [role=option]").first).to_contain_text("Lee Birch")
    page.keyboard.press("Enter")
    page.wait_for_url("**/actions/?person=*")
    expect(page.locator("input[name=person]")).to_be_checked()


def test_a_promise_of_a_list_leads_to_its_place_in_the_document(open_page: OpenPage, kim: User):
    page = open_page(kim)
    page.goto("/actions/")
    target = page.locator("[data-row] .what a").first.get_attribute("href") or ""
    page.goto(target)
    expect(page.locator(f"#{target.partition('#')[2]}")).to_be_visible()


def test_the_first_tab_stop_skips_to_the_content(page: Page):
    page.goto("/actions/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_a_phone_sorts_the_list(open_page: OpenPage, kim: User):
    page = open_page(kim, width=360, height=740)
    page.goto("/incidents/")
    page.get_by_role("link", name="Oldest").click()
    page.wait_for_url("**sort=oldest")
    expect(page.locator("[data-row] .what a").first).to_have_attribute("href", re.compile("INC-"))
    expect(page.get_by_role("link", name="Oldest")).to_have_attribute("aria-current", "true")


def test_a_phone_reaches_every_room_by_the_bar(open_page: OpenPage, kim: User):
    page = open_page(kim, width=360, height=740)
    page.goto("/")
    page.locator(".rail").get_by_role("link", name="Actions").click()
    page.wait_for_url("**/actions/")
    box = page.locator(".rail").bounding_box()
    assert box is not None
    assert box["y"] > 600
    assert page.locator(".rail a:visible").count() >= 6
