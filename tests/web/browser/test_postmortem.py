"""The postmortem page in a browser: editing in place, by keyboard and by finger too."""

from __future__ import annotations

from itertools import pairwise

import pytest
from django.conf import settings
from playwright.sync_api import expect

from nofault.postmortem.model import ActionItem, Note
from nofault.web.access import Actor
from nofault.web.services.comments import add_comment
from nofault.web.services.documents import document_of
from nofault.web.services.parts import add_part
from tests.web.browser.conftest import session_of
from tests.web.browser.parts_of_page import edit, form_in, row

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_click_into_a_block_edits_it_where_it_stands(shown, document):
    shown.locator("#section-summary .pm-block").click(position={"x": 40, "y": 12})
    form = form_in(shown, "summary")
    expect(form.locator("textarea")).to_be_focused()
    form.locator("textarea").fill("The pool was full for 23 minutes.")
    form.get_by_role("button", name="Save").click()
    expect(shown.locator("#section-summary .prose")).to_have_text("The pool was full for 23 minutes.")
    expect(form).to_have_count(0)
    expect(row(shown, "summary").get_by_role("link", name="Edit Summary")).to_be_focused()
    assert document_of(document).summary == "The pool was full for 23 minutes."
    assert shown.problems == []


def test_a_document_is_written_by_keyboard_alone(shown, document):
    shown.keyboard.press("a")
    expect(shown.locator("#quick-timeline-at")).to_be_focused()
    shown.keyboard.type("2026-01-14 14:58 UTC")
    shown.keyboard.press("Tab")
    shown.keyboard.press("Tab")
    shown.keyboard.type("Cache was warm again")
    shown.keyboard.press("Enter")
    entry = shown.locator("#section-timeline .pm-row", has_text="Cache was warm again")
    expect(entry).to_contain_text("14:58:00 UTC")
    expect(shown.locator("#quick-timeline-at")).to_be_focused()
    edit = row(shown, "cf-001").get_by_role("link", name="Edit Contributing factors: Size of the connection pool")
    edit.focus()
    shown.keyboard.press("e")
    expect(form_in(shown, "factors").locator("[name=property]")).to_be_focused()
    field = form_in(shown, "factors").locator("[name=target]")
    field.focus()
    shown.keyboard.press("Control+a")
    shown.keyboard.type("two for each worker")
    shown.keyboard.press("Control+Enter")
    expect(row(shown, "cf-001")).to_contain_text("two for each worker")
    expect(row(shown, "cf-001").locator(".pm-actions [data-edit]")).to_be_focused()
    shown.keyboard.press("Alt+ArrowUp")
    expect(shown.locator("#section-factors .pm-row").first).to_contain_text("Size of the connection pool")
    assert [factor.id for factor in document_of(document).factors][:2] == ["cf-001", "cf-000"]
    assert shown.problems == []


def test_whys_go_deeper_with_tab_at_the_start_of_a_line_only(shown):
    row(shown, "cf-001").locator(".pm-actions [data-edit]").focus()
    shown.keyboard.press("e")
    whys = form_in(shown, "factors").locator("[name=whys]")
    expect(form_in(shown, "factors").locator(":focus")).to_have_count(1)
    whys.fill("The pool is small")
    whys.press("Enter")
    shown.keyboard.press("Tab")
    shown.keyboard.type("Nobody sized it")
    expect(whys).to_have_value("The pool is small\n  Nobody sized it")
    whys.press("Shift+Tab")
    expect(whys).not_to_be_focused()


def test_a_missing_place_of_a_promise_is_filled_where_it_is_missing(shown, document):
    item = next(item for item in document_of(document).action_items if not item.owner)
    row(shown, item.id).get_by_role("link", name="Owner: one person").click()
    form = form_in(shown, "action_items")
    expect(form.locator("input:visible, textarea:visible, select:visible")).to_have_count(1)
    form.locator("[name=owner]").fill("Kim Member")
    form.locator("[name=owner]").press("Control+Enter")
    expect(row(shown, item.id)).to_contain_text("Kim Member")
    kept = next(each for each in document_of(document).action_items if each.id == item.id)
    assert (kept.owner, kept.text, kept.state) == ("Kim Member", item.text, item.state)


def test_the_outline_and_the_gap_follow_what_is_added(shown, document):
    expect(row(shown, "cf-001")).to_contain_text("open gap")
    edit(shown, "ai-002")
    form = form_in(shown, "action_items")
    form.get_by_label("Size of the connection pool").check()
    form.get_by_role("button", name="Save").click()
    expect(row(shown, "cf-001")).not_to_contain_text("open gap")
    shown.locator("#quick-helped [name=text]").fill("Status page was one click away")
    shown.locator("#quick-helped [name=text]").press("Enter")
    expect(shown.locator("#pm-outline li", has_text="What helped")).to_contain_text("2")


