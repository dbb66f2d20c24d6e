"""A server holds what its pages need. What it loads before the first request is looked at in a process of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.house.tree import ROOT, plant

# The engine of timelines and the typesetter run in a child; the only way out is taken when something is sent.
ELSEWHERE = ("numpy", "typst", "httpx", "rich")
PROBE = """
import sys
from nofault.web import process
process.set_up()
import nofault.web.server
nofault.web.server.get_resolver().url_patterns
print("LOADED:", *[name for name in {elsewhere!r} if name in sys.modules])
"""


def loaded_by_a_server(source: Path, folder: Path) -> list[str]:
    """Which of ELSEWHERE a server has loaded before its first request, run from the package below `source`."""
    environment = os.environ | {"PYTHONPATH": str(source), "NOFAULT_DATA_DIR": str(folder / "data")}
    probe = PROBE.format(elsewhere=ELSEWHERE)
    answer = subprocess.run([sys.executable, "-c", probe], cwd=folder, env=environment, capture_output=True, text=True, check=True)
    return answer.stdout.rpartition("LOADED:")[2].split()


def test_a_server_does_not_load_the_engine_of_timelines(tmp_path: Path) -> None:
    assert loaded_by_a_server(ROOT / "src", tmp_path) == []


def test_a_page_that_imports_the_engine_is_an_offence(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "src/nofault", tmp_path / "src/nofault", ignore=shutil.ignore_patterns("__pycache__", "static"))
    page = "src/nofault/web/pages/home.py"
    plant(tmp_path, page, (tmp_path / page).read_text(encoding="utf-8") + "\nimport nofault.timeline.build\n")
    assert loaded_by_a_server(tmp_path / "src", tmp_path) == ["numpy"]
