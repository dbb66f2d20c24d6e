"""A webhook of Alertmanager to the facts of an incident and timeline entries. Pure: bytes in, values out."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from typing import Literal

import msgspec
from msgspec import UNSET, Struct, field

from nofault.integrations.errors import IntegrationError
from nofault.postmortem.model import Evidence, Incident, Markers, TimelineEntry
from nofault.postmortem.terms import EntryKind, Severity, SourceKind

Status = Literal["firing", "resolved"]
# Labels that name the service, the first that is there; `job` last, since it often names an exporter.
SERVICE_LABELS = ("service", "app", "application", "component", "job")
ENVIRONMENT_LABELS = ("environment", "env", "cluster")
SOURCE = "alertmanager"


class Notice(Struct, frozen=True):
    """What one delivery tells: the facts of the incident as far as alerts know them, an entry for each beginning and end.

    `group` is the same for all deliveries about one group of alerts. `keys` name each fact (alert, beginning or end, instant): one that was
    seen before changes nothing. `left_out` is the number of alerts that Alertmanager itself cut off.
    """

    group: str
    firing: bool
    incident: Incident
    entries: list[TimelineEntry]
    keys: list[str]
    left_out: int


class _Alert(Struct, rename="camel"):
    status: Status
    starts_at: datetime
    labels: dict[str, str] = field(default_factory=dict)
    annotations: dict[str, str] = field(default_factory=dict)
    ends_at: datetime | None = None
    generator_url: str = field(default="", name="generatorURL")
    fingerprint: str = ""


class _Payload(Struct, rename="camel"):
    status: Status
    alerts: list[_Alert]
    version: str = ""
    group_key: str | int = ""
    common_labels: dict[str, str] = field(default_factory=dict)
    common_annotations: dict[str, str] = field(default_factory=dict)
    group_labels: dict[str, str] = field(default_factory=dict)
    truncated_alerts: int = 0


_DECODER = msgspec.json.Decoder(_Payload)


def parse(body: bytes) -> Notice:
    """The notice in the body of a delivery. Raises IntegrationError that names the place when it is not one."""
    try:
        payload = _DECODER.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise IntegrationError(f"This is no webhook of Alertmanager: {error}.", "Send version 4 of its webhook as JSON.") from error
    alerts = sorted(payload.alerts, key=lambda alert: alert.starts_at)
    if not alerts:
        raise IntegrationError("The webhook holds no alert.", "Check the receiver in Alertmanager.")
    naive = [alert for alert in alerts if alert.starts_at.tzinfo is None]
    if naive:
        raise IntegrationError(f"The alert of {naive[0].starts_at.isoformat()} has no zone.", "Alertmanager writes RFC 3339 times with an offset.")
    firing = any(alert.status == "firing" for alert in alerts)
    told = [(alert, kind, at) for alert in alerts for kind, at in _instants(alert)]
    told.sort(key=lambda fact: fact[2])
    return Notice(
        group=str(payload.group_key),
        firing=firing,
        incident=_incident(payload, alerts, firing),
        entries=[_entry(alert, kind, at) for alert, kind, at in told],
        keys=[_key(alert, kind, at) for alert, kind, at in told],
        left_out=payload.truncated_alerts,
    )


def _instants(alert: _Alert) -> list[tuple[EntryKind, datetime]]:
    """The beginning, and the end of a resolved alert; an end in year 1 means that there is none yet."""
    instants = [(EntryKind.ALERT, alert.starts_at.astimezone(UTC))]
    if alert.status == "resolved" and alert.ends_at is not None and alert.ends_at.year > 1:
        instants.append((EntryKind.RECOVERY, alert.ends_at.astimezone(UTC)))
    return instants


def _incident(payload: _Payload, alerts: list[_Alert], firing: bool) -> Incident:
    labels = {**payload.group_labels, **payload.common_labels}
    word = labels.get("severity") or payload.common_annotations.get("severity", "")
    known = {severity.casefold(): severity for severity in Severity}
    ends = [at for alert in alerts for kind, at in _instants(alert) if kind is EntryKind.RECOVERY]
    return Incident(
        title=payload.common_annotations.get("summary") or labels.get("alertname") or _text(alerts[0]),
        service=_first(labels, SERVICE_LABELS),
        environment=_first(labels, ENVIRONMENT_LABELS),
        severity=known.get(word.casefold().replace("-", ""), UNSET),
        severity_word=word,
        markers=Markers(alert_at=alerts[0].starts_at.astimezone(UTC), recovered_at=UNSET if firing or not ends else max(ends)),
    )


def _entry(alert: _Alert, kind: EntryKind, at: datetime) -> TimelineEntry:
    verb = "Alert fired" if kind is EntryKind.ALERT else "Alert resolved"
    evidence = [Evidence(url=alert.generator_url)] if alert.generator_url else []
    return TimelineEntry(at=at, kind=kind, text=f"{verb}: {_text(alert)}", source=SOURCE, source_kind=SourceKind.MACHINE, evidence=evidence)


def _text(alert: _Alert) -> str:
    """What the alert says: its summary, and on which instance where it names one."""
    said = alert.annotations.get("summary") or alert.annotations.get("description") or alert.labels.get("alertname", "alert without a name")
    instance = alert.labels.get("instance", "")
    return f"{said} ({instance})" if instance and instance not in said else said


def _key(alert: _Alert, kind: EntryKind, at: datetime) -> str:
    name = alert.fingerprint or hashlib.sha256(msgspec.json.encode(sorted(alert.labels.items()))).hexdigest()[:16]
    return f"{name}:{kind}:{at.isoformat()}"


def _first(labels: dict[str, str], names: tuple[str, ...]) -> str:
    return next((labels[name] for name in names if labels.get(name)), "")
