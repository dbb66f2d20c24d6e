"""Policies as data: presets, a team's own file over them, and what is refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from nofault.postmortem.states import DEFAULT_REQUIRED
from nofault.postmortem.terms import Severity
from nofault.practice.clock import Length
from nofault.practice.errors import PracticeError
from nofault.practice.policy import build_policy, load_policy, preset_names


@pytest.mark.parametrize("name", preset_names())
def test_every_shipped_preset_can_be_followed(name: str) -> None:
    policy = load_policy(name)
    assert policy.name == name
    assert set(policy.severities) == set(Severity)
    assert policy.norm


def test_the_default_asks_before_publication_for_what_the_gate_asks_by_default() -> None:
    assert tuple(load_policy().required.publication) == DEFAULT_REQUIRED


def test_the_default_pages_sev1_within_five_minutes() -> None:
    assert load_policy().severities[Severity.SEV1].page == Length.parse("5 minutes")


def test_a_teams_file_changes_only_what_it_says(tmp_path: Path) -> None:
    own = tmp_path / "nofault.toml"
    own.write_text('[policy]\npreset = "default"\nzone = "Europe/Lisbon"\nholidays = [2026-12-25]\n[policy.steps.publish-sev1]\nwithin = "3 days"\n')
    policy = load_policy(str(own))
    assert policy.calendar.zone == "Europe/Lisbon"
    assert not policy.calendar.is_business_day(date(2026, 12, 25))
    assert policy.steps["publish-sev1"].within == Length.parse("3 days")
    assert policy.steps["publish-sev1"].severities == [Severity.SEV1]
    assert policy.steps["publish"] == load_policy().steps["publish"]


def test_a_team_adds_a_step_of_its_own() -> None:
    policy = build_policy({"steps": {"week-1": {"step": "week-1", "within": "1 week", "after": "published", "kind": "review", "question": "Begun?"}}})
    assert policy.steps["week-1"].question == "Begun?"


@pytest.mark.parametrize(
    ("own", "message"),
    [
        ({"preset": "nobody"}, "no preset 'nobody'"),
        ({"zoen": "UTC"}, "zoen"),
        ({"zone": "Mars/Olympus"}, "no time zone"),
        ({"steps": {"publish": {"within": "soon"}}}, r"not a length of time.*\$\.steps"),
        ({"steps": {"publish": {"within": 5}}}, "48 hours"),
        ({"steps": {"publish": {"after": "lunch"}}}, "unknown event 'lunch'"),
        ({"triggers": {"severe": {"when": {"mood": True}}}}, "unknown fact 'mood'"),
        ({"triggers": {"new": {"when": {}, "owed": "full", "why": "w"}}}, "asks for no fact"),
        ({"triggers": {"new": {"when": {"severity": "SEV9"}, "owed": "full", "why": "w"}}}, "cannot be 'SEV9'"),
        ({"required": {"publication": ["poem"]}}, "Unknown requirement 'poem'"),
    ],
)
def test_what_cannot_be_followed_is_named(own: dict[str, object], message: str) -> None:
    with pytest.raises(PracticeError, match=message):
        build_policy(own)


def test_a_missing_policy_is_answered_with_the_known_ones() -> None:
    with pytest.raises(PracticeError, match="default"):
        load_policy("no-such-policy")


def test_a_broken_file_is_named_with_its_line(tmp_path: Path) -> None:
    own = tmp_path / "team.toml"
    own.write_text("zone =\n")
    with pytest.raises(PracticeError, match=r"team\.toml.*line 1"):
        load_policy(str(own))
