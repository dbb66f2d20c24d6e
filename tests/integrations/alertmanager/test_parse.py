"""Webhooks of Alertmanager: each recorded payload gives the expected notice."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

from nofault.integrations.alertmanager.parse import parse
from nofault.integrations.errors import IntegrationError

HERE = Path(__file__).parent
PAYLOADS = sorted(path.name.removesuffix(".payload.json") for path in HERE.glob("*.payload.json"))


@pytest.mark.parametrize("name", PAYLOADS)
def test_a_payload_gives_the_expected_notice(name: str) -> None:
    notice = parse((HERE / f"{name}.payload.json").read_bytes())
    assert msgspec.to_builtins(notice) == json.loads((HERE / f"{name}.expected.json").read_text())


def test_a_repeated_delivery_has_the_same_keys() -> None:
    body = (HERE / "firing.payload.json").read_bytes()
    assert parse(body).keys == parse(body).keys
    assert len(set(parse(body).keys)) == 3


def test_the_end_of_an_alert_is_a_new_fact_beside_its_known_beginning() -> None:
    body = json.loads((HERE / "firing.payload.json").read_text())
    before = set(parse(json.dumps(body).encode()).keys)
    body["alerts"][0] |= {"status": "resolved", "endsAt": "2026-01-14T15:01:00Z"}
    assert set(parse(json.dumps(body).encode()).keys) - before == {"c0ffee0000000002:recovery:2026-01-14T15:01:00+00:00"}


def test_recovery_is_known_only_when_every_alert_has_ended() -> None:
    assert parse((HERE / "firing.payload.json").read_bytes()).incident.markers.recovered_at is msgspec.UNSET
    assert parse((HERE / "resolved.payload.json").read_bytes()).incident.markers.recovered_at is not msgspec.UNSET


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{}",
        b"[]",
        b"\xff\xfe",
        b'{"status": "firing", "alerts": []}',
        b'{"status": "firing", "alerts": [{"status": "firing"}]}',
        b'{"status": "firing", "alerts": [{"status": "firing", "startsAt": "yesterday"}]}',
        b'{"status": "firing", "alerts": [{"status": "firing", "startsAt": "2026-01-14T14:38:00"}]}',
        b'{"status": "perhaps", "alerts": []}',
    ],
)
def test_what_is_no_webhook_is_refused(body: bytes) -> None:
    with pytest.raises(IntegrationError):
        parse(body)


def test_payloads_of_real_servers_are_read(shared: Path) -> None:
    files = sorted((shared / "corpus/payloads/alertmanager").glob("prometheus_*.json"))
    assert files
    for file in files:
        assert parse(file.read_bytes()).entries
