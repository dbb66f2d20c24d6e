"""The bin: whole documents and comments go in from the page, and come out again."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from nofault.postmortem.model import TimelineEntry
from nofault.web.access import Actor
from nofault.web.jobs.prune import prune
from nofault.web.models.discussion import Comment
from nofault.web.services.comments import add_comment, bin_comment
from nofault.web.services.incidents import join_incident
from nofault.web.services.parts import add_part
from tests.web.calling import Caller
from tests.web.counting import assert_constant

pytestmark = pytest.mark.django_db


def client_of(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def test_a_document_goes_into_the_bin_from_its_page_and_the_toast_takes_it_back(member, incident):
    client, here = client_of(member), f"/incidents/{incident.reference}/"
    assert f'action="{here}bin/"' in client.get(here).content.decode()
    shown = client.post(f"{here}bin/", follow=True)
    assert shown.redirect_chain[-1][0] == "/incidents/"
    undo = f"/incidents/bin/{incident.reference}/restore/"
    assert undo in shown.content.decode()
    assert client.get(here).status_code == 404
    assert client.post(undo, {"next": here}, follow=True).status_code == 200
    assert client.get(here).status_code == 200


def test_who_may_not_bin_a_document_is_not_offered_it_and_is_refused(other_member, reader, incident):
    for person in (other_member, reader):
        client = client_of(person)
        assert "/bin/" not in client.get(f"/incidents/{incident.reference}/").content.decode().replace("/incidents/bin/", "")
        assert client.post(f"/incidents/{incident.reference}/bin/").status_code == 403
    incident.refresh_from_db()
    assert incident.binned_at is None


def test_a_stale_version_moves_nothing_to_the_bin(call, incident):
    entry = call("POST", f"/timeline-entries/{incident.reference}", {"text": "Deploy"}).json()
    path = f"/timeline-entries/{incident.reference}/{entry['id']}"
    assert call("PUT", path, entry | {"text": "Deploy finished"}, If_Match="1").status_code == 200
    for stale in (path, f"/postmortems/{incident.reference}/parts/{entry['id']}"):
        refused = call("DELETE", stale, If_Match="1")
        assert (refused.status_code, refused.json()["yours"], refused.json()["theirs"]["text"]) == (412, None, "Deploy finished")
    assert call("DELETE", path, If_Match="2").status_code == 204
    assert call("DELETE", f"/incidents/{incident.reference}", If_Match="1").status_code == 412
    assert call("DELETE", f"/incidents/{incident.reference}", If_Match=call("GET", f"/incidents/{incident.reference}")["ETag"]).status_code == 204


@pytest.fixture
def comment(member, incident) -> Comment:
    entry = add_part(Actor(member), incident, "timeline", TimelineEntry(text="Deploy"))
    return add_comment(Actor(member), incident, "Which region was it?", part_key=entry.key)


def test_its_author_takes_a_comment_away_and_brings_it_back(member, incident, comment):
    client, here = client_of(member), f"/incidents/{incident.reference}/"
    way = f"{here}comments/{comment.pk}/bin/"
    assert way in client.get(here).content.decode()
    shown = client.post(way, follow=True).content.decode()
    assert "Which region" not in shown
    undo = f"/incidents/bin/{incident.reference}/comments/{comment.pk}/restore/"
    assert undo in shown
    listed = client.get("/incidents/bin/").content.decode()
    assert "Which region" in listed
    assert undo in listed
    assert "Which region" in client.post(undo, follow=True).content.decode()
    assert client.post(undo).status_code == 404


def test_a_comment_on_the_whole_document_is_taken_away_in_its_section(member, other_member, incident):
    remark = add_comment(Actor(member), incident, "Who tells the customers?")
    here = f"/incidents/{incident.reference}/"
    assert f"comments/{remark.pk}/bin/" in client_of(member).get(here).content.decode()
    assert f"comments/{remark.pk}/bin/" not in client_of(other_member).get(here).content.decode()
    answer = client_of(member).post(f"{here}comments/{remark.pk}/bin/", headers={"HX-Request": "true"})
    assert 'id="section-comments"' in answer.content.decode()
    assert "Who tells" not in answer.content.decode()


def test_nobody_else_takes_it_away_but_those_who_answer_for_the_document(other_member, reader, lead, incident, comment):
    for person in (other_member, reader):
        client = client_of(person)
        assert f"comments/{comment.pk}/bin/" not in client.get(f"/incidents/{incident.reference}/").content.decode()
        assert client.post(f"/incidents/{incident.reference}/comments/{comment.pk}/bin/").status_code == 403
    assert client_of(lead).post(f"/incidents/{incident.reference}/comments/{comment.pk}/bin/").status_code == 302
    assert "Which region" not in client_of(lead).get("/incidents/bin/").content.decode(), "it is its author's to bring back"


def test_a_comment_of_a_restricted_document_is_in_nobody_elses_bin(member, other_member, restricted):
    join_incident(Actor(member), restricted, other_member)
    mine = add_comment(Actor(other_member), restricted, "The key was in the log")
    bin_comment(Actor(other_member), restricted, mine.pk)
    assert "The key was" in client_of(other_member).get("/incidents/bin/").content.decode()
    restricted.participations.filter(user=other_member).delete()
    assert "The key was" not in client_of(other_member).get("/incidents/bin/").content.decode()


def test_comments_are_taken_away_over_the_api_by_their_author(call, other_member, incident, comment):
    path = f"/comments/{incident.reference}/{comment.pk}"
    assert call("GET", path).json()["text"] == "Which region was it?"
    assert Caller(other_member)("DELETE", path).status_code == 403
    assert call("DELETE", path).status_code == 204
    assert call("GET", path).status_code == 404
    assert call("GET", f"/comments/{incident.reference}").json()["items"] == []
    assert call("POST", f"{path}/restore").json()["id"] == comment.pk
    assert call("GET", f"/comments/{incident.reference}/{10**30}").status_code == 404


def test_after_thirty_days_a_comment_is_gone(member, incident, comment):
    now = timezone.now()
    bin_comment(Actor(member), incident, comment.pk, at=now)
    prune(now + timedelta(days=29))
    assert Comment.every.filter(pk=comment.pk).exists()
    prune(now + timedelta(days=31))
    assert not Comment.every.filter(pk=comment.pk).exists()


def test_the_bin_takes_the_same_statements_for_twice_the_comments(member, incident):
    def add() -> None:
        for number in range(3):
            bin_comment(Actor(member), incident, add_comment(Actor(member), incident, f"Remark {number}").pk)

    assert_constant(client_of(member), "/incidents/bin/", add)
