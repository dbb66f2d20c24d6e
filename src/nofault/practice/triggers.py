"""Which postmortem the facts of an incident call for, by which rule, until when, and which unknown fact would change that."""

from __future__ import annotations

import typing
from datetime import datetime

import msgspec
from msgspec import Struct

from nofault.postmortem.terms import Variant
from nofault.practice.due import steps_for
from nofault.practice.facts import VALUES, Facts
from nofault.practice.policy import Asked, Duty, Policy, Strength, Trigger

# The stronger the later: full before lightweight before ticket before none.
DUTIES: tuple[Duty, ...] = tuple(reversed(typing.get_args(Duty)))
VARIANTS: dict[Duty, Variant] = {"full": Variant.FULL, "lightweight": Variant.LIGHTWEIGHT}


class Due(Struct, frozen=True):
    """One step and the UTC instant until which it is to be done."""

    step: str
    at: datetime


class Change(Struct, frozen=True):
    """An unknown fact, a value it may turn out to have, and what would then be owed."""

    fact: str
    value: bool | str
    owed: Duty


class Owed(Struct, frozen=True):
    """The answer. `rule` is the name of the trigger, empty when no rule matched; `why` is its sentence."""

    owed: Duty
    strength: Strength
    rule: str
    policy: str
    why: str
    due: list[Due]
    would_change: list[Change]


def owed(facts: Facts, policy: Policy) -> Owed:
    """What `facts` call for under `policy`: the strongest duty among the matching rules, on a tie the first in the policy's order."""
    name, rule = _winner(facts, policy)
    duty: Duty = rule.owed if rule else "none"
    variant = VARIANTS.get(duty)
    return Owed(
        owed=duty,
        strength=rule.strength if rule else "optional",
        rule=name,
        policy=policy.name,
        why=rule.why if rule else "No rule of the policy matches the known facts.",
        due=[Due(step.step, step.at) for step in steps_for(facts, variant, policy)] if variant else [],
        would_change=_changes(facts, policy, duty),
    )


def _winner(facts: Facts, policy: Policy) -> tuple[str, Trigger | None]:
    matching = [(name, rule) for name, rule in policy.triggers.items() if not rule.off and _matches(facts, rule)]
    return max(matching, key=lambda found: DUTIES.index(found[1].owed), default=("", None))


def _matches(facts: Facts, rule: Trigger) -> bool:
    return all(_has(getattr(facts, fact), asked) for fact, asked in rule.when.items())


def _has(value: object, asked: Asked) -> bool:
    if value is None:
        return False
    return value in asked if isinstance(asked, list) else value == asked


def _changes(facts: Facts, policy: Policy, duty: Duty) -> list[Change]:
    changes = []
    for fact, values in VALUES.items():
        if getattr(facts, fact) is not None:
            continue
        for value in values:
            _, rule = _winner(msgspec.structs.replace(facts, **{fact: value}), policy)
            if rule and rule.owed != duty:
                changes.append(Change(fact, value, rule.owed))
    return changes
