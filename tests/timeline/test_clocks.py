from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from nofault.postmortem.terms import Certainty
from nofault.timeline.clocks import CODES, Clock, Year, guess_year, with_leap_day, zone_for, zone_named
from nofault.timeline.events import ZONE_ASSUMED_S, TimelineError
from nofault.timeline.shapes import BSD, ISO, ISO_NAMED
from nofault.timeline.stamps import as_datetime

GIVEN = Year(2026, 0, "given")


def read(clock, *texts):
    shape = BSD if texts[0][0].isalpha() else ISO
    return [as_datetime(clock.read(shape.read(text.encode(), b""))[0]).isoformat() for text in texts]


def codes(clock, *texts):
    return [CODES[clock.read(ISO.read(text.encode(), b""))[1]] for text in texts]


def test_a_given_zone_makes_a_civil_time_exact():
    clock = Clock(ZoneInfo("Europe/London"))
    assert read(clock, "2026-06-14T15:25:03") == ["2026-06-14T14:25:03+00:00"]
    assert codes(clock, "2026-06-14T15:25:04") == [Certainty.EXACT]


def test_without_a_zone_utc_is_assumed_and_said():
    clock = Clock(None)
    assert codes(clock, "2026-06-14T15:25:03") == [Certainty.ZONE_ASSUMED]
    assert clock.uncertainty_s(3) == ZONE_ASSUMED_S == 50_400
    assert clock.zone_report() == ("UTC", "assumed")
    assert "--zone" in clock.notes()[0]


def test_the_year_goes_on_at_new_year():
    assert read(Clock(UTC, Year(2025, 0, "")), "Dec 31 23:59:59", "Jan  1 00:00:01") == ["2025-12-31T23:59:59+00:00", "2026-01-01T00:00:01+00:00"]


def test_a_late_line_of_last_year_stays_in_last_year():
    texts = ("Dec 31 23:59:59", "Jan  1 00:00:01", "Dec 31 23:59:58", "Jan  1 00:00:02")
    assert [at[:4] for at in read(Clock(UTC, Year(2025, 0, "")), *texts)] == ["2025", "2026", "2025", "2026"]


def test_a_fall_back_of_less_than_a_week_is_disorder_not_a_year():
    assert [at[:4] for at in read(Clock(UTC, GIVEN), "Jun 14 00:00:00", "Jun 10 00:00:00", "Jun 14 00:00:01")] == ["2026"] * 3


def test_a_fall_back_from_october_to_july_is_a_year():
    assert [at[:4] for at in read(Clock(UTC, GIVEN), "Oct 14 00:00:00", "Jul 10 00:00:00")] == ["2026", "2027"]


def test_the_repeated_hour_is_read_twice_from_the_first_step_back():
    clock = Clock(ZoneInfo("Europe/Berlin"))
    texts = ["2026-10-25T01:59:00", "2026-10-25T02:00:00", "2026-10-25T02:59:00", "2026-10-25T02:00:00", "2026-10-25T02:59:00", "2026-10-25T03:00:00"]
    assert [at[11:16] for at in read(clock, *texts)] == ["23:59", "00:00", "00:59", "01:00", "01:59", "02:00"]


def test_a_repeated_hour_without_a_line_before_it_is_marked_as_unsure():
    clock = Clock(ZoneInfo("Europe/Berlin"))
    assert codes(clock, "2026-10-25T02:30:00") == [Certainty.INFERRED]
    assert clock.uncertainty_s(1) == 3600
    assert "repeats" in clock.notes()[0]


def test_a_stamp_in_the_skipped_hour_puts_the_zone_in_doubt():
    clock = Clock(ZoneInfo("Europe/Berlin"))
    assert codes(clock, "2026-03-29T02:30:00") == [Certainty.ZONE_ASSUMED]
    assert "skips" in clock.notes()[0]


def test_the_offset_on_the_line_beats_the_zone_given():
    clock = Clock(ZoneInfo("Asia/Tokyo"))
    assert as_datetime(clock.read(ISO.read(b"2026-06-14T16:25:03", b"+02:00"))[0]) == datetime(2026, 6, 14, 14, 25, 3, tzinfo=UTC)
    assert clock.zone_report() == ("+02:00", "line")


