"""Waiting for what a click set going, so that a test that goes on behind the page's back does not overtake it."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page


def answered(page: Page) -> Any:
    """`with answered(page):` ends when the server has answered the form that is sent inside."""
    return page.expect_response(lambda answer: answer.request.method == "POST")
