"""A seeded small incident over seven sources and three zones, with its truth. Made up from end to end."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

START = datetime(2026, 6, 14, 10, 0, tzinfo=UTC)
PARIS = timezone(timedelta(hours=2))


@dataclass
class Truth:
    """When what happened; all UTC."""

    deploy: datetime
    onset: datetime
    alert: datetime
    page: datetime
    acknowledge: datetime
    declare: datetime
    mitigation: datetime
    recovery: datetime
    folder: Path
    files: list[str] = field(default_factory=list)


def _at(minutes: float) -> datetime:
    return START + timedelta(minutes=minutes)


def _iso(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%S.") + f"{at.microsecond // 1000:03d}Z"


def write_incident(folder: Path, seed: int = 1, per_second: float = 2.0, hours: float = 4.0) -> Truth:
    """Write the evidence files below `folder`. Impact starts about two hours in and lasts some 35 minutes."""
    rng = random.Random(seed)
    onset = _at(120 + rng.uniform(0, 5))
    truth = Truth(
        deploy=onset - timedelta(minutes=2), onset=onset, alert=onset + timedelta(minutes=4), page=onset + timedelta(minutes=4, seconds=20),
        acknowledge=onset + timedelta(minutes=7), declare=onset + timedelta(minutes=11), mitigation=onset + timedelta(minutes=33),
        recovery=onset + timedelta(minutes=35), folder=folder,
    )  # fmt: skip
    folder.mkdir(parents=True, exist_ok=True)
    _access(folder / "edge-1" / "access.log", truth, rng, per_second, hours)
    _application(folder / "checkout" / "app.jsonl", truth, rng, per_second, hours)
    _syslog(folder / "pay-1" / "syslog", truth, rng, hours)
    _alerts(folder / "alerts.jsonl", truth)
    _pager(folder / "pagerduty.json", truth)
    _chat(folder / "slack", truth)
    _git(folder / "git.log", truth)
    truth.files = sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())
    return truth


def _share(truth: Truth, at: datetime) -> float:
    if at < truth.onset or at >= truth.recovery:
        return 0.003
    return 0.003 + 0.35 * min(1.0, (at - truth.onset).total_seconds() / 60)


def _ticks(rng: random.Random, per_second: float, hours: float):
    at = START
    while at < START + timedelta(hours=hours):
        at += timedelta(seconds=rng.expovariate(per_second))
        yield at


def _access(path: Path, truth: Truth, rng: random.Random, per_second: float, hours: float) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    pages = ["/cart", "/checkout", "/items/17", "/login", "/api/v2/prices?currency=EUR"]
    with path.open("w") as out:
        for at in _ticks(rng, per_second, hours):
            status = rng.choice([502, 503]) if rng.random() < _share(truth, at) else rng.choice([200, 200, 200, 304, 404])
            stamp = at.astimezone(PARIS).strftime("%d/%b/%Y:%H:%M:%S %z")
            page = rng.choice(pages)
            out.write(f'203.0.113.{rng.randrange(255)} - - [{stamp}] "GET {page} HTTP/1.1" {status} {rng.randrange(9000)} "-" "curl/8.7"\n')


def _application(path: Path, truth: Truth, rng: random.Random, per_second: float, hours: float) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = []
    for at in _ticks(rng, per_second, hours):
        failing = truth.onset <= at < truth.recovery and rng.random() < _share(truth, at)
        msg = f"pool exhausted after {rng.randrange(900)} ms" if failing else f"order {rng.randrange(10**6)} accepted"
        lines.append((at, 50 if failing else 30, msg))
    lines += [(_at(20), 50, "mail relay refused connection"), (truth.onset + timedelta(seconds=1), 50, "pool exhausted after 31 ms")]
    lines += [(truth.deploy, 30, "deploy of checkout 2026.6.14-3 finished"), (truth.mitigation, 30, "rollback of checkout to 2026.6.13-1 complete")]
    with path.open("w") as out:
        for at, level, msg in sorted(lines, key=lambda line: line[0]):
            us = round(at.timestamp() * 1000)
            out.write(
                json.dumps({"level": level, "time": us, "pid": 17, "hostname": "pay-1", "name": "checkout", "msg": msg}, separators=(",", ":")) + "\n"
            )


def _syslog(path: Path, truth: Truth, rng: random.Random, hours: float) -> None:
    """London civil time without a zone or year; the log shipper stops for 20 minutes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    london = timezone(timedelta(hours=1))
    with path.open("w") as out:
        for at in _ticks(rng, 0.2, hours):
            if _at(60) <= at < _at(80):
                continue
            local = at.astimezone(london)
            out.write(f"{local:%b} {local.day:2d} {local:%H:%M:%S} pay-1 kernel: eth0: link check {rng.randrange(99)} ok\n")
            if at > truth.onset + timedelta(minutes=15) and not getattr(out, "told", False):
                out.told = True
                out.write(f"{local:%b} {local.day:2d} {local:%H:%M:%S} pay-1 systemd[1]: Restarted checkout.service\n")


