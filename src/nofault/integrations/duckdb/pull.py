"""Asks DuckDB, in process, with the network and its extensions switched off."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from nofault.integrations.engines import Brought, Connection, Line, Question, Sum, lines_file, sums_file
from nofault.integrations.errors import IntegrationError
from nofault.integrations.http import Outlet

_READERS = {".parquet": "read_parquet", ".json": "read_json_auto", ".jsonl": "read_json_auto", ".ndjson": "read_json_auto", ".csv": "read_csv_auto"}
_TIME_COLUMNS = ("time", "timestamp", "@timestamp", "ts", "event_time", "datetime")
_SYSTEM_COLUMNS = ("service", "app", "name", "host", "hostname")
# Epoch numbers by magnitude: below each bound, microseconds of a unit.
_EPOCH = "CASE WHEN {0} < 1e11 THEN {0} * 1e6 WHEN {0} < 1e14 THEN {0} * 1e3 WHEN {0} < 1e17 THEN {0} ELSE {0} / 1e3 END"


def pull(connection: Connection, question: Question, outlet: Outlet) -> Iterator[Brought]:
    """The sums of lines and failures, then the lines: of the failures where a condition is given, else of all. `outlet` is not used."""
    if find_spec("duckdb") is None:
        raise IntegrationError("DuckDB is not installed.", "Install the extra: pip install 'nofault[duckdb]'")
    duckdb = import_module("duckdb")
    database = duckdb.connect(":memory:", config={"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"})
    try:
        table = _Table(database, connection)
        yield sums_file(connection, table.sums(question))
        yield lines_file(connection, table.lines(question), question.most_lines)
    except duckdb.Error as error:
        raise IntegrationError(f"DuckDB: {str(error).splitlines()[0]}.", "Check the path, the columns and the conditions.") from error
    finally:
        database.close()


class _Table:
    """The files as one table, with the expression that gives microseconds."""

    def __init__(self, database: Any, connection: Connection) -> None:
        self.database, self.connection = database, connection
        suffix = Path(connection.url.split("*")[-1] or connection.url).suffix.lower() or Path(connection.url).suffix.lower()
        if "://" in connection.url or suffix not in _READERS:
            raise IntegrationError(f"{connection.url!r} are no files of a known kind.", f"Name files that end in {', '.join(_READERS)}.")
        self.source = f"{_READERS[suffix]}({_text(connection.url)})"
        kinds = dict(row[:2] for row in database.execute(f"DESCRIBE SELECT * FROM {self.source}").fetchall())  # noqa: S608  # quoted above
        self.columns = kinds
        time = connection.time or next((name for name in _TIME_COLUMNS if name in kinds), "")
        if time not in kinds:
            raise IntegrationError(f"{connection.url}: there is no column {time or 'of times'!r}.", f"Name one of {', '.join(kinds)} as time.")
        column = _name(time)
        text = kinds[time] in ("VARCHAR",)
        zoned = f"epoch_us(CAST({column} AS TIMESTAMPTZ))"  # a text without a zone is UTC, as the session is
        self.us = zoned if text or kinds[time].startswith(("TIMESTAMP", "DATE")) else f"CAST({_EPOCH.format(column)} AS BIGINT)"
        database.execute("SET TimeZone = 'UTC'")

    def _where(self, question: Question, *conditions: str) -> str:
        held = [f"us >= {_us(question.since)}", f"us < {_us(question.until)}", *(f"({one})" for one in conditions if one)]
        return " AND ".join(held)

    def _from(self) -> str:
        return f"(SELECT *, {self.us} AS us FROM {self.source})"  # noqa: S608  # names are quoted, conditions are the user's own

    def sums(self, question: Question) -> list[Sum]:
        """Lines and failures of each step."""
        step = question.step_s
        failing = f"count(*) FILTER (WHERE {self.connection.failing})" if self.connection.failing else "0"
        asked = f"SELECT us // 1000000 // {step} * {step} AS step_at, count(*), {failing} FROM {self._from()} WHERE "  # noqa: S608
        rows = self.database.execute(f"{asked}{self._where(question, self.connection.query)} GROUP BY step_at ORDER BY step_at").fetchall()
        return [Sum(int(at), float(total), float(failed)) for at, total, failed in rows]

    def lines(self, question: Question) -> Iterator[Line]:
        """The lines in order of time."""
        message, level = (_name(name) if name in self.columns else "NULL" for name in (self.connection.message, self.connection.level))
        if message == "NULL" and "msg" in self.columns:
            message = _name("msg")
        system = next((_name(name) for name in _SYSTEM_COLUMNS if name in self.columns), "NULL")
        where = self._where(question, self.connection.query, self.connection.failing)
        asked = f"SELECT us, {message}, {level}, {system} FROM {self._from()} WHERE {where} ORDER BY us LIMIT {question.most_lines}"  # noqa: S608
        for us, text, stated, named in self.database.execute(asked).fetchall():
            yield Line(int(us), str(text or ""), str(stated or ""), str(named or ""))


def _us(at: datetime) -> int:
    return int(at.timestamp() * 1_000_000)


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def _name(value: str) -> str:
    return '"' + value.replace('"', '""') + '"'


ENGINE = pull