def test_an_open_gap_leads_to_the_two_ways_of_answering_it(shown, document):
    gap = row(shown, "cf-001").locator(".answers")
    gap.get_by_role("link", name="Add an action item").click()
    form = form_in(shown, "action_items")
    expect(form.get_by_label("Size of the connection pool")).to_be_checked()
    expect(form.get_by_label("Runbook for a full pool")).not_to_be_checked()
    form.locator("[name=text]").fill("Tie the size of the pool to load")
    form.get_by_role("button", name="Add").click()
    expect(gap).to_contain_text("Tie the size of the pool to load")
    promise = shown.locator("#section-action_items .pm-row", has_text="Tie the size of the pool to load")
    promise.hover()
    promise.get_by_role("button", name="Bin").click()
    gap.get_by_role("link", name="Choose not to fix it").click()
    form = form_in(shown, "not_fixing")
    form.locator("[name=what]").fill("The pool stays as it is")
    form.get_by_role("button", name="Add").click()
    expect(gap).to_contain_text("The pool stays as it is")
    expect(shown.locator("#section-not_fixing")).to_contain_text("Size of the connection pool")
    assert shown.problems == []


def test_a_time_without_a_zone_is_asked_about_and_one_click_answers(shown, document):
    quick = shown.locator("#quick-timeline")
    quick.locator("[name=at]").fill("15:40")
    quick.locator("[name=text]").fill("Dashboard shared")
    quick.get_by_role("button", name="Add").click()
    expect(quick).to_contain_text("In which zone?")
    expect(quick.locator("[name=text]")).to_have_value("Dashboard shared")
    quick.get_by_role("button", name="Europe/Berlin").or_(quick.get_by_role("button", name="UTC")).first.click()
    expect(shown.locator("#section-timeline .pm-row", has_text="Dashboard shared")).to_have_count(1)


def test_an_entry_without_a_time_is_asked_about_before_it_is_added(shown, document):
    quick = shown.locator("#quick-timeline")
    quick.locator("[name=text]").fill("A customer called the branch office twice")
    quick.get_by_role("button", name="Add").click()
    expect(quick).to_contain_text("At what time?")
    quick.get_by_role("button", name="unknown").click()
    expect(shown.locator("#section-timeline .pm-row", has_text="branch office twice")).to_contain_text("time unknown")


def test_what_a_typed_time_and_day_mean_is_said_before_saving(shown, member):
    member.zone = "Europe/Berlin"
    member.save()
    quick = shown.locator("#quick-timeline")
    quick.locator("[name=at]").press_sequentially("2:32 pm CET")
    expect(quick.locator(".understood")).to_have_text("14 Jan 2026, 13:32:00 UTC, 14:32 in Berlin")
    quick.locator("[name=at]").fill("15:40")
    expect(quick.locator(".understood")).to_have_text("In which zone?")
    quick.locator("[name=at]").fill("soon")
    expect(quick.locator(".understood")).to_have_text("")
    promise = shown.locator("#quick-action_items")
    promise.locator("[name=due_on]").fill("16 Jan 2026")
    expect(promise.locator(".understood")).to_have_text("Friday, 16 Jan 2026")


def test_an_owner_is_picked_from_the_people_there_are(shown, document, other_member):
    edit(shown, "ai-002")
    field = form_in(shown, "action_items").locator("[name=owner]")
    field.focus()
    expect(shown.locator("datalist#people option[value='Lee Member']")).to_have_count(1)
    assert field.evaluate("field => field.list?.id") == "people"


def test_the_version_in_the_head_follows_what_is_saved(shown, document):
    version = int(shown.locator("#pm-version").inner_text().removeprefix("v"))
    shown.locator("#quick-helped [name=text]").fill("One channel")
    shown.locator("#quick-helped [name=text]").press("Enter")
    expect(shown.locator("#pm-version")).to_have_text(f"v{version + 1}")
    edit(shown, "summary")
    form_in(shown, "summary").locator("textarea").fill("Saved by a pause.")
    expect(shown.locator("#pm-version")).to_have_text(f"v{version + 2}")
    edit(shown, "p-n1")
    form_in(shown, "lessons").locator("[name=text]").fill("Saved by hand.")
    form_in(shown, "lessons").get_by_role("button", name="Save").click()
    expect(shown.locator("#pm-version")).to_have_text(f"v{version + 3}")


def test_a_binned_item_comes_back_from_the_toast(shown, document):
    row(shown, "p-h1").hover()
    row(shown, "p-h1").get_by_role("button", name="Bin").click()
    expect(row(shown, "p-h1")).to_have_count(0)
    shown.locator(".toast").get_by_role("button", name="Undo").click()
    expect(row(shown, "p-h1")).to_be_visible()


def test_a_comment_is_made_and_settled_beside_its_part(shown, document):
    row(shown, "te-001").hover()
    row(shown, "te-001").get_by_role("button", name="Comment").click()
    row(shown, "te-001").locator("textarea").fill("Which graph is this?")
    row(shown, "te-001").locator("form").get_by_role("button", name="Comment").click()
    expect(row(shown, "te-001").locator(".note")).to_contain_text("Which graph is this?")
    row(shown, "te-001").get_by_role("button", name="Settled").click()
    expect(row(shown, "te-001").locator(".note")).to_have_count(0)


