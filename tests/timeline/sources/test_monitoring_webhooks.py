"""What monitoring services and GitLab send, as their manuals show it."""

from __future__ import annotations

import json

import pytest

from nofault.timeline.build import build_timeline
from tests.timeline.builders import write

ALARM = {
    "AlarmName": "shop-5xx",
    "NewStateValue": "ALARM",
    "OldStateValue": "OK",
    "StateChangeTime": "2026-06-14T14:25:03.093+0000",
    "NewStateReason": "Threshold Crossed: 3 datapoints",
}
CASES = {
    "CloudWatch by SNS": ({"Type": "Notification", "Subject": "ALARM", "Message": json.dumps(ALARM)}, "fires"),
    "CloudWatch by SNS, over": ({"Type": "Notification", "Message": json.dumps({**ALARM, "NewStateValue": "OK"})}, "resolved"),
    "CloudWatch by EventBridge": (
        {
            "detail-type": "CloudWatch Alarm State Change",
            "time": "2026-06-14T14:25:03Z",
            "detail": {"alarmName": "shop-5xx", "state": {"value": "ALARM", "reason": "x"}},
        },
        "fires",
    ),
    "Google": (
        {
            "version": "1.2",
            "incident": {"incident_id": "0.a", "policy_name": "shop-5xx", "state": "open", "started_at": 1781447103, "ended_at": None},
        },
        "fires",
    ),
    "Google, over": (
        {"incident": {"incident_id": "0.a", "policy_name": "shop-5xx", "state": "closed", "started_at": 1781440000, "ended_at": 1781447103}},
        "resolved",
    ),
    "Pingdom": ({"check_name": "shop-5xx", "current_state": "DOWN", "previous_state": "UP", "state_changed_timestamp": 1781447103}, "fires"),
    "New Relic": ({"condition_name": "shop-5xx", "current_state": "open", "incident_id": 7, "timestamp": 1781447103849, "details": "x"}, "fires"),
    "Prometheus": (
        {
            "status": "success",
            "data": {
                "alerts": [
                    {"labels": {"alertname": "shop-5xx"}, "state": "firing", "activeAt": "2026-06-14T14:25:03.7080106Z"},
                    {"labels": {"alertname": "other"}, "state": "pending", "activeAt": "2026-06-14T14:25:03Z"},
                ]
            },
        },
        "fires",
    ),
}


@pytest.mark.parametrize("case", CASES, ids=list(CASES))
@pytest.mark.parametrize("indent", [None, 2])
def test_a_change_of_state_is_an_alert_at_its_time(tmp_path, case, indent):
    payload, word = CASES[case]
    (event,) = build_timeline([write(tmp_path / "a.json", json.dumps(payload, indent=indent))]).events
    assert (event.kind.value, event.at.isoformat()[:19]) == ("alert", "2026-06-14T14:25:03")
    assert f"shop-5xx {word}" in event.text


def test_many_notices_one_a_line_are_told_once_each(tmp_path):
    fires, over = (json.dumps(CASES[name][0]) for name in ("CloudWatch by SNS", "CloudWatch by SNS, over"))
    events = build_timeline([write(tmp_path / "a.jsonl", f"{fires}\n{fires}\n{over}\n")]).events
    assert len(events) == 2


def test_a_state_that_neither_begins_nor_ends_an_alert_is_no_event_and_told(tmp_path):
    timeline = build_timeline([write(tmp_path / "a.json", json.dumps({"Message": json.dumps({**ALARM, "NewStateValue": "INSUFFICIENT_DATA"})}))])
    assert timeline.events == []
    assert "insufficient_data" in " ".join(timeline.sources[0].notes)


def test_a_notice_without_a_time_is_counted_as_broken(tmp_path):
    timeline = build_timeline(
        [write(tmp_path / "a.jsonl", "\n".join(json.dumps({**ALARM, "StateChangeTime": at}) for at in ("soon", "2026-06-14T14:25:03Z")))]
    )
    assert len(timeline.events) == 1
    assert "1 parts could not be read" in timeline.sources[0].notes


@pytest.mark.parametrize(("status", "kind"), [("success", "deploy"), ("failed", "signal"), ("running", "change")])
def test_a_deployment_of_gitlab_counts_by_its_status(tmp_path, status, kind):
    payload = {
        "object_kind": "deployment",
        "status": status,
        "status_changed_at": "2026-06-14 16:25:03 +0200",
        "deployment_id": 15,
        "environment": "live",
        "project": {"path_with_namespace": "team/shop"},
        "short_sha": "279484c0",
        "user": {"name": "Kim Doe"},
    }
    (event,) = build_timeline([write(tmp_path / "a.json", json.dumps(payload))], keep="all").events
    assert (event.kind.value, event.at.isoformat()) == (kind, "2026-06-14T14:25:03+00:00")
    assert "team/shop 279484c0" in event.text
    assert "Kim" not in event.text
