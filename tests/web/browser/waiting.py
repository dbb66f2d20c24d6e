"""Waiting for what a click set going, so that a test that goes on behind the page's back does not overtake it."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

# Drops a file of that name and text anywhere on the page.
DROP = """([path, text]) => {
  const data = new DataTransfer();
  data.items.add(new File([text], path));
  for (const kind of ["dragover", "drop"]) window.dispatchEvent(new DragEvent(kind, {dataTransfer: data, bubbles: true, cancelable: true}));
}"""


def answered(page: Page) -> Any:
    """`with answered(page):` ends when the server has answered the form that is sent inside."""
    return page.expect_response(lambda answer: answer.request.method == "POST")
