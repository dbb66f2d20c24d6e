"""Bringing evidence: kept as found, named safely, read in the background, and nothing lost on the way."""

from __future__ import annotations

import glob
import gzip
import hashlib
import io
import stat
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest
from django_tasks_db.models import DBTaskResult

from nofault.errors import NofaultError
from nofault.postmortem.brought import clean_path
from nofault.postmortem.terms import EntryKind
from nofault.timeline.build import build_timeline
from nofault.timeline.events import TimelineError
from nofault.web import apart
from nofault.web.access import Actor
from nofault.web.errors import ForbiddenError, InvalidError, NotFoundError
from nofault.web.models.audit import AuditEvent
from nofault.web.models.evidence import Candidate, EvidenceFile, ImportState
from nofault.web.models.incident import Part
from nofault.web.queries.evidence import raw_lines, sources_of
from nofault.web.services import evidence, jobs, proposals, receiving
from nofault.web.services.imports import folder_of, import_of
from nofault.web.worker import run_claimed, run_waiting_jobs
from tests.web.evidence_samples import ONSET, access_log, alerts, deploy_log

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_folders")]


@pytest.fixture
def actor(member) -> Actor:
    return Actor(member)


def bring(actor, incident, name, data: bytes):
    return evidence.receive_file(actor, incident, name, [data[:1000], data[1000:]])


def stored(file: EvidenceFile) -> Path:
    return folder_of(file.evidence_import) / file.path


def candidates(incident) -> dict[str, Candidate]:
    return {one.kind: one for one in import_of(incident).candidates.all()}


def test_a_file_is_kept_byte_for_byte_for_its_owner_only_with_its_hash(actor, incident):
    data = b"\x1b[31m<script>alert(1)</script>\r\n" + b"x" * 5000
    file = bring(actor, incident, "odd.log", data)
    assert stored(file).read_bytes() == data
    assert file.sha256 == hashlib.sha256(data).hexdigest()
    assert stat.S_IMODE(stored(file).stat().st_mode) == 0o600
    assert stat.S_IMODE(stored(file).parent.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "etc/passwd"),
        ("/etc/passwd", "etc/passwd"),
        ("..\\..\\windows\\log.txt", "windows/log.txt"),
        ("a/./b//c.log", "a/b/c.log"),
        ("bell\x07 and \u202e turned.log", "bell_ and _ turned.log"),
        ("..", "unnamed"),
        ("", "unnamed"),
        ("/".join(["deep"] * 40), "/".join(["deep"] * 12)),
    ],
)
def test_a_file_stays_inside_its_folder_whatever_it_is_called(actor, incident, name, kept):
    file = bring(actor, incident, name, b"line\n")
    assert file.path == kept
    assert stored(file).is_file()


def test_a_name_longer_than_a_file_system_takes_is_cut_in_its_middle():
    name = clean_path("ü" * 400 + ".log.gz")
    assert len(name.encode()) <= 240
    assert name.endswith(".log.gz")


def test_the_same_file_brought_twice_is_kept_once(actor, incident):
    first = bring(actor, incident, "web/access.log", b"one\n")
    assert bring(actor, incident, "web/access.log", b"one\n") == first
    assert EvidenceFile.objects.count() == 1


def test_other_bytes_under_a_taken_name_are_kept_beside(actor, incident):
    bring(actor, incident, "access.log", b"one\n")
    assert bring(actor, incident, "access.log", b"two\n").path == "access~2.log"
    assert bring(actor, incident, "access.log", b"two\n").path == "access~2.log"
    bring(actor, incident, "web/access.log", b"one\n")
    assert bring(actor, incident, "web/access.log", b"two\n").path == "web~2/access.log"


def test_a_file_may_have_the_name_of_a_folder(actor, incident):
    bring(actor, incident, "logs/web.log", b"one\n")
    assert bring(actor, incident, "logs", b"two\n").path == "logs~2"
    bring(actor, incident, "plain", b"three\n")
    assert bring(actor, incident, "plain/inner.log", b"four\n").path == "plain~2/inner.log"