@pytest.mark.parametrize(
    ("clues", "year", "certainty"),
    [
        ({"given": 2019}, 2019, Certainty.EXACT),
        ({"message_dates": [(2024, 6, 14)], "name": "syslog-20200615"}, 2024, Certainty.INFERRED),
        ({"name": "syslog-20200615"}, 2020, Certainty.INFERRED),
        ({"span": (datetime(2021, 6, 14, tzinfo=UTC), datetime(2021, 6, 15, tzinfo=UTC))}, 2021, Certainty.INFERRED),
        ({"file_date": datetime(2023, 6, 20, tzinfo=UTC)}, 2023, Certainty.YEAR_ASSUMED),
        ({"file_date": datetime(2023, 2, 1, tzinfo=UTC)}, 2022, Certainty.YEAR_ASSUMED),
    ],
)
def test_the_year_comes_from_the_best_clue(clues, year, certainty):
    all_clues = {"given": None, "message_dates": [], "name": "syslog", "span": None, "file_date": datetime(2026, 7, 1, tzinfo=UTC), **clues}
    found = guess_year(BSD.read(b"Jun 14 16:25:03", b""), **all_clues)
    assert (found.value, CODES[found.code]) == (year, certainty)


@pytest.mark.parametrize(
    ("glob", "label", "fits"),
    [
        ("pay-1/*", "evidence/pay-1/app.log", True),
        ("pay-1/*", "/var/evidence/pay-1/deep/app.log", True),
        ("*.log", "x/app.log", True),
        ("pay-1/*", "logs.zip!pay-1/app.log", True),
        ("pay-1/*", "pay-10/app.log", False),
        ("app.log", "x/my-app.log", False),
    ],
)
def test_a_zone_is_found_by_a_glob_from_any_folder_on(glob, label, fits):
    assert (zone_for(label, {glob: "Europe/London"}) is not None) is fits


def test_an_unknown_zone_is_an_error_that_says_what_to_write():
    with pytest.raises(TimelineError, match="Europe/London"):
        zone_named("Europe/Nowhere")
    assert zone_named("+05:30").utcoffset(None).total_seconds() == 19_800


def test_an_abbreviation_of_several_zones_is_decided_by_the_file_or_said_to_be_a_guess():
    civil = ISO.read(b"2026-06-14T14:25:03", b" IST")
    known, unknown = Clock(ZoneInfo("Asia/Kolkata")), Clock(None)
    assert (as_datetime(known.read(civil)[0]).isoformat(), CODES[known.read(civil)[1]]) == ("2026-06-14T08:55:03+00:00", Certainty.EXACT)
    assert CODES[unknown.read(civil)[1]] == Certainty.ZONE_ASSUMED
    assert unknown.zone_report() == ("IST", "assumed")
    assert "+05:30 or +02:00" in unknown.notes()[0]


def test_the_winter_name_of_a_zone_written_in_summer_is_decided_by_the_file_too():
    civil = ISO_NAMED.read(b"2026-06-14T14:25:03", b" CST")
    us, code, _ = Clock(ZoneInfo("America/Chicago")).read(civil)
    assert (as_datetime(us).isoformat(), CODES[code]) == ("2026-06-14T20:25:03+00:00", Certainty.EXACT)


def test_a_29_february_tells_the_year_backwards_from_what_was_taken():
    stamps = [BSD.read(text, b"") for text in (b"Dec 30 10:00:00", b"Feb 29 10:00:00")]
    assert with_leap_day(Year(2025, 2, "assumed"), stamps).value == 2023
    assert with_leap_day(Year(2026, 0, "given"), stamps).value == 2026
    assert with_leap_day(Year(2026, 2, "assumed"), stamps[:1]).value == 2026


def test_a_29_february_in_a_year_that_has_none_is_told():
    clock = Clock(None, GIVEN)
    read(clock, "Feb 28 10:00:00", "Feb 29 10:00:00")
    assert any("29 February, which 2026 does not have" in note for note in clock.notes())
