"""Evidence over the API: from raw files to entries of the timeline, by a program, with a person's decisions in between."""

from __future__ import annotations

import hashlib

import pytest

from nofault.web.models.audit import AuditEvent
from nofault.web.models.evidence import EvidenceFile
from nofault.web.models.people import User
from nofault.web.services.documents import document_of
from nofault.web.worker import run_waiting_jobs
from tests.web.calling import Caller, assert_constant
from tests.web.evidence_samples import access_log, alerts, deploy_log

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_folders", "read_here")]


def bring(call: Caller, incident, name: str, data: bytes):
    return call("POST", f"/evidence/{incident.reference}/files?path={name}", data)


@pytest.fixture
def here(call, incident) -> str:
    """The address of the evidence of an incident with three files read, one of which names no zone."""
    for name, data in (("web/access.log", access_log()), ("alert.json", alerts()), ("deploy.log", deploy_log())):
        assert bring(call, incident, name, data).status_code == 201
    run_waiting_jobs()
    return f"/evidence/{incident.reference}"


def events(call: Caller, here: str, **filters: str) -> dict[str, dict]:
    asked = "&".join(f"{name}={value}" for name, value in filters.items())
    return {row["entry"].get("kind", "other"): row for row in call("GET", f"{here.replace('evidence', 'evidence-events')}?{asked}").json()["items"]}


def test_a_file_is_brought_read_in_the_background_and_asked_after_until_it_is_read(call, incident):
    here = f"/evidence/{incident.reference}"
    assert (call("GET", here).json()["state"], call("GET", here).json()["is_reading"]) == ("open", False)
    made = bring(call, incident, "web/access.log", access_log())
    assert made.json()["sha256"] == hashlib.sha256(access_log()).hexdigest()
    waiting = call("GET", here).json()
    assert (waiting["state"], waiting["is_reading"], waiting["read_revision"]) == ("queued", True, 0)
    run_waiting_jobs()
    read = call("GET", here).json()
    assert (read["state"], read["is_reading"], read["read_revision"]) == ("ready", False, read["revision"])
    assert read["events"]["open"] > 0
    again = bring(call, incident, "web/access.log", access_log())
    assert again.json() == made.json()
    assert EvidenceFile.objects.count() == 1


def test_sources_say_what_became_of_each_file(call, here, incident):
    bring(call, incident, "picture.bin", bytes(range(256)) * 40)
    run_waiting_jobs()
    states = {row["path"]: row["state"] for row in call("GET", f"{here}/sources").json()["items"]}
    assert states == {"web/access.log": "read", "alert.json": "read", "deploy.log": "read", "picture.bin": "skipped"}


def test_events_are_kept_dropped_edited_and_added_and_what_is_kept_enters_the_document(call, here, incident):
    found = events(call, here)
    one = lambda kind: f"/evidence-events/{incident.reference}/{found[kind]['id']}"  # noqa: E731
    assert found["onset"]["entry"]["evidence"][0]["sha256"]
    assert call("POST", f"{one('onset')}/decision", {"decision": "kept"}).json()["decision"] == "kept"
    call("POST", f"{one('alert')}/decision", {"decision": "dropped"})
    edited = call("PUT", one("recovery"), {"at": "2026-01-14T14:55:10Z", "kind": "recovery", "text": "Payments answered again"}).json()
    assert (edited["edited"], edited["decision"]) == (["at", "text"], "kept")
    told = {"at": "2026-01-14T16:40:00+02:00", "kind": "decision", "text": "We chose to roll back"}
    assert call("POST", f"/evidence-events/{incident.reference}", told).json()["entry"]["source_kind"] == "account"
    added = call("POST", f"/evidence-events/{incident.reference}/add")
    assert [entry["kind"] for entry in added.json()["items"]] == ["onset", "decision", "recovery"]
    assert call("POST", f"/evidence-events/{incident.reference}/add").json()["items"] == []
    assert [entry.text for entry in document_of(incident).timeline][1:] == ["We chose to roll back", "Payments answered again"]
    assert events(call, here)["onset"]["item"] == document_of(incident).timeline[0].id
    assert {offer["name"] for offer in call("GET", f"{here}/markers").json()["items"]} == {"onset_at", "recovered_at"}
    assert call("POST", f"{here}/markers", {"names": ["onset_at"]}).json() == {"filled": ["onset_at"]}


def test_an_assumed_zone_is_asked_about_set_and_everything_in_it_shifts(call, here, incident):
    before = events(call, here)["deploy"]
    assert before["entry"]["certainty"] == "zone-assumed"
    refused = call("POST", f"/evidence-events/{incident.reference}/{before['id']}/decision", {"decision": "kept"})
    assert refused.status_code == 422
    assert "zone" in refused.json()["errors"][0]["pointer"]
    assert call("PUT", f"{here}/zones", {"zones": {"deploy.log": "Nowhere/Land"}}).status_code == 422
    assert call("PUT", f"{here}/zones", {"zones": {"deploy.log": "Europe/Berlin"}}).json()["is_reading"] is True
    run_waiting_jobs()
    after = events(call, here)["deploy"]["entry"]
    assert (before["entry"]["at"], after["at"]) == ("2026-01-14T14:20:11Z", "2026-01-14T13:20:11Z")
    assert call("GET", here).json()["zones"] == {"deploy.log": "Europe/Berlin"}