def test_a_file_beyond_the_limit_is_refused_and_leaves_nothing(actor, incident, settings):
    settings.UPLOAD_LIMIT_BYTES = 2_000_000
    with pytest.raises(receiving.TooLargeError, match="larger than 2 MB"):
        evidence.receive_file(actor, incident, "big.log", (bytes(500_000) for _ in range(5)))
    assert not EvidenceFile.objects.exists()
    assert list(settings.INCOMING_DIR.iterdir()) == []


def test_a_lost_connection_leaves_nothing(actor, incident, settings):
    def broken():
        yield b"half a line"
        raise OSError("the connection was lost")

    with pytest.raises(OSError, match="connection was lost"):
        evidence.receive_file(actor, incident, "half.log", broken())
    assert not EvidenceFile.objects.exists()
    assert list(settings.INCOMING_DIR.iterdir()) == []


def test_only_those_who_work_on_an_incident_bring_evidence(incident, other_member, reader):
    for person in (other_member, reader):
        with pytest.raises(ForbiddenError):
            bring(Actor(person), incident, "x.log", b"line\n")


def test_a_restricted_incident_takes_evidence_from_nobody_else(restricted, administrator):
    with pytest.raises(NotFoundError):
        bring(Actor(administrator), restricted, "x.log", b"line\n")


def test_bringing_evidence_is_audited_with_its_hash(actor, incident):
    file = bring(actor, incident, "x.log", b"line\n")
    event = AuditEvent.objects.get(verb="bring evidence")
    assert event.subject == incident.reference
    assert file.sha256 in event.detail


def test_evidence_is_read_in_the_background_and_proposes_events_with_their_lines(actor, incident):
    bring(actor, incident, "web/access.log", access_log())
    bring(actor, incident, "alert.json", alerts())
    assert import_of(incident).state == ImportState.QUEUED
    run_waiting_jobs()
    row = import_of(incident)
    assert row.state == ImportState.READY
    onset = proposals.entry_of(candidates(incident)[EntryKind.ONSET])
    assert abs((onset.at - ONSET).total_seconds()) < 60
    assert onset.evidence[0].path == "web/access.log"
    assert candidates(incident)[EntryKind.ALERT].at == datetime(2026, 1, 14, 14, 36, 30, tzinfo=UTC)


def test_nothing_enters_the_document_by_reading(actor, incident):
    bring(actor, incident, "access.log", access_log())
    run_waiting_jobs()
    assert Candidate.objects.exists()
    assert not Part.objects.filter(incident=incident, kind="timeline").exists()


def test_what_cannot_be_read_is_named_with_the_reason_and_does_not_stop_the_rest(actor, incident):
    bring(actor, incident, "photo.bin", bytes(range(256)) * 20)
    bring(actor, incident, "empty.log", b"")
    bring(actor, incident, "cut.log.gz", gzip.compress(access_log())[:-200])
    bring(actor, incident, "alert.json", alerts())
    run_waiting_jobs()
    sources = {one.path: one for one in sources_of(import_of(incident))}
    assert sources["photo.bin"].state == "skipped"
    assert sources["photo.bin"].why
    assert sources["empty.log"].state == "skipped"
    cut = sources["cut.log.gz"]
    assert "ends early" in " ".join([cut.why, *cut.facts.get("notes", [])])
    assert EntryKind.ALERT in candidates(incident)


def test_a_reading_is_done_once_for_what_was_brought(actor, incident, monkeypatch):
    bring(actor, incident, "a.log", deploy_log())
    bring(actor, incident, "b.json", alerts())
    built = []
    build = evidence.build_timeline_apart
    monkeypatch.setattr(evidence, "build_timeline_apart", lambda *args, **kwargs: built.append(1) or build(*args, **kwargs))
    assert run_waiting_jobs() == 2
    assert len(built) == 1


