"""The facts of an incident that duties and due times follow from."""

from __future__ import annotations

import typing
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import msgspec
from msgspec import UNSET, Struct

from nofault.postmortem.model import Incident
from nofault.postmortem.terms import Severity
from nofault.practice.errors import PracticeError


class Facts(Struct, frozen=True, kw_only=True):
    """What is known of an incident; None is unknown, and an unknown fact never matches a rule.

    `repeats_severity` is the severity of the earlier incident that this one repeats, `would_have_been` that of a near miss had its last
    defence failed, `alert_paged` whether an alert that fired reached somebody. The instants are the events that due times count from.
    """

    severity: Severity | None = None
    near_miss: bool | None = None
    would_have_been: Severity | None = None
    repeats_severity: Severity | None = None
    novel_cause: bool | None = None
    alert_paged: bool | None = None
    manual_intervention: bool | None = None
    users_affected: bool | None = None
    systemic_gap: bool | None = None
    onset_at: datetime | None = None
    detected_at: datetime | None = None
    declared_at: datetime | None = None
    restored_at: datetime | None = None
    closed_at: datetime | None = None
    published_at: datetime | None = None

    def at(self, event: str) -> datetime | None:
        """The instant of an event of EVENTS, None when unknown."""
        found: datetime | None = getattr(self, f"{event}_at")
        return found


EVENTS = tuple(name.removesuffix("_at") for name in Facts.__struct_fields__ if name.endswith("_at"))
# Each fact that a rule may ask for, with every value it can have.
VALUES: dict[str, tuple[Any, ...]] = {
    name: tuple(Severity) if Severity in typing.get_args(hint) else (True, False)
    for name, hint in typing.get_type_hints(Facts).items()
    if not name.endswith("_at")
}


def facts_from(incident: Incident, published_at: datetime | None = None) -> Facts:
    """The facts that a document states about its incident; what it does not state or states as unknown is None.

    Detected is the first of alert, page and declaration that is known; restored is the recovery of the service.
    """
    markers = incident.markers
    noticed = [at for at in (markers.alert_at, markers.page_at, markers.declared_at) if isinstance(at, datetime)]
    return Facts(
        **{name: _known(getattr(incident, name)) for name in VALUES},
        onset_at=_known(markers.onset_at),
        detected_at=min(noticed, default=None),
        declared_at=_known(markers.declared_at),
        restored_at=_known(markers.recovered_at),
        closed_at=_known(markers.closed_at),
        published_at=published_at,
    )


def _known(fact: Any) -> Any:
    return None if fact is UNSET else fact


def parse_facts(data: object) -> tuple[Facts, list[str]]:
    """The facts in `data` (a mapping as read from YAML or JSON), and the keys that are no facts.

    Raises PracticeError for a value of the wrong kind and for a time without a zone.
    """
    if not isinstance(data, Mapping):
        raise PracticeError("The facts are not a mapping.", "Write one fact a line, such as `severity: SEV2`.")
    known = {key: value for key, value in data.items() if key in Facts.__struct_fields__}
    try:
        facts = msgspec.convert(known, Facts)
    except msgspec.ValidationError as error:
        raise PracticeError(
            f"A fact cannot be read: {error}.", "Severities are SEV1 to SEV4, yes and no are true and false, times need a zone."
        ) from error
    for event in EVENTS:
        at = facts.at(event)
        if at is not None and at.tzinfo is None:
            raise PracticeError(f"{event}_at has no zone: {at.isoformat()}.", "Write the offset, such as 2026-01-14T14:32:00Z.")
    return facts, [str(key) for key in data if key not in known]
