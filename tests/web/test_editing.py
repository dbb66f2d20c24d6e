"""Every part is edited in place; the second writer is shown both texts, and nothing that was typed is lost."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from nofault.postmortem.model import ActionItem, Factor, TimelineEntry
from nofault.postmortem.parts import PARTS
from nofault.postmortem.terms import ActionState
from nofault.web.access import Actor
from nofault.web.models.discussion import Comment, DismissedFinding
from nofault.web.models.history import Change
from nofault.web.models.incident import Part
from nofault.web.models.organisation import Organisation
from nofault.web.services.parts import add_part, edit_part

pytestmark = pytest.mark.django_db
FRAGMENT = {"HX-Request": "true"}


@pytest.fixture
def client(client, member):
    client.force_login(member)
    return client


@pytest.fixture
def at(incident):
    return f"/incidents/{incident.reference}/"


def value_of(incident, key):
    part = Part.objects.get(incident=incident, key=key)
    return PARTS[part.kind].decode(part.data)


def test_a_part_nobody_wrote_yet_is_written_through_its_form(client, incident, at):
    assert 'name="value"' in client.get(f"{at}parts/summary/edit/").content.decode()
    answer = client.post(f"{at}parts/summary/edit/", {"value": "Checkout failed.", "version": "0"})
    assert (answer.status_code, answer.url) == (302, f"{at}#part-summary")
    assert value_of(incident, "summary") == "Checkout failed."


def test_in_place_the_section_comes_back(client, incident, at):
    form = client.get(f"{at}parts/new/timeline/", headers=FRAGMENT).content.decode()
    assert "<html" not in form
    answer = client.post(f"{at}parts/new/timeline/", {"at": "2026-01-14 14:32 UTC", "text": "Deploy finished", "kind": "deploy"}, headers=FRAGMENT)
    assert answer.status_code == 200
    assert 'id="section-timeline"' in answer.content.decode()
    entry = PARTS["timeline"].decode(Part.objects.get(incident=incident, kind="timeline").data)
    assert (entry.at, entry.text, entry.kind) == (datetime(2026, 1, 14, 14, 32, tzinfo=UTC), "Deploy finished", "deploy")


def test_a_time_without_a_zone_is_asked_about_beside_its_field(client, incident, at):
    answer = client.post(f"{at}parts/new/timeline/", {"at": "14:32", "text": "Deploy finished"}, headers=FRAGMENT)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "In which zone?" in text
    assert "14:32 UTC</button>" in text
    assert "Deploy finished" in text, "what was typed stays"
    assert answer["HX-Retarget"] == '[id="new-timeline"]'
    assert not Part.objects.filter(incident=incident, kind="timeline").exists()


def test_a_quick_entry_without_a_time_is_asked_about(client, incident, at):
    for headers in (FRAGMENT, {}):
        answer = client.post(f"{at}parts/new/timeline/", {"quick": "yes", "at": "", "text": "A call came in"}, headers=headers)
        assert answer.status_code == 422
        assert "At what time?" in answer.content.decode()
    client.post(f"{at}parts/new/timeline/", {"quick": "yes", "at": "unknown", "text": "A call came in"}, headers=FRAGMENT)
    entry = PARTS["timeline"].decode(Part.objects.get(incident=incident, kind="timeline").data)
    assert entry.at is None
    client.post(f"{at}parts/new/timeline/", {"at": "", "at_text": "around noon", "text": "Another call"})
    assert Part.objects.filter(incident=incident, kind="timeline").count() == 2, "the whole form has a place for a time as it was written"


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"text": "2026-01-14 14:32 CET"}, "14 Jan 2026, 13:32:00 UTC"),
        ({"text": "2026-01-14 14:32"}, "In which zone?"),
        ({"text": "<b>soon</b>"}, ""),
        ({"text": "2026-01-14", "as": "date"}, "Wednesday, 14 Jan 2026"),
        ({"text": "tomorrow", "as": "date"}, ""),
    ],
)
def test_what_a_text_means_is_said_in_words(client, at, asked, said):
    answer = client.get(f"{at}understood/", asked, headers=FRAGMENT)
    assert (answer.status_code, answer.content.decode(), answer["Content-Type"].split(";")[0]) == (200, said, "text/plain")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"text": "2026-01-14 14:32", "zone": "Europe/Berlin"}, "14 Jan 2026, 13:32:00 UTC"),
        ({"text": "2026-01-14 14:32 UTC", "zone": ""}, "14 Jan 2026, 14:32:00 UTC"),
        ({"text": "2026-01-14 14:32", "zone": "Middle/Earth"}, ""),
        ({"text": "<b>soon</b>", "zone": "UTC"}, ""),
    ],
)
def test_what_a_time_of_a_new_incident_means_is_said_in_words(client, asked, said):
    answer = client.get("/incidents/new/understood/", asked, headers=FRAGMENT)
    assert (answer.status_code, answer.content.decode()) == (200, said)


def test_people_are_offered_to_those_who_may_write(client, at, other_member, reader):
    other_member.name = 'Lee "<b>" Member'
    other_member.save()
    assert '<option value="Lee &quot;&lt;b&gt;&quot; Member">' in client.get(f"{at}people/").content.decode()
    client.force_login(reader)
    assert client.get(f"{at}people/").status_code == 403
    assert client.get(f"{at}understood/?text=1").status_code == 403


def test_plus_five_minutes_counts_from_the_entry_above(client, incident, at, member):
    add_part(Actor(member), incident, "timeline", TimelineEntry(at=datetime(2026, 1, 14, 14, 30, tzinfo=UTC), text="First"))
    client.post(f"{at}parts/new/timeline/", {"at": "+5m", "text": "Second"})
    assert Part.objects.filter(incident=incident, at=datetime(2026, 1, 14, 14, 35, tzinfo=UTC)).exists()


def test_the_second_writer_sees_both_texts_and_can_save_the_merge(client, incident, at, other_member):
    client.post(f"{at}parts/summary/edit/", {"value": "First", "version": "0"})
    edit_part(Actor(other_member), incident, "summary", "Theirs", version=1)
    answer = client.post(f"{at}parts/summary/edit/", {"value": "Mine", "version": "1"}, headers=FRAGMENT)
    text = answer.content.decode()
    assert answer.status_code == 412
    assert "Theirs" in text
    assert "Mine" in text
    assert 'name="version" value="2"' in text
    assert value_of(incident, "summary") == "Theirs", "nothing is overwritten unseen"
    client.post(f"{at}parts/summary/edit/", {"value": "Theirs and mine", "version": "2"})
    assert value_of(incident, "summary") == "Theirs and mine"
    assert [change.after for change in Change.objects.filter(incident=incident, key="summary").order_by("id")][-2:] == [
        '"Theirs"',
        '"Theirs and mine"',
    ]


def test_autosave_answers_with_the_new_version_and_never_overwrites(client, incident, at, other_member):
    saved = {**FRAGMENT, "X-Autosave": "true"}
    client.post(f"{at}parts/summary/edit/", {"value": "First", "version": "0"})
    assert client.post(f"{at}parts/summary/edit/", {"value": "Second", "version": "1"}, headers=saved).json()["version"] == 2
    edit_part(Actor(other_member), incident, "summary", "Theirs", version=2)
    assert client.post(f"{at}parts/summary/edit/", {"value": "Third", "version": "2"}, headers=saved).status_code == 412
    assert value_of(incident, "summary") == "Theirs"


def test_a_promise_is_not_done_without_proof(client, incident, at, member):
    part = add_part(Actor(member), incident, "action_items", ActionItem(text="Alert at 70 %", state=ActionState.COMMITTED))
    answer = client.post(f"{at}parts/{part.key}/edit/", {"state": "done", "version": "1"})
    assert answer.status_code == 422
    assert "needs evidence" in answer.content.decode()
    client.post(f"{at}parts/{part.key}/edit/", {"state": "done", "proof": "https://git.example.com/1", "version": "1"})
    assert value_of(incident, part.key).state == "done"


def test_a_binned_item_comes_back_by_undo(client, incident, at, member):
    part = add_part(Actor(member), incident, "timeline", TimelineEntry(text="Deploy finished"))
    answer = client.post(f"{at}parts/{part.key}/bin/", headers=FRAGMENT)
    assert "Deploy finished" not in answer.content.decode()
    undo = f"/incidents/bin/{incident.reference}/{part.key}/restore/"
    assert undo in answer.content.decode()
    client.post(undo)
    assert "Deploy finished" in client.get(at).content.decode()


def test_items_move_one_place_up_or_down(client, incident, at, member):
    keys = [add_part(Actor(member), incident, "lessons", PARTS["lessons"].type(text=word)).key for word in ("one", "two", "three")]

    def order():
        return list(Part.objects.filter(incident=incident, kind="lessons").order_by("position").values_list("key", flat=True))

    client.post(f"{at}parts/{keys[2]}/move/", {"direction": "up"})
    assert order() == [keys[0], keys[2], keys[1]]
    client.post(f"{at}parts/{keys[0]}/move/", {"direction": "down"})
    assert order() == [keys[2], keys[0], keys[1]]


def test_a_finding_stands_in_the_margin_and_stays_away_once_answered(client, incident, at, member):
    part = add_part(Actor(member), incident, "action_items", ActionItem(text="Improve monitoring", state=ActionState.PROPOSED, owner="Kim Member"))
    text = client.get(at).content.decode()
    assert 'data-code="ACT001"' in text
    digest = text.split('data-code="ACT001"')[1].split('name="digest" value="')[1][:64]
    data = {"code": "ACT001", "digest": digest}
    assert client.post(f"{at}parts/{part.key}/dismiss/", data).status_code == 422, "a reason is asked for"
    client.post(f"{at}parts/{part.key}/dismiss/", {**data, "reason": "split up tomorrow"})
    assert DismissedFinding.objects.get().reason == "split up tomorrow"
    assert 'data-code="ACT001"' not in client.get(at).content.decode()
    edit_part(Actor(member), incident, part.key, ActionItem(text="Improve the dashboards", state=ActionState.PROPOSED), version=1)
    assert 'data-code="ACT001"' in client.get(at).content.decode(), "it comes back when the text changes"


def test_a_question_about_the_whole_document_stays_away_until_it_says_something_else(client, incident, at, member):
    add_part(Actor(member), incident, "factors", Factor(property="The copy script took the first server it found."))
    text = client.get(at).content.decode()
    data = {"code": "PRO001", "digest": text.split('data-code="PRO001"')[1].split('name="digest" value="')[1][:64]}
    answer = client.post(f"{at}dismiss/", data, headers=FRAGMENT)
    assert answer.status_code == 422, "a reason is asked for"
    answer = client.post(f"{at}dismiss/", {**data, "reason": "one drive, one failure"}, headers=FRAGMENT).content.decode()
    assert answer.startswith('<div id="pm-whole">')
    assert 'data-code="PRO001"' not in answer
    kept = DismissedFinding.objects.get()
    assert (kept.part_key, kept.reason, kept.by) == ("", "one drive, one failure", member)
    assert 'data-code="PRO001"' not in client.get(at).content.decode()
    Organisation.objects.update_or_create(defaults={"policy_overrides": "fewest_factors = 3"})
    assert 'data-code="PRO001"' in client.get(at).content.decode(), "it says something else now"


def test_the_linter_asks_while_somebody_types_and_saves_nothing(client, incident, at):
    answer = client.post(f"{at}lint/timeline/", {"text": "Priya forgot to drain the node.", "at": "14:3"})
    assert 'data-code="BLM001"' in answer.content.decode()
    assert "note" not in client.post(f"{at}lint/timeline/", {"text": "The node was drained."}).content.decode()
    assert not Part.objects.filter(incident=incident, kind="timeline").exists()


def test_a_blameful_text_can_be_saved_all_the_same(client, incident, at):
    client.post(f"{at}parts/summary/edit/", {"value": "Priya forgot to drain the node.", "version": "0"})
    assert value_of(incident, "summary") == "Priya forgot to drain the node."


def test_a_comment_stands_beside_its_part_until_it_is_settled(client, incident, at, member):
    part = add_part(Actor(member), incident, "timeline", TimelineEntry(text="Deploy finished"))
    assert client.post(f"{at}comments/", {"part": part.key, "text": " "}).status_code == 422
    client.post(f"{at}comments/", {"part": part.key, "text": "<b>Which region?</b>"})
    assert "&lt;b&gt;Which region?&lt;/b&gt;" in client.get(at).content.decode()
    client.post(f"{at}comments/{Comment.objects.get().pk}/resolve/")
    assert "Which region?" not in client.get(at).content.decode()


def test_a_comment_on_the_whole_stands_at_the_end_and_in_the_outline(client, incident, at, reader):
    assert client.post(f"{at}comments/", {"text": "<b>Who reads this?</b>"}).url == f"{at}#section-comments"
    text = client.get(at).content.decode()
    assert "&lt;b&gt;Who reads this?&lt;/b&gt;" in text.split('id="section-comments"')[1]
    assert '<a href="#section-comments">Comments</a> <span class="count">1</span>' in text
    client.force_login(reader)
    assert "Who reads this?" in client.get(at).content.decode()
    assert "<textarea" not in client.get(at).content.decode()
    assert client.post(f"{at}comments/", {"text": "x"}).status_code == 403


def test_a_comment_on_the_whole_is_taken_away_by_its_author(client, incident, at, other_member):
    client.post(f"{at}comments/", {"text": "Written in the wrong place"})
    number = Comment.objects.get().pk
    assert f"{at}comments/{number}/bin/" in client.get(at).content.decode()
    answer = client.post(f"{at}comments/{number}/bin/", headers=FRAGMENT)
    assert 'id="section-comments"' in answer.content.decode()
    assert "Written in the wrong place" not in answer.content.decode()
    client.post(f"{at}comments/", {"text": "Another"})
    client.force_login(other_member)
    assert "/resolve/" in client.get(at).content.decode()
    assert f"{at}comments/{Comment.objects.get().pk}/bin/" not in client.get(at).content.decode()


def test_beside_an_open_form_only_the_comments_come_back(client, incident, at, member):
    part = add_part(Actor(member), incident, "timeline", TimelineEntry(text="Deploy finished"))
    answer = client.post(f"{at}comments/?in=form", {"part": part.key, "text": "Which region?"}, headers=FRAGMENT)
    assert "Which region?" in answer.content.decode()
    assert "pm-section" not in answer.content.decode()
    assert "Which region?" in client.get(f"{at}parts/{part.key}/edit/", headers=FRAGMENT).content.decode()
    answer = client.post(f"{at}comments/{Comment.objects.get().pk}/resolve/?in=form", headers=FRAGMENT)
    assert "Which region?" not in answer.content.decode()


def test_a_comment_of_another_document_can_not_be_settled_here(client, incident, restricted, at, member):
    part = add_part(Actor(member), restricted, "timeline", TimelineEntry(text="x"))
    client.post(f"/incidents/{restricted.reference}/comments/", {"part": part.key, "text": "Hidden"})
    assert client.post(f"{at}comments/{Comment.objects.get().pk}/resolve/").status_code == 404


@pytest.mark.parametrize("header", ["HX-Request", "X-Autosave"])
def test_a_page_that_is_signed_out_is_told_so_and_gets_no_login_page(client, incident, at, header):
    client.logout()
    answer = client.post(f"{at}parts/summary/edit/", {"value": "Typed", "version": "0"}, headers={header: "true"})
    assert (answer.status_code, answer.content, answer.has_header("X-Saved")) == (401, b"", False)
    assert client.post(f"{at}parts/summary/edit/", {"value": "Typed", "version": "0"}).status_code == 302, "a browser is sent to sign in"


def test_only_an_answer_after_saving_lets_go_of_a_draft(client, incident, at):
    assert not client.get(f"{at}sections/summary/", headers=FRAGMENT).has_header("X-Saved")
    assert not client.post(f"{at}parts/new/timeline/", {"at": "14:32", "text": "x"}, headers=FRAGMENT).has_header("X-Saved")
    assert client.post(f"{at}parts/new/timeline/", {"at": "14:32 UTC", "text": "x"}, headers=FRAGMENT)["X-Saved"]
    assert client.post(f"{at}parts/summary/edit/", {"value": "Typed", "version": "0"}, headers=FRAGMENT)["X-Saved"]
    assert client.post(f"{at}parts/incident/edit/", {"channel": "#x"}, headers=FRAGMENT)["X-Saved"]


def test_factors_are_ticked_by_what_they_say(client, incident, at, member):
    first, second = (add_part(Actor(member), incident, "factors", Factor(property=name)).key for name in ("Pool alert", "Canary share"))
    part = add_part(Actor(member), incident, "action_items", ActionItem(text="Alert at 70 %", factors=[first, "cf-gone"]))
    form = client.get(f"{at}parts/{part.key}/edit/").content.decode()
    assert f'value="{first}" checked><span>Pool alert</span>' in form
    assert f'value="{second}"><span>Canary share</span>' in form
    assert "cf-gone, which is not in the document" in form
    client.post(f"{at}parts/{part.key}/edit/", {"factors": ["", second, "cf-gone"], "version": "1"})
    assert value_of(incident, part.key).factors == [second, "cf-gone"]
    client.post(f"{at}parts/{part.key}/edit/", {"factors": [""], "version": "2"})
    assert value_of(incident, part.key).factors == []
    client.post(f"{at}parts/{part.key}/edit/", {"text": "Alert at 71 %", "version": "3"})
    assert value_of(incident, part.key).factors == [], "a form without the boxes says nothing about them"


def test_what_two_people_ticked_is_put_together(client, incident, at, member, other_member):
    keys = [add_part(Actor(member), incident, "factors", Factor(property=name)).key for name in ("One", "Two", "Three")]
    part = add_part(Actor(member), incident, "action_items", ActionItem(text="Alert", factors=keys[:2]))
    edit_part(Actor(other_member), incident, part.key, ActionItem(text="Alert", factors=[keys[0]], state=ActionState.PROPOSED), version=1)
    client.post(f"{at}parts/{part.key}/edit/", {"text": "Alert", "factors": ["", *keys], "version": "1"}, headers=FRAGMENT)
    assert value_of(incident, part.key).factors == [keys[0], keys[2]]


@pytest.mark.parametrize("kind", ["timeline", "factors", "action_items", "not_fixing", "helped"])
def test_an_item_without_its_words_is_asked_about_beside_the_field(client, incident, at, kind):
    answer = client.post(f"{at}parts/new/{kind}/", {"state": "proposed", "at": "2026-01-14 14:32 UTC", "minutes": "4"})
    assert answer.status_code == 422
    assert "Write something here." in answer.content.decode()
    assert not Part.objects.filter(incident=incident, kind=kind).exists()


def test_an_unknown_part_is_named(client, at):
    assert client.get(f"{at}parts/te-nothing/edit/").status_code == 404
    assert client.get(f"{at}parts/new/nothing/").status_code == 404