def test_what_is_brought_while_a_reading_runs_is_read_afterwards(actor, incident, monkeypatch):
    bring(actor, incident, "a.log", deploy_log())
    build = evidence.build_timeline_apart

    def build_meanwhile(*args, **kwargs):
        monkeypatch.setattr(evidence, "build_timeline_apart", build)
        bring(actor, incident, "alert.json", alerts())
        return build(*args, **kwargs)

    monkeypatch.setattr(evidence, "build_timeline_apart", build_meanwhile)
    run_claimed(jobs.claim_job("worker"))
    assert import_of(incident).state == ImportState.QUEUED
    run_waiting_jobs()
    assert import_of(incident).state == ImportState.READY
    assert EntryKind.ALERT in candidates(incident)


def test_a_reading_that_is_stopped_is_taken_up_again(actor, incident):
    bring(actor, incident, "access.log", access_log())
    claim = jobs.claim_job("worker-1")
    claim.stopped.set()
    run_claimed(claim)
    assert import_of(incident).state == ImportState.RUNNING
    assert not Candidate.objects.exists()
    run_waiting_jobs()
    assert import_of(incident).state == ImportState.READY


def test_the_first_proposals_are_there_while_the_rest_is_read(actor, incident, monkeypatch):
    monkeypatch.setattr(evidence, "MUCH_BYTES", 50_000)
    monkeypatch.setattr(evidence, "FIRST_LOOK_BYTES", 10_000)
    bring(actor, incident, "alert.json", alerts())
    bring(actor, incident, "access.log", access_log())
    seen = []
    build = evidence.build_timeline_apart
    monkeypatch.setattr(evidence, "build_timeline_apart", lambda *args, **kwargs: seen.append(set(candidates(incident))) or build(*args, **kwargs))
    run_waiting_jobs()
    assert seen == [set(), {EntryKind.ALERT}]
    assert EntryKind.ONSET in candidates(incident)


def test_a_reading_that_was_given_up_says_so_and_can_be_asked_for_again(actor, incident):
    bring(actor, incident, "alert.json", alerts())
    jobs.fail_job(jobs.claim_job("worker"), "Its worker was lost 5 times in the middle of it.")
    row = import_of(incident)
    assert row.state == ImportState.FAILED
    assert "lost 5 times" in row.problem
    evidence.read_again(actor, incident)
    run_waiting_jobs()
    assert import_of(incident).state == ImportState.READY


def test_a_zone_set_for_a_file_shifts_all_its_events(actor, incident):
    bring(actor, incident, "deploy.log", deploy_log())
    run_waiting_jobs()
    assert candidates(incident)[EntryKind.DEPLOY].at == datetime(2026, 1, 14, 14, 20, 11, tzinfo=UTC)
    evidence.set_zones(actor, incident, {"deploy.log": "Europe/Berlin"})
    run_waiting_jobs()
    assert candidates(incident)[EntryKind.DEPLOY].at == datetime(2026, 1, 14, 13, 20, 11, tzinfo=UTC)
    assert candidates(incident)[EntryKind.MITIGATION].at == datetime(2026, 1, 14, 13, 52, 40, tzinfo=UTC)
    source = sources_of(import_of(incident))[0]
    assert (source.zone, source.facts["zone_from"]) == ("Europe/Berlin", "given")


def test_a_zone_that_is_none_is_refused_beside_its_field(actor, incident):
    bring(actor, incident, "deploy.log", deploy_log())
    with pytest.raises(InvalidError) as refused:
        evidence.set_zones(actor, incident, {"deploy.log": "Middle/Earth"})
    assert list(refused.value.fields) == ["zone:deploy.log"]


def test_a_window_narrows_what_is_proposed(actor, incident):
    bring(actor, incident, "deploy.log", deploy_log())
    evidence.set_window(actor, incident, datetime(2026, 1, 14, 14, 40, tzinfo=UTC), None)
    run_waiting_jobs()
    assert set(candidates(incident)) == {EntryKind.MITIGATION}


