"""Nothing that was typed is lost when somebody or something comes between: a second writer, a lost connection, a reload, an ended session."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from nofault.postmortem.model import Note
from nofault.web.access import Actor
from nofault.web.models.incident import Part
from nofault.web.services.documents import document_of
from nofault.web.services.parts import edit_part
from tests.web.browser.parts_of_page import edit, form_in, row

pytestmark = pytest.mark.django_db(transaction=True)


def test_what_was_written_is_saved_after_a_pause_and_says_so(shown, document):
    edit(shown, "summary")
    form = form_in(shown, "summary")
    form.locator("textarea").fill("Saved by a pause.")
    expect(form.locator(".saved")).to_contain_text(re.compile(r"^saved \d\d:\d\d UTC"), timeout=10_000)
    assert document_of(document).summary == "Saved by a pause."
    form.locator("textarea").press("Escape")
    expect(shown.locator("#section-summary .prose")).to_have_text("Saved by a pause.")


def test_ticks_are_a_draft_too(shown, document):
    edit(shown, "ai-002")
    form = form_in(shown, "action_items")
    shown.route("**/edit/", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    shown.on("dialog", lambda dialog: dialog.accept())
    form.get_by_label("Runbook for a full pool").check()
    shown.reload()
    edit(shown, "ai-002")
    expect(form_in(shown, "action_items").get_by_label("Runbook for a full pool")).to_be_checked()
    expect(form_in(shown, "action_items").get_by_label("Size of the connection pool")).not_to_be_checked()


def test_the_second_writer_sees_both_texts_and_loses_nothing(shown, document, other_member):
    edit(shown, "p-n1")
    form = form_in(shown, "lessons")
    expect(form.locator("[name=text]")).to_be_focused()
    part = Part.objects.get(incident=document, key="p-n1")
    edit_part(Actor(other_member), document, "p-n1", Note(text="Theirs.", answer="An answer"), version=part.version)
    form.locator("[name=text]").fill("Mine.")
    form.get_by_role("button", name="Save").click()
    expect(form).to_contain_text("Somebody else saved this while you were writing.")
    expect(form.locator("[data-theirs=text]")).to_have_text("Theirs.")
    expect(form.locator("[name=text]")).to_have_value("Mine.")
    expect(form.locator("[name=answer]")).to_have_value("An answer")
    form.get_by_role("button", name="Put theirs below mine").click()
    form.get_by_role("button", name="Save").click()
    expect(form).to_have_count(0)
    expect(row(shown, "p-n1")).to_contain_text("Theirs.")
    note = document_of(document).lessons[0]
    assert (note.text, note.answer) == ("Mine.\n\nTheirs.", "An answer")


def test_a_lost_connection_while_saving_loses_nothing(shown, document):
    edit(shown, "summary")
    form = form_in(shown, "summary")
    expect(form.locator("textarea")).to_be_focused()
    shown.context.set_offline(True)
    form.locator("textarea").fill("Written in a tunnel.")
    form.get_by_role("button", name="Save").click()
    expect(form.locator(".saved")).to_contain_text("could not be reached")
    expect(form.locator("textarea")).to_have_value("Written in a tunnel.")
    shown.context.set_offline(False)
    expect(form.locator(".saved")).to_contain_text(re.compile(r"^saved \d\d:\d\d"), timeout=40_000)
    assert document_of(document).summary == "Written in a tunnel."


def test_text_that_was_not_saved_comes_back_after_a_reload(shown, document):
    shown.route("**/edit/", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    shown.on("dialog", lambda dialog: dialog.accept())
    edit(shown, "summary")
    expect(form_in(shown, "summary").locator("textarea")).to_be_focused()
    form_in(shown, "summary").locator("textarea").fill("Half a sentence")
    shown.locator("#quick-timeline [name=text]").fill("Half an entry")
    shown.reload()
    expect(shown.locator("#quick-timeline [name=text]")).to_have_value("Half an entry")
    expect(row(shown, "summary")).to_contain_text("unsaved text")
    edit(shown, "summary")
    expect(form_in(shown, "summary").locator("textarea")).to_have_value("Half a sentence")
    form_in(shown, "summary").get_by_role("button", name="Drop what was typed").click()
    expect(form_in(shown, "summary")).to_have_count(0)
    edit(shown, "summary")
    expect(form_in(shown, "summary").locator("textarea")).not_to_have_value("Half a sentence")


def sign_out(page: Page) -> Any:
    """Take the session away behind the page's back, and give back its cookie."""
    cookie = next(each for each in page.context.cookies() if each["name"] == settings.SESSION_COOKIE_NAME)
    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    return cookie


