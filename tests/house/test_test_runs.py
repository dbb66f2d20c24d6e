"""The test runs themselves: what a skip means where everything is required, and the server that tests run on."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from tests.house.tree import ROOT
from tests.postgres import PostgresMissing, new_database, programs, running_server

SKIPPING = """
import pytest

def test_a_tool_is_missing():
    pytest.skip("Chromium is missing")

def test_the_sample_is_missing():
    pytest.skip("no sample material: NOFAULT_SHARED names no folder")

def test_something():
    pass

def test_the_network_is_cut():
    import socket
    with pytest.raises(AssertionError, match="the network is cut"):
        socket.create_connection(("203.0.113.1", 80), timeout=1)
"""


def _run_tests(folder: Path, **environment: str) -> tuple[int, str]:
    """The exit status and the report of a test run with this conftest over one planted file."""
    tests = folder / "tests"
    tests.mkdir()
    for name in ("conftest.py", "postgres.py"):
        (tests / name).write_text((ROOT / "tests" / name).read_text(encoding="utf-8"), encoding="utf-8")
    (tests / "test_planted.py").write_text(SKIPPING, encoding="utf-8")
    report = folder / "report"
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:django", "-p", "no:cacheprovider", "--rootdir", str(folder), "tests"]
    cleared = {name: value for name, value in os.environ.items() if not name.startswith(("NOFAULT_", "PYTEST_"))}
    answer = subprocess.run(
        command, cwd=folder, env=cleared | environment | {"NOFAULT_TEST_REPORT": str(report)}, capture_output=True, text=True, check=False
    )
    return answer.returncode, report.read_text(encoding="utf-8") if report.exists() else answer.stdout + answer.stderr


def test_a_skip_is_counted_with_its_reason(tmp_path: Path) -> None:
    status, report = _run_tests(tmp_path)
    assert (status, report.splitlines()) == (
        0,
        [
            "sqlite: 2 passed, 0 failed, 0 error, 2 skipped",
            "  1 × Chromium is missing",
            "  1 × no sample material: NOFAULT_SHARED names no folder",
        ],
    )


def test_a_missing_tool_fails_where_everything_is_required(tmp_path: Path) -> None:
    status, report = _run_tests(tmp_path, NOFAULT_REQUIRE_ALL="1")
    assert (status, report.splitlines()[0]) == (1, "sqlite: 2 passed, 1 failed, 0 error, 1 skipped")


def test_the_run_on_postgres_leaves_out_what_touches_no_database(tmp_path: Path) -> None:
    status, report = _run_tests(tmp_path, NOFAULT_TEST_DB="postgres")
    assert (status, report.strip()) == (5, "postgres: 0 passed, 0 failed, 0 error, 0 skipped")


def test_a_server_answers_and_is_gone_afterwards() -> None:
    with running_server() as address:
        folder = Path(address.partition("host=")[2])
        with psycopg.connect(new_database(address, "incidents")) as connection:
            assert connection.execute("SELECT current_database()").fetchone() == ("incidents",)
    assert not folder.exists()


def test_a_folder_without_the_programs_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NOFAULT_TEST_PG_BIN", str(tmp_path))
    with pytest.raises(PostgresMissing, match=r"holds no initdb"):
        programs()


def test_dev_names_its_commands_and_refuses_others() -> None:
    usage = subprocess.run([ROOT / "dev"], capture_output=True, text=True, check=True).stdout
    named = {line.split()[0] for line in usage.splitlines() if line.startswith("  ")}
    assert named == {"demo", "test", "lint", "fix", "docs", "bench", "soak", "serve", "lock"}
    refused = subprocess.run([ROOT / "dev", "nonsense"], capture_output=True, text=True, check=False)
    assert (refused.returncode, "no command 'nonsense'" in refused.stderr) == (2, True)
