"""Error budgets: what is used, what remains, when it runs out."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from nofault.reliability.budget import Budget, BudgetUse, budget_of, budgets, parse_budget
from nofault.reliability.errors import ReliabilityError
from nofault.reliability.slo import Slo

SLO = Slo(name="payments-availability", target=99.9, window="90d", start=date(2026, 1, 1))
AS_OF = date(2026, 2, 13)


def use(minutes: float, day: date = date(2026, 1, 14), **more: Any) -> BudgetUse:
    return BudgetUse(slo=SLO.name, at=datetime(day.year, day.month, day.day, 12, tzinfo=UTC), minutes=minutes, **more)


USES = [use(23), use(51, date(2026, 2, 1))]


def budget(uses: list[BudgetUse], slo: Slo = SLO, as_of: date = AS_OF) -> Budget:
    return budget_of(slo, uses, as_of)


def test_three_nines_over_ninety_days_are_129_6_minutes() -> None:
    assert budget([]).budget_minutes == 129.6


def test_the_worked_example_comes_out() -> None:
    found = budget(USES)
    assert found.consumed_minutes == 74
    assert found.consumed_percent == pytest.approx(57.1, abs=0.05)
    assert found.remaining_minutes == pytest.approx(55.6)
    assert found.remaining_percent == pytest.approx(42.9, abs=0.05)
    assert found.days_remaining == 47


def test_at_the_rate_so_far_it_ends_on_day_75_and_at_that_of_sixty_days_on_day_88() -> None:
    elapsed, recent = budget(USES).projections
    assert (elapsed.basis, elapsed.day_of_window, elapsed.exhausted_on) == ("elapsed", 75, date(2026, 3, 17))
    assert elapsed.minutes_per_day == pytest.approx(74 / 43, abs=1e-6)
    assert (recent.basis, recent.day_of_window, recent.exhausted_on) == ("last-60-days", 88, date(2026, 3, 30))
    assert recent.minutes_per_day == pytest.approx(74 / 60, abs=1e-6)


def test_a_partial_outage_takes_its_share() -> None:
    assert budget([use(50, error_share=0.4)]).consumed_minutes == 20


def test_only_incidents_of_the_objective_and_the_window_until_that_day_count() -> None:
    others = [BudgetUse(slo="other", at=datetime(2026, 1, 5, tzinfo=UTC), minutes=9), use(9, date(2025, 12, 31)), use(9, date(2026, 2, 14))]
    assert budget([*USES, *others]).consumed_minutes == 74
    assert budget([use(7, AS_OF)]).consumed_minutes == 7


def test_nothing_used_never_runs_out() -> None:
    assert [projection.exhausted_on for projection in budget([]).projections] == [None, None]


def test_a_budget_that_lasts_to_the_end_of_the_window_is_not_said_to_run_out() -> None:
    assert [projection.day_of_window for projection in budget([use(10)]).projections] == [None, None]


def test_a_spent_budget_names_the_day_it_was_spent() -> None:
    found = budget([use(100, date(2026, 1, 11)), use(40, date(2026, 1, 21))])
    assert found.remaining_minutes == pytest.approx(-10.4)
    assert {(projection.day_of_window, projection.exhausted_on) for projection in found.projections} == {(20, date(2026, 1, 21))}


def test_a_fixed_window_is_followed_by_the_next() -> None:
    found = budget(USES, as_of=date(2026, 4, 2))
    assert (found.consumed_minutes, found.days_remaining) == (0, 89)


def test_a_calendar_quarter_has_its_own_length() -> None:
    quarter = Slo(name=SLO.name, target=99.9, calendar="quarter")
    assert budget(USES, quarter).days_remaining == 47
    assert budget([], quarter, date(2026, 5, 1)).budget_minutes == pytest.approx(91 * 1.44)
    assert budget([], Slo(name="y", target=99.9, calendar="year"), date(2028, 2, 29)).budget_minutes == pytest.approx(366 * 1.44)


def test_a_rolling_window_has_no_days_left_and_forgets() -> None:
    rolling = Slo(name=SLO.name, target=99.9, window="30d")
    assert budget(USES, rolling).days_remaining is None
    assert budget(USES, rolling).consumed_minutes == 51  # 14 January is more than 30 days ago
    assert budget(USES, rolling, date(2026, 3, 2)).consumed_minutes == 51
    assert budget(USES, rolling, date(2026, 3, 3)).consumed_minutes == 0


def test_in_a_rolling_window_old_use_ages_out_of_the_projection() -> None:
    rolling = Slo(name=SLO.name, target=99.9, window="30d")  # 43.2 minutes
    steady = budget([use(10, date(2026, 1, 20)), use(10, date(2026, 2, 8))], rolling)
    assert [projection.exhausted_on for projection in steady.projections] == [None, None]
    spent = budget([use(43, date(2026, 2, 10))], rolling)
    assert spent.projections[0].exhausted_on == date(2026, 2, 14)


@pytest.mark.parametrize(
    ("slo", "message"),
    [
        (Slo(name="x", target=100, window="90d"), "leaves no budget"),
        (Slo(name="x", target=0, window="90d"), "leaves no budget"),
        (Slo(name="x", target=99.9), "no window"),
        (Slo(name="x", target=99.9, window="3 months"), "no window"),
        (Slo(name="x", target=99.9, window="0d"), "no window"),
        (Slo(name="x", target=99.9, window="90d", start=date(2026, 3, 1)), "window starts on"),
    ],
)
def test_an_objective_without_a_budget_is_refused_by_name(slo: Slo, message: str) -> None:
    with pytest.raises(ReliabilityError, match=f"x: .*{message}"):
        budget([], slo)


FILE = """
as_of: 2026-02-13
slos:
  - {name: payments-availability, service: payments, target: 99.9, window: 90d, start: 2026-01-01}
