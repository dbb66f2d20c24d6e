"""The evidence page: what it shows to whom, its forms without scripts, and refusals beside the field."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest

from nofault.web.access import Actor
from nofault.web.models.audit import AuditEvent
from nofault.web.models.evidence import Candidate, Decision, EvidenceFile
from nofault.web.models.people import Membership
from nofault.web.services import evidence, proposals
from nofault.web.services.documents import document_of
from nofault.web.services.imports import import_of
from nofault.web.services.incidents import join_incident
from nofault.web.worker import run_waiting_jobs
from tests.web.counting import assert_constant
from tests.web.evidence_samples import ONSET, access_log, alerts, deploy_log

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_folders", "read_here")]


@pytest.fixture
def at(incident) -> str:
    return f"/incidents/{incident.reference}/evidence/"


@pytest.fixture
def browser(client, member):
    client.force_login(member)
    return client


@pytest.fixture
def brought(member, incident):
    for name, data in (("access.log", access_log()), ("alert.json", alerts()), ("deploy.log", deploy_log())):
        evidence.receive_file(Actor(member), incident, name, [data])
    run_waiting_jobs()
    return incident


def candidate(incident, kind) -> Candidate:
    return import_of(incident).candidates.get(kind=kind)


def put(client, at, name, data, **headers):
    return client.put(f"{at}files/", data, content_type="application/octet-stream", headers={"X-File-Path": name, **headers})


def test_an_empty_page_teaches_and_states_the_limit(browser, at):
    answer = browser.get(at)
    assert answer.status_code == 200
    assert b"from evidence, not from memory" in answer.content
    assert b"Up to 2048 MB a file" in answer.content


def test_the_page_of_an_incident_that_one_may_not_see_does_not_exist(client, other_member, restricted):
    client.force_login(other_member)
    assert client.get(f"/incidents/{restricted.reference}/evidence/").status_code == 404
    assert put(client, f"/incidents/{restricted.reference}/evidence/", "x.log", b"line\n").status_code == 404


def test_a_member_who_does_not_work_on_the_incident_reads_no_evidence(client, other_member, brought, at):
    client.force_login(other_member)
    number = candidate(brought, "alert").pk
    for address in (at, f"{at}panels/", f"{at}progress/", f"{at}events/{number}/", f"{at}events/{number}/lines/0/"):
        assert client.get(address).status_code == 403, address
    for address in (f"{at}events/{number}/", f"{at}add/", f"{at}zone/", f"{at}events/{number}/lines/0/purge/"):
        assert client.post(address, {"decision": "kept", "reason": "x"}).status_code == 403, address
    assert put(client, at, "x.log", b"line\n").status_code == 403


def test_somebody_who_is_not_logged_in_is_sent_to_the_login(client, at):
    assert client.get(at).status_code == 302
    assert put(client, at, "x.log", b"line\n").status_code == 403


def test_a_reader_of_the_team_looks_and_changes_nothing(client, reader, team, brought, at):
    Membership.objects.create(team=team, user=reader)
    client.force_login(reader)
    page = client.get(at)
    assert page.status_code == 200
    assert b'name="decision"' not in page.content
    assert b'id="bring"' not in page.content
    assert client.post(f"{at}events/{candidate(brought, 'alert').pk}/", {"decision": "kept"}).status_code == 403
    assert put(client, at, "x.log", b"line\n").status_code == 403


def test_somebody_who_joins_works_on_the_evidence(client, other_member, brought, at):
    join_incident(Actor(other_member), brought)
    client.force_login(other_member)
    assert client.get(at).status_code == 200


def test_a_file_is_the_body_of_one_request(browser, incident, at):
    answer = put(browser, at, "web/%C3%BCber%20us.log", deploy_log(), **{"X-File-Modified-Ms": "1768400000000"})
    assert answer.status_code == 201
    assert answer.json()["path"] == "web/über us.log"
    assert EvidenceFile.objects.get().size_bytes == len(deploy_log())


def test_a_file_beyond_the_limit_is_refused_before_it_is_read(browser, at, settings):
    settings.UPLOAD_LIMIT_BYTES = 1_000_000
    answer = put(browser, at, "big.log", bytes(1_100_000))
    assert answer.status_code == 413
    assert answer.json()["message"] == "This file is larger than 1 MB, the most that one upload may have."
    assert "Compress it" in answer.json()["hint"]


def test_without_scripts_all_files_are_sent_with_one_form(browser, incident, at):
    files = [io.BytesIO(deploy_log()), io.BytesIO(alerts())]
    files[0].name, files[1].name = "deploy.log", "alert.json"
    assert browser.post(at, {"files": files}).status_code == 302
    assert {file.path for file in EvidenceFile.objects.all()} == {"deploy.log", "alert.json"}
    assert b"Waiting for a worker" in browser.get(at).content


def test_files_are_shown_with_their_format_clock_span_and_lines(browser, brought, at):
    page = browser.get(at).content.decode()
    assert "nginx or Apache access log" in page
    assert "UTC, as its lines say" in page
    assert "read as UTC, as it names none" in page
    assert "14:20 UTC" in page


def test_a_skipped_file_is_named_with_the_reason(browser, member, incident, at):
    evidence.receive_file(Actor(member), incident, "photo.bin", [bytes(range(256)) * 8])
    run_waiting_jobs()
    assert '<strong class="soon">Skipped</strong> binary' in browser.get(at).content.decode()


def test_evidence_is_escaped_wherever_it_is_shown(browser, member, incident, at):
    hostile = b"Jan 14 14:20:11 web-1 deployer[811]: deploy of <script>alert(1)</script> finished\n"
    evidence.receive_file(Actor(member), incident, "<img src=x onerror=alert(2)>.log", [hostile])
    run_waiting_jobs()
    number = candidate(incident, "deploy").pk
    for address in (at, f"{at}panels/", f"{at}events/{number}/", f"{at}events/{number}/edit/", f"{at}events/{number}/lines/0/"):
        page = browser.get(address).content
        assert b"<script>alert" not in page, address
        assert b"<img src=x" not in page, address
    assert b"&lt;script&gt;alert(1)" in browser.get(at).content


def test_keeping_and_adding_puts_the_event_into_the_document(browser, brought, at):
    number = candidate(brought, "onset").pk
    assert browser.post(f"{at}events/{number}/", {"decision": "kept"}).status_code == 302
    assert b"Add 1 event" in browser.get(at).content
    browser.post(f"{at}add/")
    assert [entry.kind for entry in document_of(brought).timeline] == ["onset"]
    assert b"in the document" in browser.get(at).content


def test_a_decision_by_htmx_answers_the_row_and_the_counts(browser, brought, at):
    number = candidate(brought, "onset").pk
    answer = browser.post(f"{at}events/{number}/", {"decision": "kept"}, headers={"HX-Request": "true"})
    assert f'id="event-{number}"' in answer.content.decode()
    assert b'aria-pressed="true"' in answer.content
    assert b'id="add-bar" data-foot hx-swap-oob="true"' in answer.content
    assert b"<html" not in answer.content


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
def test_an_assumed_zone_is_asked_about_in_the_row(browser, brought, at, headers):
    number = candidate(brought, "deploy").pk
    answer = browser.post(f"{at}events/{number}/", {"decision": "kept"}, headers=headers)
    assert answer.status_code == 200
    assert b"Was this clock UTC?" in answer.content
    browser.post(f"{at}events/{number}/", {"decision": "kept", "sure": "1"}, headers=headers)
    assert candidate(brought, "deploy").decision == Decision.KEPT


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
def test_a_time_without_a_zone_is_refused_beside_its_field(browser, brought, at, headers):
    number = candidate(brought, "alert").pk
    answer = browser.post(f"{at}events/{number}/edit/", {"at": "14:37", "kind": "alert", "text": "Alert"}, headers=headers)
    assert answer.status_code == 422
    assert f'id="at-{number}-error"' in answer.content.decode()
    assert b"In which zone?" in answer.content
    assert b'value="14:37"' in answer.content


def test_an_edit_by_form_is_kept(browser, brought, at):
    number = candidate(brought, "alert").pk
    browser.post(f"{at}events/{number}/edit/", {"at": "2026-01-14 15:37 CET", "kind": "page", "text": "The pager went off"})
    entry = proposals.entry_of(Candidate.objects.get(pk=number))
    assert (f"{entry.at:%H:%M}", entry.kind, entry.text) == ("14:37", "page", "The pager went off")


def test_adding_by_hand_counts_from_the_last_event(browser, brought, at):
    browser.post(f"{at}events/", {"at": "+5m", "kind": "chat", "text": "All clear in the channel"})
    rows = list(import_of(brought).candidates.order_by("-at")[:2])
    assert (rows[0].at - rows[1].at).total_seconds() == 300


def test_a_wrong_new_event_keeps_what_was_typed(browser, brought, at):
    answer = browser.post(f"{at}events/", {"at": "soon", "kind": "chat", "text": "All clear in the channel"})
    assert answer.status_code == 422
    assert b"This is not a time" in answer.content
    assert b"All clear in the channel" in answer.content


def test_a_zone_is_set_for_all_files_that_name_none(browser, member, brought, at):
    evidence.receive_file(Actor(member), brought, "second.log", [deploy_log().replace(b"web-1", b"web-2")])
    run_waiting_jobs()
    browser.post(f"{at}zone/", {"path": "deploy.log", "zone": "Europe/Berlin", "reach": "assumed"})
    assert import_of(brought).options["zones"] == {"deploy.log": "Europe/Berlin", "second.log": "Europe/Berlin"}


def test_a_zone_of_no_place_is_refused_beside_its_field(browser, brought, at):
    answer = browser.post(f"{at}zone/", {"path": "deploy.log", "zone": "Middle/Earth", "reach": "one"})
    assert answer.status_code == 422
    assert b'id="zone-error"' in answer.content
    assert b'value="Middle/Earth"' in answer.content


def test_a_window_is_typed_with_its_zone(browser, brought, at):
    answer = browser.post(f"{at}window/", {"since": "14:40", "until": ""})
    assert answer.status_code == 422
    assert b'id="since-error"' in answer.content
    assert browser.post(f"{at}window/", {"since": "14:40 UTC", "until": "15:30 UTC"}).status_code == 302
    run_waiting_jobs()
    assert not import_of(brought).candidates.filter(kind="deploy").exists()


def test_progress_says_when_there_is_something_new(browser, member, incident, at):
    evidence.receive_file(Actor(member), incident, "alert.json", [alerts()])
    waiting = browser.get(f"{at}progress/")
    assert b"every 1s" in waiting.content
    stamp = waiting.context["stamp"]
    assert "HX-Trigger" not in browser.get(f"{at}progress/", {"seen": stamp})
    run_waiting_jobs()
    ready = browser.get(f"{at}progress/", {"seen": stamp})
    assert ready["HX-Trigger"] == "evidence-changed"
    assert b"every 1s" not in ready.content


def test_who_looked_at_raw_lines_is_an_audit_event(browser, brought, at):
    number = candidate(brought, "alert").pk
    answer = browser.get(f"{at}events/{number}/lines/0/", headers={"HX-Request": "true"})
    assert b"evidence-hit" in answer.content
    event = AuditEvent.objects.get(verb="read evidence")
    assert event.subject == brought.reference
    assert "alert.json" in event.detail


def test_looking_at_the_evidence_of_a_restricted_incident_is_an_audit_event(browser, restricted, incident, at):
    browser.get(at)
    assert not AuditEvent.objects.filter(verb="read").exists()
    browser.get(f"/incidents/{restricted.reference}/evidence/")
    assert AuditEvent.objects.get(verb="read").subject == restricted.reference


def test_markers_are_offered_after_adding_and_filled_in(browser, brought, at):
    assert b"answers what the facts leave open" not in browser.get(at).content
    browser.post(f"{at}events/rest/", {"decision": "kept"})
    browser.post(f"{at}add/")
    assert b"answers what the facts leave open" in browser.get(at).content
    browser.post(f"{at}markers/", {"marker": ["onset_at", "recovered_at"]})
    markers = document_of(brought).incident.markers
    assert markers.onset_at < markers.recovered_at


def test_purging_by_form_needs_a_reason(browser, brought, at):
    number = candidate(brought, "alert").pk
    assert browser.post(f"{at}events/{number}/lines/0/purge/", {"reason": ""}).status_code == 422
    assert browser.post(f"{at}events/{number}/lines/0/purge/", {"reason": "a customer's name"}).status_code == 302


def test_a_document_asks_the_database_once_more_for_its_curve_and_no_more_as_it_grows(browser, member, brought, at):
    browser.post(f"{at}events/rest/", {"decision": "kept"})
    browser.post(f"{at}add/")
    page = f"/incidents/{brought.reference}/"
    numbers = iter(range(1000))

    def add_entries():
        for _ in range(10):
            number = next(numbers)
            proposals.add_candidate(Actor(member), brought, at=ONSET + timedelta(seconds=number), kind="chat", text=f"Message {number}")
        proposals.add_kept(Actor(member), brought)

    for address in (page, f"{page}drawing/", at):
        assert_constant(browser, address, add_entries)


def test_the_drawing_of_a_document_is_for_those_who_may_read_it(client, member, other_member, restricted):
    address = f"/incidents/{restricted.reference}/drawing/"
    assert client.get(address).status_code == 302
    client.force_login(other_member)
    assert client.get(address).status_code == 404
    client.force_login(member)
    assert b"nothing to draw yet" in client.get(address).content
    assert AuditEvent.objects.filter(verb="read", subject=restricted.reference).exists()


def test_the_curve_is_drawn_behind_the_phases_only_once_evidence_is_in_the_document(browser, brought, at):
    page = f"/incidents/{brought.reference}/"
    assert import_of(brought).curve
    assert b'class="curve"' not in browser.get(page).content
    browser.post(f"{at}events/rest/", {"decision": "kept"})
    browser.post(f"{at}add/")
    browser.post(f"{at}markers/", {"marker": ["onset_at", "recovered_at"]})
    shown = browser.get(page).content
    assert b'class="curve"' in shown
    assert b"failures up to" in shown


def test_phases_are_named_with_their_two_events(browser, brought, at):
    page = browser.get(at).content.decode()
    assert 'class="phase phase-recover"' in page
    assert "onset → recovery" in page
    assert "Drawing of the incident" in page
    assert f'data-target="event-{candidate(brought, "onset").pk}"' in page


def test_what_is_drawn_is_escaped(browser, member, incident, at):
    actor = Actor(member)
    for number in range(2):
        proposals.add_candidate(actor, incident, at=ONSET + timedelta(seconds=number), kind="chat", text='"><script>alert(1)</script>')
    page = browser.get(at).content
    assert b"data-drawing" in page
    assert b"<script>alert" not in page


def test_a_typed_time_is_told_as_it_is_understood(browser, brought, at):
    page = browser.get(at).content.decode()
    assert page.count('data-understood="instant"') == 3
    last = import_of(brought).candidates.order_by("-at").first().at
    told = browser.get(f"/incidents/{brought.reference}/understood/", {"text": "+5m", "kind": "evidence"}).content.decode()
    assert f"{last + timedelta(minutes=5):%H:%M:%S} UTC" in told


def test_the_page_asks_the_database_no_more_as_events_grow(browser, member, brought, at):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as few:
        browser.get(at)
    row = import_of(brought)
    sample = row.candidates.first()
    for number in range(40):
        Candidate.objects.create(evidence_import=row, identity=f"te-{number}", at=sample.at, kind=sample.kind, data=sample.data)
    with CaptureQueriesContext(connection) as many:
        browser.get(at)
    assert len(many) == len(few)
