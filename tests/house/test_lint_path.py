"""`nofault lint` starts quickly because it loads little. What it loads is looked at in a process of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.house.tree import ROOT, plant

HEAVY = ("django", "pydantic", "httpx", "rich", "tantivy", "numpy", "markdown_it", "asyncio", "orjson")
PROBE = """
import atexit, sys
atexit.register(lambda: print("HEAVY:", *[name for name in {heavy!r} if name in sys.modules]))
from nofault.cli import main
main(["lint", {document!r}])
"""
DOCUMENT = """# Checkout failed for nine minutes

## Timeline

- 09:12 UTC Alert: the share of failed requests crossed 2 %.

## Action items

- Improve monitoring.
"""


def heavy_modules(source: Path, folder: Path) -> list[str]:
    """Which heavy modules are loaded after `nofault lint` of one file, run from the package below `source`."""
    document = folder / "postmortem.md"
    document.write_text(DOCUMENT, encoding="utf-8")
    probe = PROBE.format(heavy=HEAVY, document=str(document))
    environment = os.environ | {"PYTHONPATH": str(source)}
    answer = subprocess.run([sys.executable, "-c", probe], cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert answer.returncode in (0, 1), answer.stderr
    return answer.stdout.rpartition("HEAVY:")[2].split()


def test_linting_a_file_loads_nothing_heavy(tmp_path: Path) -> None:
    assert heavy_modules(ROOT / "src", tmp_path) == []


def test_a_heavy_import_on_the_lint_path_is_an_offence(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "src/nofault", tmp_path / "src/nofault", ignore=shutil.ignore_patterns("__pycache__", "web"))
    room = tmp_path / "src/nofault/lint/__init__.py"
    plant(tmp_path, "src/nofault/lint/__init__.py", room.read_text(encoding="utf-8") + "\nimport numpy\n")
    assert heavy_modules(tmp_path / "src", tmp_path) == ["numpy"]
