"""The smaller document formats: clusters, clouds, deployments, dashboards, metrics."""

from __future__ import annotations

import json
import random

import pytest

from nofault.postmortem.terms import EntryKind
from tests.timeline.builders import AT, assert_evidence_holds, later, read, shown, write


def k8s(reason, first, last, count, kind="Normal", message="x"):
    about = {"kind": "Pod", "name": "checkout-7d9f"}
    return {
        "kind": "Event", "metadata": {"uid": f"{reason}-{first}"}, "involvedObject": about, "reason": reason, "message": message, "type": kind,
        "firstTimestamp": first, "lastTimestamp": last, "eventTime": None, "count": count,
    }  # fmt: skip


def test_a_kubernetes_event_seen_seven_times_is_one_from_first_to_last(tmp_path):
    items = [k8s("BackOff", "2026-06-14T14:25:03Z", "2026-06-14T14:31:03Z", 7, "Warning", "Back-off restarting failed container")]
    timeline = read(write(tmp_path / "events.json", {"kind": "EventList", "items": items}))
    (event,) = timeline.events
    assert (event.at, event.until, event.kind) == (AT, later(360), EntryKind.SIGNAL)
    assert event.text.endswith("(7 times)")
    assert_evidence_holds(timeline)


def test_a_kubernetes_event_of_the_newer_kind_has_its_time_in_event_time(tmp_path):
    event = {"kind": "Event", "metadata": {"name": "a"}, "regarding": {"kind": "Deployment", "name": "pay"}, "reason": "ScalingReplicaSet"}
    event |= {"eventTime": "2026-06-14T14:25:03.000001Z", "note": "Scaled up replica set pay-1 to 3", "type": "Normal"}
    (found,) = read(write(tmp_path / "e.json", json.dumps(event))).events
    assert (shown([found])[0], found.kind) == (("06-14T14:25:03.000", "change"), EntryKind.CHANGE)


def test_calls_in_a_cloud_trail_are_deploys_changes_and_reads_by_role(tmp_path):
    role = {"type": "AssumedRole", "arn": "arn:aws:sts::000000000000:assumed-role/deployer/session"}
    records = [
        {"eventTime": "2026-06-14T14:25:03Z", "eventSource": "ecs.amazonaws.com", "eventName": "UpdateService", "userIdentity": role, "eventID": "a"},
        {"eventTime": "2026-06-14T14:25:04Z", "eventSource": "ec2.amazonaws.com", "eventName": "DescribeInstances", "readOnly": True, "eventID": "b"},
        {"eventTime": "2026-06-14T14:25:05Z", "eventSource": "rds.amazonaws.com", "eventName": "ModifyDBInstance", "eventID": "c",
         "userIdentity": {"type": "IAMUser", "userName": "avery"}},
    ]  # fmt: skip
    timeline = read(write(tmp_path / "trail.json", {"Records": records}))
    assert [event.kind.value for event in timeline.events] == ["deploy", "other", "change"]
    assert timeline.events[0].text == "AWS ecs call UpdateService by role deployer"
    assert "avery" not in timeline.events[2].text
    assert_evidence_holds(timeline)


def test_events_of_a_cloudwatch_answer_are_read(tmp_path):
    events = [{"timestamp": 1781447103123, "message": "deploy of pay 42 finished", "ingestionTime": 1781447999000, "eventId": "1"}]
    timeline = read(write(tmp_path / "answer.json", {"events": events, "nextForwardToken": "f/1"}))
    assert shown(timeline.events) == [("06-14T14:25:03.123", "deploy")]


@pytest.mark.parametrize(("state", "kind"), [("success", "deploy"), ("failure", "signal"), ("in_progress", "change"), ("queued", "other")])
def test_a_deployment_counts_by_its_state(tmp_path, state, kind):
    status = {"state": state, "created_at": "2026-06-14T14:25:03Z"}
    one = {"id": 1, "ref": "v42", "environment": "live", "created_at": "2026-06-14T14:20:00Z", "statuses": [status]}
    (event,) = read(write(tmp_path / "deployments.json", [one])).events
    assert (event.at, event.kind.value) == (AT, kind)
    assert "v42" in event.text