def test_the_whole_document_is_talked_about_at_its_end(shown, document):
    place = shown.locator("#section-comments")
    expect(shown.locator("#pm-outline li", has_text="Comments")).to_contain_text("–")
    place.locator("textarea").fill("Could the summary say what has changed since?")
    place.get_by_role("button", name="Comment").click()
    expect(place.locator(".pm-row")).to_contain_text("Could the summary say what has changed since?")
    expect(place.locator("textarea")).to_have_value("")
    expect(shown.locator("#pm-outline li", has_text="Comments")).to_contain_text("1")
    place.get_by_role("button", name="Settled").click()
    expect(place.locator(".pm-row")).to_have_count(0)
    assert shown.problems == []


def test_a_finger_reaches_comments_order_and_bin(browser, live_server, member, document):
    context = browser.new_context(base_url=live_server.url, viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session_of(member), "url": live_server.url}])
    page = context.new_page()
    page.goto(f"/incidents/{document.reference}/")
    page.locator("#section-factors .pm-block").nth(1).tap(position={"x": 20, "y": 12})
    form = form_in(page, "factors")
    editing = page.locator(".pm-editing")
    form.locator("[name=target]").fill("three for each worker")
    editing.get_by_label("Your comment").fill("Is that measured?")
    editing.get_by_role("button", name="Comment").tap()
    expect(editing.locator(".note")).to_contain_text("Is that measured?")
    expect(form.locator("[name=target]")).to_have_value("three for each worker"), "a comment leaves the form as it is"
    form.get_by_role("button", name="One place up").tap()
    expect(page.locator("#section-factors .pm-row").first).to_contain_text("three for each worker")
    page.locator("#section-factors .pm-block").first.tap(position={"x": 20, "y": 12})
    editing.get_by_role("button", name="Settled").tap()
    expect(editing.locator(".note")).to_have_count(0)
    form.get_by_role("button", name="Move to the bin").tap()
    expect(page.locator("#section-factors .pm-row")).to_have_count(2)
    expect(page.locator(".toast").get_by_role("button", name="Undo")).to_be_visible()
    context.close()


def test_the_margin_asks_while_somebody_types_and_saving_stays_possible(shown, document):
    shown.locator("#section-lessons").get_by_role("link", name="Add").click()
    form = form_in(shown, "lessons")
    form.locator("[name=text]").fill("The on-call engineer should have checked the dashboard.")
    expect(shown.locator("#section-lessons [data-findings] .note")).to_contain_text("What was known at that moment")
    form.get_by_role("button", name="Add").click()
    noted = shown.locator("#section-lessons .pm-row", has_text="should have checked")
    expect(noted.locator(".note")).to_contain_text("What was known at that moment")
    noted.get_by_text("Not this time").click()
    noted.get_by_label("Reason").fill("A quotation.")
    noted.get_by_role("button", name="Leave it").click()
    expect(noted.locator(".note")).to_have_count(0)


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_axe_finds_nothing_on_the_page_and_in_its_forms(open_page, member, document, violations, width):
    add_part(Actor(member), document, "lessons", Note(text="The engineer should have known."))
    add_part(Actor(member), document, "action_items", ActionItem(text="Be more careful with pools"))
    add_comment(Actor(member), document, "Which graph?", part_key="te-001")
    page = open_page(member, width=width)
    page.goto(f"/incidents/{document.reference}/")
    assert violations(page) == []
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
    edit(page, "te-008")
    expect(form_in(page, "timeline")).to_be_visible()
    assert violations(page) == []
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")


@pytest.mark.parametrize("path", ["history/", "publish/", "share/", "parts/te-001/edit/", "parts/new/action_items/"])
def test_axe_finds_nothing_on_the_pages_around_it(page, document, violations, path):
    page.goto(f"/incidents/{document.reference}/{path}")
    assert violations(page) == []


def test_without_scripts_each_part_is_edited_on_a_page_of_its_own(open_page, member, document):
    page = open_page(member, scripts=False)
    page.goto(f"/incidents/{document.reference}/")
    row(page, "summary").get_by_role("link", name="Edit Summary").click(force=True)
    page.get_by_label("Text").fill("Written without scripts.")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#section-summary .prose")).to_have_text("Written without scripts.")
    page.locator("#quick-timeline [name=at]").fill("2026-01-14 14:59 UTC")
    page.locator("#quick-timeline [name=text]").fill("Added without scripts")
    page.locator("#quick-timeline").get_by_role("button", name="Add").click()
    expect(page.locator("#section-timeline .pm-row", has_text="Added without scripts")).to_have_count(1)


def test_the_outline_is_a_map_for_a_screen_reader(shown):
    outline = shown.get_by_role("navigation", name="Parts of this document")
    for link in outline.get_by_role("link").all():
        target = shown.locator(link.get_attribute("href"))
        assert target.get_attribute("aria-labelledby")
    levels = shown.evaluate("[...document.querySelectorAll('main h1, main h2, main h3, main h4')].map((head) => Number(head.tagName[1]))")
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels)), "no level of heading is left out"
