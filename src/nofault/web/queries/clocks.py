"""Where postmortems stand against the team's policy: what is owed, by which rule, and which step is due next."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nofault.postmortem.model import Incident as IncidentValue
from nofault.postmortem.model import Meeting, Postmortem
from nofault.postmortem.parts import PARTS
from nofault.postmortem.terms import DocumentState, Variant
from nofault.practice.due import OUT, DueItem, DueStep, steps_for, steps_left
from nofault.practice.facts import EVENTS, Facts, facts_from
from nofault.practice.policy import Policy, build_policy
from nofault.practice.triggers import owed
from nofault.web.models.incident import Part
from nofault.web.models.organisation import Organisation
from nofault.web.prepared import Prepared, Slots

# The steps of the shipped policies; one that a team made up is shown under its own name.
STEP_WORDS = {
    "schedule": gettext_lazy("set the meeting"),
    "draft": gettext_lazy("write the draft"),
    "circulate": gettext_lazy("send it around"),
    "meet": gettext_lazy("meet"),
    "publish": gettext_lazy("publish"),
    "follow-up-30": gettext_lazy("look back after 30 days"),
    "follow-up-60": gettext_lazy("look back after 60 days"),
    "follow-up-90": gettext_lazy("look back after 90 days"),
}
DUTY_WORDS = {
    "full": (gettext_lazy("A full postmortem"), gettext_lazy("full")),
    "lightweight": (gettext_lazy("A short write-up"), gettext_lazy("short write-up")),
    "ticket": (gettext_lazy("A ticket"), gettext_lazy("ticket")),
}
KEPT = 1024  # answers of a policy, a few kilobytes each
TIMELESS = dict.fromkeys((f"{event}_at" for event in EVENTS), None)


@dataclass(slots=True)
class Standing:
    """The next step of one postmortem, None when nothing is due any more.

    `owed` says by which rule there is a postmortem at all, `duty` what is owed in two or three words, `meeting_at` when its meeting is, where the
    document says so.
    """

    next: DueItem | None
    owed: str
    duty: str
    meeting_at: datetime | None = None

    @property
    def step(self) -> str:
        """What the next step is, as somebody would say it."""
        return str(STEP_WORDS.get(self.next.id, self.next.what)) if self.next else ""


class PolicyInForce:
    """A policy, and what it says of the facts it was asked about: the same documents are looked at again and again, so its answers are kept."""

    def __init__(self, policy: Policy) -> None:
        self.policy = policy
        self.steps_of = lru_cache(KEPT)(self._steps_of)
        self.owed_words = lru_cache(KEPT)(self._owed_words)
        self._words_of = lru_cache(KEPT)(self._words)

    def _steps_of(self, facts: Facts, variant: Variant) -> list[DueStep]:
        """The steps and when each is due, the earliest first."""
        return steps_for(facts, variant, self.policy)

    def _owed_words(self, facts: Facts) -> tuple[str, str]:
        """What is owed and by which rule, in a sentence; and what is owed in two or three words."""
        return self._words_of(msgspec.structs.replace(facts, **TIMELESS))

    def _words(self, facts: Facts) -> tuple[str, str]:
        answer = owed(facts, self.policy)
        if answer.owed == "none":
            return _("No postmortem is owed. %(why)s") % {"why": answer.why}, _("nothing")
        duty, short = DUTY_WORDS[answer.owed]
        told = {"duty": duty, "strength": answer.strength, "rule": answer.rule, "why": answer.why}
        return _("%(duty)s is %(strength)s (%(rule)s). %(why)s") % told, f"{short}, {answer.strength}"


@lru_cache(maxsize=8)
def _in_force(preset: str, overrides: str) -> PolicyInForce:
    return PolicyInForce(build_policy({"preset": preset, **tomllib.loads(overrides)}))


_POLICY = Prepared(lambda: Organisation.objects.order_by("pk").values_list("policy", "policy_overrides")[:1])
_DATES = Prepared(
    lambda: Part.objects.filter(incident__in=Slots("incidents"), key__in=("incident", "meeting"), binned_at=None).values_list(
        "incident_id", "kind", "data"
    )
)


def policy_in_force() -> PolicyInForce:
    """The organisation's policy, from its one row; what is worked out of the row is kept until it says something else."""
    row = _POLICY.first()
    return _in_force(*row) if row else _in_force("default", "")


def standings_of(documents: Iterable[tuple[int, str, str, datetime | None]], *, now: datetime) -> dict[int, Standing]:
    """The standing of each document, given as (primary key, variant, state, published at), in two statements for all of them."""
    known = {pk: (variant, state, published_at) for pk, variant, state, published_at in documents}
    in_force = policy_in_force()
    values: dict[int, dict[str, object]] = defaultdict(dict)
    for pk, kind, data in _DATES.rows(incidents=list(known)):
        values[pk][kind] = PARTS[kind].decode(data)
    standings = {}
    for pk, (variant, state, published_at) in known.items():
        incident, meeting = values[pk].get("incident"), values[pk].get("meeting")
        document = Postmortem(
            variant=Variant(variant),
            state=DocumentState(state),
            incident=incident if isinstance(incident, IncidentValue) else IncidentValue(),
            meeting=meeting if isinstance(meeting, Meeting) else Meeting(),
        )
        standings[pk] = standing_of(document, in_force, published_at, now=now)
    return standings


def standing_of(document: Postmortem, in_force: PolicyInForce, published_at: datetime | None, *, now: datetime) -> Standing:
    facts = facts_from(document.incident, published_at)
    following = None
    if document.state not in OUT:  # once it is out, what is left are promises and looks back, which have lists of their own
        left = steps_left(document, in_force.steps_of(facts, document.variant), in_force.policy, now)
        following = next((step for step in left if step.kind == "step"), None)
    return Standing(following, *in_force.owed_words(facts), meeting_at=document.meeting.at or None)
