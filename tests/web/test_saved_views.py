"""Saved views of the list of incidents: made from its filters, seen by one person, forgotten and taken back."""

from __future__ import annotations

import pytest
from django.test import Client

from nofault.web.models.incident import Incident
from nofault.web.models.people import User
from nofault.web.models.saved_views import SavedView
from tests.web.counting import statements_of

LIST, VIEWS = "/incidents/", "/incidents/views/"


@pytest.fixture
def kim(client: Client, member: User) -> Client:
    client.force_login(member)
    return client


def test_the_filters_of_now_are_kept_under_a_name_and_lead_back(kim: Client, incident: Incident):
    answer = kim.post(VIEWS, {"name": "  Serious   ones ", "address": "/incidents/?severity=SEV1&severity=SEV2&sort=title"})
    assert answer["Location"] == "/incidents/?severity=SEV1&severity=SEV2&sort=title"
    page = kim.get(answer["Location"])
    assert [(view.name, view.address) for view in page.context["views"]] == [("Serious ones", answer["Location"])]
    assert 'aria-current="true">Serious ones</a>' in page.content.decode()
    assert "Forget this view" not in kim.get(LIST).content.decode()


def test_a_name_that_is_known_shows_the_new_filters(kim: Client, db):
    for severity in ("SEV1", "SEV3"):
        kim.post(VIEWS, {"name": "Mine", "address": f"/incidents/?severity={severity}"})
    assert SavedView.objects.get().address == "/incidents/?severity=SEV3"


@pytest.mark.parametrize(
    "address", ["https://example.com/?severity=SEV1", "//example.com/", "javascript:alert(1)", "/accounts/logout/", "https://[", "?after=x", ""]
)
def test_a_view_never_leads_elsewhere(kim: Client, db, address: str):
    kim.post(VIEWS, {"name": "Mine", "address": address})
    assert SavedView.objects.get().address in {"/incidents/", "/incidents/?severity=SEV1"}


@pytest.mark.parametrize(("name", "words"), [("", "a name"), ("   ", "a name"), ("x" * 61, "60 characters")])
def test_a_name_that_cannot_be_kept_is_answered_beside_its_field(kim: Client, incident: Incident, name: str, words: str):
    answer = kim.post(VIEWS, {"name": name, "address": "/incidents/?severity=SEV1"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in answer.context["view_error"]
    assert 'name="severity" value="SEV1" checked' in page
    assert not SavedView.objects.exists()


def test_there_is_room_for_thirty(kim: Client, member: User):
    SavedView.objects.bulk_create(SavedView(user=member, name=f"view {number}", address=LIST) for number in range(30))
    assert kim.post(VIEWS, {"name": "one more", "address": LIST}).status_code == 422
    assert kim.post(VIEWS, {"name": "view 3", "address": "/incidents/?late=1"}).status_code == 302


def test_a_view_is_forgotten_and_taken_back_from_the_message(kim: Client, member: User):
    view = SavedView.objects.create(user=member, name="Late & open", address="/incidents/?late=1&q=a%26b")
    page = kim.post(f"{VIEWS}{view.pk}/forget/", follow=True).content.decode()
    assert not SavedView.objects.exists()
    undo = page.partition(f'action="{VIEWS}?')[2].partition('"')[0].replace("&amp;", "&")
    assert kim.post(f"{VIEWS}?{undo}")["Location"] == view.address
    assert SavedView.objects.get().name == "Late & open"


def test_a_view_belongs_to_one_person(client: Client, member: User, other_member: User, incident: Incident):
    view = SavedView.objects.create(user=member, name="<b>Mine</b>", address=LIST)
    client.force_login(other_member)
    assert "Mine" not in client.get(LIST).content.decode()
    assert client.post(f"{VIEWS}{view.pk}/forget/").status_code == 404
    assert SavedView.objects.exists()
    client.force_login(member)
    assert "&lt;b&gt;Mine&lt;/b&gt;" in client.get(LIST).content.decode()


def test_views_need_one_statement_however_many_there_are(kim: Client, member: User, incident: Incident):
    SavedView.objects.create(user=member, name="first", address=LIST)
    before = statements_of(kim, LIST)
    SavedView.objects.bulk_create(SavedView(user=member, name=f"view {number}", address=LIST) for number in range(9))
    assert statements_of(kim, LIST) == before


def test_views_are_asked_for_by_post_and_of_somebody(client: Client, member: User):
    assert client.post(VIEWS, {"name": "x"})["Location"].startswith("/accounts/login/")
    client.force_login(member)
    assert client.get(VIEWS).status_code == 405
