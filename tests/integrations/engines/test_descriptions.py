"""What the tests let engines answer is what their vendors say they answer. Loki publishes no machine-readable description to compare with."""

from __future__ import annotations

import copy
import json

import httpx
import pytest

from tests.integrations.engines import test_elasticsearch
from tests.integrations.engines.builders import SINCE, UNTIL
from tests.integrations.engines.described import faults

RANGE = {"range": {"@timestamp": {"gte": SINCE.isoformat(), "lt": UNTIL.isoformat()}}}


def answered(**asked):
    body = json.dumps({"size": 50, "query": {"bool": {"filter": [RANGE]}}, **asked}).encode()
    return test_elasticsearch.answer(httpx.Request("POST", "https://es.example.com/logs-*/_search", content=body)).json()


@pytest.fixture
def search(shared):
    return lambda answer: faults(shared / "api-descriptions" / "opensearch" / "search-and-ingest.trimmed.json", "/{index}/_search", "post", answer)


def test_hits_of_elasticsearch_are_as_described(search):
    found = answered()
    assert len(found["hits"]["hits"]) == 50
    assert search(found) == []


def test_sums_of_elasticsearch_are_as_described(search):
    found = answered(size=0, aggs={"steps": {"date_histogram": {"field": "@timestamp", "fixed_interval": "10s"}}})
    assert found["aggregations"]["steps"]["buckets"]
    assert search(found) == []


@pytest.mark.parametrize(("place", "value"), [("took", "soon"), ("timed_out", "no"), ("hits", []), ("_shards", {"total": "x"})])
def test_an_answer_that_is_not_as_described_is_refused(search, place, value):
    found = copy.deepcopy(answered())
    found[place] = value
    assert search(found)


def test_a_matrix_of_prometheus_is_as_described(shared):
    description = shared / "api-descriptions" / "prometheus" / "http-api.trimmed.json"
    series = {"metric": {"__name__": "error_share", "job": "shop"}, "values": [[SINCE.timestamp(), "0.31"], [SINCE.timestamp() + 15, "NaN"]]}
    found = {"status": "success", "data": {"resultType": "matrix", "result": [series]}}
    assert faults(description, "/query_range", "get", found) == []
    assert faults(description, "/query_range", "get", {**found, "status": "fine"})