def test_a_deployment_webhook_is_read(tmp_path):
    payload = {"deployment": {"id": 1, "ref": "v42", "environment": "live", "created_at": "2026-06-14T14:20:00Z"}, "repository": {}}
    payload["deployment_status"] = {"state": "success", "created_at": "2026-06-14T14:25:03Z"}
    assert shown(read(write(tmp_path / "hook.json", payload)).events) == [("06-14T14:25:03.000", "deploy")]


def test_grafana_alerts_are_told_from_alertmanagers(tmp_path):
    alert = {"status": "firing", "labels": {"alertname": "A"}, "startsAt": "2026-06-14T14:25:03Z", "endsAt": "0001-01-01T00:00:00Z"}
    timeline = read(write(tmp_path / "a.json", {"orgId": 1, "status": "firing", "alerts": [alert]}))
    assert [(event.source, event.kind.value) for event in timeline.events] == [("grafana", "alert")]


def test_an_alert_without_a_time_is_named_and_has_no_place(tmp_path):
    timeline = read(write(tmp_path / "a.json", {"ruleName": "Load", "evalMatches": [], "state": "alerting"}))
    assert timeline.events == []
    assert "carries no time" in timeline.sources[0].notes[0]


def series(step=15, share=0.4, ramp=4, noise=0.001):
    rng, at = random.Random(3), int(AT.timestamp())
    values = [0.004 + rng.random() * noise for _ in range(240)]
    for number in range(100, 140):
        values[number] += share * min(1.0, (number - 99) / ramp)
    return [(at + number * step, value) for number, value in enumerate(values)]


def matrix(pairs, name="http_error_ratio"):
    result = [{"metric": {"__name__": name, "job": "shop"}, "values": [[at, f"{value:.6f}"] for at, value in pairs]}]
    return {"status": "success", "data": {"resultType": "matrix", "result": result}}


def test_a_failure_metric_gives_onset_and_recovery_to_its_step(tmp_path):
    timeline = read(write(tmp_path / "range.json", matrix(series())))
    assert [(event.kind.value, round((event.at - AT).total_seconds() / 15)) for event in timeline.events] == [("onset", 100), ("recovery", 140)]
    assert timeline.events[0].uncertainty_s == 15
    assert_evidence_holds(timeline)


def test_another_metric_gives_signals(tmp_path):
    timeline = read(write(tmp_path / "range.json", matrix(series(), "queue_depth")))
    assert [event.kind.value for event in timeline.events] == ["signal", "signal"]


def test_values_that_are_no_numbers_are_left_out_and_counted(tmp_path):
    answer = matrix(series())
    answer["data"]["result"][0]["values"][5:7] = [[1781447200, "NaN"], [1781447201, "+Inf"]]
    timeline = read(write(tmp_path / "range.json", answer))
    assert any("2 values are no finite numbers" in note for note in timeline.sources[0].notes)


def test_a_short_spike_in_a_metric_is_no_onset(tmp_path):
    pairs = [(at, value if not 100 <= number < 140 else 0.9 if number == 120 else 0.004) for number, (at, value) in enumerate(series())]
    assert read(write(tmp_path / "range.json", matrix(pairs))).events == []


@pytest.mark.parametrize("header", ["", "time,error_rate\n"])
def test_a_metric_as_csv_is_read_with_and_without_a_header(tmp_path, header):
    timeline = read(write(tmp_path / "m.csv", header + "".join(f"{at},{value:.6f}\n" for at, value in series())))
    assert timeline.sources[0].format == "metric CSV"
    assert [event.kind.value for event in timeline.events] == (["onset", "recovery"] if header else ["signal", "signal"])
    assert_evidence_holds(timeline)


def test_a_csv_of_anything_else_is_no_metric(tmp_path):
    timeline = read(write(tmp_path / "a.csv", "2026-06-14T14:25:03Z,ERROR,charge failed\n2026-06-14T14:25:04Z,INFO,ok\n"))
    assert timeline.sources[0].format != "metric CSV"
