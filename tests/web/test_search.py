from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from nofault.knowledge.index import SearchIndex
from nofault.postmortem.model import ActionItem, Detection, TimelineEntry
from nofault.postmortem.model import Incident as Facts
from nofault.postmortem.terms import Mitigation
from nofault.web.access import Actor
from nofault.web.jobs import keep_search
from nofault.web.models.incident import Incident, Participant
from nofault.web.models.people import User
from nofault.web.services import search
from nofault.web.services.incidents import bin_incident, change_visibility, create_incident, join_incident, restore_incident
from nofault.web.services.parts import add_part, edit_part


@pytest.fixture
def kim(client: Client, member: User) -> Client:
    client.force_login(member)
    return client


def found(client: Client, text: str, **more: str) -> list[str]:
    answer = client.get("/search/", {"q": text, **more})
    assert answer.status_code == 200
    return [row.incident.reference for row in answer.context["page"].rows]


def entry(person: User, incident: Incident, text: str) -> None:
    add_part(Actor(person), incident, "timeline", TimelineEntry(text=text))


def test_search_asks_a_stranger_to_sign_in(client: Client, db):
    assert client.get("/search/", {"q": "pool"}).status_code == 302
    assert client.get("/palette/").status_code == 302


def test_a_word_of_a_timeline_entry_finds_its_incident(kim: Client, member: User, incident: Incident):
    entry(member, incident, "The zweistromland cache answered with stale prices")
    assert found(kim, "zweistromland") == [incident.reference]


def test_a_search_finds_what_the_same_person_just_wrote(kim: Client, member: User, incident: Incident):
    entry(member, incident, "first")
    assert found(kim, "quagmire") == []
    entry(member, incident, "quagmire")
    assert found(kim, "quagmire") == [incident.reference]


def test_what_others_write_may_wait_a_moment_and_no_longer(client: Client, member: User, other_member: User, incident: Incident):
    client.force_login(other_member)
    entry(member, incident, "quagmire")
    assert found(client, "quagmire") == [incident.reference]
    entry(member, incident, "morass")
    assert found(client, "morass") == []
    search.catch_up(actor=Actor(other_member), most=1, now=timezone.now() + search.DEBOUNCE)
    assert found(client, "morass") == [incident.reference]


def test_a_changed_text_is_found_by_its_new_words_only(kim: Client, member: User, incident: Incident):
    part = add_part(Actor(member), incident, "summary", "quagmire")
    assert found(kim, "quagmire") == [incident.reference]
    edit_part(Actor(member), incident, "summary", "morass", version=part.version)
    assert found(kim, "quagmire") == []
    assert found(kim, "morass") == [incident.reference]


def test_a_binned_incident_is_not_found_until_it_is_restored(kim: Client, member: User, incident: Incident):
    entry(member, incident, "quagmire")
    assert found(kim, "quagmire") == [incident.reference]
    bin_incident(Actor(member), incident)
    assert found(kim, "quagmire") == []
    restore_incident(Actor(member), incident.reference)
    assert found(kim, "quagmire") == [incident.reference]


def test_a_restricted_document_is_found_by_those_who_may_see_it_only(
    client: Client, member: User, other_member: User, lead: User, administrator: User, restricted: Incident
):
    entry(member, restricted, "quagmire")
    for person, expected in ((member, [restricted.reference]), (lead, [restricted.reference]), (other_member, []), (administrator, [])):
        client.force_login(person)
        assert found(client, "quagmire") == expected
        page = client.get("/search/", {"q": "quagmire"}).content.decode()
        assert (restricted.title in page) is bool(expected)
        assert (restricted.title in client.get("/palette/", {"q": "Signing key"}).content.decode()) is bool(expected)


def test_access_decides_even_when_the_index_is_behind(client: Client, member: User, other_member: User, restricted: Incident):
    join_incident(Actor(member), restricted, other_member)
    entry(member, restricted, "quagmire")
    client.force_login(other_member)
    assert found(client, "quagmire") == [restricted.reference]
    Participant.objects.filter(incident=restricted, user=other_member).delete()
    assert found(client, "quagmire") == []


def test_hidden_documents_take_no_place_on_a_page(client: Client, member: User, other_member: User, monkeypatch):
    monkeypatch.setattr("nofault.web.queries.search.PAGE", 2)
    for number in range(8):
        made = create_incident(Actor(member), Facts(title=f"quagmire {number}"))
        if number % 2:
            join_incident(Actor(member), made, other_member)
            change_visibility(Actor(member), made, "restricted")
    client.force_login(other_member)
    search.catch_up()
    Participant.objects.filter(user=other_member).delete()
    first = client.get("/search/", {"q": "quagmire"}).context["page"]
    second = client.get("/search/", {"q": "quagmire", "from": first.next}).context["page"]
    seen = [row.incident.title for row in [*first.rows, *second.rows]]
    assert sorted(seen) == [f"quagmire {number}" for number in range(0, 8, 2)]
    assert second.next is None


