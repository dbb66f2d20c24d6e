from __future__ import annotations

import pytest
from django.template import engines
from django.template.loader import render_to_string
from django.test import Client

from nofault.web.frame import ROOMS, rail
from nofault.web.models.incident import Incident
from nofault.web.models.people import User
from nofault.web.templatetags.words import sentence_case

PAGES = (
    *("/", "/incidents/", "/incidents/new/", "/incidents/bin/", "/actions/", "/actions/?view=board", "/actions/standup/"),
    *("/search/", "/preferences/", "/keyboard/", "/sample/"),
)


@pytest.fixture
def kim(client: Client, member: User) -> Client:
    client.force_login(member)
    return client


@pytest.mark.parametrize("address", PAGES)
def test_each_page_holds_nothing_that_the_content_security_policy_forbids(kim: Client, incident: Incident, address: str):
    answer = kim.get(address)
    page = answer.content.decode()
    assert " style=" not in page
    assert "<style" not in page
    assert " onclick=" not in page
    assert "javascript:" not in page
    assert page.count("<script") == page.count("<script src=")
    assert "script-src 'self'" in answer["Content-Security-Policy"]


@pytest.mark.parametrize("address", PAGES)
def test_each_page_asks_a_stranger_to_sign_in(client: Client, db, address: str):
    answer = client.get(address)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/accounts/login/")


def test_the_rail_shows_the_rooms_that_have_a_page(kim: Client):
    shown = {room.room for room in rail()}
    assert {"home", "incidents", "actions", "knowledge"} <= shown <= {room.room for room in ROOMS}
    for room in rail():
        assert kim.get(room.address).status_code in {200, 403}


@pytest.mark.parametrize(("address", "room"), [("/", "home"), ("/incidents/bin/", "incidents"), ("/actions/", "actions"), ("/search/", "knowledge")])
def test_the_room_one_is_in_is_lit(kim: Client, incident: Incident, address: str, room: str):
    lit = next(entry for entry in rail() if entry.room == room)
    assert f'href="{lit.address}" data-key="g {room[0]}" aria-current="page"' in kim.get(address).content.decode()


def test_preferences_are_kept_and_used_on_every_page(kim: Client, member: User):
    answer = kim.post("/preferences/", {"name": "Kim Alder", "zone": "Asia/Tokyo", "theme": "dark"}, follow=True)
    assert "Your preferences are kept." in answer.content.decode()
    assert 'data-theme="dark" data-zone="Asia/Tokyo"' in kim.get("/incidents/").content.decode()
    member.refresh_from_db()
    assert member.name == "Kim Alder"


@pytest.mark.parametrize(("field", "value"), [("zone", "Mars/Olympus"), ("zone", ""), ("zone", "../../etc/passwd"), ("theme", "pink")])
def test_a_wrong_preference_is_answered_beside_its_field(kim: Client, member: User, field: str, value: str):
    answer = kim.post("/preferences/", {"name": "Kim", "zone": "UTC", "theme": "auto", field: value})
    assert answer.status_code == 422
    assert field in answer.context["errors"]
    member.refresh_from_db()
    assert (member.name, member.zone, member.theme) == ("Kim Member", "UTC", "auto")


def test_a_toast_is_shown_once_with_its_way_back(kim: Client, rf, member: User):
    page = engines["django"].from_string('{% include "frame/toasts.html" %}')

    class Told:
        extra_tags, level_tag = "/incidents/bin/INC-1/restore/", "success"

        def __str__(self) -> str:
            return "Moved <b>INC-1</b> to the bin."

    shown = page.render({"messages": [Told()]}, rf.get("/incidents/"))
    assert "Moved &lt;b&gt;INC-1&lt;/b&gt; to the bin." in shown
    assert 'action="/incidents/bin/INC-1/restore/"' in shown
    assert 'name="next" value="/incidents/"' in shown


def test_an_unknown_address_is_answered_in_words(kim: Client):
    answer = kim.get("/nothing/at/all/")
    assert answer.status_code == 404
    assert "Nothing stands at this address" in answer.content.decode()


def test_the_page_of_a_fault_needs_no_database():
    assert "could not answer" in render_to_string("500.html")


@pytest.mark.parametrize("wanted", ["https://example.com/", "//example.com/", "/\\example.com/", "javascript:alert(1)"])
def test_a_form_never_leads_elsewhere(kim: Client, wanted: str):
    assert kim.post("/preferences/density/", {"density": "compact", "next": wanted})["Location"] == "/incidents/"


@pytest.mark.parametrize("address", ["/accounts/login/", "/accounts/password/reset/"])
def test_the_way_in_has_our_look_and_no_rail(client: Client, db, address: str):
    page = client.get(address).content.decode()
    assert 'class="entrance"' in page
    assert 'class="rail"' not in page
    assert 'class="btn btn-primary"' in page


@pytest.mark.parametrize("address", ["/accounts/2fa/", "/accounts/email/", "/accounts/password/change/"])
def test_the_pages_of_an_account_have_our_frame(kim: Client, address: str):
    page = kim.get(address, follow=True).content.decode()
    assert 'class="rail"' in page


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Two-Factor Authentication", "Two-factor authentication"),
        ("Trust this Browser?", "Trust this browser?"),
        ("Enter Sign-In Code", "Enter sign-in code"),
        ("TOTP Codes", "TOTP codes"),
        ("<b>Sign In</b>", "<b>Sign In</b>"),
        ("", ""),
    ],
)
def test_titles_that_are_not_ours_are_written_like_ours(text: str, said: str):
    assert sentence_case(text) == said


def test_the_pages_of_an_account_are_titled_in_sentence_case(kim: Client):
    page = kim.get("/accounts/email/").content.decode()
    assert "<h1>Email addresses</h1>" in page
    assert "<title>Email addresses · nofault</title>" in page
    assert "Email Addresses" not in page
