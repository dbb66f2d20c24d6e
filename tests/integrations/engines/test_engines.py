from __future__ import annotations

import json
from datetime import datetime

import duckdb
import pytest
from click.testing import CliRunner

from nofault.cli.timeline import command
from nofault.integrations.engines import Question, engine_names, load_connection
from nofault.integrations.errors import IntegrationError
from tests.integrations.engines.builders import SINCE, UNTIL


def test_adding_an_engine_is_adding_a_folder():
    assert engine_names() == ["duckdb", "elasticsearch", "loki", "prometheus"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("kind = 'loki'", "url"),
        ("kind = 'abacus'\nurl = 'x'", "no engine 'abacus'"),
        ("kind = 3", "kind"),
        ("kind", "Expected"),
        ("kind='loki'\nurl=''\ntoken='x'", "token"),
    ],
)
def test_a_connection_that_is_none_says_why(tmp_path, text, why):
    path = tmp_path / "engine.toml"
    path.write_text(text)
    with pytest.raises(IntegrationError, match=why):
        load_connection(path)


@pytest.mark.parametrize("until", [SINCE, datetime(2026, 6, 15)])  # noqa: DTZ001
def test_an_engine_is_asked_for_a_window_with_a_zone(until):
    with pytest.raises(IntegrationError):
        Question.about(SINCE, until)


def test_the_command_asks_an_engine_for_its_window(tmp_path):
    database = duckdb.connect(":memory:")
    database.execute(f"COPY (SELECT TIMESTAMPTZ '2026-06-14 12:30:00+00' AS time, 'deploy of pay 42 finished' AS message) TO '{tmp_path}/a.parquet'")
    asked = tmp_path / "engine.toml"
    asked.write_text(f'kind = "duckdb"\nurl = "{tmp_path}/a.parquet"\n')
    result = CliRunner().invoke(command, ["--ask", str(asked), "--since", SINCE.isoformat(), "--until", UNTIL.isoformat(), "--format", "json"])
    assert [(event["at"], event["kind"]) for event in json.loads(result.stdout)["events"]] == [("2026-06-14T12:30:00Z", "deploy")]


def test_without_a_window_no_engine_is_asked(tmp_path):
    asked = tmp_path / "engine.toml"
    asked.write_text('kind = "duckdb"\nurl = "a.parquet"\n')
    result = CliRunner().invoke(command, ["--ask", str(asked)])
    assert result.exit_code != 0
    assert "--since" in str(result.exception)
