"""The lock files name packages and hashes, never the address of a registry, and fit what pyproject.toml asks for."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from tests.house.tree import ROOT, plant

PINNED = re.compile(r"^([A-Za-z0-9._-]+)==")
LOCKS = {"light": (), "server": ("server",), "dev": ("dev",)}


def address_offences(root: Path) -> list[str]:
    """Lines of lock files that hold an address."""
    files = [*sorted((root / "requirements").glob("*.txt")), *sorted(root.glob("uv.lock"))]
    return [f"{file.relative_to(root)}:{number}" for file in files for number, line in enumerate(file.read_text().splitlines(), 1) if "://" in line]


def unlocked(root: Path, name: str, extras: tuple[str, ...]) -> set[str]:
    """Packages that pyproject.toml asks for and requirements/`name`.txt does not pin."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *(line for extra in extras for line in project.get("optional-dependencies", {})[extra])]
    names = {_normal(re.split(r"[^A-Za-z0-9._-]", line)[0]) for line in wanted} - {"nofault"}
    lines = (root / "requirements" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return names - {_normal(found[1]) for line in lines if (found := PINNED.match(line))}


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_the_locks_hold_no_address() -> None:
    assert address_offences(ROOT) == []


def test_an_address_in_a_lock_is_an_offence(tmp_path: Path) -> None:
    plant(tmp_path, "requirements/dev.txt", "--index-url https://packages.example.com/simple\nclick==8.1\n")
    plant(tmp_path, "uv.lock", 'source = { registry = "https://packages.example.com/simple" }\n')
    assert address_offences(tmp_path) == ["requirements/dev.txt:1", "uv.lock:1"]


def test_every_dependency_is_locked() -> None:
    assert {name: unlocked(ROOT, name, extras) for name, extras in LOCKS.items()} == {name: set() for name in LOCKS}


def test_a_dependency_that_is_not_locked_is_an_offence(tmp_path: Path) -> None:
    plant(tmp_path, "pyproject.toml", '[project]\ndependencies = ["click>=8", "PyYAML"]\n')
    plant(tmp_path, "requirements/light.txt", "click==8.1\n")
    assert unlocked(tmp_path, "light", ()) == {"pyyaml"}
