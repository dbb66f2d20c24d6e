"""Phases and durations from markers."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from nofault.postmortem.durations import duration, phases, phases_from_trigger
from nofault.postmortem.model import Incident, Markers


def at(hour: int, minute: int) -> datetime:
    return datetime(2026, 1, 14, hour, minute, tzinfo=UTC)


MARKERS = Markers(
    trigger_at=at(14, 32),
    onset_at=at(14, 36),
    alert_at=at(14, 38),
    page_at=at(14, 41),
    acknowledged_at=at(14, 42),
    declared_at=at(14, 45),
    mitigated_at=at(14, 55),
    recovered_at=at(14, 57),
)


def test_each_phase_is_measured_between_its_two_markers():
    minutes = {found.name: found.length for found in phases(MARKERS)}
    expected = {"detect": 2, "acknowledge": 1, "declare": 9, "mitigate": 19, "recover": 21}
    assert minutes == {name: timedelta(minutes=value) for name, value in expected.items()}


def test_a_phase_names_both_of_its_ends():
    detect = phases(MARKERS)[0]
    assert (detect.from_marker, detect.until_marker, detect.from_at, detect.until_at) == ("onset_at", "alert_at", at(14, 36), at(14, 38))


def test_without_an_alert_the_page_ends_the_detection():
    detect = phases(Markers(onset_at=at(14, 36), page_at=at(14, 41)))[0]
    assert (detect.until_marker, detect.length) == ("page_at", timedelta(minutes=5))


def test_a_negative_length_is_kept():
    assert phases(Markers(onset_at=at(14, 36), alert_at=at(14, 30)))[0].length == timedelta(minutes=-6)


def test_a_phase_without_an_end_has_no_length():
    assert [found.length for found in phases(Markers(onset_at=at(14, 36), alert_at=None))] == [None] * 5


def test_detection_is_measured_from_the_trigger_too():
    assert [found.length for found in phases_from_trigger(MARKERS)] == [timedelta(minutes=6), timedelta(minutes=25)]


def test_the_policy_names_what_a_duration_spans():
    incident = Incident(markers=MARKERS)
    assert duration(incident) == timedelta(minutes=21)
    assert duration(incident, "page_at", "mitigated_at") == timedelta(minutes=14)
    assert duration(incident, "page_at", "closed_at") is None
