"""Engines that already hold the logs and metrics: they are asked for a window and for sums, and what they answer becomes evidence files.

One interface, one vendor a folder: `ENGINE` of each `pull` module. The timeline reads the files as it reads any other evidence, so every event has a
line that it stands on.
"""

from __future__ import annotations

import json
import os
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlencode

import msgspec
from msgspec import Struct, field

from nofault import plugins
from nofault.integrations.errors import IntegrationError
from nofault.integrations.http import Answer, Limits, Outlet, Request, mask, place

MOST_LINES = 50_000  # of one engine: the sums show the shape, the lines are for reading
MOST_STEPS = 5_000
SHORTEST_STEP_S, STEPS = 10, 720
_SHOWN = 200  # characters of an engine's own words
LIMITS = Limits(read_s=60.0, whole_s=120.0, answer_bytes=200_000_000)


class Connection(Struct, frozen=True, forbid_unknown_fields=True):
    """Where an engine is and what to ask it, as a TOML file states it.

    `query` selects the lines of the service (for Prometheus: the expression); `failing` what narrows it to failures, in the engine's own words.
    `token_env` names the environment variable that holds the token; no secret stands in the file. `index`, `time`, `level` and `message` are names of
    columns and indexes where an engine has them. `allow_private` lets it be in a private network.
    """

    kind: str
    url: str
    query: str = ""
    failing: str = ""
    name: str = ""
    index: str = "*"
    time: str = ""
    level: str = "level"
    message: str = "message"
    token_env: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    allow_private: bool = False

    @property
    def label(self) -> str:
        """What its files are called."""
        return self.name or self.kind


class Question(Struct, frozen=True):
    """A window [since, until) of aware instants, the step of sums in seconds, and how many lines at most."""

    since: datetime
    until: datetime
    step_s: int
    most_lines: int = MOST_LINES

    @classmethod
    def about(cls, since: datetime, until: datetime) -> Question:
        """A question with a step that gives some hundred sums. Raises IntegrationError for a window that is empty or names no zone."""
        if since.tzinfo is None or until.tzinfo is None or until <= since:
            raise IntegrationError("An engine is asked for a window of time.", "Give --since and --until with a zone, the later one last.")
        return cls(since, until, max(SHORTEST_STEP_S, round((until - since).total_seconds() / STEPS)))


class Line(Struct, frozen=True):
    """A log line that an engine holds: microseconds since 1970, its text, level and system where known."""

    us: int
    text: str
    level: str = ""
    system: str = ""


class Sum(Struct, frozen=True):
    """How many lines (or requests) a step had, and how many of them were failures; `at_s` is the second the step begins at."""

    at_s: int
    total: float
    failed: float


class Brought(Struct, frozen=True):
    """An evidence file: its name and content, and what should be said about it."""

    name: str
    content: bytes
    notes: tuple[str, ...] = ()


class Engine(Protocol):
    """What each engine answers: the evidence files for a question."""

    def __call__(self, connection: Connection, question: Question, outlet: Outlet) -> Iterator[Brought]:
        """Raises IntegrationError when it cannot be reached or gives no usable answer."""
        ...


def engine_names() -> list[str]:
    """The kinds that can be asked: the vendors with an `ENGINE`."""
    folders = (name for name, module in plugins.walk("nofault.integrations") if hasattr(module, "__path__"))
    return [name for name in folders if "pull" in plugins.names(f"nofault.integrations.{name}")]


def load_connection(path: Path) -> Connection:
    """A connection out of its TOML file. Raises IntegrationError that says what is wrong with it."""
    try:
        connection = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Connection)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise IntegrationError(f"{path}: {error}.", "It needs kind and url, and what to ask as query.") from error
    if connection.kind not in engine_names():
        raise IntegrationError(f"{path}: there is no engine {connection.kind!r}.", f"Choose one of {', '.join(engine_names())}.")
    return connection


def bring_evidence(connection: Connection, question: Question, folder: Path) -> Iterator[tuple[Path, tuple[str, ...]]]:
    """Ask an engine and write what it answers below `folder`: each file, as it comes, with what should be said about it. Raises IntegrationError."""
    pull = plugins.load(f"nofault.integrations.{connection.kind}", "pull")
    with Outlet(allow_private=connection.allow_private, limits=LIMITS) as outlet:
        for brought in pull.ENGINE(connection, question, outlet):
            path = folder / brought.name
            path.write_bytes(brought.content)
            yield path, brought.notes


