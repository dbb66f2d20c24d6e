from __future__ import annotations

import numpy as np
import pytest

from nofault.timeline.onset import impacts

HOUR_US = 3_600_000_000
START_US = 1_781_400_000_000_000


def requests(seed, per_second=3.0, hours=4.0, share=lambda second: 0.003):
    """Times and failures of made-up requests; `share(second)` is the true share of failures."""
    rng = np.random.default_rng(seed)
    us = np.cumsum(rng.exponential(1e6 / per_second, int(per_second * hours * 3600))).astype(np.int64)
    true_share = np.array([share(second) for second in us / 1e6])
    return us + START_US, rng.random(us.size) < true_share


def ramp(start, length, end, top, base=0.003):
    return lambda second: base + (0 if not start <= second < end else (top - base) * min(1.0, (second - start) / length))


@pytest.mark.parametrize("seed", range(8))
def test_onset_and_end_are_found_near_the_truth(seed):
    us, failed = requests(seed, share=ramp(7200, 60, 9000, 0.25))
    (impact,) = impacts(us, failed)
    assert abs((impact.start_us - START_US) / 1e6 - 7200) < 45
    assert abs((impact.end_us - START_US) / 1e6 - 9000) < 45
    assert impact.base < 0.01 < 0.2 < impact.share
    assert not impact.open_start
    assert not impact.open_end


@pytest.mark.parametrize("seed", range(8))
def test_a_healthy_log_shows_no_impact(seed):
    assert impacts(*requests(seed, share=lambda second: 0.005)) == []


@pytest.mark.parametrize("seed", range(4))
def test_a_blip_of_half_a_minute_is_no_impact(seed):
    assert impacts(*requests(seed, per_second=10, share=ramp(7200, 1, 7230, 0.5))) == []


def test_a_slow_ramp_is_dated_at_its_foot():
    us, failed = requests(1, per_second=6, share=ramp(7200, 240, 9600, 0.3))
    (impact,) = impacts(us, failed)
    assert abs((impact.start_us - START_US) / 1e6 - 7200) < 60
    assert impact.start_uncertainty_s > 0


def test_two_impacts_are_two():
    first, second = ramp(3600, 20, 4800, 0.4), ramp(9000, 20, 10200, 0.3)
    found = impacts(*requests(2, share=lambda at: max(first(at), second(at))))
    assert [round((impact.start_us - START_US) / 6e8) for impact in found] == [6, 15]


def test_an_impact_that_the_log_does_not_see_begin_is_open():
    (impact,) = impacts(*requests(3, share=lambda second: 0.3 if second < 3600 else 0.003))
    assert impact.open_start
    assert not impact.open_end


def test_an_impact_that_the_log_does_not_see_end_is_open():
    (impact,) = impacts(*requests(3, share=lambda second: 0.3 if second > 10_800 else 0.003))
    assert impact.open_end


def test_no_requests_show_no_impact():
    assert impacts(np.zeros(0, np.int64), np.zeros(0, bool)) == []
