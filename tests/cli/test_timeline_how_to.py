"""The commands of the how-to are run as they stand there, on the evidence of a made-up incident."""

from __future__ import annotations

import re
import shlex
from datetime import timedelta

import pytest
from click.testing import CliRunner

from nofault.cli import group
from tests.house.tree import ROOT
from tests.timeline.incidents import write_evidence

TEXT = (ROOT / "docs/how-to/timeline-from-logs.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^nofault (.+)$", TEXT, re.MULTILINE)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder with `evidence/` and the format of the page."""
    path = tmp_path_factory.mktemp("how-to")
    truth = write_evidence(path / "evidence", 1, scale=0.2)
    (path / "gateway.toml").write_text(re.search(r"```toml\n(name = .+?)```", TEXT, re.DOTALL)[1])
    return path, truth


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_of_the_page_works(folder, monkeypatch, command):
    path, truth = folder
    monkeypatch.chdir(path)
    since, until = (at.isoformat() for at in (truth.at["onset"], truth.at["onset"] + timedelta(minutes=5)))
    result = CliRunner().invoke(group, shlex.split(command.replace("SINCE", since).replace("UNTIL", until)))
    assert result.exit_code == 0, result.output
    assert result.stdout


def test_the_page_has_commands():
    assert len(COMMANDS) >= 7
