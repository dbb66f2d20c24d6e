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
    notes: list[str] = []
    yield sums_file(connection, _sums(connection, question, outlet, notes), notes)
    yield lines_file(connection, _lines(connection, question, outlet, notes), question.most_lines, notes)


def _search(connection: Connection, outlet: Outlet, body: dict[str, Any], notes: list[str]) -> dict[str, Any]:
    answer = ask_json(connection, outlet, f"/{quote(connection.index, safe='*,-_.')}/_search", body=body)
    if not isinstance(answer, dict) or "hits" not in answer:
        raise IntegrationError("The cluster answered something else than a search.", "Check the address and the index.")
    shards = answer.get("_shards")
    if isinstance(shards, dict) and shards.get("failed"):
        notes.append(f"the cluster answered in part: {shards['failed']} of {shards.get('total', '?')} shards failed")
    if answer.get("timed_out"):
        notes.append("the cluster answered in part: its own time limit ended the search")
    return answer


def _time(connection: Connection) -> str:
    return connection.time or "@timestamp"


def _filters(connection: Connection, since: str, until: str, *queries: str) -> dict[str, Any]:
    span = {"range": {_time(connection): {"gte": since, "lt": until, "format": "strict_date_optional_time||epoch_millis"}}}
    return {"bool": {"filter": [span, *({"query_string": {"query": query}} for query in queries if query)]}}


def _sums(connection: Connection, question: Question, outlet: Outlet, notes: list[str]) -> list[Sum]:
    none: dict[str, Any] = {"bool": {"must_not": [{"match_all": {}}]}}
    failed = {"filter": {"query_string": {"query": connection.failing}} if connection.failing else none}
    steps = {"field": _time(connection), "fixed_interval": f"{question.step_s}s", "min_doc_count": 0}
    body = {
        "size": 0,
        "query": _filters(connection, question.since.isoformat(), question.until.isoformat(), connection.query),
        "aggs": {"steps": {"date_histogram": steps, "aggs": {"failed": failed}}},
    }
    found = _search(connection, outlet, body, notes).get("aggregations", {}).get("steps", {}).get("buckets", [])
    return [Sum(int(one["key"]) // 1000, float(one["doc_count"]), float(one["failed"]["doc_count"])) for one in found]


def _lines(connection: Connection, question: Question, outlet: Outlet, notes: list[str]) -> Iterator[Line]:
    """The lines in order, page by page: each page begins at the millisecond that ended the one before, and what was seen of it is left out."""
    since, left, seen = question.since.isoformat(), question.most_lines, set[tuple[str, str]]()
    while left > 0:
        query = _filters(connection, since, question.until.isoformat(), connection.query, connection.failing)
        asked = {"size": PAGE, "query": query, "sort": [{_time(connection): "asc"}], "track_total_hits": False}
        page = [hit for hit in _search(connection, outlet, asked, notes)["hits"]["hits"] if isinstance(hit, dict)]
        fresh = [hit for hit in page if _key(hit) not in seen]
        for hit in fresh[:left]:
            line = _line(connection, hit.get("_source"))
            if line is not None:
                yield line
        left -= len(fresh)
        last_ms = _millisecond(connection, page[-1]) if len(page) >= PAGE else None
        if last_ms is None:
            return
        if not fresh:
            notes.append(f"more than {PAGE:,} lines of one millisecond: those beyond are left out")
        since = str(last_ms + (not fresh))
        seen = {_key(hit) for hit in page if _millisecond(connection, hit) == last_ms}


def _key(hit: dict[str, Any]) -> tuple[str, str]:
    return str(hit.get("_index")), str(hit.get("_id"))


def _millisecond(connection: Connection, hit: dict[str, Any]) -> int | None:
    """When a hit was, in milliseconds since 1970: by its sort value (nanoseconds for a field of that kind), else by its source."""
    held = hit.get("sort")
    value = held[0] if isinstance(held, list) and held else None
    if isinstance(value, int):
        return value // 10**6 if value > 10**16 else value
    us = read_instant(_value(hit.get("_source") or {}, _time(connection)))[0]
    return us // 1000 if us is not None else None


def _line(connection: Connection, source: object) -> Line | None:
    if not isinstance(source, dict):
        return None
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