def ask_json(connection: Connection, outlet: Outlet, path: str, *, query: dict[str, Any] | None = None, body: Any = None) -> Any:
    """The JSON that an engine answers; with `body` it is a POST. Raises IntegrationError for any other answer."""
    token = os.environ.get(connection.token_env, "") if connection.token_env else ""
    headers = {"accept": "application/json", **connection.headers} | ({"authorization": f"Bearer {token}"} if token else {})
    url = connection.url.rstrip("/") + path + (f"?{urlencode(query)}" if query else "")
    content = json.dumps(body).encode() if body is not None else b""
    headers |= {"content-type": "application/json"} if content else {}
    method = "POST" if content else "GET"
    secrets = (token, *connection.headers.values())
    answer = outlet.send(Request(method, url, headers, content, repeatable=True, secrets=secrets))
    try:
        found = msgspec.json.decode(answer.body)
    except msgspec.DecodeError:
        found = None
    if not answer.ok:
        raise _refused(url, answer, mask(_reason(found, answer.body), secrets))
    if found is None:
        raise IntegrationError(f"{place(url)} answered {answer.status} with what is no whole JSON.", "Check the address, and what stands between.")
    return found


# What a status means for who asks (RFC 9110, RFC 6585), and what to do.
_HINTS = {
    400: "Check the query: the engine does not take it as it is.",
    401: "It wants credentials: set the variable that token_env names, or a header.",
    403: "The token may not read this: give it the right to, or name another.",
    404: "Check the address and the index.",
    408: "Ask for a shorter window.",
    413: "Ask for a shorter window.",
    429: "It is asked too often: wait, or ask for a shorter window.",
    504: "Ask for a shorter window.",
}


def _refused(url: str, answer: Answer, why: str) -> IntegrationError:
    hint = _HINTS.get(
        answer.status, "Check query, address and token." if answer.status < 500 else "The engine failed: look at its own log, or ask again later."
    )
    return IntegrationError(f"{place(url)} answered {answer.status}{f': {why}' if why else ''}.", hint)


def _reason(found: Any, body: bytes) -> str:
    """Why an engine does not answer: the `error` of Prometheus and Elasticsearch, the plain text of Loki; nothing out of a page of HTML."""
    error = found.get("error", found.get("message")) if isinstance(found, dict) else None
    if isinstance(error, dict):
        causes = error.get("root_cause")
        first = causes[0] if isinstance(causes, list) and causes and isinstance(causes[0], dict) else {}
        error = first.get("reason") or error.get("reason") or error.get("type")
    text = str(error) if error else "" if found is not None or body.lstrip().startswith(b"<") else body[:1_000].decode("utf-8", "replace")
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())[:_SHOWN].rstrip(".")


def lines_file(connection: Connection, lines: Iterable[Line], most: int, notes: Sequence[str] = ()) -> Brought:
    """Lines as JSON, one a line, in the order that they came. `notes` may grow while the lines come."""
    rows = [
        json.dumps({"time": iso(line.us), "level": line.level or "info", "service": line.system, "message": line.text}, ensure_ascii=False)
        for line in lines
    ]
    cut = (f"only the first {most:,} lines of the window were asked for",) if len(rows) >= most else ()
    return Brought(f"{connection.label}-lines.jsonl", ("\n".join(rows) + "\n").encode() if rows else b"", (*cut, *dict.fromkeys(notes)))


def sums_file(connection: Connection, sums: Sequence[Sum], notes: Sequence[str] = ()) -> Brought:
    """Sums as CSV: the share of failures and the number of lines of each step."""
    rows = [f"{one.at_s},{one.failed / one.total if one.total else 0:.6f},{one.total:g}" for one in sums]
    return Brought(f"{connection.label}-sums.csv", ("\n".join(["time,error_share,lines", *rows]) + "\n").encode(), tuple(dict.fromkeys(notes)))


def iso(us: int) -> str:
    """Microseconds as ISO 8601 in UTC."""
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=us)).isoformat().replace("+00:00", "Z")


def seconds(at: datetime) -> int:
    """Whole seconds since 1970."""
    return int(at.timestamp())
