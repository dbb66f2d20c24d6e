"""DuckDB, a real one, over Parquet, JSON and CSV files."""

from __future__ import annotations

from datetime import timedelta

import duckdb
import pytest

from nofault.integrations.engines import Connection
from nofault.integrations.errors import IntegrationError
from tests.integrations.engines.builders import END, ONSET, SINCE, brought, failing, onset_and_end, timeline_of

ROWS = 3_600


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The same lines as Parquet with a timestamp, as JSON with epoch milliseconds and as CSV with ISO texts."""
    path = tmp_path_factory.mktemp("logs")
    rows = [(SINCE + timedelta(seconds=2 * n), "error" if failing(SINCE + timedelta(seconds=2 * n)) else "info", f"order {n}") for n in range(ROWS)]
    database = duckdb.connect(":memory:")
    database.execute("SET TimeZone = 'UTC'")
    database.execute("CREATE TABLE log (time TIMESTAMPTZ, level VARCHAR, message VARCHAR, service VARCHAR)")
    database.executemany("INSERT INTO log VALUES (?, ?, ?, 'checkout')", rows)
    database.execute(f"COPY log TO '{path}/log.parquet' (FORMAT parquet)")
    database.execute(f"COPY (SELECT epoch_ms(time) AS time, * EXCLUDE time FROM log) TO '{path}/log.jsonl' (FORMAT json)")
    database.execute(f"COPY (SELECT strftime(time, '%Y-%m-%dT%H:%M:%SZ') AS time, * EXCLUDE time FROM log) TO '{path}/log.csv' (HEADER)")
    return path


def connection(url, **more):
    return Connection("duckdb", str(url), **{"failing": "level = 'error'", **more})


@pytest.mark.parametrize("name", ["log.parquet", "log.jsonl", "log.csv", "*.parquet"])
def test_the_impact_is_found_in_files_of_each_kind(folder, tmp_path, name):
    found = onset_and_end(timeline_of(connection(folder / name), tmp_path))
    assert [kind for kind, _ in found] == ["onset", "recovery"]
    assert abs((found[0][1] - ONSET).total_seconds()) <= 10
    assert abs((found[1][1] - END).total_seconds()) <= 10


def test_conditions_are_pushed_down(folder, tmp_path):
    files = brought(connection(folder / "log.parquet", query="message LIKE '%7'"), tmp_path)
    assert files["duckdb-lines.jsonl"].read_text().count("\n") == sum(
        1 for n in range(ROWS) if n % 10 == 7 and failing(SINCE + timedelta(seconds=2 * n))
    )


def test_no_more_lines_come_than_were_asked_for(folder, tmp_path):
    assert brought(connection(folder / "log.jsonl"), tmp_path, most_lines=5)["duckdb-lines.jsonl"].read_text().count("\n") == 5


@pytest.mark.parametrize(
    ("url", "more", "why"),
    [
        ("https://example.com/log.parquet", {}, "no files of a known kind"),
        ("log.xlsx", {}, "no files of a known kind"),
        ("absent.parquet", {}, "DuckDB"),
        ("FOLDER/log.parquet", {"time": "when"}, "no column 'when'"),
        ("FOLDER/log.parquet", {"failing": "colour = 3"}, "colour"),
    ],
)
def test_what_cannot_be_asked_says_why(folder, tmp_path, url, more, why):
    with pytest.raises(IntegrationError, match=why):
        brought(connection(url.replace("FOLDER", str(folder)), **more), tmp_path)
