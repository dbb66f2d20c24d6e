from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from nofault.timeline import bisecting, fetching, reading
from nofault.timeline.bisecting import line_time, stretch_of
from nofault.timeline.build import build_timeline
from nofault.timeline.clocks import Clock
from nofault.timeline.finding import found_members
from nofault.timeline.listing import line_stamps
from nofault.timeline.recognising import Recognised, clock_for, recognise
from nofault.timeline.stamps import as_us
from nofault.timeline.window import window_of
from nofault.timeline.wording import where_text
from tests.timeline.builders import AT, assert_evidence_holds, later, write
from tests.timeline.sources.test_line_formats import CASES
from tests.timeline.test_window import json_line

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.fixture
def small(monkeypatch):
    """Bisection of files of a few hundred kilobytes."""
    for name, size in (("LEAST_BYTES", 1_000), ("PROBE", 512), ("NEAR", 1_024), ("SLACK", 2_048)):
        monkeypatch.setattr(bisecting, name, size)


@pytest.mark.parametrize("name", CASES)
def test_a_single_line_has_the_time_that_many_at_once_have(tmp_path, name):
    path = write(tmp_path / "evidence", "\n".join(CASES[name].lines) + "\n")
    with found_members([path]) as found:
        one = recognise(found.members[str(path)])
        assert isinstance(one, Recognised)
        clock = clock_for(one, None, 2026, None)
        single = [line_time(line.encode(), one.layout, clock.again()) for line in CASES[name].lines]
    assert (
        single[0 if not name.startswith("github") else 1 :]
        == [us for _, us, _ in line_stamps(path, year=2026)][0 if not name.startswith("github") else 1 :]
    )


def bsd_line(local, text):
    return f"{local:%b} {local.day:2d} {local:%H:%M:%S} web-1 app[1]: {text}\n"


def whole_and_bisected(monkeypatch, path, **options):
    monkeypatch.setattr(bisecting, "LEAST_BYTES", 1 << 40)
    whole = b"".join(window_of([path], **options).pieces)
    monkeypatch.setattr(bisecting, "LEAST_BYTES", 1_000)
    return whole, b"".join(window_of([path], **options).pieces)


def test_a_yearless_log_over_new_year_is_entered_in_the_right_year(tmp_path, monkeypatch, small):
    start = datetime(2025, 12, 30, tzinfo=UTC)
    path = write(tmp_path / "syslog", "".join(bsd_line(start + timedelta(minutes=number), number) for number in range(6_000)))
    options = {"since": datetime(2026, 1, 1, 12, tzinfo=UTC), "until": datetime(2026, 1, 1, 13, tzinfo=UTC), "zones": {"*": "UTC"}, "year": 2025}
    whole, bisected = whole_and_bisected(monkeypatch, path, **options)
    assert whole.count(b"\n") == 60
    assert bisected == whole


def test_a_window_that_a_clock_set_back_shows_twice_is_whole(tmp_path, monkeypatch, small):
    moments = [AT + timedelta(seconds=5 * number - (3 * 3600 if number > 5_000 else 0)) for number in range(8_000)]
    path = write(tmp_path / "log", "".join(f"{at:%Y-%m-%dT%H:%M:%SZ} INFO line {number}\n" for number, at in enumerate(moments)))
    since = AT + timedelta(hours=5)
    whole, bisected = whole_and_bisected(monkeypatch, path, since=since, until=since + timedelta(minutes=10))
    assert whole.count(b"\n") == 240  # 120 before the clock was set back, 120 after it
    assert bisected == whole


