"""Postmortems written elsewhere, by clicking: dropped, looked at beside the original, corrected, kept, and found again from what they became."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from nofault.web.models.document_imports import DocumentImport, ImportedFile
from nofault.web.models.incident import Incident
from nofault.web.services.documents import document_of
from nofault.web.worker import run_waiting_jobs
from tests.web.bringing_samples import DOCUMENT, PNG, archive
from tests.web.browser.imports import brought
from tests.web.browser.waiting import DROP

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("own_folders")]


def test_a_dropped_document_is_looked_at_corrected_and_kept(page):
    page.goto("/incidents/bring/")
    page.evaluate(DROP, ["payments.md", DOCUMENT.format(title="Payments failed")])
    page.wait_for_url("**/incidents/bring/*/*/")
    expect(page.get_by_role("status").first).to_contain_text("being read")
    run_waiting_jobs()
    expect(page.get_by_role("heading", name="As it was written")).to_be_visible()
    row = page.locator(".pm-row", has_text="Alert fired on the pool")
    row.locator(".came-from a").click()
    expect(page.locator("#L11")).to_have_css("background-color", "rgb(255, 240, 191)")
    page.locator("#L11 .line-number").click()
    expect(page).to_have_url(re.compile("#part-te-"))
    row.hover()
    row.get_by_role("link", name="Edit").click()
    page.get_by_label("Text", exact=True).fill("The alert of the pool fired")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Facts it is found by").click()
    page.get_by_label("Severity", exact=True).select_option("SEV2")
    page.get_by_role("button", name="Save the facts").click()
    page.get_by_role("button", name="Keep it").click()
    page.wait_for_url("**/incidents/INC-*/")
    document = document_of(Incident.objects.get())
    assert (document.timeline[0].text, document.incident.severity) == ("The alert of the pool fired", "SEV2")
    page.get_by_text("More", exact=True).click()
    page.get_by_role("link", name="Where it came from").click()
    expect(page.locator("#L11")).to_contain_text("Alert fired on the pool of connections")
    assert page.problems == []


def test_a_page_that_takes_long_is_loaded_once_when_its_document_was_read(page):
    page.goto("/incidents/bring/")
    page.evaluate(DROP, ["payments.md", DOCUMENT.format(title="Payments failed")])
    page.wait_for_url("**/incidents/bring/*/*/")
    loads = []

    def slowly(route):
        loads.append(route.request.url)
        # Longer than the page waits before it asks again.
        page.wait_for_timeout(2000)
        route.continue_()

    page.route(re.compile(r"/bring/\d+/\d+/$"), slowly)
    run_waiting_jobs()
    expect(page.get_by_role("heading", name="As it was written")).to_be_visible()
    assert len(loads) == 1


def test_a_folder_is_sent_with_the_paths_of_its_files_and_its_pictures_are_seen(page, tmp_path):
    for name, data in {"ours/payments.md": DOCUMENT.format(title="Payments failed").encode(), "ours/img/pool size.png": PNG}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    page.goto("/incidents/bring/")
    page.set_input_files("#folder-files", tmp_path / "ours")
    page.wait_for_url("**/incidents/bring/*/")
    assert set(ImportedFile.objects.values_list("path", flat=True)) == {"ours/payments.md", "ours/img/pool size.png"}
    assert DocumentImport.objects.get().label == "ours"
    run_waiting_jobs()
    page.get_by_role("link", name="Payments failed").click()
    picture = page.get_by_role("img", name="The pool over time")
    assert picture.evaluate("(picture) => picture.decode().then(() => picture.naturalWidth)") == 480
    assert page.problems == []


def test_many_are_kept_while_a_bar_shows_how_far_it_is(page):
    page.goto("/incidents/bring/")
    with page.expect_navigation():
        page.set_input_files(
            "#files",
            {
                "name": "all.zip",
                "mimeType": "application/zip",
                "buffer": archive({f"{number}.md": DOCUMENT.format(title=f"Failure {number}") for number in range(5)}),
            },
        )
    expect(page.get_by_text("you may leave this page")).to_be_visible()
    run_waiting_jobs()
    page.get_by_role("button", name="Keep the 5 that were understood").click()
    expect(page.locator("#import-done")).to_be_visible()
    expect(page.get_by_text("1 of 6 files")).to_be_visible()
    run_waiting_jobs()
    expect(page.get_by_text("Nothing waits here for a decision.")).to_be_visible()
    assert Incident.objects.count() == 5
    assert page.problems == []


def test_a_file_beyond_the_limit_is_not_sent_and_the_others_are_a_link_away(page, settings):
    settings.UPLOAD_LIMIT_BYTES = 1_000_000
    page.goto("/incidents/bring/")
    page.evaluate(DROP, ["big.md", "x" * 1_100_000])
    expect(page.locator("#uploads")).to_contain_text("larger than 1.0 MB")
    page.evaluate(DROP, ["small.md", "# Small"])
    page.get_by_role("link", name="Look at the others").click()
    expect(page.get_by_role("link", name="small.md")).to_be_visible()


def test_without_scripts_a_document_is_brought_and_kept(open_page, member, tmp_path):
    (tmp_path / "payments.md").write_text(DOCUMENT.format(title="Payments failed"))
    page = open_page(member, scripts=False)
    page.goto("/incidents/bring/")
    page.set_input_files("#files", tmp_path / "payments.md")
    page.get_by_role("button", name="Look at it").click()
    run_waiting_jobs()
    page.reload()
    page.get_by_role("button", name="Keep it").click()
    assert Incident.objects.get().title == "Payments failed"


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_every_page_of_an_import_passes_axe_and_fits_its_window(open_page, member, violations, misshapen, width):
    page = open_page(member, width=width)
    found = {}
    for name, address in brought(member).items():
        page.goto(address)
        page.evaluate("document.querySelectorAll('main details.fold').forEach((fold) => { fold.open = true; })")
        problems = violations(page) + misshapen(page)
        if problems:
            found[name] = problems
    assert found == {}
    assert page.problems == []
