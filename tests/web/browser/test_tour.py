"""The README's tour of five minutes, by clicking: from a folder of raw evidence to a published postmortem that is taken out as a file."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from nofault.demo.evidence import write_evidence
from nofault.postmortem.model import Postmortem
from nofault.postmortem.reading import read
from nofault.web.models.incident import Incident
from nofault.web.models.people import Service
from nofault.web.services.documents import document_of
from nofault.web.worker import run_waiting_jobs
from tests.web.browser.waiting import answered

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("own_folders")]
DEPLOYED_AT = datetime(2026, 11, 9, 14, 32, 7, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_evidence(tmp_path / "sample-evidence", deployed_at=DEPLOYED_AT)
    return tmp_path / "sample-evidence"


def make_incident(page: Page) -> str:
    page.goto("/")
    page.keyboard.press("n")
    page.wait_for_url("**/incidents/new/")
    page.get_by_label("Title").fill("Seat selection failed for one in six requests")
    page.get_by_label("Severity").select_option(label="SEV2")
    page.get_by_label("Service").select_option(label="seat-map")
    page.get_by_role("button", name="Make the draft").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Seat selection failed")
    return page.url


def bring_evidence(page: Page, folder: Path) -> None:
    page.get_by_role("link", name="Import evidence").first.click()
    expect(page.get_by_text("Choose a folder")).to_be_visible()
    page.set_input_files("#folder", folder)
    expect(page.locator(".source")).to_have_count(9, timeout=60_000)
    run_waiting_jobs()
    expect(page.locator(".event").first).to_be_visible(timeout=30_000)


def keep_events(page: Page) -> None:
    # The database host names no zone: its events are asked about, so its clock is said first.
    source = page.locator(".source", has_text="db-1/syslog")
    source.get_by_text("Set its clock").click()
    source.locator("input[name^='zone']").fill("America/New_York")
    with answered(page):
        source.get_by_role("button", name="Shift").or_(source.locator("form button")).first.click()
    run_waiting_jobs()
    expect(source).to_contain_text("America/New_York", timeout=30_000)
    decoy = page.locator(".event", has_text="mailer")
    decoy.get_by_role("button", name="Drop").click()
    expect(decoy).to_have_class("event event-dropped")
    page.get_by_role("button", name="Keep the rest").click()
    page.get_by_role("button", name="Add ").click()


def write(page: Page, section: str, fields: dict[str, str], *, add: str = "Add") -> None:
    """Open a section's form in place, fill it and save with Ctrl-Enter."""
    place = page.locator(f"#section-{section}")
    place.get_by_role("link", name=add).last.click()
    form = place.locator("form.pm-form")
    for name, text in fields.items():
        field = form.locator(f"[name='{name}']")
        if field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(value=text)
        else:
            field.fill(text)
    form.locator("[name]").nth(2).press("Control+Enter")
    expect(form).to_have_count(0)


def write_the_analysis(page: Page) -> None:
    write(page, "summary", {"value": "Every seat plan missed the cache; the pool of seatdb ran full."}, add="Write")
    write(page, "impact", {"summary": "Passengers could not choose a seat.", "users": "unknown"}, add="Write")
    write(
        page, "factors", {"property": "The alert on the pool of seatdb", "current": "95 %", "target": "70 % for 2 minutes", "whys": "Never measured"}
    )
    gap = page.locator("#section-factors .answers")
    expect(gap).to_contain_text("open gap")
    gap.get_by_role("link", name="Add an action item").click()
    form = page.locator("#section-action_items form.pm-form")
    expect(form.get_by_label("The alert on the pool of seatdb")).to_be_checked()
    form.locator("[name=text]").fill("Improve monitoring")
    form.get_by_role("button", name="Add").click()
    expect(gap).to_contain_text("Improve monitoring")


def answer_the_margin(page: Page) -> None:
    """A vague promise is asked about; the answer is a promise that can be tested."""
    expect(page.locator("#section-action_items .pm-margin")).to_contain_text("?")
    promise = page.locator("#section-action_items .pm-row").first
    promise.hover()
    promise.get_by_role("link", name="Edit").click()
    form = page.locator("form.pm-form")
    form.locator("[name=text]").fill("Alert when 71 of 100 connections of seatdb are held for 2 minutes")
    form.locator("[name=owner]").fill("Kim Member")
    form.locator("[name=due_on]").fill("2026-12-01")
    form.locator("[name=success_criterion]").fill("It fires in staging when 71 connections are held")
    form.get_by_role("button", name="Save").click()
    expect(page.locator("#section-action_items .note-finding", has_text="Improve")).to_have_count(0)


def publish(page: Page) -> None:
    page.get_by_role("link", name="Send to review").click()
    page.get_by_role("button", name="Send to review").click()
    page.get_by_role("link", name="Publish").click()
    expect(page.get_by_role("main")).to_contain_text("Nothing is missing")
    page.get_by_role("button", name="Publish").click()
    expect(page.locator(".pm-head")).to_contain_text("published")


def take_out(page: Page) -> Postmortem:
    """The document as it is read back from the file that the page hands out."""
    page.get_by_role("link", name="Export", exact=True).click()
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Save as Markdown").click()
    return read(Path(waiting.value.path()).read_text(), path="postmortem.md").document


def test_the_readmes_tour(open_page, violations, member, team, folder):
    Service.objects.create(name="seat-map", slug="seat-map", team=team)
    page = open_page(member)
    address = make_incident(page)
    incident = Incident.objects.get()
    bring_evidence(page, folder)
    keep_events(page)
    page.goto(address)
    expect(page.locator("#section-timeline .entry")).to_have_count(document_timeline(incident))
    expect(page.locator("#section-timeline")).to_contain_text("SeatMapErrorRateHigh")
    write_the_analysis(page)
    answer_the_margin(page)
    assert violations(page) == []
    publish(page)
    again, kept = take_out(page), document_of(incident)
    assert again.summary == kept.summary
    assert [entry.text for entry in again.timeline] == [entry.text for entry in kept.timeline]
    assert [(item.id, item.text, item.owner, item.due_on) for item in again.action_items] == [
        (item.id, item.text, item.owner, item.due_on) for item in kept.action_items
    ]
    assert page.problems == []


def document_timeline(incident: Incident) -> int:
    entries = document_of(incident).timeline
    assert len(entries) >= 15
    return len(entries)
