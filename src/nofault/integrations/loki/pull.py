"""Asks Loki (HTTP API of version 3: `GET /loki/api/v1/query_range`)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from nofault.integrations.engines import Brought, Connection, Line, Question, Sum, ask_json, lines_file, seconds, sums_file
from nofault.integrations.errors import IntegrationError
from nofault.integrations.http import Outlet

PAGE = 5_000  # what Loki allows by default
_PATH = "/loki/api/v1/query_range"
_SYSTEMS = ("service_name", "service", "app", "job", "container", "pod")


def pull(connection: Connection, question: Question, outlet: Outlet) -> Iterator[Brought]:
    """The sums of lines and failures, then the lines: of the failures where a filter is given, else of all."""
    notes: list[str] = []
    yield sums_file(connection, _sums(connection, question, outlet))
    yield lines_file(connection, _lines(connection, question, outlet, notes), question.most_lines, notes)


def _result(answer: Any) -> list[dict[str, Any]]:
    try:
        found = answer["data"]["result"]
    except (KeyError, TypeError) as error:
        raise IntegrationError("Loki answered something else than a result.", "Check the address: it ends before /loki.") from error
    return [one for one in found if isinstance(one, dict)]


def _counts(connection: Connection, question: Question, outlet: Outlet, query: str) -> dict[int, float]:
    step = question.step_s
    counted = f"sum(count_over_time({query} [{step}s]))"
    asked = {"query": counted, "start": seconds(question.since) + step, "end": seconds(question.until), "step": step}
    series = _result(ask_json(connection, outlet, _PATH, query=asked))
    # A value at t counts the lines of the step before it.
    return {int(float(at)) - step: float(value) for one in series for at, value in one.get("values", ())}


def _sums(connection: Connection, question: Question, outlet: Outlet) -> list[Sum]:
    total = _counts(connection, question, outlet, connection.query)
    failed = _counts(connection, question, outlet, f"{connection.query} {connection.failing}") if connection.failing else {}
    return [Sum(at, count, failed.get(at, 0.0)) for at, count in sorted(total.items())]


def _lines(connection: Connection, question: Question, outlet: Outlet, notes: list[str]) -> Iterator[Line]:
    """The lines in order, page by page; the last nanosecond of a full page is asked for again, and what was seen of it is left out."""
    start, end = seconds(question.since) * 10**9, seconds(question.until) * 10**9
    left, seen = question.most_lines, set[tuple[int, str]]()
    while left > 0 and start < end:
        asked = {"query": f"{connection.query} {connection.failing}".strip(), "start": start, "end": end, "limit": PAGE, "direction": "forward"}
        page = _page(ask_json(connection, outlet, _PATH, query=asked))
        fresh = [one for one in page if (one[0], one[1]) not in seen]
        for at, text, labels in fresh[:left]:
            yield Line(at // 1000, text, str(labels.get("level") or labels.get("detected_level") or ""), _system(labels))
        left -= len(fresh)
        if len(page) < PAGE:
            return
        if not fresh:
            notes.append(f"more than {PAGE:,} lines of one moment: those beyond are left out")
        start = page[-1][0] + (not fresh)
        seen = {(at, text) for at, text, _ in page if at == start}


def _page(answer: Any) -> list[tuple[int, str, dict[str, Any]]]:
    rows = [(int(row[0]), str(row[1]), stream.get("stream") or {}) for stream in _result(answer) for row in stream.get("values", ())]
    return sorted(rows, key=lambda row: row[0])


def _system(labels: dict[str, Any]) -> str:
    return next((str(labels[key]) for key in _SYSTEMS if labels.get(key)), "")


ENGINE = pull
