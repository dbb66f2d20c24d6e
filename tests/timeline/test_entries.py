from __future__ import annotations

from datetime import timedelta

import msgspec
from msgspec import UNSET

from nofault.postmortem.terms import Certainty, EntryKind, SourceKind
from nofault.timeline.entries import entry_from_event, identity_of, markers_from_timeline
from nofault.timeline.events import Between, Event, Evidence, Phases, Timeline
from tests.timeline.builders import AT, later


def event(seconds=0, kind=EntryKind.ALERT, **more):
    evidence = [Evidence(path="a.log", line=3, offset=40, sha256="ab" * 32, text="x")]
    return Event(at=later(seconds), kind=kind, text="Alert fires", source=more.pop("source", "alertmanager"), evidence=evidence, **more)


def test_an_entry_holds_the_same_facts_as_its_event():
    entry = entry_from_event(event(until=later(60), certainty=Certainty.INFERRED, uncertainty_s=30, actor="Alertmanager"))
    assert (entry.at, entry.until_at, entry.kind, entry.text) == (AT, later(60), EntryKind.ALERT, "Alert fires")
    assert (entry.certainty, entry.uncertainty_s, entry.approximate, entry.actor_role) == (Certainty.INFERRED, 30, True, "Alertmanager")
    assert (entry.evidence[0].path, entry.evidence[0].line, entry.evidence[0].offset) == ("a.log", 3, 40)


def test_machine_evidence_is_told_from_what_people_wrote():
    assert entry_from_event(event()).source_kind is SourceKind.MACHINE
    assert entry_from_event(event(source="slack")).source_kind is SourceKind.RECORD


def test_the_identity_of_an_event_survives_a_move_of_its_evidence():
    moved = msgspec.structs.replace(event(), evidence=[msgspec.structs.replace(event().evidence[0], path="b.log", line=9, offset=0)])
    assert identity_of(moved) == identity_of(event())
    assert identity_of(event(1)) != identity_of(event())


def test_markers_stand_where_the_phases_stand():
    kinds = [EntryKind.ONSET, EntryKind.ALERT, EntryKind.PAGE, EntryKind.ACKNOWLEDGE, EntryKind.DECLARE, EntryKind.MITIGATION, EntryKind.RECOVERY]
    events = [event(60 * number, kind) for number, kind in enumerate(kinds)]
    between = Between(detect=(0, 1), acknowledge=(2, 3), declare=(0, 4), mitigate=(0, 5), recover=(0, 6))
    markers = markers_from_timeline(Timeline(events=events, phases=Phases(between=between)))
    names = ("onset_at", "alert_at", "page_at", "acknowledged_at", "declared_at", "mitigated_at", "recovered_at")
    assert [getattr(markers, name) for name in names] == [AT + timedelta(minutes=number) for number in range(7)]


def test_a_marker_that_the_evidence_does_not_hold_stays_unset():
    markers = markers_from_timeline(Timeline(events=[event()]))
    assert (markers.alert_at, markers.onset_at, markers.recovered_at) == (AT, UNSET, UNSET)
