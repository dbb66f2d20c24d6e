"""Days and times as people write them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from nofault.postmortem.reading import read
from nofault.postmortem.when import clock_text, find_day, instant_text, read_when

DAY = date(2026, 1, 14)


def at(hour: int, minute: int, second: int = 0, day: int = 14) -> datetime:
    return datetime(2026, 1, day, hour, minute, second, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "instant", "until", "approximate"),
    [
        ("14:32", at(14, 32), None, False),
        ("14:32:05 UTC", at(14, 32, 5), None, False),
        ("~14:32", at(14, 32), None, True),
        ("ca. 14:32 – 14:40", at(14, 32), at(14, 40), True),
        ("10:00-11:00", at(10, 0), at(11, 0), False),
        ("2026-01-15T14:32:00Z", at(14, 32, day=15), None, False),
        ("2026-01-15 14:32 +02:00", at(12, 32, day=15), None, False),
        ("2026-01-14T10:00:00-08:00", at(18, 0), None, False),
        ("23:00 until 2026-01-15 01:00", at(23, 0), at(1, 0, day=15), False),
    ],
)
def test_a_written_time_is_read(text, instant, until, approximate):
    when = read_when(text, DAY, UTC)
    assert when is not None
    assert (when.at, when.until_at, when.approximate) == (instant, until, approximate)


@pytest.mark.parametrize("text", ["14:32", "14:32 IST", "25:00", "2026-13-01 10:00 UTC", "10:0", "soon", "0001-01-01 00:00:00 +05:00"])
def test_a_time_without_its_zone_or_without_sense_is_not_guessed(text):
    assert read_when(text, DAY, None) is None


def test_a_time_without_a_day_is_not_guessed():
    assert read_when("14:32 UTC") is None


@pytest.mark.parametrize(
    "text", ["Outage of 2026-01-14", "January 14th, 2026 outage", "14 January 2026", "Jan 14, 2026", "14. jan 2026", "the 14th of January, 2026"]
)
def test_a_day_is_found_in_a_text(text):
    assert find_day(text) == DAY


@pytest.mark.parametrize("text", ["01/02/2026", "2026-02-30", "no day", "12026-01-14"])
def test_an_ambiguous_or_impossible_day_is_none(text):
    assert find_day(text) is None


def test_the_day_is_written_only_where_it_is_not_the_documents():
    assert clock_text(at(14, 32, 5), DAY) == "14:32:05"
    assert clock_text(at(0, 5, day=15), DAY) == "2026-01-15 00:05:00"
    assert instant_text(at(14, 32)) == "2026-01-14 14:32:00 UTC"


@pytest.mark.parametrize(
    ("text", "out"),
    [
        ("2026-07-14 14:32 PST", "PST"), ("2026-07-14 14:32 PDT", ""), ("2026-01-14 14:32 PST", ""), ("2026-01-14 14:32 CEST", "CEST"),
        ("2026-07-14 14:32 CET", "CET"), ("2026-07-14 14:32 MST", ""), ("2026-07-14 14:32 UTC", ""), ("2026-10-25 02:30 CET", ""),
        ("2026-07-14 14:32 - 15:00 EST", "EST"),
    ],
)  # fmt: skip
def test_a_zone_that_no_clock_shows_on_that_day_is_noticed(text, out):
    assert read_when(text).out_of_season == out


def test_a_timeline_in_a_zone_out_of_season_is_read_as_written_and_asked_about_once():
    reading = read("# Outage — 2026-07-14\n\n## Timeline\n\nAll times in CET.\n\n- 14:32: Alert\n- 14:40: Rollback\n")
    assert [(entry.at.hour, entry.certainty.value, entry.uncertainty_s) for entry in reading.document.timeline] == [(13, "zone-assumed", 3600)] * 2
    assert [question for question in reading.questions if "CET" in question] == [
        "Line 7: CET is not what clocks show on 2026-07-14. It was read as written; was the local time meant, an hour off?"
    ]


@pytest.mark.parametrize("text", ["2026-02---", "2026---01-", "-----01-01", "2026-13-41"])
def test_dashes_are_no_day(text):
    assert find_day(text) is None
