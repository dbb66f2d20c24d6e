"""The arrows of import point one way; import-linter reads the contracts in pyproject.toml, and here it is shown to turn red."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.tree import ROOT, plant

LINTER = Path(sys.executable).with_name("lint-imports")


def broken_contracts(root: Path) -> list[str]:
    """The names of the contracts that the package `src/nofault` of `root` breaks."""
    environment = os.environ | {"PYTHONPATH": str(root / "src"), "NO_COLOR": "1", "COLUMNS": "200"}
    command: list[str | Path] = [LINTER, "--config", ROOT / "pyproject.toml", "--no-cache"]
    answer = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    assert "Contracts:" in answer.stdout, answer.stdout + answer.stderr
    return [line.partition(" BROKEN")[0] for line in answer.stdout.splitlines() if " BROKEN" in line]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the package to plant an offence in."""
    shutil.copytree(ROOT / "src/nofault", tmp_path / "src/nofault", ignore=shutil.ignore_patterns("__pycache__", "static", "templates"))
    return tmp_path


def test_the_tree_keeps_its_contracts() -> None:
    assert broken_contracts(ROOT) == []


@pytest.mark.parametrize(
    ("name", "line", "contract"),
    [
        ("postmortem/planted.py", "import nofault.lint", "Arrows of import point one way"),
        ("integrations/planted.py", "import nofault.web", "Arrows of import point one way"),
        ("planted/__init__.py", "", "Arrows of import point one way"),
        ("timeline/planted.py", "import django.utils", "Pure rooms know no framework, no database, no network"),
        ("practice/planted.py", "import socket", "Pure rooms know no framework, no database, no network"),
        ("lint/planted.py", "import numpy", "The lint path stays light"),
        ("web/planted.py", "import httpx", "integrations/http.py is the only way out"),
    ],
)
def test_an_arrow_the_wrong_way_is_an_offence(copy: Path, name: str, line: str, contract: str) -> None:
    plant(copy, f"src/nofault/{name}", f"{line}\n")
    assert contract in broken_contracts(copy)
