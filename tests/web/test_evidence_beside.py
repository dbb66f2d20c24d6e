"""The evidence page beyond the proposed events: clocks that are apart, and what was found besides."""

from __future__ import annotations

from datetime import timedelta

import pytest

from nofault.web.access import Actor
from nofault.web.models.evidence import Candidate
from nofault.web.models.people import Membership
from nofault.web.services import evidence
from nofault.web.services.imports import import_of
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


def apart_by(seconds: float) -> tuple[bytes, bytes]:
    """Two logs of the same requests, the clock of the second so far ahead."""
    ids = [f"{number:08x}-7c1e-4d6b-9a0f-{number * 7919:012x}" for number in range(200)]

    def lines(host: str, ahead: float) -> bytes:
        times = ((ONSET + timedelta(seconds=number + ahead)).isoformat(timespec="milliseconds") for number in range(len(ids)))
        return "".join(
            f"{at} {host} gate[7]: request {one} took {number} ms\n" for number, (at, one) in enumerate(zip(times, ids, strict=True))
        ).encode()

    return lines("edge-1", 0.0), lines("pay-1", seconds)


def test_clocks_that_are_apart_are_shown_and_corrected_only_when_asked(browser, member, incident, at):
    for name, data in zip(("edge.log", "pay.log"), apart_by(30.0), strict=True):
        evidence.receive_file(Actor(member), incident, name, [data])
    run_waiting_jobs()
    page = browser.get(at).content.decode()
    assert "Some clocks seem to be apart" in page
    assert "30 s" in page
    assert "--correct-skew" not in page
    spans = {one["path"]: one["since"] for one in import_of(incident).report["sources"]}
    assert spans["edge.log"] != spans["pay.log"]
    browser.post(f"{at}skew/", {"correct": "yes"})
    run_waiting_jobs()
    assert import_of(incident).options["correct_skew"] is True
    assert "Clocks that were apart are corrected" in browser.get(at).content.decode()
    browser.post(f"{at}skew/", {"correct": "no"})
    run_waiting_jobs()
    assert "Some clocks seem to be apart" in browser.get(at).content.decode()


def test_a_reader_corrects_no_clock(client, reader, team, many, at):
    Membership.objects.create(team=team, user=reader)
    client.force_login(reader)
    assert client.post(f"{at}skew/", {"correct": "yes"}).status_code == 403


@pytest.fixture
def many(member, incident, monkeypatch):
    """More events than are proposed."""
    monkeypatch.setattr(evidence, "MOST_PROPOSALS", 2)
    for name, data in (("access.log", access_log()), ("alert.json", alerts()), ("deploy.log", deploy_log())):
        evidence.receive_file(Actor(member), incident, name, [data])
    run_waiting_jobs()
    return incident


def test_what_ranks_below_the_proposed_events_is_a_link_away_and_can_be_taken_up(browser, many, at):
    row = import_of(many)
    beside = row.candidates.filter(standing="beside")
    assert beside.count() >= 1
    page = browser.get(at).content.decode()
    assert f'href="{at}events/beside/"' in page
    one = beside.first()
    assert f'id="event-{one.pk}"' not in page
    listed = browser.get(f"{at}events/beside/").content.decode()
    assert f'id="event-{one.pk}"' in listed
    assert browser.get(f"{at}events/{one.pk}/lines/0/").status_code == 200
    assert browser.post(f"{at}events/{one.pk}/", {"decision": "open"}).status_code == 302
    assert f'id="event-{one.pk}"' in browser.get(at).content.decode()
    evidence.read_again(Actor(row.created_by), many)
    run_waiting_jobs()
    assert f'id="event-{one.pk}"' in browser.get(at).content.decode()


def test_the_rest_that_is_kept_is_what_was_proposed(browser, many, at):
    browser.post(f"{at}events/rest/", {"decision": "kept"})
    assert not import_of(many).candidates.filter(standing="beside", decision="kept").exists()


def test_the_list_of_what_was_found_besides_asks_no_more_as_it_grows(browser, many, at):
    row = import_of(many)
    numbers = iter(range(1000))

    def add_rows():
        sample = row.candidates.filter(standing="beside").first()
        for _ in range(10):
            Candidate.objects.create(
                evidence_import=row, identity=f"te-{next(numbers)}", at=sample.at, kind="chat", data=sample.data, standing="beside"
            )

    assert_constant(browser, f"{at}events/beside/", add_rows)
