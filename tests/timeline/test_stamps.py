from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nofault.timeline.shapes import BSD, CLF, ISO, read_instant
from nofault.timeline.stamps import as_datetime, as_us, civil_us, epoch_us, offset_seconds

INSTANTS = st.integers(978_400_000_000_000, 4_070_000_000_000_000).map(as_datetime)
AWARE = st.builds(lambda at, quarters: at.astimezone(timezone(timedelta(minutes=15 * quarters))), INSTANTS, st.integers(-48, 56))


@given(AWARE)
def test_an_iso_text_gives_back_its_instant(at):
    assert read_instant(at.isoformat()) == (as_us(at), None, 0)


@given(AWARE)
def test_the_date_of_git_gives_back_its_second(at):
    assert read_instant(at.strftime("%a %b %d %H:%M:%S %Y %z"))[0] == as_us(at.replace(microsecond=0))


@given(AWARE)
def test_a_common_log_stamp_gives_back_its_second(at):
    civil = CLF.read(at.strftime("%d/%b/%Y:%H:%M:%S %z").encode(), b"")
    assert civil_us(civil, civil.offset_s) == as_us(at.replace(microsecond=0))


@given(INSTANTS)
def test_an_epoch_number_means_the_same_in_every_unit(at):
    us = as_us(at)
    seconds, rest = divmod(us, 1_000_000)
    assert epoch_us(str(us)) == us
    assert epoch_us(str(us) + "000") == us
    assert epoch_us(str(us // 1000)) == us // 1000 * 1000
    assert epoch_us(str(seconds), f"{rest:06d}") == us


def test_a_float_epoch_keeps_its_microseconds():
    assert read_instant(1781447103.123456)[0] == 1781447103123456
    assert read_instant("1781447103.123456")[0] == 1781447103123456


@pytest.mark.parametrize(
    "text", ["0001-01-01T00:00:00Z", "", "soon", "12345", "99999999999999999999", "2026-13-01T00:00:00Z", "2026-06-14T14:99:00Z"]
)
def test_what_is_no_stamp_gives_none(text):
    assert read_instant(text) == (None, None, 0)


def test_a_stamp_without_a_zone_stays_civil():
    us, civil, fraction = read_instant("2026-06-14 16:25:03,123")
    assert (us, civil.offset_s, fraction) == (None, None, 123_000)


def test_hour_24_and_a_leap_second_are_the_second_that_follows():
    assert read_instant("2026-06-14T24:00:00Z")[0] == as_us(datetime(2026, 6, 15, tzinfo=UTC))
    assert read_instant("2016-12-31T23:59:60Z")[0] == as_us(datetime(2017, 1, 1, tzinfo=UTC))


def test_a_one_digit_day_has_two_blanks():
    assert BSD.read(b"Jun  4 16:25:03", b"").day == 4


def test_a_29_february_without_a_year_is_a_reading():
    assert BSD.read(b"Feb 29 00:00:01", b"").day == 29
    assert ISO.read(b"2026-02-29T00:00:01", b"Z") is None


@pytest.mark.parametrize(
    ("text", "seconds"), [("Z", 0), ("+02:00", 7200), ("-0330", -12600), ("+05", 18000), ("CEST", 7200), ("CST", None), ("+99:00", None)]
)
def test_offsets_are_seconds_east(text, seconds):
    assert offset_seconds(text) == seconds


@given(st.integers(0, 4 * 10**15))
def test_microseconds_and_instants_are_two_names_of_one_thing(us):
    assert as_us(as_datetime(us)) == us
