"""The margin beside the document: a column of its own, so that no note ever lies over what can be read or clicked."""

from __future__ import annotations

from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from nofault.postmortem.model import ActionItem, Note
from nofault.web.access import Actor
from nofault.web.models.incident import Incident
from nofault.web.services.comments import add_comment
from nofault.web.services.incidents import bring_document
from nofault.web.services.parts import add_part
from tests.web.document_sample import sample

pytestmark = pytest.mark.django_db(transaction=True)
# What is seen of the main part and can't be pointed at, since something else lies over its middle. Tools that show with the pointer are left out.
COVERED = """() => [...document.querySelectorAll("main :is(a, button, summary, input:not([type=hidden]), select, textarea)")].filter((control) => {
  if (!control.checkVisibility({opacityProperty: true, visibilityProperty: true}) || control.closest(".pm-outline")) return false;
  control.scrollIntoView({block: "center"});
  const box = control.getClientRects()[0];
  const seen = document.elementFromPoint(box.left + Math.min(box.width, innerWidth - box.left) / 2, box.top + box.height / 2);
  return !seen || !(control.contains(seen) || seen.contains(control) || control.labels && [...control.labels].some((label) => label.contains(seen)));
}).map((control) => control.outerHTML.slice(0, 120))"""

FIRST_LINE = """(block) => {
  const range = document.createRange();
  range.selectNodeContents(block);
  return Math.min(...[...range.getClientRects()].map((box) => box.top));
}"""


@pytest.fixture
def document(member) -> Incident:
    incident = bring_document(Actor(member), sample(entry_count=9))
    add_part(Actor(member), incident, "lessons", Note(text="The engineer should have known, and carelessly broke the seat map."))
    for text in ("Improve monitoring", "Be more careful with pools", "Investigate it"):
        add_part(Actor(member), incident, "action_items", ActionItem(text=text))
    add_comment(Actor(member), incident, "Which graph is this, and where does it stand?", part_key="te-008")
    return incident


@pytest.mark.parametrize("width", [360, 800, 1200, 1280, 1440, 1920])
def test_every_control_can_be_pointed_at_beside_findings(open_page, member, document, width):
    page = open_page(member, width=width)
    page.goto(f"/incidents/{document.reference}/")
    assert page.locator(".note-finding").count() >= 6
    assert page.evaluate(COVERED) == []
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")


@pytest.mark.parametrize("width", [1200, 1440, 1920])
def test_notes_stand_in_a_column_of_their_own_and_not_over_each_other(open_page, member, document, width):
    page = open_page(member, width=width)
    page.goto(f"/incidents/{document.reference}/")
    notes = [note.bounding_box() for note in page.locator(".pm-margin:visible").all()]
    right = page.locator("#quick-action_items").bounding_box()
    assert len(notes) >= 6
    for note in notes:
        assert note["x"] >= right["x"] + right["width"]
    for above, below in pairwise(notes):
        assert above["y"] + above["height"] <= below["y"]


def test_questions_while_typing_neither_stretch_the_form_nor_lie_over_it(page: Page, document):
    page.goto(f"/incidents/{document.reference}/")
    summary = page.locator("#section-summary")
    summary.locator(".pm-row").hover()
    summary.locator(".pm-actions [data-edit]").click()
    area = summary.locator("textarea").first
    area.fill("The on-call engineer carelessly broke the seat map and should have known better. " * 2)
    expect(summary.locator("[data-findings] .note").first).to_be_visible()
    text, save = area.bounding_box(), summary.get_by_role("button", name="Save").bounding_box()
    assert save["y"] - text["y"] - text["height"] < 40
    assert page.evaluate(COVERED) == []


def test_the_tools_of_a_row_cover_nothing_of_what_it_says(page: Page, document):
    page.goto(f"/incidents/{document.reference}/")
    for part in page.locator("#section-action_items .pm-row, #section-timeline .pm-row, #section-lessons .pm-row").all():
        part.hover()
        tools = part.locator(":scope > .pm-actions").bounding_box()
        text = part.locator(":scope > .pm-block").evaluate(FIRST_LINE)
        assert tools["y"] + tools["height"] <= text + 8, "no more than the room above the letters of the first line"