incidents:
  - {id: INC-1, slo: payments-availability, at: 2026-01-14T14:32:00Z, minutes: 23}
  - {id: INC-2, slo: payments-availability, at: 2026-02-01T09:00:00Z, minutes: 51, error_share: 0.4}
"""


def test_a_file_is_answered_in_the_agreed_shape() -> None:
    (answer,) = budgets(parse_budget(yaml.safe_load(FILE)), date(2030, 1, 1))["slos"]
    assert list(answer) == [
        "name", "budget_minutes", "consumed_minutes", "consumed_percent", "remaining_minutes", "remaining_percent", "days_remaining", "projections",
    ]  # fmt: skip
    assert answer["consumed_minutes"] == pytest.approx(43.4)
    assert list(answer["projections"][0]) == ["basis", "minutes_per_day", "exhausted_on", "day_of_window"]


def test_a_file_without_a_day_is_judged_today() -> None:
    file = parse_budget(yaml.safe_load(FILE.replace("as_of: 2026-02-13", "")))
    assert budgets(file, AS_OF) == budgets(parse_budget(yaml.safe_load(FILE)), AS_OF)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("slo: payments-availability, at: 2026-01", "slo: nothing, at: 2026-01", "INC-1: there is no objective 'nothing'"),
        ("14:32:00Z", "14:32:00", "INC-1: .* has no zone"),
        ("minutes: 23", "minutes: -1", "INC-1: -1"),
        ("error_share: 0.4", "error_share: 40", "share of 40"),
        ("target: 99.9", "target: high", "target"),
        ("minutes: 23", "minuets: 23", "minuets"),
    ],
)
def test_a_wrong_file_is_answered_with_the_place(old: str, new: str, message: str) -> None:
    with pytest.raises(ReliabilityError, match=message):
        parse_budget(yaml.safe_load(FILE.replace(old, new)))


uses = st.lists(st.builds(use, st.floats(0, 500), st.dates(date(2025, 10, 1), date(2026, 6, 1)), error_share=st.floats(0, 1)), max_size=12)


@given(uses, st.dates(date(2026, 1, 1), date(2026, 12, 31)), st.sampled_from(["7d", "30d", "90d"]), st.booleans())
def test_the_parts_always_add_up_and_a_projection_lies_in_reach(found: list[BudgetUse], as_of: date, window: str, rolling: bool) -> None:
    slo = Slo(name=SLO.name, target=99.5, window=window, start=None if rolling else date(2026, 1, 1))
    answer = budget(found, slo, as_of)
    assert answer.consumed_minutes + answer.remaining_minutes == pytest.approx(answer.budget_minutes, abs=1e-4)
    current = slo.window_at(as_of)
    for projection in answer.projections:
        if projection.exhausted_on is not None:
            assert projection.exhausted_on >= (as_of if rolling else current.starts_on)
            assert rolling or projection.exhausted_on < current.ends_on
