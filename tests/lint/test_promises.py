"""Action items judged: specific, owner, due, verifiable."""

from __future__ import annotations

import pytest

from nofault.lint.promises import judge_action


@pytest.mark.parametrize(
    "text",
    [
        "Add an alert on consumer lag above 30 s.",
        "Investigate and fix the leak in the connection pool.",
        "Monitor pods in Pending state and send an alert above five.",
        "[P1] @kim: cap the pool at 200 per pod",
        "OPS-4413 drop the unused replica set from the chart",
        "We should have alerting on failed loads of the configuration",
    ],
)
def test_a_thing_that_one_can_point_at_is_specific(text: str) -> None:
    assert judge_action(text)["specific"]


@pytest.mark.parametrize(
    "text",
    [
        "Improve monitoring.",
        "@kim to think about rollouts",
        "Fix the bug.",
        "More testing.",
        "Team to review the process.",
        "We should consider a queue.",
    ],
)
def test_a_verb_that_leaves_nothing_behind_is_not_specific(text: str) -> None:
    assert not judge_action(text)["specific"]


@pytest.mark.parametrize(
    "text",
    [
        "@kim add the check",
        "Add the check. Owner: Priya N.",
        "Add the check (owner Ahmed)",
        "Hana K. to lower the TTL",
        "Jonas: lower the TTL",
        "TODO(jdoe, 2026-01-01): add the check",
        "Lower the TTL | Stefan Braun | 2026-01-01",
    ],
)
def test_one_named_person_is_an_owner(text: str) -> None:
    assert judge_action(text)["owner"]


@pytest.mark.parametrize(
    "text",
    [
        "Add the check. Owner: TBD",
        "Platform team: add the check",
        "Owner: the team. Add the check",
        "@kim and @lee add the check",
        "Talk to the vendor",
    ],
)
def test_a_team_two_people_and_nobody_are_no_owner(text: str) -> None:
    assert not judge_action(text)["owner"]


@pytest.mark.parametrize("text", ["by 2026-03-01", "by 12 May", "before May 3rd", "by Friday", "by end of Q3 2026", "due 12.05.2026"])
def test_a_day_is_a_due_date(text: str) -> None:
    assert judge_action(f"Add the check {text}")["due"]


@pytest.mark.parametrize("text", ["ASAP", "soon", "next sprint", "TBD", "above 30 s", "to version 15.6", "in May we saw it"])
def test_a_wish_and_a_figure_are_no_due_date(text: str) -> None:
    assert not judge_action(f"Add the check {text}")["due"]


@pytest.mark.parametrize(
    "text", ["done when the load test at twice the peak passes", "confirm with dig from three regions", "below 300 ms for 14 days"]
)
def test_a_check_makes_an_item_verifiable(text: str) -> None:
    assert judge_action(f"Lower the TTL; {text}")["verifiable"]
    assert not judge_action("Move the TTL to the chart.")["verifiable"]


def test_an_empty_line_promises_nothing() -> None:
    assert judge_action("") == {"specific": False, "owner": False, "due": False, "verifiable": False}
