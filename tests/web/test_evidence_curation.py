"""Curating proposed events: a person decides, a new reading respects it, and only what was kept enters the document."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime

import pytest
from msgspec import UNSET

from nofault.postmortem.parts import PARTS
from nofault.postmortem.terms import Certainty, EntryKind, SourceKind
from nofault.web.access import Actor
from nofault.web.errors import ForbiddenError, InvalidError, NotFoundError
from nofault.web.models.audit import AuditEvent
from nofault.web.models.evidence import Candidate, Decision, EvidenceFile
from nofault.web.models.history import Change
from nofault.web.models.incident import Part
from nofault.web.queries.evidence import raw_lines, sources_of
from nofault.web.services import evidence, markers, proposals, purging
from nofault.web.services.documents import document_of
from nofault.web.services.imports import folder_of, import_of
from nofault.web.services.parts import add_part, bin_part
from nofault.web.worker import run_waiting_jobs
from tests.web.evidence_samples import access_log, alerts, deploy_log

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_folders", "read_here")]

NOON = datetime(2026, 1, 14, 12, 0, tzinfo=UTC)


@pytest.fixture
def actor(member) -> Actor:
    return Actor(member)


@pytest.fixture
def brought(actor, incident):
    """An incident with three files read: failing requests, an alert, and a deploy log that names no zone."""
    for name, data in (("access.log", access_log()), ("alert.json", alerts()), ("deploy.log", deploy_log())):
        evidence.receive_file(actor, incident, name, [data])
    run_waiting_jobs()
    return incident


def candidate(incident, kind) -> Candidate:
    return import_of(incident).candidates.get(kind=kind)


def timeline(incident):
    return document_of(incident).timeline


def test_only_kept_events_enter_the_document_with_their_evidence(actor, brought):
    proposals.decide(actor, brought, candidate(brought, "onset").pk, Decision.KEPT)
    proposals.decide(actor, brought, candidate(brought, "alert").pk, Decision.DROPPED)
    added = proposals.add_kept(actor, brought)
    assert [entry.kind for entry in timeline(brought)] == [EntryKind.ONSET]
    entry = timeline(brought)[0]
    assert added[0].key == entry.id
    assert entry.evidence[0].path == "access.log"
    assert len(entry.evidence[0].sha256) == 64
    assert entry.source_kind is SourceKind.MACHINE


def test_adding_twice_adds_nothing_twice(actor, brought):
    proposals.decide(actor, brought, candidate(brought, "onset").pk, Decision.KEPT)
    assert len(proposals.add_kept(actor, brought)) == 1
    assert proposals.add_kept(actor, brought) == []
    assert len(timeline(brought)) == 1


def test_an_event_that_is_in_the_document_already_is_not_added_again(actor, brought):
    onset = candidate(brought, "onset")
    add_part(actor, brought, "timeline", proposals.entry_of(onset))
    proposals.decide(actor, brought, onset.pk, Decision.KEPT)
    proposals.add_kept(actor, brought)
    assert len(timeline(brought)) == 1


def test_an_event_that_was_binned_meanwhile_comes_back_when_it_is_kept_again(actor, brought):
    onset = candidate(brought, "onset")
    part = add_part(actor, brought, "timeline", proposals.entry_of(onset))
    bin_part(actor, brought, part.key)
    proposals.decide(actor, brought, onset.pk, Decision.KEPT)
    proposals.add_kept(actor, brought)
    assert len(timeline(brought)) == 1


def test_an_event_of_an_assumed_zone_is_asked_about_before_it_is_kept(actor, brought):
    deploy = candidate(brought, "deploy")
    with pytest.raises(proposals.UnsureError, match="names no zone"):
        proposals.decide(actor, brought, deploy.pk, Decision.KEPT)
    assert candidate(brought, "deploy").decision == Decision.OPEN
    kept = proposals.decide(actor, brought, deploy.pk, Decision.KEPT, sure=True)
    assert proposals.entry_of(kept).certainty is Certainty.EXACT


def test_keeping_the_rest_leaves_those_of_an_assumed_zone_to_be_asked_about(actor, brought):
    proposals.decide_rest(actor, brought, Decision.KEPT)
    still_open = import_of(brought).candidates.filter(decision=Decision.OPEN)
    assert {one.kind for one in still_open} == {"deploy", "mitigation"}


def test_an_edit_stands_over_what_was_proposed_and_keeps_the_evidence(actor, brought):
    alert = candidate(brought, "alert")
    at = datetime(2026, 1, 14, 14, 36, 0, tzinfo=UTC)
    proposals.edit_candidate(actor, brought, alert.pk, at=at, kind="page", text="The pager went off for payment errors")
    proposals.add_kept(actor, brought)
    entry = timeline(brought)[0]
    assert (entry.at, entry.kind, entry.text) == (at, EntryKind.PAGE, "The pager went off for payment errors")
    assert entry.evidence[0].path == "alert.json"


def test_a_typed_time_without_a_zone_is_asked_about(actor, brought):
    naive = datetime(2026, 1, 14, 14, 36)  # noqa: DTZ001  (what is refused)
    with pytest.raises(InvalidError) as refused:
        proposals.edit_candidate(actor, brought, candidate(brought, "alert").pk, at=naive, kind="alert", text="x")
    assert list(refused.value.fields) == ["at"]


def test_an_added_event_is_marked_as_an_account(actor, brought):
    proposals.add_candidate(actor, brought, at=NOON, kind="decision", text="Traffic was moved to the second region")
    proposals.add_kept(actor, brought)
    entry = timeline(brought)[0]
    assert entry.source_kind is SourceKind.ACCOUNT
    assert entry.evidence == []


def test_an_event_without_a_fact_is_refused_beside_the_field(actor, brought):
    with pytest.raises(InvalidError) as refused:
        proposals.add_candidate(actor, brought, at=NOON, kind="rumour", text=" ")
    assert set(refused.value.fields) == {"kind", "text"}


def test_a_new_reading_keeps_what_a_person_decided(actor, brought):
    proposals.decide(actor, brought, candidate(brought, "onset").pk, Decision.KEPT)
    alert = candidate(brought, "alert")
    proposals.edit_candidate(actor, brought, alert.pk, at=alert.at, kind="alert", text="The alert fired")
    proposals.add_candidate(actor, brought, at=NOON, kind="chat", text="Somebody asked about slow payments")
    evidence.receive_file(actor, brought, "more.json", [alerts().replace(b"14:36:30", b"14:50:00").replace(b"a1b2", b"c3d4")])
    run_waiting_jobs()
    assert candidate(brought, "onset").decision == Decision.KEPT
    assert candidate(brought, "chat").decision == Decision.KEPT
    texts = {proposals.entry_of(one).text for one in import_of(brought).candidates.filter(kind="alert")}
    assert "The alert fired" in texts
    assert len(texts) == 2


def test_a_decision_follows_its_line_when_the_zone_shifts_the_time(actor, brought):
    rollback = candidate(brought, "mitigation")
    proposals.decide(actor, brought, rollback.pk, Decision.DROPPED)
    evidence.set_zones(actor, brought, {"deploy.log": "Europe/Berlin"})
    run_waiting_jobs()
    shifted = candidate(brought, "mitigation")
    assert shifted.pk == rollback.pk
    assert shifted.decision == Decision.DROPPED
    assert shifted.at == datetime(2026, 1, 14, 13, 52, 40, tzinfo=UTC)


def test_the_same_evidence_from_another_path_keeps_what_was_decided(actor, brought):
    proposals.decide(actor, brought, candidate(brought, "alert").pk, Decision.DROPPED)
    evidence.receive_file(actor, brought, "copies/alert.json", [alerts()])
    run_waiting_jobs()
    assert [one.decision for one in import_of(brought).candidates.filter(kind="alert")] == [Decision.DROPPED]


def test_what_is_in_the_document_is_changed_there(actor, brought):
    onset = candidate(brought, "onset")
    proposals.decide(actor, brought, onset.pk, Decision.KEPT)
    proposals.add_kept(actor, brought)
    with pytest.raises(InvalidError, match="in the document already"):
        proposals.decide(actor, brought, onset.pk, Decision.DROPPED)


def test_nobody_else_decides(brought, other_member, reader):
    for person in (other_member, reader):
        with pytest.raises(ForbiddenError):
            proposals.decide(Actor(person), brought, candidate(brought, "onset").pk, Decision.KEPT)
        with pytest.raises(ForbiddenError):
            proposals.add_kept(Actor(person), brought)


def test_an_event_of_another_incident_cannot_be_decided(actor, brought, restricted):
    with pytest.raises(NotFoundError):
        proposals.decide(actor, restricted, candidate(brought, "onset").pk, Decision.KEPT)


def test_markers_that_nobody_stated_are_offered_and_filled_in(actor, brought):
    proposals.decide_rest(actor, brought, Decision.KEPT)
    proposals.add_kept(actor, brought)
    offers = {offer.name: offer.at for offer in markers.markers_offered(brought)}
    assert {"onset_at", "alert_at", "recovered_at"} <= set(offers)
    assert markers.fill_markers(actor, brought, {"onset_at", "alert_at"}) == ["onset_at", "alert_at"]
    facts = document_of(brought).incident
    assert facts.markers.onset_at == offers["onset_at"]
    assert facts.markers.recovered_at is UNSET
    assert "onset_at" not in {offer.name for offer in markers.markers_offered(brought)}


def test_no_marker_is_offered_from_an_event_that_was_dropped(actor, brought):
    proposals.decide(actor, brought, candidate(brought, "onset").pk, Decision.DROPPED)
    proposals.decide_rest(actor, brought, Decision.KEPT)
    proposals.add_kept(actor, brought)
    assert "onset_at" not in {offer.name for offer in markers.markers_offered(brought)}


@pytest.mark.parametrize("packed", [False, True])
def test_a_purged_line_is_gone_from_file_document_and_history_and_leaves_hash_and_reason(actor, incident, packed):
    data = gzip.compress(deploy_log()) if packed else deploy_log()
    evidence.receive_file(actor, incident, "deploy.log", [data])
    run_waiting_jobs()
    deploy = proposals.decide(actor, incident, candidate(incident, "deploy").pk, Decision.KEPT, sure=True)
    proposals.add_kept(actor, incident)
    line = proposals.entry_of(deploy).evidence[0]
    purging.purge_line(actor, incident, deploy.pk, 0, "holds a customer's name")
    file = EvidenceFile.objects.get()
    kept = (folder_of(file.evidence_import) / file.path).read_bytes()
    kept = gzip.decompress(kept) if packed else kept
    assert len(kept) == len(deploy_log())
    assert b"4f1c09a" not in kept
    assert b"rollback of payments to 91aa" in kept
    entry = timeline(incident)[0]
    assert (entry.evidence[0].text, entry.evidence[0].sha256) == ("", line.sha256)
    assert entry.evidence[0].purged_reason == "holds a customer's name"
    for change in Change.objects.filter(incident=incident, kind="timeline"):
        for text in filter(None, (change.before, change.after)):
            assert PARTS["timeline"].decode(text).evidence[0].text == ""
    assert line.sha256 in AuditEvent.objects.get(verb="purge evidence").detail
    assert raw_lines(import_of(incident), line, 0)[0].text == "[purged: holds a customer's name]"


def test_a_purged_line_is_read_around(actor, incident):
    evidence.receive_file(actor, incident, "deploy.log", [deploy_log()])
    run_waiting_jobs()
    rollback = candidate(incident, "mitigation")
    purging.purge_line(actor, incident, candidate(incident, "deploy").pk, 0, "not ours to keep")
    run_waiting_jobs()
    assert candidate(incident, "mitigation").pk == rollback.pk
    assert not import_of(incident).candidates.filter(kind="deploy").exists()


def test_a_line_in_an_archive_is_not_purged_alone(actor, incident, tmp_path):
    import zipfile

    with zipfile.ZipFile(tmp_path / "logs.zip", "w") as archive:
        archive.writestr("deploy.log", deploy_log())
    evidence.receive_file(actor, incident, "logs.zip", [(tmp_path / "logs.zip").read_bytes()])
    run_waiting_jobs()
    deploy = candidate(incident, "deploy")
    with pytest.raises(InvalidError, match="inside an archive"):
        purging.purge_line(actor, incident, deploy.pk, 0, "not ours to keep")
    assert [line.is_hit for line in raw_lines(import_of(incident), proposals.entry_of(deploy).evidence[0], 1)] == [True, False]


@pytest.mark.django_db(transaction=True)
def test_a_purged_file_is_gone_and_leaves_its_name_hash_and_reason(actor, brought):
    file = EvidenceFile.objects.get(path="alert.json")
    stored = folder_of(file.evidence_import) / file.path
    proposals.decide(actor, brought, candidate(brought, "alert").pk, Decision.KEPT)
    proposals.add_kept(actor, brought)
    purging.purge_file(actor, brought, file.pk, "brought by mistake")
    assert not stored.exists()
    assert timeline(brought)[0].evidence[0].text == ""
    run_waiting_jobs()
    source = next(one for one in sources_of(import_of(brought)) if one.path == "alert.json")
    assert (source.state, source.why) == ("purged", "brought by mistake")
    assert EvidenceFile.objects.get(pk=file.pk).sha256


def test_a_purge_needs_a_reason(actor, brought):
    with pytest.raises(InvalidError) as refused:
        purging.purge_line(actor, brought, candidate(brought, "alert").pk, 0, "  ")
    assert list(refused.value.fields) == ["reason"]


def test_nobody_else_purges(brought, other_member):
    with pytest.raises(ForbiddenError):
        purging.purge_file(Actor(other_member), brought, EvidenceFile.objects.first().pk, "no reason of theirs")
    assert Part.objects.filter(incident=brought).exists()
