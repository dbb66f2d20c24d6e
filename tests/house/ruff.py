"""Run ruff with this checkout's settings over a planted tree."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

from tests.house.tree import ROOT


def ruff_codes(root: Path) -> list[str]:
    """The codes that ruff reports below `root`, in the order of the text."""
    shutil.copy(ROOT / "ruff.toml", root)
    command = [sys.executable, "-m", "ruff", "check", "--no-cache", "--output-format", "json", "."]
    answer = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert answer.returncode in (0, 1), answer.stderr
    return [finding["code"] for finding in json.loads(answer.stdout)]
