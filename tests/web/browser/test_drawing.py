"""The drawing of an incident by keys, pointer and wheel, on the evidence page and in the document; and without scripts."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from nofault.web.access import Actor
from nofault.web.models.evidence import Decision
from nofault.web.services import evidence, proposals
from nofault.web.services.markers import fill_markers, markers_offered
from nofault.web.worker import run_waiting_jobs
from tests.web.evidence_samples import access_log, alerts, deploy_log

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("own_folders", "read_here")]


@pytest.fixture
def brought(member, incident):
    for name, data in (("access.log", access_log()), ("alert.json", alerts()), ("deploy.log", deploy_log())):
        evidence.receive_file(Actor(member), incident, name, [data])
    evidence.set_zones(Actor(member), incident, {"deploy.log": "UTC"})
    run_waiting_jobs()
    return incident


@pytest.fixture
def written(member, brought):
    actor = Actor(member)
    proposals.decide_rest(actor, brought, Decision.KEPT)
    proposals.add_kept(actor, brought)
    fill_markers(actor, brought, {offer.name for offer in markers_offered(brought)})
    return brought


def evidence_of(incident) -> str:
    return f"/incidents/{incident.reference}/evidence/"


def width_of(page) -> float:
    return float(page.locator(".drawing-plane").get_attribute("width").rstrip("%"))


def focus_drawing(page) -> None:
    page.locator(".drawing-svg").focus()


def chosen(page):
    return page.locator('.mark[aria-selected="true"]')


def test_events_are_walked_zoomed_and_opened_by_keys_alone(page, brought):
    page.goto(evidence_of(brought))
    focus_drawing(page)
    page.keyboard.press("Home")
    expect(chosen(page)).to_have_class(re.compile("mark-deploy"))
    page.keyboard.press("ArrowRight")
    expect(chosen(page)).to_have_class(re.compile("mark-onset"))
    expect(page.locator(".drawing-svg")).to_have_attribute("aria-activedescendant", chosen(page).get_attribute("id"))
    expect(page.locator(".drawing-said")).to_contain_text("onset: Failed requests")
    whole = width_of(page)
    page.keyboard.press("+")
    page.keyboard.press("+")
    assert width_of(page) > 3 * whole
    page.keyboard.press("-")
    page.keyboard.press("0")
    assert abs(width_of(page) - 100) < 0.1
    target = chosen(page).get_attribute("data-target")
    page.keyboard.press("Enter")
    expect(page.locator(f"#{target} .event-at")).to_be_focused()
    assert page.problems == []


def test_the_last_event_and_the_lane_below_are_reached_by_keys(page, brought):
    page.goto(evidence_of(brought))
    focus_drawing(page)
    page.keyboard.press("End")
    expect(chosen(page)).to_have_class(re.compile("mark-recovery"))
    lane = int(chosen(page).get_attribute("data-lane"))
    page.keyboard.press("ArrowUp" if lane else "ArrowDown")
    assert int(chosen(page).get_attribute("data-lane")) != lane


def test_a_stretch_is_taken_as_the_window_by_keys_alone(page, brought):
    page.goto(evidence_of(brought))
    focus_drawing(page)
    page.keyboard.press("+")
    page.get_by_role("button", name="Take this stretch").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#since")).to_have_value(re.compile(r"2026-01-14 14:\d\d:\d\d UTC"))
    expect(page.locator("#until")).to_have_value(re.compile(r"2026-01-14 1[45]:\d\d:\d\d UTC"))


def test_the_wheel_zooms_with_ctrl_and_else_scrolls_the_page(page, brought):
    page.goto(evidence_of(brought))
    page.locator(".drawing-svg").hover()
    page.mouse.wheel(0, 120)
    assert width_of(page) == pytest.approx(100)
    page.locator(".drawing-svg").hover()
    page.keyboard.down("Control")
    page.mouse.wheel(0, -200)
    page.keyboard.up("Control")
    page.wait_for_function("parseFloat(document.querySelector('.drawing-plane').getAttribute('width')) > 110")


def test_two_fingers_zoom(page, brought):
    page.goto(evidence_of(brought))
    page.evaluate(
        """() => {
      const svg = document.querySelector(".drawing-svg"), box = svg.getBoundingClientRect(), at = (part) => box.left + box.width * part;
      const finger = {clientY: box.top + 20, bubbles: true, pointerType: "touch"};
      const send = (kind, pointerId, part) => svg.dispatchEvent(new PointerEvent(kind, {...finger, pointerId, clientX: at(part)}));
      send("pointerdown", 1, 0.45); send("pointerdown", 2, 0.55);
      for (const step of [0.05, 0.1, 0.2]) { send("pointermove", 1, 0.45 - step); send("pointermove", 2, 0.55 + step); }
      send("pointerup", 1, 0.25); send("pointerup", 2, 0.75);
    }"""
    )
    assert width_of(page) > 300
    assert page.problems == []


def test_a_click_chooses_an_event_and_its_words_lead_to_it(page, brought):
    page.goto(evidence_of(brought))
    page.locator(".mark-onset").click()
    link = page.locator(".drawing-said a")
    expect(link).to_contain_text("onset")
    link.click()
    expect(page.locator(f"{link.get_attribute('href')} .event-at")).to_be_focused()


@pytest.mark.parametrize("width", [360, 1440])
def test_the_drawing_breaks_no_rule_of_access(open_page, member, written, violations, misshapen, width):
    page = open_page(member, width=width)
    page.goto(evidence_of(written))
    page.locator(".drawing > .fold > summary").click()
    focus_drawing(page)
    page.keyboard.press("Home")
    assert violations(page) == []
    assert misshapen(page) == []
    page.goto(f"/incidents/{written.reference}/")
    page.locator("#pm-drawing > summary").click()
    page.locator('.drawing-svg[role="listbox"]').wait_for()
    page.locator(".drawing > .fold > summary").click()
    assert violations(page) == []
    assert misshapen(page) == []


def test_the_document_draws_its_phases_over_the_curve_and_leads_to_entries_by_keys(page, written):
    page.goto(f"/incidents/{written.reference}/")
    expect(page.locator(".phases-bar .curve path")).to_have_count(1)
    page.locator("#pm-drawing > summary").focus()
    page.keyboard.press("Enter")
    page.locator('.drawing-svg[role="listbox"]').wait_for()
    page.keyboard.press("Tab")
    expect(page.locator(".drawing-svg")).to_be_focused()
    page.keyboard.press("ArrowRight")
    target = chosen(page).get_attribute("data-target")
    page.keyboard.press("Enter")
    expect(page.locator(f"#{target}").get_by_role("link").first).to_be_visible()
    assert page.evaluate("(id) => document.getElementById(id).contains(document.activeElement)", target)
    assert page.problems == []


def test_without_scripts_it_is_a_picture_with_a_table(open_page, member, written):
    page = open_page(member, scripts=False)
    page.goto(evidence_of(written))
    expect(page.get_by_role("img", name="Drawing of the incident")).to_be_visible()
    expect(page.locator(".drawing-tools")).to_be_hidden()
    page.locator(".drawing > .fold > summary").click()
    expect(page.get_by_role("table", name="Phases")).to_contain_text("recover")
    expect(page.get_by_role("table", name="Events")).to_contain_text("Failed requests")
    expect(page.get_by_role("table", name="Failures in")).to_contain_text("%")
    page.goto(f"/incidents/{written.reference}/")
    page.locator("#pm-drawing > summary").click()
    page.get_by_role("link", name="On a page of its own").click()
    expect(page.get_by_role("img", name="Drawing of the incident")).to_be_visible()
    page.locator(".drawing > .fold > summary").click()
    page.get_by_role("table", name="Events").get_by_role("link").first.click()
    assert re.search(r"/incidents/INC-[0-9-]+/#part-", page.url)


def test_on_a_page_of_its_own_enter_leads_to_the_entry_in_the_document(page, written):
    page.goto(f"/incidents/{written.reference}/drawing/")
    focus_drawing(page)
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/incidents/INC-[0-9-]+/#part-"))
    assert page.problems == []
