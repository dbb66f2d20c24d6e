"""Days and times as people write them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from msgspec import UNSET

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
        ("10:00 / 10:05", at(10, 0), at(10, 5), False),
        ("10:00:12-53", at(10, 0, 12), at(10, 0, 53), False),
        ("2026-01-14 10:00:12-08", at(18, 0, 12), None, False),
        ("2026-01-14 10:00:00.5-08", at(18, 0).replace(microsecond=500000), None, False),
        ("2026-01-14 10:00:12+00 – 2026-01-14 12:00:12+01", at(10, 0, 12), at(11, 0, 12), False),
        ("10:00+", at(10, 0), None, False),
        ("22:36–22:47 (Jan 11)", at(22, 36, day=11), at(22, 47, day=11), False),
        ("23:36–00:47 (Jan 11)", at(23, 36, day=11), at(0, 47, day=12), False),
        ("00:53 AM", at(0, 53), None, False),
        ("13:05 PM", at(13, 5), None, False),
        ("10:00 Berlin time", at(9, 0), None, False),
        ("10:00 台灣時間", at(2, 0), None, False),
        ("10:00 Eastern Standard Time", at(15, 0), None, False),
        ("2026‑01‑14 10:00", at(10, 0), None, False),
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


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("down from January 14-16, 2026", date(2026, 1, 14)),
        ("14–16 January 2026", date(2026, 1, 14)),
        ("late replies (14→15/01/2026)", date(2026, 1, 14)),
        ("4→5/01/2026", date(2026, 1, 4)),
        ("Sev 2 - 14 January 2026", date(2026, 1, 14)),
        ("14:05 - 14 January 2026", date(2026, 1, 14)),
        ("24-12-2026", date(2026, 12, 24)),
    ],
)
def test_of_several_days_the_first_counts(text, day):
    assert find_day(text) == day


@pytest.mark.parametrize(
    ("elsewhere", "day"),
    [
        ("It came back on 13/02/2026.", date(2026, 2, 3)),
        ("It came back on 02/13/2026.", date(2026, 3, 2)),
        ("It came back on 13-02-2026.", date(2026, 2, 3)),
        ("Released 02/13/2026, withdrawn 14/02/2026.", None),
        ("It came back on 04/02/2026.", None),
        ("", None),
    ],
)
def test_other_days_of_a_document_decide_which_number_is_the_month(elsewhere, day):
    text = f"# Search slow\n\n**Date:** 03/02/2026\n\n## Summary\n\nSlow. {elsewhere}\n\n## Timeline (UTC)\n\n- 10:02 Deploy\n"
    reading = read(text.encode())
    assert (reading.document.incident.occurred_on or None) == day
    assert bool(reading.document.timeline[0].at) == bool(day)
    assert bool(reading.questions) == (day is None)


@pytest.mark.parametrize(("stated", "month"), [("2026-02-03", 2), ("March 2, 2026", 3), ("2026-05-03", 0)])
def test_the_stated_day_of_the_incident_decides_too(stated, month):
    text = f"# Search slow ({stated})\n\n## Timeline (UTC)\n\n- 03/02/2026 10:02 Deploy\n\n## Action items\n\n- Add an alert. Due: 05/02/2026\n"
    document = read(text.encode()).document
    assert (document.timeline[0].at.month if document.timeline[0].at else 0) == month
    due = document.action_items[0].due_on
    assert (due.isoformat() if due else "") == {2: "2026-02-05", 3: "2026-05-02", 0: ""}[month]


def test_a_time_of_the_same_minute_or_within_a_span_does_not_run_backwards():
    rows = "| 22:36:51 | One |\n| 22:36 | Two |\n| 22:20-22:50 | Three |\n| 22:10 | Four |\n"
    text = f"# Slow (2026-01-14)\n\n## Timeline (UTC)\n\n| Time | Event |\n|--|--|\n{rows}"
    reading = read(text.encode())
    assert [entry.at and entry.at.minute for entry in reading.document.timeline] == [36, 36, 20, UNSET]
    assert len(reading.questions) == 1
