"""Loki. The answers here are written after the vendor's published reference, not recorded from a server.

The reference (grafana.com/docs/loki, "Loki HTTP API", `GET /loki/api/v1/query_range`, read 2026-11-28) gives: `start` inclusive and `end` exclusive
in nanoseconds, `limit`, `direction`, `step` in seconds; `streams` with values of a nanosecond text and a line (and, where they are kept, an object of
structured metadata), `matrix` with values of a number of seconds and a text; `stats` beside the result. Errors are plain text.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import httpx
import msgspec
import pytest
import respx

from nofault.integrations.engines import Connection
from nofault.integrations.errors import IntegrationError
from nofault.integrations.loki import pull
from tests.integrations.engines.builders import ADDRESS, END, ONSET, SINCE, UNTIL, answers, brought, failing, onset_and_end, timeline_of

CONNECTION = Connection("loki", "https://loki.example.com", query='{app="checkout"}', failing='|= "error"', token_env="LOKI_TOKEN")
LINES = [SINCE + timedelta(seconds=2 * n) for n in range(3_600)]


def answer(request: httpx.Request) -> httpx.Response:
    """A server with one line in two seconds, of which some fail."""
    asked = dict(request.url.params)
    if asked["query"].startswith("sum("):
        return matrix(asked)
    start, end = (int(asked[name]) / 1e9 for name in ("start", "end"))
    held = [at for at in LINES if start <= at.timestamp() < end and failing(at)][: int(asked["limit"])]
    values = [[str(int(at.timestamp()) * 10**9), f"error: pool exhausted at {at:%H:%M:%S}", {"trace_id": "7"}] for at in held]
    return reply("streams", [{"stream": {"app": "checkout", "level": "error"}, "values": values}])


def matrix(asked: dict[str, str]) -> httpx.Response:
    step, only_failing = int(asked["step"]), "error" in asked["query"]
    values = []
    for at in range(int(asked["start"]), int(asked["end"]) + 1, step):
        count = sum(1 for line in LINES if at - step <= line.timestamp() < at and (failing(line) or not only_failing))
        values += [[at, str(count)]] if count else []
    return reply("matrix", [{"metric": {}, "values": values}])


def reply(kind: str, result: list[dict[str, Any]]) -> httpx.Response:
    return httpx.Response(200, json={"status": "success", "data": {"resultType": kind, "result": result, "stats": {"summary": {}}}})


@pytest.fixture
def server(monkeypatch):
    monkeypatch.setenv("LOKI_TOKEN", "very-secret-token")
    with respx.mock(assert_all_called=False) as router:
        yield router.get(url__startswith=f"https://{ADDRESS}/loki/api/v1/query_range").mock(side_effect=answer)


def test_the_impact_is_found_in_the_sums_that_loki_works_out(server, tmp_path):
    found = onset_and_end(timeline_of(CONNECTION, tmp_path))
    assert [kind for kind, _ in found] == ["onset", "recovery"]
    assert abs((found[0][1] - ONSET).total_seconds()) <= 10
    assert abs((found[1][1] - END).total_seconds()) <= 10


def test_the_window_and_the_filter_are_pushed_down(server, tmp_path):
    brought(CONNECTION, tmp_path)
    queries = [dict(call.request.url.params)["query"] for call in server.calls]
    assert queries[:2] == ['sum(count_over_time({app="checkout"} [10s]))', 'sum(count_over_time({app="checkout"} |= "error" [10s]))']
    assert {call.request.headers["authorization"] for call in server.calls} == {"Bearer very-secret-token"}


def test_lines_come_page_by_page_each_once(server, tmp_path, monkeypatch):
    monkeypatch.setattr(pull, "PAGE", 100)
    rows = [msgspec.json.decode(line) for line in brought(CONNECTION, tmp_path)["loki-lines.jsonl"].read_bytes().splitlines()]
    times = [datetime.fromisoformat(row["time"]) for row in rows]
    assert times == [at for at in LINES if failing(at)]
    assert {row["service"] for row in rows} == {"checkout"}


def test_no_more_lines_come_than_were_asked_for(server, tmp_path):
    assert brought(CONNECTION, tmp_path, most_lines=7)["loki-lines.jsonl"].read_bytes().count(b"\n") == 7


def test_an_error_of_the_server_says_where_and_hides_the_token(tmp_path, monkeypatch):
    monkeypatch.setenv("LOKI_TOKEN", "very-secret-token")
    with respx.mock:
        respx.get(url__startswith=f"https://{ADDRESS}/").mock(return_value=httpx.Response(400, text="parse error at line 1"))
        with pytest.raises(IntegrationError, match=r"loki\.example\.com answered 400") as caught:
            brought(CONNECTION, tmp_path)
    assert "very-secret-token" not in str(caught.value)


def test_more_lines_of_one_moment_than_a_page_holds_stop_nothing_and_are_told(monkeypatch):
    monkeypatch.setattr(pull, "PAGE", 3)
    stamps = [SINCE + timedelta(seconds=second) for second in (1, 1, 1, 1, 1, 2, 3)]

    def many(request: httpx.Request) -> httpx.Response:
        asked = dict(request.url.params)
        if asked["query"].startswith("sum("):
            return reply("matrix", [])
        held = [(int(at.timestamp()) * 10**9, number) for number, at in enumerate(stamps)]
        inside = [one for one in held if int(asked["start"]) <= one[0] < int(asked["end"])][: int(asked["limit"])]
        return reply("streams", [{"stream": {}, "values": [[str(at), f"line {number}"] for at, number in inside]}])

    with respx.mock:
        respx.get(url__startswith=f"https://{ADDRESS}/").mock(side_effect=many)
        lines = answers(CONNECTION)[-1]
    assert [msgspec.json.decode(line)["message"] for line in lines.content.splitlines()] == ["line 0", "line 1", "line 2", "line 5", "line 6"]
    assert any("more than 3 lines of one moment" in note for note in lines.notes)


@pytest.mark.parametrize("content", [b"<html>", b"[]", b'{"status":"success"}'])
def test_an_answer_of_another_kind_is_an_error(tmp_path, content):
    with respx.mock:
        respx.get(url__startswith=f"https://{ADDRESS}/").mock(return_value=httpx.Response(200, content=content))
        with pytest.raises(IntegrationError):
            brought(CONNECTION, tmp_path)


def test_a_window_with_nothing_in_it_is_no_error(tmp_path):
    with respx.mock:
        respx.get(url__startswith=f"https://{ADDRESS}/").mock(return_value=reply("matrix", []))
        assert timeline_of(CONNECTION, tmp_path).events == []
    assert UNTIL > SINCE
