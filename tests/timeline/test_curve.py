"""The error curve: equal stretches around the impact, every request counted once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec import UNSET

from nofault.timeline.build import build_timeline
from nofault.timeline.curve import FEWEST, MOST
from nofault.timeline.events import Curve
from tests.timeline.builders import AT, write
from tests.timeline.test_impact import access


def curve_of(*paths, **options) -> Curve:
    found = build_timeline(paths, with_curve=True, **options).curve
    assert found is not UNSET
    return found


def failing(minute):
    return 0.5 if 100 <= minute < 130 else 0.0


def test_the_curve_is_made_only_where_it_is_asked_for(tmp_path):
    access(tmp_path / "access.log", range(240), failing)
    assert build_timeline([tmp_path]).curve is UNSET


def test_the_curve_reaches_around_the_impact_and_rises_where_it_was(tmp_path):
    access(tmp_path / "access.log", range(240), failing)
    curve = curve_of(tmp_path)
    assert curve.what == "requests"
    assert len(curve.counts) == len(curve.errors) <= MOST
    shares = {}
    for number, (count, errors) in enumerate(zip(curve.counts, curve.errors, strict=True)):
        shares[(curve.begin + timedelta(seconds=number * curve.step_s) - AT).total_seconds() / 60] = errors / count if count else None
    assert 60 < min(shares) < 75
    assert 155 < max(shares) < 170
    assert all(share == 0 for minute, share in shares.items() if minute < 99)
    assert all(share > 0.2 for minute, share in shares.items() if 101 < minute < 128)


def test_every_request_of_a_healthy_log_is_counted_once(tmp_path):
    access(tmp_path / "access.log", range(240), lambda minute: 0.001)
    curve = curve_of(tmp_path)
    assert sum(curve.counts) == 240 * 60
    assert curve.source == "all requests"


def test_a_stretch_holds_enough_requests_for_a_share(tmp_path):
    access(tmp_path / "access.log", range(240), failing, per_minute=4)
    curve = curve_of(tmp_path)
    assert sum(curve.counts) / len(curve.counts) >= FEWEST * 0.8


def test_the_curve_keeps_to_the_window_that_was_asked_for(tmp_path):
    access(tmp_path / "access.log", range(240), failing)
    since, until = AT + timedelta(minutes=95), AT + timedelta(minutes=140)
    curve = curve_of(tmp_path, since=since, until=until)
    step = timedelta(seconds=curve.step_s)
    assert since - step < curve.begin <= since
    assert until <= curve.begin + len(curve.counts) * step < until + step


def test_a_log_of_many_days_has_few_stretches(tmp_path):
    access(tmp_path / "access.log", range(0, 60 * 24 * 400, 60), lambda minute: 0.0, per_minute=1)
    assert len(curve_of(tmp_path).counts) <= MOST


def test_nothing_that_counts_requests_gives_no_curve(tmp_path):
    write(tmp_path / "deploy.log", "2026-06-14T14:25:03Z web-1 deployer: deploy of payments finished\n" * 3)
    assert build_timeline([tmp_path], with_curve=True).curve is UNSET


@pytest.mark.parametrize("text", ["", "\n"])
def test_an_empty_log_gives_no_curve(tmp_path, text):
    write(tmp_path / "access.log", text)
    assert build_timeline([tmp_path], with_curve=True).curve is UNSET
