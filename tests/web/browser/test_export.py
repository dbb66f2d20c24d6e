"""Taking a document out in a real browser: what is saved, and what is said about it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from nofault.web import laying_out
from nofault.web.access import Actor
from nofault.web.models.incident import Incident
from nofault.web.models.people import User
from nofault.web.services.parts import edit_part

OpenPage = Callable[..., Page]


def saved(page: Page, name: str) -> tuple[str, bytes]:
    """The name and the bytes of what a link saves."""
    with page.expect_download(timeout=60_000) as waiting:
        page.get_by_role("link", name=name).click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def test_a_pdf_is_saved_from_the_page_and_what_it_could_not_show_stays_said(shown: Page, document: Incident, member: User):
    edit_part(Actor(member), document, "summary", "The queue said \U00012000.", version=1)
    shown.get_by_role("link", name="Export").click()
    name, data = saved(shown, "Save PDF")
    assert (name, data[:5]) == (f"{document.reference}.pdf", b"%PDF-")
    expect(shown.locator(".export-remark")).to_contain_text("U+12000")
    name, data = saved(shown, "Save One HTML page")
    assert data.startswith(b"<!doctype html>")
    expect(shown.locator(".export-remark")).to_have_count(1)
    assert shown.problems == []


def test_the_document_is_looked_at_in_another_template_and_saved_so(shown: Page, document: Incident):
    shown.goto(f"/incidents/{document.reference}/export/")
    shown.get_by_role("link", name="Correction of error in five parts").click()
    expect(shown.locator("#look-title")).to_have_text("Correction of error in five parts")
    expect(shown.locator("#look")).to_contain_text("What was the root cause?")
    name, data = saved(shown, "Save as Markdown")
    assert name.endswith(".md")
    assert b"## What was the root cause?" in data


def test_while_others_are_laid_out_the_page_waits_and_then_saves(shown: Page, document: Incident):
    shown.goto(f"/incidents/{document.reference}/export/")
    with laying_out._room, laying_out._room, shown.expect_response(lambda answer: answer.status == 503):
        shown.get_by_role("link", name="Save PDF").click()
    with shown.expect_download(timeout=60_000) as waiting:
        pass
    assert waiting.value.suggested_filename == f"{document.reference}.pdf"


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_the_export_page_passes_axe_and_fits(open_page: OpenPage, document: Incident, member: User, violations, misshapen, width: int):
    page = open_page(member, width=width)
    for word in ("", "forensic", "coe"):
        page.goto(f"/incidents/{document.reference}/export/?as={word}")
        assert violations(page) == []
        assert misshapen(page) == []
    assert page.problems == []


def test_a_file_is_saved_without_scripts(open_page: OpenPage, document: Incident, member: User):
    page = open_page(member, scripts=False)
    page.goto(f"/incidents/{document.reference}/export/")
    assert saved(page, "Save PDF")[1].startswith(b"%PDF-")
