"""`pip install nofault` is the light command line: few distributions, few megabytes, and it says what a heavier command needs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.tree import ROOT, plant

DISTRIBUTIONS = 8
MEGABYTES = 25


def installation_offences(site: Path) -> list[str]:
    """How an installation folder exceeds what is promised."""
    distributions = sorted(found.name for found in site.glob("*.dist-info"))
    megabytes = sum(path.stat().st_size for path in site.rglob("*") if path.is_file()) / 1e6
    return [
        *([f"{len(distributions)} distributions: {' '.join(distributions)}"] if len(distributions) > DISTRIBUTIONS else []),
        *([f"{megabytes:.0f} MB"] if megabytes > MEGABYTES else []),
    ]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds what `pip install .` puts onto a machine, bytecode included."""
    uv = shutil.which("uv", path=f"{ROOT / '.boot/bin'}{os.pathsep}{os.environ.get('PATH', '')}")
    if uv is None:
        pytest.skip("uv is missing: ./dev test brings it")
    folder = tmp_path_factory.mktemp("light") / "site"
    # The build tool comes from this environment; what nofault needs comes from the package index.
    options: list[str | Path] = ["--target", folder, "--python", sys.executable, "--no-build-isolation", "--compile-bytecode"]
    answer = subprocess.run([uv, "pip", "install", "--quiet", *options, ROOT], capture_output=True, text=True, check=False)
    if answer.returncode and "error sending request" in answer.stderr.lower():
        pytest.skip("the package index is out of reach")
    assert answer.returncode == 0, answer.stderr
    return folder


def _nofault(site: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the installed command with nothing but the installation folder on the path."""
    python = getattr(sys, "_base_executable", sys.executable)
    environment = {"PYTHONPATH": str(site), "PATH": os.environ["PATH"]}
    return subprocess.run([python, "-S", "-m", "nofault", *arguments], cwd=site, env=environment, capture_output=True, text=True, check=False)


def test_the_light_installation_keeps_its_promise(site: Path) -> None:
    assert installation_offences(site) == []


def test_the_light_installation_lints(site: Path) -> None:
    answer = _nofault(site, "lint", "--help")
    assert (answer.returncode, "Example:" in answer.stdout) == (0, True), answer.stderr


def test_a_command_without_its_extra_says_which(site: Path) -> None:
    answer = _nofault(site, "serve")
    assert (answer.returncode, answer.stderr.count("\n"), "pip install 'nofault[server]'" in answer.stderr) == (2, 1, True), answer.stderr


def test_a_heavy_installation_is_an_offence(tmp_path: Path) -> None:
    for number in range(9):
        plant(tmp_path, f"part{number}-1.0.dist-info/METADATA", "")
    with (tmp_path / "large.so").open("wb") as file:
        file.truncate(26_000_000)
    offences = installation_offences(tmp_path)
    assert [offence.split(":")[0] for offence in offences] == ["9 distributions", "26 MB"]
