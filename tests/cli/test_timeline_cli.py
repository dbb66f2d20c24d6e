from __future__ import annotations

import json
import subprocess
import sys

import pytest
from click.testing import CliRunner

from nofault.cli.timeline import command, progress_bar

LINES = '{"time":"2026-06-14T14:25:03Z","level":"info","msg":"deploy of pay 42 finished"}\n{"time":"2026-06-14T14:26:03Z","level":"info","msg":"x"}\n'


@pytest.fixture
def evidence(tmp_path):
    path = tmp_path / "app.log"
    path.write_text(LINES)
    return path


def run(*arguments):
    """The command as a program: what a shell would see."""
    return subprocess.run([sys.executable, "-m", "nofault", "timeline", *map(str, arguments)], capture_output=True, text=True, check=False)


def test_a_timeline_is_written_as_markdown_unless_asked_otherwise(evidence):
    result = CliRunner().invoke(command, [str(evidence)])
    assert result.exit_code == 0
    assert '| 2026-06-14T14:25:03Z | deploy | "deploy of pay 42 finished"' in result.stdout


@pytest.mark.parametrize("name", ["md", "yaml", "json", "csv", "html"])
def test_every_format_can_be_written(evidence, name):
    result = CliRunner().invoke(command, [str(evidence), "--format", name])
    assert result.exit_code == 0
    assert "deploy of pay 42 finished" in result.stdout


def test_all_lines_are_kept_when_asked_for(evidence):
    result = CliRunner().invoke(command, [str(evidence), "--keep", "all", "--format", "json"])
    assert len(json.loads(result.stdout)["events"]) == 2


def test_the_reasons_are_told_when_asked_for(evidence):
    assert "why: a deploy by its words" in CliRunner().invoke(command, [str(evidence), "--explain"]).stdout


def test_a_time_without_a_zone_is_refused_with_what_to_write(evidence):
    result = CliRunner().invoke(command, [str(evidence), "--since", "2026-06-14T14:00"])
    assert result.exit_code == 2
    assert "2026-06-14T14:00:00Z" in result.stderr


def test_a_window_limits_the_events(evidence):
    result = CliRunner().invoke(command, [str(evidence), "--keep", "all", "--format", "json", "--since", "2026-06-14T16:26:00+02:00"])
    assert [event["at"] for event in json.loads(result.stdout)["events"]] == ["2026-06-14T14:26:03Z"]


def test_what_was_skipped_is_said_and_is_no_failure(evidence, tmp_path):
    (tmp_path / "\x1b[31mempty").write_text("")
    result = CliRunner().invoke(command, [str(tmp_path)])
    assert result.exit_code == 0
    assert "skipped" in result.stderr
    assert "\x1b" not in result.output


def test_nothing_readable_is_exit_status_2_with_one_line_for_each_file(tmp_path):
    (tmp_path / "empty").write_text("")
    result = run(tmp_path, tmp_path / "absent")
    assert result.returncode == 2
    assert result.stdout == ""
    assert [line.split(": ")[0] for line in result.stderr.splitlines()] == ["nofault"] * 3


def test_a_zone_option_without_a_glob_is_refused(evidence):
    result = run(evidence, "--zone", "Europe/London")
    assert result.returncode == 2
    assert "GLOB=ZONE" in result.stderr


def test_an_unknown_zone_is_refused(evidence):
    assert run(evidence, "--zone", "*=Nowhere").returncode == 2


def test_a_zone_is_applied_to_stamps_without_one(tmp_path):
    (tmp_path / "app.log").write_text('{"time":"2026-06-14T15:25:03","level":"info","msg":"x"}\n')
    result = CliRunner().invoke(command, [str(tmp_path), "--zone", "*.log=Europe/London", "--keep", "all", "--format", "json"])
    assert json.loads(result.stdout)["events"][0]["at"] == "2026-06-14T14:25:03Z"


def test_standard_input_is_evidence():
    result = subprocess.run(
        [sys.executable, "-m", "nofault", "timeline", "-", "--format", "json"], input=LINES, capture_output=True, text=True, check=True
    )
    assert json.loads(result.stdout)["events"][0]["evidence"][0]["path"] == "-"


def test_no_progress_is_shown_in_a_pipe(evidence):
    assert run(evidence).stderr == ""


def test_progress_is_shown_on_a_terminal(monkeypatch, capsys):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with progress_bar("reading evidence") as report:
        report(5, 10)
        report(10, 10)
    assert "100%" in capsys.readouterr().err


def test_the_help_has_an_example():
    assert "Example: nofault timeline" in CliRunner().invoke(command, ["--help"]).output