def _alerts(path: Path, truth: Truth) -> None:
    labels = {"alertname": "HighErrorRate", "service": "checkout", "severity": "page"}
    alert = {"status": "firing", "labels": labels, "annotations": {"summary": "5xx over 5 % of requests"}, "startsAt": _iso(truth.alert)}
    firing = {**alert, "endsAt": "0001-01-01T00:00:00Z", "fingerprint": "aa01"}
    resolved = {**alert, "status": "resolved", "endsAt": _iso(truth.recovery + timedelta(minutes=5)), "fingerprint": "aa01"}
    with path.open("w") as out:
        for payload in (firing, firing, resolved):
            out.write(json.dumps({"version": "4", "status": payload["status"], "receiver": "pager", "alerts": [payload]}) + "\n")


def _pager(path: Path, truth: Truth) -> None:
    incident = {"id": "PINC1", "type": "incident_reference", "summary": "[#412] High error rate"}
    service = {"id": "PSVC1", "type": "service_reference", "summary": "checkout"}
    user = {"id": "PUSR1", "type": "user_reference", "summary": "Avery Example"}
    api = {"id": "PSVC1", "type": "service_reference", "summary": "checkout"}
    rows = [
        ("trigger", truth.page, api, {"type": "api", "summary": "High error rate on checkout"}),
        ("notify", truth.page + timedelta(seconds=3), user, {"type": "sms"}),
        ("acknowledge", truth.acknowledge, user, {"type": "website"}),
        ("resolve", truth.recovery + timedelta(minutes=8), user, {"type": "website"}),
    ]
    entries = [
        {"id": f"R{number}", "type": f"{kind}_log_entry", "summary": f"{kind} by {agent['summary']}", "created_at": at.strftime("%Y-%m-%dT%H:%M:%SZ"),
         "agent": agent, "channel": channel, "incident": incident, "service": service}
        for number, (kind, at, agent, channel) in enumerate(rows)
    ]  # fmt: skip
    path.write_text(json.dumps({"log_entries": entries[::-1], "limit": 100, "offset": 0, "more": False}, indent=2))


def _chat(folder: Path, truth: Truth) -> None:
    (folder / "inc-412").mkdir(parents=True)
    (folder / "users.json").write_text(json.dumps([{"id": "U1", "name": "avery", "is_bot": False, "profile": {"real_name": "Avery Example"}}]))
    (folder / "channels.json").write_text(json.dumps([{"id": "C1", "name": "inc-412", "is_general": False, "members": ["U1"], "creator": "U1"}]))
    said = [
        (truth.acknowledge + timedelta(minutes=1), "seeing lots of 502 errors on checkout, looking"),
        (truth.declare, "declaring a SEV2 incident, avery takes the command role"),
        (truth.declare + timedelta(minutes=9), "should we roll back?"),
        (truth.declare + timedelta(minutes=10), "let's roll back checkout to the build of yesterday"),
        (truth.mitigation + timedelta(seconds=40), "rollback is done, watching the graphs"),
        (truth.recovery + timedelta(minutes=3), "error rate is back to normal, all clear"),
        (truth.recovery + timedelta(minutes=20), "thanks all"),
    ]
    days: dict[str, list] = {}
    for at, text in said:
        ts = f"{int(at.timestamp())}.{at.microsecond:06d}"
        days.setdefault(at.strftime("%Y-%m-%d"), []).append({"type": "message", "user": "U1", "text": text, "ts": ts})
    for day, messages in days.items():
        (folder / "inc-412" / f"{day}.json").write_text(json.dumps(messages, indent=4))


def _git(path: Path, truth: Truth) -> None:
    rows = [
        (truth.deploy - timedelta(minutes=40), "4f" * 20, "Raise the pool limit of checkout"),
        (START - timedelta(days=40), "0a" * 20, "Tidy the docs"),
    ]
    with path.open("w") as out:
        for at, sha, subject in rows:
            out.write(
                f"commit {sha}\nAuthor: Avery Example <avery@example.com>\nDate:   {at.strftime('%a %b %d %H:%M:%S %Y +0000')}\n\n    {subject}\n\n"
            )