def sign_in(page: Page, cookie: Any) -> None:
    """As another tab does: a session, and a new token for forms, so that the one on the open page is refused."""
    token: Any = {"name": settings.CSRF_COOKIE_NAME, "value": "n" * 32, "url": page.url}
    page.context.add_cookies([cookie, token])


def test_an_ended_session_takes_no_text_with_it(shown, document):
    edit(shown, "summary")
    form = form_in(shown, "summary")
    expect(form.locator("textarea")).to_be_focused()
    cookie = sign_out(shown)
    form.locator("textarea").fill("Typed after the session had ended.")
    form.locator("textarea").press("Control+Enter")
    expect(form.locator(".saved")).to_contain_text("you are signed out")
    expect(form.locator("textarea")).to_have_value("Typed after the session had ended.")
    expect(shown.locator("input[type=password]")).to_have_count(0)
    quick = shown.locator("#quick-helped")
    quick.locator("[name=text]").fill("The runbook was at hand")
    quick.locator("[name=text]").press("Enter")
    expect(quick.locator(".saved")).to_contain_text("you are signed out")
    sign_in(shown, cookie)
    form.locator("textarea").press("Control+Enter")
    expect(form).to_have_count(0)
    expect(quick.locator("[name=text]")).to_have_value("The runbook was at hand")
    quick.locator("[name=text]").press("Enter")
    expect(shown.locator("#section-helped .pm-row", has_text="The runbook was at hand")).to_have_count(1)
    assert document_of(document).summary == "Typed after the session had ended."


def test_what_saves_itself_waits_for_somebody_to_sign_in_again(shown, document):
    edit(shown, "summary")
    form = form_in(shown, "summary")
    cookie = sign_out(shown)
    form.locator("textarea").fill("Kept by a pause.")
    expect(form.locator(".saved")).to_contain_text("you are signed out")
    sign_in(shown, cookie)
    shown.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(form.locator(".saved")).to_contain_text(re.compile(r"^saved \d\d:\d\d"))
    assert document_of(document).summary == "Kept by a pause."


def test_on_a_page_of_its_own_a_text_survives_the_way_through_signing_in(shown, document):
    shown.goto(f"/incidents/{document.reference}/parts/summary/edit/")
    shown.get_by_label("Text").fill("Sent without a session.")
    cookie = sign_out(shown)
    shown.get_by_role("button", name="Save").click()
    shown.wait_for_url("**/accounts/login/**")
    shown.context.add_cookies([cookie])
    shown.goto(f"/incidents/{document.reference}/parts/summary/edit/")
    expect(shown.get_by_label("Text")).to_have_value("Sent without a session.")
    shown.get_by_role("button", name="Save").click()
    shown.wait_for_url(re.compile(r"/incidents/[^/]*/#part-summary"))
    shown.goto(f"/incidents/{document.reference}/parts/summary/edit/")
    expect(shown.get_by_role("button", name="Drop what was typed")).to_be_hidden()
    assert document_of(document).summary == "Sent without a session."


def test_another_part_is_opened_only_when_nothing_is_lost(shown, document):
    edit(shown, "summary")
    form_in(shown, "summary").locator("textarea").fill("Saved on the way.")
    edit(shown, "background")
    expect(form_in(shown, "background")).to_be_visible()
    expect(form_in(shown, "summary")).to_have_count(0)
    assert document_of(document).summary == "Saved on the way."


def hold_back(page: Page, address: str, method: str) -> list[Any]:
    """What the page asks of that address waits here until the test lets it go on."""
    waiting: list[Any] = []
    page.route(address, lambda route: waiting.append(route) if route.request.method == method else route.continue_())
    return waiting


