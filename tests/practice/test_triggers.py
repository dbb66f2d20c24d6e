"""Which postmortem is owed under the default policy."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nofault.postmortem.model import Incident, Markers
from nofault.postmortem.terms import Severity
from nofault.practice.errors import PracticeError
from nofault.practice.facts import VALUES, Facts, facts_from, parse_facts
from nofault.practice.policy import build_policy, load_policy
from nofault.practice.triggers import DUTIES, Change, owed

POLICY = load_policy()


def facts(**stated: Any) -> Facts:
    return parse_facts(stated)[0]


@pytest.mark.parametrize(
    ("stated", "duty", "rule"),
    [
        ({"severity": "SEV1"}, "full", "severe"),
        ({"severity": "SEV2"}, "full", "severe"),
        ({"severity": "SEV4", "repeats_severity": "SEV1"}, "full", "repeat-of-sev1"),
        ({"severity": "SEV4", "repeats_severity": "SEV2"}, "none", ""),
        ({"near_miss": True, "would_have_been": "SEV1"}, "full", "severe-near-miss"),
        ({"near_miss": True, "would_have_been": "SEV2"}, "full", "severe-near-miss"),
        ({"near_miss": True, "would_have_been": "SEV3"}, "lightweight", "near-miss"),
        ({"near_miss": True}, "lightweight", "near-miss"),
        ({"would_have_been": "SEV1"}, "none", ""),
        ({"severity": "SEV3", "novel_cause": True}, "full", "novel-sev3"),
        ({"severity": "SEV3", "novel_cause": False}, "lightweight", "sev3"),
        ({"severity": "SEV3"}, "lightweight", "sev3"),
        ({"severity": "SEV4", "novel_cause": True}, "none", ""),
        ({"alert_paged": False}, "full", "alert-without-page"),
        ({"alert_paged": True}, "none", ""),
        ({"manual_intervention": True, "users_affected": False}, "full", "manual-save"),
        ({"manual_intervention": True, "users_affected": True}, "none", ""),
        ({"manual_intervention": True}, "none", ""),
        ({"severity": "SEV4", "systemic_gap": True}, "lightweight", "systemic-gap"),
        ({"systemic_gap": True}, "none", ""),
        ({"severity": "SEV4"}, "none", ""),
        ({}, "none", ""),
    ],
)
def test_the_default_policy_decides(stated: dict[str, Any], duty: str, rule: str) -> None:
    answer = owed(facts(**stated), POLICY)
    assert (answer.owed, answer.rule) == (duty, rule)
    assert answer.strength == {"full": "required", "lightweight": "recommended", "none": "optional"}[duty]


def test_the_first_of_equally_strong_rules_is_named() -> None:
    assert owed(facts(severity="SEV2", alert_paged=False), POLICY).rule == "severe"
    assert owed(facts(severity="SEV3", systemic_gap=True, near_miss=True), POLICY).rule == "sev3"


def test_a_stronger_duty_wins_over_an_earlier_rule() -> None:
    policy = build_policy({"triggers": {"severe": {"owed": "ticket"}}})
    assert owed(facts(severity="SEV1"), policy).owed == "ticket"
    assert owed(facts(severity="SEV1", near_miss=True), policy).rule == "near-miss"


def test_a_rule_can_be_switched_off() -> None:
    policy = build_policy({"triggers": {"alert-without-page": {"off": True}}})
    assert owed(facts(alert_paged=False), policy).owed == "none"


def test_the_unknown_facts_that_would_change_the_duty_are_named() -> None:
    changes = owed(facts(severity="SEV3", near_miss=False), POLICY).would_change
    assert changes == [Change("repeats_severity", Severity.SEV1, "full"), Change("novel_cause", True, "full"), Change("alert_paged", False, "full")]


def test_nothing_unknown_changes_a_full_duty() -> None:
    assert owed(facts(severity="SEV1"), POLICY).would_change == []


def test_due_times_follow_from_restoration_as_the_severity_says() -> None:
    sev1 = {due.step: due.at for due in owed(facts(severity="SEV1", restored_at="2026-01-16T15:00:00Z"), POLICY).due}
    sev2 = {due.step: due.at for due in owed(facts(severity="SEV2", restored_at="2026-01-16T15:00:00Z"), POLICY).due}
    assert sev1["schedule"] == sev2["schedule"] == datetime(2026, 1, 17, 15, tzinfo=UTC)
    assert sev1["publish"] == datetime(2026, 1, 18, 15, tzinfo=UTC)
    assert sev2["publish"] == datetime(2026, 1, 23, 15, tzinfo=UTC)


def test_steps_come_in_the_order_of_the_practice() -> None:
    for severity in ("SEV1", "SEV2"):
        steps = [
            due.step for due in owed(facts(severity=severity, restored_at="2026-01-14T15:00:00Z", published_at="2026-01-16T12:00:00Z"), POLICY).due
        ]
        assert steps == ["schedule", "draft", "circulate", "meet", "publish", "follow-up-30", "follow-up-60", "follow-up-90"]


def test_a_lightweight_write_up_has_no_meeting() -> None:
    steps = [due.step for due in owed(facts(severity="SEV3", restored_at="2026-01-14T15:00:00Z"), POLICY).due]
    assert steps == ["draft", "publish"]


def test_steps_whose_event_is_unknown_are_left_out() -> None:
    assert owed(facts(severity="SEV1"), POLICY).due == []


def test_the_answer_is_json_of_the_agreed_shape() -> None:
    answer = msgspec.to_builtins(owed(facts(severity="SEV2", restored_at="2026-01-14T16:00:00+01:00"), POLICY))
    assert list(answer) == ["owed", "strength", "rule", "policy", "why", "due", "would_change"]
    assert answer["due"][0] == {"step": "schedule", "at": "2026-01-15T15:00:00Z"}


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"severity": "SEV9"}, "severity"),
        ({"near_miss": "perhaps"}, "near_miss"),
        ({"restored_at": "2026-01-14T15:00:00"}, "restored_at has no zone"),
        (["severity"], "not a mapping"),
        ({"restored_at": "yesterday"}, "restored_at"),
    ],
)
def test_facts_that_cannot_be_read_are_named(data: object, message: str) -> None:
    with pytest.raises(PracticeError, match=message):
        parse_facts(data)


def test_keys_that_are_no_facts_are_told_and_do_not_count() -> None:
    found, ignored = parse_facts({"severity": "SEV4", "mood": "good"})
    assert found == Facts(severity=Severity.SEV4)
    assert ignored == ["mood"]


def test_a_document_gives_its_facts_and_keeps_unknown_unknown() -> None:
    early, late = datetime(2026, 1, 14, 14, tzinfo=UTC), datetime(2026, 1, 14, 15, tzinfo=UTC)
    markers = Markers(alert_at=late, declared_at=early, recovered_at=late)
    found = facts_from(Incident(severity=Severity.SEV2, novel_cause=None, markers=markers))
    assert found == Facts(severity=Severity.SEV2, detected_at=early, declared_at=early, restored_at=late)


stated_facts = st.fixed_dictionaries({name: st.sampled_from([None, *values]) for name, values in VALUES.items()}).map(lambda chosen: Facts(**chosen))


@given(stated_facts)
def test_learning_a_fact_never_lowers_the_duty(known: Facts) -> None:
    duty = owed(known, POLICY).owed
    for change in owed(known, POLICY).would_change:
        assert DUTIES.index(change.owed) > DUTIES.index(duty)


@given(stated_facts)
def test_what_would_change_the_duty_does(known: Facts) -> None:
    for change in owed(known, POLICY).would_change:
        assert owed(msgspec.structs.replace(known, **{change.fact: change.value}), POLICY).owed == change.owed
