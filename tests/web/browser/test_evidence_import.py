"""Evidence by clicking and by keys: files are brought, read meanwhile, decided and added."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from nofault.web.access import Actor
from nofault.web.models.evidence import EvidenceFile
from nofault.web.services import evidence
from nofault.web.services.documents import document_of
from nofault.web.services.imports import import_of
from nofault.web.worker import run_waiting_jobs
from tests.web.browser.waiting import DROP, answered
from tests.web.evidence_samples import access_log, alerts, deploy_log

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("own_folders", "read_here")]


@pytest.fixture
def at(incident) -> str:
    return f"/incidents/{incident.reference}/evidence/"


@pytest.fixture
def brought(member, incident):
    for name, data in (("access.log", access_log()), ("alert.json", alerts()), ("deploy.log", deploy_log())):
        evidence.receive_file(Actor(member), incident, name, [data])
    run_waiting_jobs()
    return incident


def decisions(incident) -> dict[str, str]:
    return dict(import_of(incident).candidates.values_list("kind", "decision"))


def test_a_file_dropped_anywhere_is_read_and_its_events_appear(page, incident, at):
    page.goto(at)
    page.evaluate(DROP, ["alert.json", alerts().decode()])
    expect(page.locator("#reading")).to_contain_text("Waiting for a worker")
    assert EvidenceFile.objects.get().path == "alert.json"
    run_waiting_jobs()
    expect(page.locator(".event")).to_have_count(1)
    expect(page.locator(".event")).to_contain_text("PaymentErrors")
    expect(page.locator("#reading")).not_to_contain_text("Waiting")
    assert page.problems == []


def test_files_chosen_by_hand_are_sent_one_by_one(page, incident, at, tmp_path):
    for name, data in (("a.log", deploy_log()), ("b.json", alerts())):
        (tmp_path / name).write_bytes(data)
    page.goto(at)
    page.set_input_files("#files", [tmp_path / "a.log", tmp_path / "b.json"])
    expect(page.locator(".source")).to_have_count(2)
    assert {file.path for file in EvidenceFile.objects.all()} == {"a.log", "b.json"}


def test_a_file_beyond_the_limit_is_not_sent_and_says_why(page, incident, at, settings):
    settings.UPLOAD_LIMIT_BYTES = 1_000_000
    page.goto(at)
    page.evaluate(DROP, ["big.log", "x" * 1_100_000])
    expect(page.locator("#uploads")).to_contain_text("larger than 1.0 MB")
    assert not EvidenceFile.objects.exists()


def test_events_are_decided_by_keys(page, brought, at):
    page.goto(at)
    page.keyboard.press("j")
    expect(page.locator(".event").nth(0).locator(".event-at")).to_be_focused()
    page.keyboard.press("x")
    expect(page.locator(".event").nth(0)).to_have_class("event event-dropped")
    expect(page.locator(".event").nth(1).locator(".event-at")).to_be_focused()
    page.keyboard.press("y")
    expect(page.locator(".event").nth(1)).to_have_class("event event-kept")
    page.keyboard.press("k")
    page.keyboard.press("Space")
    expect(page.locator(".event .evidence-hit").first).to_be_visible()
    assert decisions(brought)["onset"] == "kept"
    assert decisions(brought)["deploy"] == "dropped"
    assert page.problems == []


def test_an_assumed_zone_is_asked_about_in_place(page, brought, at):
    page.goto(at)
    page.keyboard.press("j")
    page.keyboard.press("y")
    expect(page.get_by_text("Was this clock UTC?")).to_be_visible()
    page.get_by_role("button", name="It was UTC: keep").click()
    expect(page.locator(".event").nth(0)).to_have_class("event event-kept")


def test_an_event_is_edited_in_its_row(page, brought, at):
    page.goto(at)
    row = page.locator(".event", has_text="PaymentErrors")
    row.get_by_role("link", name="Edit").click()
    row = page.locator(".event:has(.event-edit)")
    row.get_by_label("Time").fill("14:37")
    row.get_by_role("button", name="Save and keep").click()
    expect(row.locator(".field-error")).to_contain_text("In which zone?")
    row.get_by_label("Time").fill("14:37 UTC")
    row.get_by_label("Fact").fill("The alert on payment errors fired")
    row.get_by_role("button", name="Save and keep").click()
    expect(page.locator(".event", has_text="The alert on payment errors fired")).to_contain_text("14:37:00 UTC")


def test_from_evidence_to_the_document_with_its_markers(page, brought, at):
    page.goto(at)
    page.get_by_role("button", name="Keep the rest").click()
    page.get_by_role("button", name="Add 3 events").click()
    expect(page.get_by_text("3 events are in the document now.")).to_be_visible()
    page.get_by_role("button", name="Fill in what is ticked").click()
    expect(page.get_by_text("instants were filled in")).to_be_visible()
    document = document_of(brought)
    assert len(document.timeline) == 3
    assert document.incident.markers.onset_at


def test_a_stretch_brushed_over_the_drawing_is_the_window(page, brought, at):
    page.goto(at)
    box = page.locator(".drawing-svg").bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.3, box["y"] + 10)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.6, box["y"] + 10)
    page.mouse.up()
    expect(page.locator("#since")).to_have_value(re.compile(r"2026-01-14 14:\d\d:\d\d UTC"))
    with answered(page):
        page.get_by_role("button", name="Read this stretch").click()
    run_waiting_jobs()
    expect(page.locator(".event")).to_have_count(2)


def test_what_was_found_besides_is_taken_up_by_keys(open_page, member, incident, at, monkeypatch, violations, misshapen):
    monkeypatch.setattr(evidence, "MOST_PROPOSALS", 2)
    for name, data in (("access.log", access_log()), ("alert.json", alerts()), ("deploy.log", deploy_log())):
        evidence.receive_file(Actor(member), incident, name, [data])
    run_waiting_jobs()
    page = open_page(member, width=360)
    page.goto(at)
    proposed = page.locator(".event").count()
    page.get_by_role("link", name="more event").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Found besides")).to_be_visible()
    assert violations(page) == []
    assert misshapen(page) == []
    page.get_by_role("button", name="Take up").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{at}#event-*")
    expect(page.locator(".event")).to_have_count(proposed + 1)


def test_a_typed_time_says_what_it_is_understood_as(page, brought, at):
    page.goto(at)
    page.get_by_text("Add what no evidence shows").click()
    page.locator("#at-new").fill("15:10 CET")
    expect(page.locator("#add-event .understood")).to_contain_text("14:10:00 UTC")
    page.get_by_text("Look at one stretch only").click()
    page.locator("#since").fill("14:00")
    expect(page.locator("#window .understood").first).to_have_text("In which zone?")
    page.goto("/incidents/new/")
    page.get_by_label("On which clock").fill("Europe/Berlin")
    page.get_by_label("When it began").fill("2026-01-14 14:32")
    expect(page.locator(".understood")).to_contain_text("13:32:00 UTC")
    page.get_by_label("On which clock").fill("UTC")
    expect(page.locator(".understood")).to_contain_text("14:32:00 UTC")
    assert page.problems == []


def test_everything_works_without_scripts(open_page, member, incident, at, tmp_path):
    (tmp_path / "alert.json").write_bytes(alerts())
    page = open_page(member, scripts=False)
    page.goto(at)
    page.set_input_files("#files", tmp_path / "alert.json")
    with page.expect_navigation():
        page.get_by_role("button", name="Send").click()
    run_waiting_jobs()
    page.reload()
    with page.expect_navigation():
        page.get_by_role("button", name="Keep", exact=True).click()
    with page.expect_navigation():
        page.get_by_role("button", name="Add 1 event").click()
    assert len(document_of(incident).timeline) == 1


@pytest.mark.parametrize("width", [360, 1440])
def test_axe_finds_nothing(open_page, violations, member, brought, at, width):
    page = open_page(member, width=width)
    page.goto(at)
    page.locator(".event-evidence summary").first.click()
    page.locator("[data-raw]").first.click()
    page.locator(".evidence-hit").first.wait_for()
    page.get_by_role("link", name="Edit").nth(1).click()
    page.locator(".event-edit textarea").first.wait_for()
    assert violations(page) == []
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")


@pytest.mark.parametrize("width", [360, 1440])
def test_a_message_never_covers_the_bar_that_adds(open_page, member, brought, at, width):
    page = open_page(member, width=width)
    page.goto(at)
    covered = """() => [...document.querySelectorAll("#add-bar button")].filter((button) => {
      const box = button.getBoundingClientRect();
      return document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)?.closest("button") !== button;
    }).map((button) => button.textContent)"""
    page.evaluate("import('/static/js/toasts.js').then((made) => made.toast('The clock is set.'))")
    expect(page.locator(".toast")).to_be_visible()
    for place in (0, 999_999):
        page.evaluate("(place) => new Promise((done) => { scrollTo(0, place); setTimeout(() => requestAnimationFrame(done), 100); })", place)
        assert page.evaluate(covered) == []
