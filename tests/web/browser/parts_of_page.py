"""Where things stand on the page of a document."""

from __future__ import annotations

from playwright.sync_api import Locator, Page


def row(page: Page, key: str) -> Locator:
    return page.locator(f'[id="part-{key}"]')


def edit(page: Page, key: str) -> None:
    """Open a part by the link that shows with the pointer."""
    row(page, key).hover()
    row(page, key).locator(":scope > .pm-actions [data-edit]").click()


def form_in(page: Page, section: str) -> Locator:
    return page.locator(f"#section-{section} form.pm-form")
