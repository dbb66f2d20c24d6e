"""Clock arithmetic: elapsed hours, local days, business days, gaps and folds."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nofault.practice.clock import Calendar, Length, Unit
from nofault.practice.errors import PracticeError

BERLIN = Calendar("Europe/Berlin")
# Zones with gaps and folds of one hour, of half an hour, at midnight, and one that skipped a whole day.
ZONES = ["UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Santiago", "Pacific/Apia", "Asia/Kathmandu"]
instants = st.datetimes(min_value=datetime(2005, 1, 1), max_value=datetime(2035, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis wants bounds without a zone
calendars = st.builds(
    Calendar, st.sampled_from(ZONES), st.frozensets(st.dates(min_value=date(2005, 1, 1), max_value=date(2035, 12, 31)), max_size=40)
)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


@pytest.mark.parametrize("text", ["48 hours", "1 hour", "5 business days", "1 business day", "2 weeks", "30 days", "5 minutes"])
def test_a_length_is_written_as_it_is_read(text: str) -> None:
    assert str(Length.parse(text)) == text


@pytest.mark.parametrize("text", ["", "48", "hours", "-1 hours", "1.5 hours", "3 months", "5 business hours", "999999 days"])
def test_what_is_no_length_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(PracticeError, match="5 business days"):
        Length.parse(text)


def test_hours_are_elapsed_time_over_a_clock_change() -> None:
    # 29 March 2026, 02:00 to 03:00 does not exist in Berlin: a day of 23 hours.
    assert BERLIN.after(at("2026-03-28T12:00+01:00"), Length.parse("24 hours")) == at("2026-03-29T13:00+02:00")


def test_days_keep_the_local_clock_time_over_a_clock_change() -> None:
    assert BERLIN.after(at("2026-03-28T12:00+01:00"), Length.parse("1 day")) == at("2026-03-29T12:00+02:00")
    assert BERLIN.after(at("2026-10-20T12:00+02:00"), Length.parse("1 week")) == at("2026-10-27T12:00+01:00")


def test_a_local_time_in_a_gap_moves_forward() -> None:
    assert BERLIN.after(at("2026-03-28T02:30+01:00"), Length.parse("1 day")) == at("2026-03-29T03:30+02:00")


def test_a_local_time_in_a_fold_means_the_first() -> None:
    assert BERLIN.after(at("2026-10-24T02:30+02:00"), Length.parse("1 day")) == at("2026-10-25T02:30+02:00")


def test_starting_in_the_second_pass_of_a_fold_still_lands_on_the_local_time() -> None:
    assert BERLIN.after(at("2026-10-25T02:30+01:00"), Length.parse("1 day")) == at("2026-10-26T02:30+01:00")


def test_midnight_in_a_gap_moves_forward() -> None:
    # Santiago skips 00:00 to 01:00 on Sunday, 6 September 2026.
    santiago = Calendar("America/Santiago")
    assert santiago.after(at("2026-09-05T00:30-04:00"), Length.parse("1 day")) == at("2026-09-06T01:30-03:00")


@pytest.mark.parametrize(
    ("start", "length", "end"),
    [
        ("2026-01-14T15:00Z", "5 business days", "2026-01-21T15:00Z"),  # Wednesday to Wednesday
        ("2026-01-16T15:00Z", "1 business day", "2026-01-19T15:00Z"),  # Friday to Monday
        ("2026-01-17T15:00Z", "1 business day", "2026-01-20T00:00Z"),  # Saturday counts as Monday 00:00
        ("2026-01-18T23:59Z", "0 business days", "2026-01-19T00:00Z"),
        ("2026-01-19T09:00Z", "0 business days", "2026-01-19T09:00Z"),
    ],
)
def test_business_days_skip_the_weekend(start: str, length: str, end: str) -> None:
    assert Calendar().after(at(start), Length.parse(length)) == at(end)


def test_business_days_skip_holidays_also_the_first_one() -> None:
    calendar = Calendar("UTC", frozenset({date(2026, 4, 3), date(2026, 4, 6)}))  # Friday and Monday
    assert calendar.after(at("2026-04-02T10:00Z"), Length.parse("1 business day")) == at("2026-04-07T10:00Z")
    assert calendar.after(at("2026-04-03T10:00Z"), Length.parse("1 business day")) == at("2026-04-08T00:00Z")


def test_the_weekend_is_the_teams_weekend() -> None:
    # Friday 23:30 in UTC is Saturday in Auckland.
    auckland = Calendar("Pacific/Auckland")
    assert auckland.after(at("2026-01-16T23:30Z"), Length.parse("1 business day")) == at("2026-01-20T00:00+13:00")


def test_something_due_on_a_day_is_in_time_until_its_last_second_in_the_teams_zone() -> None:
    assert BERLIN.end_of(date(2026, 3, 29)) == at("2026-03-29T21:59:59Z")


def test_the_last_day_of_the_calendar_has_an_end() -> None:
    assert BERLIN.end_of(date(9999, 12, 31)) == at("9999-12-31T23:59:59Z")


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(PracticeError, match="has no zone"):
        Calendar().after(datetime(2026, 1, 14), Length(1, Unit.HOURS))  # noqa: DTZ001


def test_an_unknown_zone_is_refused_by_name() -> None:
    with pytest.raises(PracticeError, match="Mars/Olympus"):
        Calendar("Mars/Olympus").after(at("2026-01-14T00:00Z"), Length(1, Unit.DAYS))


def test_the_end_of_the_calendar_is_an_error_not_a_crash() -> None:
    with pytest.raises(PracticeError, match="beyond the calendar"):
        Calendar().after(at("9999-12-31T00:00Z"), Length(1, Unit.WEEKS))


@given(instants, calendars, st.integers(0, 2000))
def test_hours_are_exact_everywhere(start: datetime, calendar: Calendar, hours: int) -> None:
    assert calendar.after(start, Length(hours, Unit.HOURS)) - start == timedelta(hours=hours)


@given(instants, calendars, st.integers(0, 400))
def test_days_land_on_the_same_local_clock_time_or_after_a_gap(start: datetime, calendar: Calendar, days: int) -> None:
    zone = ZoneInfo(calendar.zone)
    local, landed = start.astimezone(zone), calendar.after(start, Length(days, Unit.DAYS)).astimezone(zone)
    wanted = datetime.combine(local.date() + timedelta(days=days), local.time())
    shown = landed.replace(tzinfo=None)
    assert landed.fold == 0
    assert shown == wanted or (shown > wanted and shown - wanted <= timedelta(days=1) and _in_gap(wanted, zone))


def _in_gap(naive: datetime, zone: ZoneInfo) -> bool:
    there_and_back = naive.replace(tzinfo=zone).astimezone(UTC).astimezone(zone).replace(tzinfo=None)
    return there_and_back != naive


@given(instants, calendars, st.integers(1, 60))
def test_business_days_end_on_a_business_day_and_pass_exactly_that_many(start: datetime, calendar: Calendar, count: int) -> None:
    zone = ZoneInfo(calendar.zone)
    first = start.astimezone(zone).date()
    last = calendar.after(start, Length(count, Unit.BUSINESS_DAYS)).astimezone(zone).date()
    if calendar.zone != "Pacific/Apia":  # where a whole day was skipped a business day may not exist
        assert calendar.is_business_day(last)
        passed = sum(calendar.is_business_day(first + timedelta(days=step)) for step in range(1, (last - first).days + 1))
        assert passed == count + (0 if calendar.is_business_day(first) else 1)


@given(instants, calendars, st.sampled_from(list(Unit)), st.integers(0, 60))
def test_more_of_a_unit_is_never_earlier(start: datetime, calendar: Calendar, unit: Unit, count: int) -> None:
    assert calendar.after(start, Length(count, unit)) <= calendar.after(start, Length(count + 1, unit))


@given(st.dates(min_value=date(2005, 1, 1), max_value=date(2035, 1, 1)), st.sampled_from(ZONES))
def test_the_end_of_a_day_is_followed_by_the_next_day(day: date, zone: str) -> None:
    calendar = Calendar(zone)
    assert calendar.end_of(day) + timedelta(seconds=1) == calendar.instant(day + timedelta(days=1), time())
