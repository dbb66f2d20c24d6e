"""What every command does when something is wrong: one line on standard error, and status 2."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import run

TOO_LONG = "a" * 5_000


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["bogus"], "No such command 'bogus'"),
        (["lint"], "Name files or folders"),
        (["lint", "--frob"], "No such option '--frob'"),
        (["convert", "a.md"], "Missing option '--to'"),
        (["schema", "--format", "xml"], "'xml' is not"),
        (["new", "--template", "word"], "Unknown template"),
        (["due", ".", "--at", "2026-01-14"], "write 2026-01-14T00:00:00Z for UTC"),
        (["stamps", "nowhere.log"], "nowhere.log: does not exist. Name one file."),
        (["rule", "\x1b[31mred"], "There is no rule red"),
        *(([name, TOO_LONG], "aaa") for name in ("lint", "due", "metrics", "classify", "budget", "owed", "stamps")),
        (["convert", TOO_LONG, "--to", "json"], "aaa"),
        (["new", "-o", TOO_LONG], "File name too long"),
    ],
    ids=lambda value: value[:40] if isinstance(value, str) else value[0],
)
def test_an_error_is_one_line_and_status_2(arguments: list[str], says: str) -> None:
    found = run(*arguments)
    assert (found.status, found.out) == (2, "")
    assert found.err.startswith("nofault: ")
    assert found.err.count("\n") == 1
    assert says in found.err
    assert "\x1b" not in found.err
    assert len(found.err) < 3_000


def test_usage_errors_name_the_help_that_answers_them() -> None:
    assert run("lint", "--frob").err.endswith("See nofault lint --help.\n")


def test_a_full_disk_is_one_line() -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("/dev/full is absent")
    with full.open("w") as out:
        found = subprocess.run([sys.executable, "-m", "nofault", "schema"], stdout=out, stderr=subprocess.PIPE, text=True, check=False)
    assert found.returncode == 2
    assert found.stderr.startswith("nofault: The system: No space left on device.")
    assert found.stderr.count("\n") == 1


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "a.log").write_text("2026-01-14T14:32:00Z host app[1]: started\n" * 50_000)
    with subprocess.Popen(
        [sys.executable, "-m", "nofault", "stamps", str(tmp_path / "a.log")], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline().startswith("1\t")
        process.stdout.close()
        assert (process.wait(timeout=60), process.stderr.read()) == (0, "")


@pytest.mark.parametrize("command", ["budget", "owed"])
def test_a_file_of_a_hundred_thousand_brackets_is_an_error(command: str) -> None:
    found = run(command, "-", stdin="[" * 100_000)
    assert found.status == 2
    assert "more than 60 levels" in found.err


@pytest.mark.parametrize("command", [["lint"], ["due"], ["metrics"], ["similar", "pool", "--in"]], ids=lambda command: command[0])
def test_a_missing_path_is_status_2_and_the_others_are_read(tmp_path: Path, command: list[str]) -> None:
    (tmp_path / "a.md").write_text("# Pool exhausted\n\n## Root cause\n\nThe engineer forgot the pool.\n")
    alone = run(*command, tmp_path / "a.md")
    both = run(*command, tmp_path / "none.md", tmp_path / "a.md")
    assert (both.status, both.out) == (2, alone.out)
    assert both.err == f"nofault: {tmp_path}/none.md does not exist. Name a file that exists.\n"


def test_standard_input_without_a_name_is_called_by_its_dash() -> None:
    found = run("lint", "--output-format", "json", "-", stdin="The engineer forgot the pool.\n")
    assert [one["filename"] for one in found.json] == ["-"]
