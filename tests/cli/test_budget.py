"""`nofault budget`."""

from __future__ import annotations

import pytest

from tests.cli.running import run

FILE = """
as_of: 2026-02-13
slos:
  - {name: payments-availability, service: payments, target: 99.9, window: 90d, start: 2026-01-01}
incidents:
  - {id: INC-1, slo: payments-availability, at: 2026-01-14T14:32:00Z, minutes: 23}
  - {id: INC-2, slo: payments-availability, at: 2026-02-01T09:00:00Z, minutes: 51}
"""


def test_the_worked_example_comes_out_as_json() -> None:
    (slo,) = run("budget", "-", "--format", "json", stdin=FILE).json["slos"]
    assert (slo["budget_minutes"], slo["consumed_minutes"], slo["remaining_minutes"], slo["days_remaining"]) == (129.6, 74, 55.6, 47)
    assert [(one["basis"], one["day_of_window"], one["exhausted_on"]) for one in slo["projections"]] == [
        ("elapsed", 75, "2026-03-17"),
        ("last-60-days", 88, "2026-03-30"),
    ]


def test_the_worked_example_comes_out_in_words() -> None:
    out = run("budget", "-", stdin=FILE).out
    assert "74.0 of 129.6 min used (57.1 %), 55.6 min remain (42.9 %), 47 days left" in out
    assert "at 1.72 min a day (elapsed) it runs out on 2026-03-17 (day 75)" in out


@pytest.mark.parametrize("file", ["slos: 3\n", FILE.replace("09:00:00Z", "09:00:00"), FILE.replace("99.9", "100"), "slos: [\n"])
def test_a_file_that_cannot_be_used_is_status_2(file: str) -> None:
    found = run("budget", "-", stdin=file)
    assert (found.status, found.out) == (2, "")
    assert found.err.startswith("nofault: ")


def test_an_empty_file_says_so() -> None:
    assert run("budget", "-", stdin="slos: []\n").out == "The file holds no objective.\n"
