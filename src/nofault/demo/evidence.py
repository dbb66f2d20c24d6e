"""Evidence files of the demonstration: seven sources, three time zones, about 20 MB, all from a seed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from nofault.demo import plot

REQUESTS_PER_S = 6.2
CLIENTS = [f"203.0.113.{number}" for number in range(1, 255)] + [f"2001:db8::{number:x}" for number in range(1, 200)]
AGENTS = ("TicketApp/5.2 (Android)", "TicketApp/5.2 (iOS)", "Mozilla/5.0 (X11; Linux x86_64)", "curl/8.7")
PATHS = ("/seats/ICE{0}", "/seats/NJ{0}/coach/4", "/seats/EC{0}/reserve", "/fares/{0}", "/healthz")


@dataclass(frozen=True)
class Request:
    """One request as the servers saw it."""

    at: datetime
    minute: float
    failed: bool
    number: int


def write_evidence(folder: Path, *, deployed_at: datetime, seed: int = 7) -> list[Path]:
    """Write all seven sources into `folder` and return what was written. The same instant and seed give the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    requests = list(_requests(deployed_at, Random(seed)))
    return [
        _access_log(folder / "edge-1" / "access.log", requests, Random(seed + 1)),
        _application_log(folder / "seat-map" / "app.jsonl", requests, deployed_at, Random(seed + 2)),
        _database_log(folder / "db-1" / "syslog", deployed_at, Random(seed + 3)),
        _alerts(folder / "alertmanager" / "webhooks.jsonl", deployed_at),
        _pager(folder / "pagerduty" / "log_entries.json", deployed_at),
        *_chat(folder / "slack", deployed_at),
        _commits(folder / "seat-map" / "git.log", deployed_at),
    ]


def _requests(deployed_at: datetime, random: Random) -> Iterator[Request]:
    minute, number = -float(plot.BEFORE_MINUTES), 0
    while minute < plot.AFTER_MINUTES:
        minute += random.expovariate(REQUESTS_PER_S) / 60
        number += 1
        yield Request(plot.instant(deployed_at, minute), minute, random.random() < plot.failure_share(minute), number)


