"""Small evidence for the tests of the import: a deploy, failing requests, a rollback; times in UTC and in a local zone without a name."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

ONSET = datetime(2026, 1, 14, 14, 32, 5, tzinfo=UTC)
RECOVERY = datetime(2026, 1, 14, 14, 55, 0, tzinfo=UTC)


def access_log(seed: int = 4) -> bytes:
    """An access log with a zone on every line: about one request a second, 40 % of them failing between onset and recovery."""
    chance, at, lines = random.Random(seed), ONSET - timedelta(minutes=40), []
    while at < RECOVERY + timedelta(minutes=25):
        at += timedelta(seconds=chance.expovariate(1))
        status = 502 if ONSET <= at < RECOVERY and chance.random() < 0.4 else 200
        client, number = f"203.0.113.{chance.randrange(1, 250)}", chance.randrange(9999)
        lines.append(f'{client} - - [{at:%d/%b/%Y:%H:%M:%S} +0000] "GET /pay/{number} HTTP/1.1" {status} 512 "-" "curl/8.7"')
    return "\n".join(lines).encode() + b"\n"


def deploy_log() -> bytes:
    """A syslog without year and zone: a deploy before the onset and a rollback before the recovery."""
    return (
        b"Jan 14 14:20:11 web-1 deployer[811]: deploy of payments 4f1c09a finished\n"
        b"Jan 14 14:52:40 web-1 deployer[812]: rollback of payments to 91aa finished\n"
    )


def alerts() -> bytes:
    """An Alertmanager webhook with a firing alert."""
    return (
        b'{"status": "firing", "alerts": [{"status": "firing", "labels": {"alertname": "PaymentErrors", "severity": "page"},\n'
        b' "annotations": {"summary": "Payment errors above 5 %"},\n'
        b' "startsAt": "2026-01-14T14:36:30Z", "endsAt": "0001-01-01T00:00:00Z", "fingerprint": "a1b2"}]}\n'
    )