def test_secrets_are_neither_indexed_nor_shown(kim: Client, member: User, incident: Incident):
    entry(member, incident, "retry with password=hunter2hunter2 against the quagmire")
    assert found(kim, "hunter2hunter2") == []
    page = kim.get("/search/", {"q": "quagmire"}).content.decode()
    assert "hunter2" not in page
    assert "[masked]" in page


def test_what_was_found_is_marked_and_everything_is_escaped(kim: Client, member: User, incident: Incident):
    entry(member, incident, "<script>alert(1)</script> in the quagmire & beyond")
    page = kim.get("/search/", {"q": "quagmire <b>"}).content.decode()
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<mark>quagmire</mark>" in page
    assert "<b>" not in page


def test_a_result_says_how_it_ended_and_what_is_unfinished(kim: Client, member: User, incident: Incident):
    entry(member, incident, "quagmire")
    add_part(Actor(member), incident, "detection", Detection(mitigation=Mitigation.ROLLBACK))
    add_part(Actor(member), incident, "action_items", ActionItem(text="Alert on pool use"))
    page = kim.get("/search/", {"q": "quagmire"}).content.decode()
    assert "rollback" in page
    assert "1 promise is still open" in page


def test_a_result_that_ended_otherwise_says_how_and_not_the_word_other(kim: Client, member: User, incident: Incident):
    entry(member, incident, "quagmire")
    add_part(Actor(member), incident, "detection", Detection(mitigation=Mitigation.OTHER, mitigation_note="the partner's own fix"))
    page = kim.get("/search/", {"q": "quagmire"}).content.decode()
    assert "Ended by: the partner" in page
    assert "other ·" not in page


@pytest.mark.parametrize("text", ['"', "a:b AND (", "*", "\\", "%", "' OR 1=1 --", "x" * 5000, "quagmire~2 +must -not"])
def test_any_text_is_a_search(kim: Client, incident: Incident, text: str):
    assert kim.get("/search/", {"q": text}).status_code == 200
    assert kim.get("/palette/", {"q": text}).status_code == 200


@pytest.mark.parametrize("start", ["-1", "x", "99999999999999999999", "500"])
def test_any_place_to_start_from_is_answered(kim: Client, incident: Incident, start: str):
    assert kim.get("/search/", {"q": "payment", "from": start}).status_code == 200


def test_a_lost_index_is_made_anew(kim: Client, member: User, incident: Incident, settings):
    entry(member, incident, "quagmire")
    assert found(kim, "quagmire") == [incident.reference]
    shutil.rmtree(settings.SEARCH_DIR)
    assert found(kim, "quagmire") == [incident.reference]


def test_a_long_way_behind_is_caught_up_in_steps_and_said(kim: Client, member: User, monkeypatch):
    monkeypatch.setattr("nofault.web.pages.search.MOST_IN_A_REQUEST", 2)
    for number in range(5):
        create_incident(Actor(member), Facts(title=f"quagmire {number}"))
    answer = kim.get("/search/", {"q": "quagmire"})
    assert answer.context["missing"] == 3
    assert "3 documents are not in it yet" in answer.content.decode()
    assert search.catch_up() == 0
    assert len(found(kim, "quagmire")) == 5


def test_the_worker_builds_a_missing_index(member: User, incident: Incident):
    entry(member, incident, "quagmire")
    keep_search.run.call()
    assert search.open_index().search("quagmire").ids == [incident.reference]


def test_a_search_goes_on_while_another_process_writes_the_index(kim: Client, member: User, incident: Incident, settings, monkeypatch):
    monkeypatch.setattr("nofault.web.services.search.WAIT_FOR_WRITER_S", 0.1)
    entry(member, incident, "quagmire")
    assert found(kim, "quagmire") == [incident.reference]
    other = SearchIndex(Path(settings.SEARCH_DIR))
    other.put([])
    entry(member, incident, "morass")
    assert found(kim, "quagmire") == [incident.reference]
    assert found(kim, "morass") == []
    other.discard()
    assert found(kim, "morass") == [incident.reference]


