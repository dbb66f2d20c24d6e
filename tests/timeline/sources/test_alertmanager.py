from __future__ import annotations

import json

import pytest

from nofault.postmortem.terms import EntryKind
from tests.timeline.builders import assert_evidence_holds, read, shown, write

ALERT = {
    "status": "firing",
    "labels": {"alertname": "HighErrorRate", "service": "checkout", "instance": "a"},
    "annotations": {"summary": "5xx over 5 %"},
    "startsAt": "2026-06-14T14:25:03.120Z",
    "endsAt": "0001-01-01T00:00:00Z",
    "fingerprint": "aa01",
}
RESOLVED = {**ALERT, "status": "resolved", "endsAt": "2026-06-14T14:55:00Z"}
SHAPES = {
    "one payload": lambda alerts: json.dumps({"version": "4", "status": "firing", "alerts": alerts}, indent=2),
    "an array": lambda alerts: json.dumps([{"version": "4", "alerts": [alert]} for alert in alerts]),
    "one a line": lambda alerts: "\n".join(json.dumps({"version": "4", "alerts": [alert]}) for alert in alerts),
    "the list of alerts": lambda alerts: json.dumps(alerts),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_an_alert_fires_and_ends_whatever_holds_it(tmp_path, shape):
    timeline = read(write(tmp_path / "a", SHAPES[shape]([ALERT, RESOLVED])))
    assert shown(timeline.events) == [("06-14T14:25:03.120", "alert"), ("06-14T14:55:00.000", "alert")]
    assert [event.text for event in timeline.events] == [
        "Alert HighErrorRate fires: 5xx over 5 % (service checkout)",
        "Alert HighErrorRate resolved: 5xx over 5 % (service checkout)",
    ]
    assert_evidence_holds(timeline)


def test_an_alert_that_ended_in_the_year_1_is_open(tmp_path):
    assert len(read(write(tmp_path / "a", SHAPES["one payload"]([ALERT]))).events) == 1


def test_a_repeated_notification_is_one_event_with_all_its_evidence(tmp_path):
    timeline = read(write(tmp_path / "a", SHAPES["one a line"]([ALERT, ALERT, ALERT])))
    (event,) = timeline.events
    assert [one.line for one in event.evidence] == [1, 2, 3]


def test_one_alert_on_many_instances_is_told_once(tmp_path):
    alerts = [{**ALERT, "fingerprint": f"f{number}", "startsAt": f"2026-06-14T14:25:{number:02d}Z"} for number in range(10, 14)]
    (event,) = read(write(tmp_path / "a", SHAPES["one payload"](alerts))).events
    assert event.text.endswith("(4 times)")
    assert event.kind is EntryKind.ALERT


def test_a_broken_line_among_good_ones_is_counted(tmp_path):
    good = SHAPES["one a line"]([ALERT])
    timeline = read(write(tmp_path / "a", good + '\n{"version":"4","alerts":[{"status":"fir\n' + SHAPES["one a line"]([RESOLVED]) + "\n"))
    assert len(timeline.events) == 2
    assert "1 parts could not be read" in timeline.sources[0].notes


def test_a_payload_that_is_cut_short_gives_the_alerts_before_the_cut(tmp_path):
    text = SHAPES["one payload"]([ALERT, {**ALERT, "fingerprint": "bb02", "labels": {"alertname": "Other"}}, RESOLVED])
    timeline = read(write(tmp_path / "a", text[: text.rindex('"annotations"')]))
    assert [event.text.split()[1] for event in timeline.events] == ["HighErrorRate", "Other"][: len(timeline.events)]
    assert timeline.events


def test_an_application_log_that_mentions_alerts_is_not_a_webhook(tmp_path):
    line = json.dumps({"time": "2026-06-14T14:25:03Z", "level": "info", "msg": "sent", "body": {"labels": {}, "startsAt": "2026-06-14T14:00:00Z"}})
    assert "JSON" in read(write(tmp_path / "a", line + "\n")).sources[0].format