def _file(path: Path, lines: Iterator[str]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(lines)
    return path


def _access_log(path: Path, requests: list[Request], random: Random) -> Path:
    zone = ZoneInfo(plot.EDGE_ZONE)

    def lines() -> Iterator[str]:
        for request in requests:
            # A web server writes whole seconds, at the end of the request.
            stamp = request.at.astimezone(zone).strftime("%d/%b/%Y:%H:%M:%S %z")
            address = random.choice(PATHS).format(random.randrange(100, 990))
            status = random.choice((502, 503, 503, 504)) if request.failed else random.choice((200, 200, 200, 200, 304, 404))
            size = 157 if request.failed else random.randrange(900, 9000)
            agent = random.choice(AGENTS)
            yield f'{random.choice(CLIENTS)} - - [{stamp}] "GET {address} HTTP/1.1" {status} {size} "https://tickets.example.com/" "{agent}"\n'

    return _file(path, lines())


def _application_log(path: Path, requests: list[Request], deployed_at: datetime, random: Random) -> Path:
    def lines() -> Iterator[str]:
        started = False
        for request in requests:
            if not started and request.minute >= 0:
                started = True
                yield _app_line(deployed_at, 30, "seat-map started", version="7.4.0")
            took_ms = round(random.gammavariate(2, 9) + (900 if request.failed else 0), 1)
            name = hashlib.blake2b(str(request.number).encode(), digest_size=8).hexdigest()
            if request.failed and request.minute > 3.5:
                waited_ms = random.randrange(2000, 2400)
                yield _app_line(request.at, 50, "connection pool exhausted", pool="seatdb", size=100, waited_ms=waited_ms, requestId=name)
            elif request.failed:
                yield _app_line(request.at, 50, "upstream timed out", upstream="fares", requestId=name)
            else:
                hit = random.random() < (0.02 if 0 <= request.minute < 26 else 0.97)
                yield _app_line(request.at, 30, "seat plan served", cache="hit" if hit else "miss", took_ms=took_ms, requestId=name)

    return _file(path, lines())


def _app_line(at: datetime, level: int, message: str, **fields: object) -> str:
    record = {"level": level, "time": int(at.timestamp() * 1000), "pid": 17, "hostname": "seat-map-5c9f", **fields, "msg": message}
    return json.dumps(record, separators=(",", ":")) + "\n"


def _database_log(path: Path, deployed_at: datetime, random: Random) -> Path:
    zone = ZoneInfo(plot.DATABASE_ZONE)

    def lines() -> Iterator[str]:
        minute = -float(plot.BEFORE_MINUTES)
        while minute < plot.AFTER_MINUTES:
            minute += random.expovariate(0.35) / 60
            stamp = plot.instant(deployed_at, minute).astimezone(zone)
            text = f"LOG:  checkpoint complete: wrote {random.randrange(20, 900)} buffers"
            if 4 <= minute < 26.5 and random.random() < 0.5:
                text = f"FATAL:  remaining connection slots are reserved (client 203.0.113.{random.randrange(1, 9)})"
            yield f"{stamp:%b} {stamp.day:2d} {stamp:%H:%M:%S} db-1 postgres[{random.randrange(400, 900)}]: {text}\n"

    return _file(path, lines())


def _utc(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _alerts(path: Path, deployed_at: datetime) -> Path:
    def lines() -> Iterator[str]:
        for alert in plot.ALERTS:
            ended = _utc(plot.instant(deployed_at, alert.minute)) if alert.status == "resolved" else "0001-01-01T00:00:00Z"
            labels = {"alertname": alert.name, "service": plot.SERVICE, "severity": "page"}
            one = {
                "status": alert.status,
                "labels": labels,
                "annotations": {"summary": alert.summary},
                "startsAt": _utc(plot.instant(deployed_at, alert.started)),
                "endsAt": ended,
                "generatorURL": "https://prometheus.example.com/graph",
                "fingerprint": hashlib.blake2b(alert.name.encode(), digest_size=8).hexdigest(),
            }
            body = {"version": "4", "groupKey": f'{{}}:{{alertname="{alert.name}"}}', "status": alert.status, "receiver": "pager", "alerts": [one]}
            shared = {"groupLabels": {"alertname": alert.name}, "commonLabels": labels, "commonAnnotations": {"summary": alert.summary}}
            yield json.dumps(body | shared | {"externalURL": "https://alerts.example.com"}) + "\n"

    return _file(path, lines())


def _pager(path: Path, deployed_at: datetime) -> Path:
    entries = [
        {
            "id": f"R{number:05d}",
            "type": entry.type,
            "summary": entry.summary,
            "created_at": plot.instant(deployed_at, entry.minute).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "channel": {"type": "api" if "API" in entry.summary else "auto"},
            "service": {"id": "PSEAT", "type": "service_reference", "summary": plot.SERVICE},
            "incident": {"id": "Q1SEAT", "type": "incident_reference", "summary": "SeatMapErrorRateHigh"},
        }
        for number, entry in enumerate(plot.PAGER)
    ]
    # The pager answers with the newest entry first.
    return _file(path, iter([json.dumps({"log_entries": entries[::-1]}, indent=1), "\n"]))


def _chat(folder: Path, deployed_at: datetime) -> list[Path]:
    users = [{"id": key, "name": name.lower().replace(" ", "."), "real_name": name, "is_bot": key == "U0BOT"} for key, name in plot.PEOPLE.items()]
    written = [
        _file(folder / "users.json", iter([json.dumps(users, indent=1)])),
        _file(folder / "channels.json", iter([json.dumps([{"id": "C0SEAT", "name": "inc-seat-map", "members": list(plot.PEOPLE)}], indent=1)])),
    ]
    days: dict[str, list[dict[str, str]]] = {}
    for said in plot.CHAT:
        at = plot.instant(deployed_at, said.minute)
        message = {"type": "message", "user": said.by, "text": said.text, "ts": f"{at.timestamp():.6f}"}
        days.setdefault(f"{at:%Y-%m-%d}", []).append(message)
    talks = (_file(folder / "inc-seat-map" / f"{day}.json", iter([json.dumps(messages, indent=1)])) for day, messages in days.items())
    return [*written, *talks]


def _commits(path: Path, deployed_at: datetime) -> Path:
    zone = ZoneInfo(plot.EDGE_ZONE)

    def lines() -> Iterator[str]:
        for minute, subject in reversed(plot.COMMITS):
            at = (deployed_at + timedelta(minutes=minute)).astimezone(zone)
            digest = hashlib.sha1(subject.encode(), usedforsecurity=False).hexdigest()
            author = "Author: Seat Map Build <build@example.com>"
            yield f"commit {digest}\n{author}\nDate:   {at:%a %b} {at.day} {at:%H:%M:%S %Y %z}\n\n    {subject}\n\n"

    return _file(path, lines())