def test_raw_lines_around_a_line_are_masked_escaped_and_cut(actor, incident):
    giant = b"Jan 14 14:20:12 web-1 app[1]: " + b"<b>" * 400_000
    data = deploy_log().replace(b"Jan 14 14:52", b"Jan 14 14:20:11 web-1 app[1]: \x1b[31mpassword=hunter22\x1b[0m\n" + giant + b"\nJan 14 14:52")
    bring(actor, incident, "deploy.log", data)
    run_waiting_jobs()
    line = proposals.entry_of(candidates(incident)[EntryKind.DEPLOY]).evidence[0]
    shown = raw_lines(import_of(incident), line, 2)
    assert [one.number for one in shown] == [1, 2, 3]
    assert [one.is_hit for one in shown] == [True, False, False]
    assert "hunter22" not in shown[1].text
    assert "\x1b" not in shown[1].text
    assert len(shown[2].text) < 2_100
    assert "more" in shown[2].text
    assert stored(EvidenceFile.objects.get()).read_bytes() == data


def packed_as(name: str, data: bytes) -> bytes:
    """The bytes of a file of that name that holds a log."""
    if name.endswith(".gz"):
        return gzip.compress(data)
    if not name.endswith(".zip"):
        return data
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("host/deploy.log", data)
    return made.getvalue()


@pytest.mark.parametrize("name", ["deploy.log", "deploy.log.gz", "logs.zip"])
def test_raw_lines_have_the_numbers_and_bytes_of_the_file(actor, incident, name):
    many = b"".join(b"Jan 14 14:19:%02d web-1 cron[1]: run %d\n" % (number % 60, number) for number in range(3000)) + deploy_log()
    bring(actor, incident, name, packed_as(name, many))
    run_waiting_jobs()
    line = proposals.entry_of(candidates(incident)[EntryKind.DEPLOY]).evidence[0]
    shown = raw_lines(import_of(incident), line, 1)
    assert [(one.number, one.is_hit) for one in shown] == [(3000, False), (3001, True), (3002, False)]
    assert "run 2999" in shown[0].text
    assert "deploy of payments" in shown[1].text
    assert "rollback" in shown[2].text


def test_a_job_is_waiting_for_every_file_that_was_acknowledged(actor, incident):
    bring(actor, incident, "a.log", deploy_log())
    assert DBTaskResult.objects.filter(status="READY").count() == 1


def test_a_process_of_its_own_reads_what_the_engine_reads(tmp_path):
    (tmp_path / "access.log").write_bytes(access_log())
    (tmp_path / "[odd] name*.log").write_bytes(deploy_log())
    zones = {glob.escape(str(tmp_path / "[odd] name*.log")): "Europe/Berlin"}
    asked: dict[str, Any] = {"since": None, "until": None, "zones": zones, "progress": lambda done, total: None, "limit": 60}
    here = build_timeline([tmp_path], with_curve=True, **asked)
    assert here.events
    assert msgspec.to_builtins(apart.build_timeline_apart([tmp_path], **asked)) == msgspec.to_builtins(here)


def test_a_reading_in_a_process_of_its_own_stops_when_it_is_told_to(tmp_path):
    (tmp_path / "access.log").write_bytes(access_log() * 40)

    def stop(done: int, total: int) -> None:
        raise jobs.JobStopped

    with pytest.raises(jobs.JobStopped):
        apart.build_timeline_apart([tmp_path / "access.log"], since=None, until=None, zones={}, progress=stop, limit=10)


def test_a_zone_that_is_none_is_told_by_a_process_of_its_own_too(tmp_path):
    with pytest.raises(TimelineError, match="Middle/Earth"):
        apart.build_timeline_apart([tmp_path], since=None, until=None, zones={"*": "Middle/Earth"}, progress=print, limit=10)


def test_a_reading_that_the_system_ended_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(apart.sys, "executable", "/bin/false")
    with pytest.raises(NofaultError, match="reading was lost"):
        apart.build_timeline_apart([tmp_path], since=None, until=None, zones={}, progress=print, limit=10)
