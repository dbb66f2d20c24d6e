from __future__ import annotations

import json
import subprocess
import sys

import pytest

LINES = '{"time":"2026-06-14T14:25:03Z","msg":"took 1 ms"}\n  at a.b.C\n{"time":"2026-06-14T14:26:03Z","msg":"took 2 ms"}\n'
WINDOW = ("--since", "2026-06-14T14:25:00Z", "--until", "2026-06-14T14:26:00Z")


@pytest.fixture
def log(tmp_path):
    path = tmp_path / "app.log"
    path.write_text(LINES)
    return path


def run(*arguments, **options):
    return subprocess.run([sys.executable, "-m", "nofault", *map(str, arguments)], capture_output=True, text=True, check=False, **options)


def test_stamps_prints_a_row_for_each_line(log):
    result = run("stamps", log)
    assert result.stdout == "1\t1781447103000000\texact\n2\t-\t-\n3\t1781447163000000\texact\n"
    assert result.returncode == 0


def test_stamps_of_a_file_without_any_is_exit_status_2(tmp_path):
    (tmp_path / "a").write_text("prose\n")
    assert (run("stamps", tmp_path / "a").returncode, run("stamps", tmp_path / "absent").returncode) == (2, 2)


def test_window_prints_the_lines_as_found(log):
    result = run("window", log, *WINDOW)
    assert result.stdout == "".join(LINES.splitlines(keepends=True)[:2])
    assert (result.returncode, result.stderr) == (0, "")


def test_window_names_what_it_skips_and_fails_only_when_nothing_is_read(log, tmp_path):
    result = run("window", log, tmp_path / "absent", *WINDOW)
    assert (result.returncode, "skipped" in result.stderr) == (0, True)
    assert run("window", tmp_path / "absent", *WINDOW).returncode == 2


def test_window_refuses_a_time_without_a_zone(log):
    result = run("window", log, "--since", "2026-06-14T14:25:00", "--until", "2026-06-14T14:26:00Z")
    assert (result.returncode, "names no zone" in result.stderr) == (2, True)


def test_templates_are_counted(log):
    (found,) = json.loads(run("templates", log, "--format", "json").stdout)
    assert found == {
        "template": "took * ms",
        "count": 2,
        "first_at": "2026-06-14T14:25:03Z",
        "last_at": "2026-06-14T14:26:03Z",
        "sources": [str(log)],
    }
    assert "took * ms" in run("templates", log).stdout


@pytest.mark.parametrize("name", ["stamps", "window", "templates"])
def test_the_help_has_an_example(name):
    assert f"Example: nofault {name}" in run(name, "--help").stdout