def test_the_rest_is_decided_at_once_and_a_window_narrows_what_is_looked_at(call, here, incident):
    assert call("PUT", f"{here}/window", {"since": "2026-01-14T14:30:00", "until": None}).status_code == 422, "a time without a zone is asked about"
    assert call("PUT", f"{here}/window", {"since": "2026-01-14T14:30:00Z", "until": None}).status_code == 200
    run_waiting_jobs()
    assert all(row["entry"]["at"] >= "2026-01-14T14:30" for row in events(call, here).values())
    decided = call("POST", f"/evidence-events/{incident.reference}/rest", {"decision": "kept"}).json()["decided"]
    assert decided == len(events(call, here, decision="kept")) > 1
    assert set(events(call, here, decision="open")) <= {"deploy", "mitigation"}


def test_a_failed_reading_can_be_asked_for_again(call, here):
    assert call("POST", f"{here}/reading").status_code == 202
    assert call("GET", here).json()["is_reading"] is True


def test_raw_lines_are_shown_to_those_who_may_and_each_look_is_on_record(call, here, incident):
    onset = events(call, here)["onset"]
    path = f"/evidence-events/{incident.reference}/{onset['id']}/lines/0"
    shown = call("GET", f"{path}?around=2").json()
    assert len(shown["lines"]) == 5
    assert [line["is_hit"] for line in shown["lines"]].count(True) == 1
    assert AuditEvent.objects.filter(verb="read evidence", subject=incident.reference).count() == 1
    assert call("GET", path.replace("lines/0", "lines/999")).status_code == 404


def test_a_line_and_a_file_are_purged_with_a_reason(call, here, incident):
    deploy = events(call, here)["deploy"]
    line = f"/evidence-events/{incident.reference}/{deploy['id']}/lines/0/purge"
    assert call("POST", line, {"reason": " "}).status_code == 422
    assert call("POST", line, {"reason": "a token stood in it"}).status_code == 204
    file = next(row["file"] for row in call("GET", f"{here}/sources").json()["items"] if row["path"] == "alert.json")
    assert call("POST", f"{here}/files/{file}/purge", {"reason": "of another incident"}).status_code == 204
    assert EvidenceFile.objects.get(pk=file).purged_reason == "of another incident"
    assert call("POST", f"{here}/files/{file}/purge", {"reason": "again"}).status_code == 404


READS = ("/evidence/{}", "/evidence/{}/sources", "/evidence/{}/markers", "/evidence-events/{}")
WRITES: tuple[tuple[str, str, object], ...] = (
    ("POST", "/evidence/{}/files?path=a.log", b"a"),
    ("PUT", "/evidence/{}/zones", {"zones": {}}),
    ("PUT", "/evidence/{}/window", {"since": None, "until": None}),
    ("POST", "/evidence/{}/reading", None),
    ("POST", "/evidence-events/{}", {"at": "2026-01-14T14:55:10Z", "kind": "other", "text": "x"}),
    ("POST", "/evidence-events/{}/rest", {"decision": "kept"}),
    ("POST", "/evidence-events/{}/add", None),
)


def test_raw_evidence_is_for_those_who_work_on_the_incident(other_member, reader, here, incident):
    for person in (other_member, reader):
        stranger = Caller(person)
        assert {stranger("GET", path.format(incident.reference)).status_code for path in READS} == {403}
        assert {stranger(method, path.format(incident.reference), body).status_code for method, path, body in WRITES} == {403}


def test_the_evidence_of_a_restricted_document_is_nowhere_and_its_reading_on_record(call, other_member, restricted):
    stranger = Caller(other_member)
    assert {stranger("GET", path.format(restricted.reference)).status_code for path in READS} == {404}
    assert {stranger(method, path.format(restricted.reference), body).status_code for method, path, body in WRITES} == {404}
    before = AuditEvent.objects.filter(verb="read").count()
    assert call("GET", f"/evidence/{restricted.reference}").status_code == 200
    assert AuditEvent.objects.filter(verb="read").count() == before + 1


def test_a_token_that_only_reads_brings_nothing(member: User, incident):
    looker = Caller(member, "read")
    assert {looker(method, path.format(incident.reference), body).status_code for method, path, body in WRITES} == {403}
    assert looker("GET", f"/evidence/{incident.reference}").status_code == 200
    assert not EvidenceFile.objects.exists()


def test_a_file_beyond_the_limit_is_refused(call, incident, settings):
    settings.UPLOAD_LIMIT_BYTES = 1_000
    assert bring(call, incident, "big.log", bytes(1_001)).status_code == 413
    assert not EvidenceFile.objects.exists()


def test_events_take_the_same_statements_for_twice_as_many(call, incident):
    def add() -> None:
        for minute in range(3):
            call("POST", f"/evidence-events/{incident.reference}", {"at": f"2026-01-14T14:0{minute}:00Z", "kind": "other", "text": "Seen"})

    assert_constant(call, f"/evidence-events/{incident.reference}", add)
