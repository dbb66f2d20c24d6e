"""Phases stand between two events; what is negative or missing is shown as it is."""

from __future__ import annotations

from nofault.postmortem.terms import EntryKind
from nofault.timeline.phases import phase_ends, phases_of
from nofault.timeline.records import Candidate

MINUTE = 60_000_000


def at(minute: float, kind: EntryKind, **facts) -> Candidate:
    return Candidate(us=int(minute * MINUTE), kind=kind, text=kind.value, **{"source": "x", "weight": 50.0, "why": "", **facts})


def phases(*candidates: Candidate):
    events = sorted(candidates, key=lambda one: one.us)
    return phases_of(phase_ends(events), lambda one: events.index(one))


ONSET = at(100, EntryKind.ONSET, measured=True)


def test_a_declaration_before_the_onset_gives_a_negative_length():
    found = phases(at(95, EntryKind.DECLARE), ONSET)
    assert (found.declare_s, found.between.declare) == (-300.0, (1, 0))


def test_an_acknowledgement_before_its_page_gives_a_negative_length():
    assert phases(at(101, EntryKind.ACKNOWLEDGE), at(102, EntryKind.PAGE), ONSET).acknowledge_s == -60.0


def test_a_phase_without_one_of_its_ends_is_unknown():
    found = phases(ONSET, at(103, EntryKind.PAGE))
    assert (found.acknowledge_s, found.recover_s, found.between.recover) == (None, None, None)
    assert phases(at(103, EntryKind.DECLARE)).declare_s is None


def test_a_declaration_of_another_day_is_none_of_this_onset():
    assert phases(at(1, EntryKind.DECLARE), ONSET).declare_s is None


def test_recovery_is_a_measurement_rather_than_a_report():
    measured, report = at(140, EntryKind.RECOVERY, measured=True), at(130, EntryKind.RECOVERY, human=True)
    assert phases(ONSET, report, measured).recover_s == 2_400.0


def test_a_mitigation_that_only_began_counts_when_none_is_stated_as_done():
    begun = at(110, EntryKind.MITIGATION)
    assert phases(ONSET, begun, at(140, EntryKind.RECOVERY, measured=True)).mitigate_s == 600.0
    assert phases(ONSET, begun, at(120, EntryKind.MITIGATION, done=True), at(140, EntryKind.RECOVERY, measured=True)).mitigate_s == 1_200.0


def test_a_mitigation_long_after_the_recovery_is_not_what_ended_it():
    late = at(300, EntryKind.MITIGATION, done=True)
    in_time = at(120, EntryKind.MITIGATION, done=True)
    assert phases(ONSET, in_time, at(140, EntryKind.RECOVERY, measured=True), late).mitigate_s == 1_200.0
