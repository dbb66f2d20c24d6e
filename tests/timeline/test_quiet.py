from __future__ import annotations

import numpy as np
import pytest

from nofault.timeline.quiet import quiet_periods

MINUTE_US = 60_000_000


def steady(seed, per_minute, minutes):
    rng = np.random.default_rng(seed)
    return np.cumsum(rng.exponential(MINUTE_US / per_minute, int(per_minute * minutes))).astype(np.int64)


def without(us, start, end):
    return us[(us < start * MINUTE_US) | (us >= end * MINUTE_US)]


@pytest.mark.parametrize("seed", range(5))
def test_a_silence_of_a_steady_source_is_found_with_what_was_expected(seed):
    (quiet,) = quiet_periods(without(steady(seed, 30, 300), 120, 135))
    assert quiet.start_us / MINUTE_US == pytest.approx(120, abs=0.5)
    assert quiet.end_us / MINUTE_US == pytest.approx(135, abs=0.5)
    assert quiet.expected == pytest.approx(450, rel=0.2)
    assert quiet.per_minute == pytest.approx(30, rel=0.2)


@pytest.mark.parametrize("seed", range(5))
def test_a_steady_source_has_no_quiet_period(seed):
    assert quiet_periods(steady(seed, 30, 600)) == []


def test_a_silence_of_a_slow_source_is_no_event():
    assert quiet_periods(without(steady(1, 0.2, 600), 120, 135)) == []


def test_the_pauses_of_an_hourly_job_are_its_habit():
    bursts = np.concatenate([hour * 60 * MINUTE_US + np.arange(100) * 10_000 for hour in range(24)])
    assert quiet_periods(bursts[100:])[1:] == []