@pytest.mark.parametrize("hour", [0, 1])
def test_either_pass_of_the_repeated_hour_can_be_entered(tmp_path, monkeypatch, small, hour):
    start = datetime(2026, 10, 24, tzinfo=UTC)
    lines = [(start + timedelta(seconds=20 * number)).astimezone(BERLIN).strftime("%Y-%m-%d %H:%M:%S,000 INFO [a] x\n") for number in range(8_000)]
    since = datetime(2026, 10, 25, hour, tzinfo=UTC)
    options = {"since": since, "until": since + timedelta(minutes=30), "zones": {"*": "Europe/Berlin"}}
    whole, bisected = whole_and_bisected(monkeypatch, write(tmp_path / "log", "".join(lines)), **options)
    assert whole.count(b"\n") == 90
    assert bisected == whole


def stretch(path, since, until):
    with found_members([path]) as found:
        one = recognise(found.members[str(path)])
        return stretch_of(one.member, one.layout, Clock(None), as_us(since), as_us(until))


def test_a_file_out_of_order_is_not_bisected(tmp_path, small):
    rng = random.Random(1)
    lines = [json_line(later(rng.randrange(100_000)), number) for number in range(4_000)]
    assert stretch(write(tmp_path / "log", "".join(lines)), AT, later(60)) is None


def test_the_cost_hardly_grows_with_the_file(tmp_path, small):
    short, long = (write(tmp_path / name, "".join(json_line(later(n), n) for n in range(count))) for name, count in (("a", 2_000), ("b", 40_000)))
    costs = [stretch(path, later(100), later(200)).reads for path in (short, long)]
    assert costs[1] <= costs[0] + 16


def test_a_file_without_a_time_in_its_middle_is_read_whole(tmp_path, monkeypatch, small):
    monkeypatch.setattr(bisecting, "_MOST_PROBED", 2_048)
    lines = [*[json_line(AT, "x")] * 300, "no time here\n" * 20_000, json_line(later(10), "y")]
    assert stretch(write(tmp_path / "log", "".join(lines)), AT, later(5)) is None


def test_a_timeline_of_a_window_reads_only_that_and_points_at_the_same_lines(tmp_path, monkeypatch):
    lines = [json_line(later(number), f"deploy of pay {number} finished" if number == 30_000 else "x") for number in range(60_000)]
    path = write(tmp_path / "app.jsonl", "".join(lines))
    options: dict[str, Any] = {"since": later(29_000), "until": later(31_000)}
    whole = build_timeline([path], **options)
    for name, size in (("LEAST_BYTES", 1_000), ("NEAR", 1_024), ("SLACK", 2_048)):
        monkeypatch.setattr(bisecting, name, size)
    part = build_timeline([path], **options)
    assert [(event.at, event.text, event.evidence) for event in part.events] == [(event.at, event.text, event.evidence) for event in whole.events]
    assert part.events[0].evidence[0].line == 30_001
    assert_evidence_holds(part)
    report = part.sources[0]
    assert (report.lines, report.timed_lines) == (None, None)
    assert abs(report.lines_estimate - 60_000) < 2_000
    assert any("only the window was read" in note for note in report.notes)


def test_lines_behind_gigabytes_are_not_counted_and_say_their_place_in_bytes(tmp_path, monkeypatch):
    lines = [json_line(AT + timedelta(seconds=number), f"pool exhausted {number}") for number in range(6_000)]
    path = write(tmp_path / "app.jsonl", "".join(lines))
    monkeypatch.setattr(bisecting, "LEAST_BYTES", 0)
    monkeypatch.setattr(fetching, "MOST_COUNTED", 0)
    monkeypatch.setattr(reading, "MOST_COUNTED", 0)
    monkeypatch.setattr(reading, "MARGIN_US", 0)
    monkeypatch.setattr(bisecting, "SLACK", 0)
    since = AT + timedelta(seconds=4_000)
    timeline = build_timeline([path], since=since, until=since + timedelta(seconds=900), keep="all")
    first = timeline.events[0].evidence[0]
    assert first.line is None
    assert path.read_bytes()[first.offset :].startswith(b'{"')
    assert where_text(first) == f"{first.path} at byte {first.offset:,}"
    assert any("not counted" in note for note in timeline.sources[0].notes)
