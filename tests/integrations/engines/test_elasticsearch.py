"""Elasticsearch and OpenSearch. The answers here are written after the published description of their search API, not recorded from a cluster."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import msgspec
import pytest
import respx

from nofault.integrations.elasticsearch import pull
from nofault.integrations.engines import Connection
from nofault.integrations.errors import IntegrationError
from tests.integrations.engines.builders import ADDRESS, END, ONSET, SINCE, UNTIL, answers, brought, failing, onset_and_end, timeline_of

CONNECTION = Connection("elasticsearch", "https://es.example.com", index="logs-*", query="service.name:checkout", failing="log.level:error")
SEARCHED = {"took": 1, "timed_out": False, "_shards": {"total": 1, "successful": 1, "skipped": 0, "failed": 0}}
# Two lines share each stamp, so that a page can end between them.
LINES = [(f"id-{n}", SINCE + timedelta(seconds=n // 2 * 4)) for n in range(3_600)]


def answer(request: httpx.Request) -> httpx.Response:
    """A cluster that holds the lines, of which some fail."""
    asked = json.loads(request.content)
    span = asked["query"]["bool"]["filter"][0]["range"]["@timestamp"]
    since, until = (when(span[name]) for name in ("gte", "lt"))
    held = [(name, at) for name, at in LINES if since <= at < until]
    if "aggs" in asked:
        return httpx.Response(
            200, json={**SEARCHED, "hits": {"max_score": None, "hits": []}, "aggregations": {"steps": {"buckets": buckets(held, asked)}}}
        )
    hits = [hit(name, at) for name, at in held if failing(at)][: asked["size"]]
    return httpx.Response(200, json={**SEARCHED, "hits": {"max_score": None, "hits": hits}})


def when(text: str) -> datetime:
    return datetime.fromtimestamp(int(text) / 1000, UTC) if text.isdecimal() else datetime.fromisoformat(text)


def buckets(held: list[tuple[str, datetime]], asked: dict[str, Any]) -> list[dict[str, Any]]:
    step = int(asked["aggs"]["steps"]["date_histogram"]["fixed_interval"].removesuffix("s"))
    counts: dict[int, list[int]] = {}
    for _, at in held:
        one = counts.setdefault(int(at.timestamp()) // step * step, [0, 0])
        one[0] += 1
        one[1] += failing(at)
    return [{"key": at * 1000, "doc_count": total, "failed": {"doc_count": failed}} for at, (total, failed) in sorted(counts.items())]


def hit(name: str, at: datetime) -> dict[str, Any]:
    stamp = at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
    source = {"@timestamp": stamp, "message": f"pool exhausted {name}", "log": {"level": "error"}, "service": {"name": "checkout"}}
    return {"_index": "logs-1", "_id": name, "_source": source, "sort": [int(at.timestamp() * 1000)]}


@pytest.fixture
def cluster():
    with respx.mock(assert_all_called=False) as router:
        yield router.post(url__startswith=f"https://{ADDRESS}/logs-*/_search").mock(side_effect=answer)


def test_the_impact_is_found_in_the_histogram_that_the_cluster_works_out(cluster, tmp_path):
    found = onset_and_end(timeline_of(CONNECTION, tmp_path))
    assert [kind for kind, _ in found] == ["onset", "recovery"]
    assert abs((found[0][1] - ONSET).total_seconds()) <= 10
    assert abs((found[1][1] - END).total_seconds()) <= 10


def test_window_query_and_failures_are_pushed_down(cluster, tmp_path):
    brought(CONNECTION, tmp_path)
    asked = json.loads(cluster.calls[0].request.content)
    assert asked["size"] == 0
    assert asked["query"]["bool"]["filter"][0]["range"]["@timestamp"]["gte"] == SINCE.isoformat()
    assert asked["query"]["bool"]["filter"][1]["query_string"]["query"] == "service.name:checkout"
    assert asked["aggs"]["steps"]["aggs"]["failed"]["filter"]["query_string"]["query"] == "log.level:error"


def test_lines_of_one_stamp_on_two_pages_come_each_once(cluster, tmp_path, monkeypatch):
    monkeypatch.setattr(pull, "PAGE", 101)
    rows = [msgspec.json.decode(line) for line in brought(CONNECTION, tmp_path)["elasticsearch-lines.jsonl"].read_bytes().splitlines()]
    assert [row["message"] for row in rows] == [f"pool exhausted {name}" for name, at in LINES if failing(at)]
    assert {(row["level"], row["service"]) for row in rows} == {("error", "checkout")}


def test_without_a_query_for_failures_all_lines_are_asked_for(cluster, tmp_path):
    sums = brought(msgspec.structs.replace(CONNECTION, failing=""), tmp_path)["elasticsearch-sums.csv"].read_text()
    assert "must_not" in cluster.calls[0].request.content.decode()
    assert sums.startswith("time,error_share,lines\n")


def test_more_lines_of_one_millisecond_than_a_page_holds_stop_nothing_and_are_told(cluster, monkeypatch):
    monkeypatch.setattr(pull, "PAGE", 2)
    rows, notes = told(CONNECTION)
    assert len(rows) == sum(failing(at) for _, at in LINES)
    assert any("more than 2 lines of one millisecond" in note for note in notes)


def told(connection):
    found = {one.name: one for one in answers(connection)}
    lines = found["elasticsearch-lines.jsonl"]
    return [msgspec.json.decode(line) for line in lines.content.splitlines()], lines.notes


@pytest.mark.parametrize(
    ("part", "said"),
    [({"timed_out": True}, "its own time limit"), ({"_shards": {"total": 5, "successful": 3, "skipped": 0, "failed": 2}}, "2 of 5 shards failed")],
)
def test_an_answer_in_part_is_told(part, said):
    def in_part(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, json={**answer(request).json(), **part})

    with respx.mock:
        respx.post(url__startswith=f"https://{ADDRESS}/").mock(side_effect=in_part)
        assert all(any(said in note for note in one.notes) for one in answers(CONNECTION))


def test_times_as_numbers_are_paged_too(monkeypatch):
    monkeypatch.setattr(pull, "PAGE", 101)

    def numbered(request: httpx.Request) -> httpx.Response:
        held = answer(request).json()
        for one in held["hits"]["hits"]:
            one["_source"]["@timestamp"] = one["sort"][0]
        return httpx.Response(200, json=held)

    with respx.mock:
        respx.post(url__startswith=f"https://{ADDRESS}/").mock(side_effect=numbered)
        rows, _ = told(CONNECTION)
    assert len(rows) == sum(failing(at) for _, at in LINES)


@pytest.mark.parametrize("content", [b"{}", b"nothing"])
def test_an_answer_of_another_kind_is_an_error(tmp_path, content):
    with respx.mock:
        respx.post(url__startswith=f"https://{ADDRESS}/").mock(return_value=httpx.Response(200, content=content))
        with pytest.raises(IntegrationError):
            brought(CONNECTION, tmp_path)
    assert UNTIL > SINCE