def test_a_document_is_found_by_a_process_that_did_not_index_it(kim: Client, member: User, incident: Incident):
    entry(member, incident, "quagmire")
    before = search.open_index()
    search._opened.cache_clear()
    assert search.open_index() is not before
    assert found(kim, "quagmire") == [incident.reference]
    assert before.search("quagmire").ids == [incident.reference]


def test_a_change_that_becomes_visible_late_is_not_missed(kim: Client, member: User, incident: Incident, monkeypatch):
    """As when a transaction that was numbered earlier commits later: the index has already seen a higher number."""
    monkeypatch.setattr("nofault.web.services.search._nothing_in_flight", lambda: False)
    search.catch_up()
    early = create_incident(Actor(member), Facts(title="quagmire"))
    hidden = list(early.changes.all())
    early.changes.all().delete()
    later = timezone.now()
    entry(member, incident, "morass")
    search.catch_up(now=later)
    search.catch_up(now=later + timedelta(seconds=10))
    for change in hidden:
        change.save(force_insert=True)
    search.catch_up(now=later + timedelta(seconds=20))
    assert found(kim, "quagmire") == [early.reference]


@pytest.mark.parametrize("in_flight", [True, False])
def test_what_is_settled_is_not_looked_at_again(member: User, incident: Incident, monkeypatch, in_flight: bool):
    monkeypatch.setattr("nofault.web.services.search._nothing_in_flight", lambda: not in_flight)
    now = timezone.now()
    for minutes in (0, 2, 4):
        search.catch_up(now=now + timedelta(minutes=minutes))
    with CaptureQueriesContext(connection) as captured:
        search.catch_up(now=now + timedelta(minutes=5))
    assert len(captured) == 1
    assert search._unsettled(search._position_of(search.open_index()), None) == []


def test_the_number_of_statements_does_not_grow_with_what_is_found(kim: Client, member: User):
    counts = []
    for _ in range(2):
        for number in range(4):
            made = create_incident(Actor(member), Facts(title=f"quagmire {number}"))
            add_part(Actor(member), made, "action_items", ActionItem(text="Alert on pool use"))
        search.catch_up()
        # Whether the index has to look once more is a matter of seconds; the first search settles it.
        found(kim, "quagmire")
        with CaptureQueriesContext(connection) as captured:
            found(kim, "quagmire")
        # PostgreSQL is asked what is in flight as long as anything is, in any database of the server.
        counts.append(sum("pg_snapshot" not in query["sql"] for query in captured.captured_queries))
    assert counts[0] == counts[1]


def test_indexing_needs_the_same_statements_for_more_documents(member: User):
    counts = []
    for number in (3, 6):
        for _ in range(number):
            create_incident(Actor(member), Facts(title="quagmire"))
        with CaptureQueriesContext(connection) as captured:
            search.catch_up()
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_the_palette_finds_pages_documents_and_promises(kim: Client, member: User, incident: Incident):
    add_part(Actor(member), incident, "action_items", ActionItem(text="Alert on <pool> use"))
    page = kim.get("/palette/", {"q": "pool"}).content.decode()
    assert "Alert on &lt;pool&gt; use" in page
    assert incident.reference in kim.get("/palette/", {"q": incident.reference.lower()}).content.decode()
    assert 'href="/incidents/bin/"' in kim.get("/palette/", {"q": "bin"}).content.decode()


def test_the_palette_offers_a_reader_nothing_to_make(client: Client, reader: User):
    client.force_login(reader)
    assert "/incidents/new/" not in client.get("/palette/").content.decode()


@pytest.mark.django_db(transaction=True)
def test_several_searches_at_once_build_one_index(member: User):
    for number in range(6):
        create_incident(Actor(member), Facts(title=f"quagmire {number}"))

    def work(_: int) -> int:
        try:
            return search.catch_up(actor=Actor(member), most=2)
        finally:
            connection.close()

    with ThreadPoolExecutor(3) as pool:
        assert sorted(pool.map(work, range(3))) == [0, 2, 4]
    assert search.open_index().search("quagmire").total == 6


def test_the_palette_finds_people_by_name_and_leads_to_their_open_items(kim: Client, other_member: User):
    page = kim.get("/palette/", {"q": "lee mem"}).content.decode()
    assert f'href="/actions/?person={other_member.pk}"' in page
    assert "Lee Member" in page
    assert other_member.email not in page


def test_the_palette_leaves_out_who_is_gone_and_tells_no_addresses(kim: Client, other_member: User):
    assert "?person=" not in kim.get("/palette/", {"q": "lee@example"}).content.decode()
    other_member.is_active = False
    other_member.save()
    assert "?person=" not in kim.get("/palette/", {"q": "lee mem"}).content.decode()
