"""The agenda of the review meeting."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from nofault.practice.agenda import agenda_at, agenda_minutes
from nofault.practice.policy import load_policy

BEGINS_AT = datetime(2026, 1, 19, 14, tzinfo=UTC)


def test_the_default_agenda_takes_an_hour_with_most_of_it_on_timeline_and_factors() -> None:
    points = agenda_at(load_policy(), BEGINS_AT)
    assert [(timed.point.key, timed.point.minutes) for timed in points] == [
        ("summary", 5),
        ("timeline", 15),
        ("factors", 20),
        ("actions", 15),
        ("learning", 5),
    ]
    assert agenda_minutes(load_policy()) == 60
    assert points[-1].ends_at == BEGINS_AT + timedelta(hours=1)


def test_each_point_begins_when_the_one_before_ends() -> None:
    points = agenda_at(load_policy(), BEGINS_AT)
    assert [timed.begins_at for timed in points[1:]] == [timed.ends_at for timed in points[:-1]]


def test_overtime_is_counted_from_the_end_of_the_point() -> None:
    summary = agenda_at(load_policy(), BEGINS_AT)[0]
    assert summary.over_by(BEGINS_AT + timedelta(minutes=5)) == timedelta()
    assert summary.over_by(BEGINS_AT + timedelta(minutes=8)) == timedelta(minutes=3)
