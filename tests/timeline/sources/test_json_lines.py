from __future__ import annotations

import json

import pytest

from tests.timeline.builders import assert_evidence_holds, read, shown, table_of, write

LOGGERS = {
    "pino": '{"level":50,"time":1781447103123,"pid":17,"hostname":"a","msg":"pool exhausted"}',
    "bunyan": '{"name":"gw","level":50,"time":"2026-06-14T14:25:03.123Z","msg":"pool exhausted","v":0}',
    "zap": '{"level":"error","ts":1781447103.123456,"caller":"q/q.go:9","msg":"pool exhausted"}',
    "slog": '{"time":"2026-06-14T16:25:03.123+02:00","level":"ERROR","msg":"pool exhausted"}',
    "structlog": '{"event":"pool exhausted","level":"error","timestamp":"2026-06-14T14:25:03.123Z"}',
    "ecs": '{"@timestamp":"2026-06-14T14:25:03.123Z","log.level":"ERROR","message":"pool exhausted"}',
    "nested ecs": '{"log": {"level": "error"}, "message": "pool exhausted", "@timestamp": "2026-06-14T14:25:03.123Z"}',
    "stackdriver": '{"receiveTimestamp":"2026-06-14T14:29:00Z","severity":"ERROR","timestamp":"2026-06-14T14:25:03.123456789Z",'
    '"jsonPayload":{"message":"pool exhausted"}}',
    "nanoseconds": '{"ts":1781447103123456789,"level":"error","msg":"pool exhausted"}',
}


@pytest.mark.parametrize("logger", LOGGERS)
def test_the_keys_of_a_logger_are_learned(tmp_path, logger):
    timeline = read(write(tmp_path / "log", LOGGERS[logger] + "\n"))
    (event,) = timeline.events
    assert shown([event])[0][0] == "06-14T14:25:03.123"
    assert '"pool exhausted"' in event.text
    assert_evidence_holds(timeline)


@pytest.mark.parametrize("logger", LOGGERS)
def test_the_level_of_a_logger_marks_a_failure(tmp_path, logger):
    calm = LOGGERS[logger].replace("ERROR", "INFO").replace('"error"', '"info"').replace(":50,", ":30,")
    path = write(tmp_path / "log", LOGGERS[logger] + "\n" + calm + "\n")
    assert table_of(path).failed.tolist() == [True, False]


def test_a_time_inside_a_message_or_a_nested_object_is_not_the_time_of_the_line(tmp_path):
    rows = [{"msg": 'said {"time":1500000000000}', "req": {"id": 1}, "time": 1781447103000 + number * 1000, "level": 30} for number in range(5)]
    timeline = read(write(tmp_path / "log", "\n".join(json.dumps(row, separators=(",", ":")) for row in rows)))
    assert [at for at, _ in shown(timeline.events)] == [f"06-14T14:25:0{number}.000" for number in range(3, 8)]


def test_lines_that_write_their_keys_in_another_order_are_read_too(tmp_path):
    lines = [LOGGERS["pino"]] * 3 + ['{"msg":"x","time":1781447104000,"level":30}', '{ "time" : 1781447105000 , "msg" : "y" }']
    assert len(read(write(tmp_path / "log", "\n".join(lines))).events) == 5


def test_a_stamp_without_a_zone_is_said_to_be_assumed(tmp_path):
    timeline = read(write(tmp_path / "log", '{"time":"2026-06-14 14:25:03,123","level":"info","msg":"x"}\n'))
    assert (timeline.events[0].certainty, timeline.events[0].uncertainty_s) == ("zone-assumed", 50_400)
    assert timeline.sources[0].zone_from == "assumed"


def test_a_given_zone_is_used_for_it(tmp_path):
    path = write(tmp_path / "pay-1" / "log", '{"time":"2026-06-14 15:25:03","level":"info","msg":"x"}\n')
    timeline = read(path, zones={"pay-1/*": "Europe/London"})
    assert (shown(timeline.events)[0][0], timeline.events[0].certainty) == ("06-14T14:25:03.000", "exact")
    assert (timeline.sources[0].zone, timeline.sources[0].zone_from) == ("Europe/London", "given")


def test_a_stack_trace_between_the_lines_belongs_to_no_time_of_its_own(tmp_path):
    lines = [LOGGERS["pino"], "Traceback (most recent call last):", '  File "pay.py", line 3', LOGGERS["pino"]]
    timeline = read(write(tmp_path / "log", "\n".join(lines) + "\n"))
    assert (timeline.sources[0].lines, timeline.sources[0].timed_lines) == (4, 2)