def let_go(page: Page, waiting: list[Any]) -> None:
    for _ in range(200):
        if waiting:
            break
        page.wait_for_timeout(50)
    route = waiting.pop(0)
    with page.expect_response(route.request.url):
        route.continue_()


def test_a_late_answer_to_a_comment_leaves_the_form_that_is_typed_in(shown, document):
    late = hold_back(shown, "**/comments/", "POST")
    row(shown, "p-n1").hover()
    row(shown, "p-n1").get_by_role("button", name="Comment").click()
    said = row(shown, "p-n1").locator("form.pm-say")
    said.locator("textarea").fill("Which week was that?")
    said.get_by_role("button", name="Comment").click()
    shown.locator("#section-lessons").get_by_role("link", name="Add").click()
    form = form_in(shown, "lessons")
    form.locator("[name=text]").fill("Typed while the answer was under way")
    form.locator("[name=text]").press("Home")
    let_go(shown, late)
    expect(row(shown, "p-n1")).to_contain_text("Which week was that?")
    expect(form).to_have_count(1)
    expect(form.locator("[name=text]")).to_be_focused()
    shown.keyboard.type("Not lost: ")
    expect(form.locator("[name=text]")).to_have_value("Not lost: Typed while the answer was under way")
    form.get_by_role("button", name="Add").click()
    expect(form).to_have_count(0)
    assert "Not lost: Typed while the answer was under way" in [note.text for note in document_of(document).lessons]


def test_what_is_typed_while_another_part_is_asked_for_stays(shown, document):
    edit(shown, "p-n1")
    form = form_in(shown, "lessons")
    late = hold_back(shown, "**/sections/lessons/", "GET")
    shown.locator("#section-summary .pm-block").first.click()
    form.locator("[name=text]").fill("One more thought")
    let_go(shown, late)
    expect(form.locator("[name=text]")).to_have_value("One more thought")
    expect(form.locator(".saved")).to_contain_text(re.compile(r"^saved \d\d:\d\d UTC"), timeout=10_000)
    expect(form_in(shown, "summary")).to_have_count(0)
    assert document_of(document).lessons[0].text == "One more thought"


def test_what_is_typed_while_the_part_is_saved_on_the_way_out_stays(shown, document):
    edit(shown, "p-n1")
    form = form_in(shown, "lessons")
    form.locator("[name=text]").fill("A first thought")
    late = hold_back(shown, "**/p-n1/edit/", "POST")
    shown.locator("#section-summary .pm-block").first.click()
    form.locator("[name=text]").fill("A first thought, and a second")
    let_go(shown, late)
    shown.unroute("**/p-n1/edit/")
    expect(form.locator(".saved")).to_contain_text(re.compile(r"^saved \d\d:\d\d UTC"), timeout=10_000)
    expect(form.locator("[name=text]")).to_have_value("A first thought, and a second")
    expect(form_in(shown, "summary")).to_have_count(0)
    for _ in range(100):
        if document_of(document).lessons[0].text != "A first thought":
            break
        shown.wait_for_timeout(100)
    assert document_of(document).lessons[0].text == "A first thought, and a second"


def test_nobody_types_into_a_form_that_is_being_sent(shown, document):
    edit(shown, "p-n1")
    form = form_in(shown, "lessons")
    form.locator("[name=text]").fill("Sent")
    late = hold_back(shown, "**/edit/", "POST")
    form.get_by_role("button", name="Save").click()
    expect(form.locator("[name=text]")).not_to_be_editable()
    let_go(shown, late)
    expect(form).to_have_count(0)
    assert document_of(document).lessons[0].text == "Sent"


def test_who_stands_in_a_field_before_the_form_is_taken_notice_of_goes_on_in_it(shown, document):
    shown.evaluate("document.addEventListener('htmx:afterSwap', () => document.querySelector('[name=answer]')?.focus())")
    edit(shown, "p-n1")
    form = form_in(shown, "lessons")
    expect(shown.locator("#section-lessons form.pm-form[data-begun]")).to_be_visible()
    shown.keyboard.insert_text("Of the second field.")
    expect(form.locator("[name=answer]")).to_have_value("Of the second field.")
