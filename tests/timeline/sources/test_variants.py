"""Other ways in which the same services write the same things, as their manuals show them."""

from __future__ import annotations

import json

from nofault.timeline.build import build_timeline
from tests.timeline.builders import write


def facts(path):
    return [(event.at.isoformat(), event.kind.value) for event in build_timeline([path], keep="all", year=2026).events]


def test_a_look_up_of_cloudtrail_holds_its_events_as_text(tmp_path):
    inner = json.dumps({"eventTime": "2026-06-14T14:25:03Z", "eventSource": "ecs.amazonaws.com", "eventName": "UpdateService"})
    answer = {"Events": [{"EventId": "1", "EventName": "UpdateService", "CloudTrailEvent": inner}, {"EventId": "2", "CloudTrailEvent": "{"}]}
    assert facts(write(tmp_path / "lookup.json", json.dumps(answer))) == [("2026-06-14T14:25:03+00:00", "deploy")]


def test_an_answer_of_slacks_history_is_a_list_of_messages(tmp_path):
    messages = [{"type": "message", "user": "U1", "text": "declaring sev2", "ts": "1781447103.123456"}]
    path = write(tmp_path / "history.json", json.dumps({"ok": True, "messages": messages, "has_more": False}))
    assert facts(path) == [("2026-06-14T14:25:03.123456+00:00", "declare")]


def test_between_semicolons_a_comma_is_a_decimal_sign(tmp_path):
    rows = [f"2026-06-14T14:{at // 4:02d}:{at % 4 * 15:02d}Z;{'0,31' if 80 < at < 140 else f'0,00{at % 3 + 1}'}\n" for at in range(236)]
    timeline = build_timeline([write(tmp_path / "share.csv", "ts;error_rate\n" + "".join(rows))], keep="all")
    assert [event.kind.value for event in timeline.events] == ["onset", "recovery"]
    assert "0.31" in timeline.events[0].text


def test_a_time_of_google_in_seconds_and_nanoseconds_is_not_the_time_of_receipt(tmp_path):
    lines = [
        {
            "receiveTimestamp": f"2026-06-14T15:26:{at:02d}Z",
            "severity": "ERROR",
            "message": "x",
            "timestamp": {"seconds": 1_781_447_103 + at, "nanos": 5},
        }
        for at in range(20)
    ]
    path = write(tmp_path / "gcp.log", "".join(json.dumps(line) + "\n" for line in lines))
    assert facts(path)[0][0] == "2026-06-14T14:25:03+00:00"
