"""Asks Prometheus (`GET /api/v1/query_range`)."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from nofault.integrations.engines import MOST_STEPS, Brought, Connection, Question, ask_json, seconds
from nofault.integrations.errors import IntegrationError
from nofault.integrations.http import Outlet


def pull(connection: Connection, question: Question, outlet: Outlet) -> Iterator[Brought]:
    """The range answer, which the timeline reads as a series."""
    since, until = seconds(question.since), seconds(question.until)
    step = max(question.step_s, (until - since) // MOST_STEPS + 1)
    answer = ask_json(connection, outlet, "/api/v1/query_range", query={"query": connection.query, "start": since, "end": until, "step": step})
    if not isinstance(answer, dict) or answer.get("status") != "success":
        raise IntegrationError("Prometheus answered something else than a range.", "Check the address: it ends before /api.")
    told = [f"the server warns: {str(one)[:200]}" for kind in ("warnings", "infos") for one in answer.get(kind) or ()]
    yield Brought(f"{connection.label}.json", msgspec.json.encode(answer), tuple(told))


ENGINE = pull
