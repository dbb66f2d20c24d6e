"""Asks Elasticsearch or OpenSearch (`POST /{index}/_search`, which both have)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from nofault.integrations.engines import Brought, Connection, Line, Question, Sum, ask_json, lines_file, sums_file
from nofault.integrations.errors import IntegrationError
from nofault.integrations.http import Outlet
from nofault.timeline.shapes import read_instant

PAGE = 2_000
_SYSTEMS = ("service.name", "service", "app", "host.name", "host")


def pull(connection: Connection, question: Question, outlet: Outlet) -> Iterator[Brought]:
    """The sums of lines and failures, then the lines: of the failures where a query for them is given, else of all."""
    yield sums_file(connection, _sums(connection, question, outlet))
    yield lines_file(connection, _lines(connection, question, outlet), question.most_lines)


def _search(connection: Connection, outlet: Outlet, body: dict[str, Any]) -> dict[str, Any]:
    answer = ask_json(connection, outlet, f"/{quote(connection.index, safe='*,-_.')}/_search", body=body)
    if not isinstance(answer, dict) or "hits" not in answer:
        raise IntegrationError("The cluster answered something else than a search.", "Check the address and the index.")
    return answer


def _time(connection: Connection) -> str:
    return connection.time or "@timestamp"


def _filters(connection: Connection, since: str, until: str, *queries: str) -> dict[str, Any]:
    span = {"range": {_time(connection): {"gte": since, "lt": until, "format": "strict_date_optional_time"}}}
    return {"bool": {"filter": [span, *({"query_string": {"query": query}} for query in queries if query)]}}


def _sums(connection: Connection, question: Question, outlet: Outlet) -> list[Sum]:
    none: dict[str, Any] = {"bool": {"must_not": [{"match_all": {}}]}}
    failed = {"filter": {"query_string": {"query": connection.failing}} if connection.failing else none}
    steps = {"field": _time(connection), "fixed_interval": f"{question.step_s}s", "min_doc_count": 0}
    body = {
        "size": 0,
        "query": _filters(connection, question.since.isoformat(), question.until.isoformat(), connection.query),
        "aggs": {"steps": {"date_histogram": steps, "aggs": {"failed": failed}}},
    }
    found = _search(connection, outlet, body).get("aggregations", {}).get("steps", {}).get("buckets", [])
    return [Sum(int(one["key"]) // 1000, float(one["doc_count"]), float(one["failed"]["doc_count"])) for one in found]


def _lines(connection: Connection, question: Question, outlet: Outlet) -> Iterator[Line]:
    """The lines in order, page by page: each page begins at the last stamp of the one before, and what was seen of it is left out."""
    since, left, seen = question.since.isoformat(), question.most_lines, set[str]()
    while left > 0:
        query = _filters(connection, since, question.until.isoformat(), connection.query, connection.failing)
        hits = _search(connection, outlet, {"size": PAGE, "query": query, "sort": [{_time(connection): "asc"}], "track_total_hits": False})
        page = [hit for hit in hits["hits"]["hits"] if isinstance(hit.get("_source"), dict)]
        fresh = [hit for hit in page if hit["_id"] not in seen]
        for hit in fresh[:left]:
            line = _line(connection, hit["_source"])
            if line is not None:
                yield line
        left -= len(fresh)
        if len(page) < PAGE or not fresh:
            return
        since = str(_value(page[-1]["_source"], _time(connection)))
        seen = {hit["_id"] for hit in page if str(_value(hit["_source"], _time(connection))) == since}


def _line(connection: Connection, source: dict[str, Any]) -> Line | None:
    us = read_instant(_value(source, _time(connection)))[0]
    text = _value(source, connection.message)
    system = next((str(found) for key in _SYSTEMS if isinstance(found := _value(source, key), str)), "")
    level = next((str(found) for key in (connection.level, "log.level") if isinstance(found := _value(source, key), str)), "")
    return Line(us, str(text) if text is not None else str(source), level, system) if us is not None else None


def _value(source: dict[str, Any], key: str) -> Any:
    """The value of a field, written dotted or nested."""
    if key in source:
        return source[key]
    found: Any = source
    for part in key.split("."):
        found = found.get(part) if isinstance(found, dict) else None
    return found


ENGINE = pull
