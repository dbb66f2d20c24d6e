"""The checkout as the guards see it: source files with their syntax trees, and a place to plant an offence."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CODE = ("src", "tests", "benchmarks", "docs")
PURE_ROOMS = ("postmortem", "timeline", "lint", "practice", "reliability", "knowledge")
# Made by a tool or by somebody else, so no guard judges it.
NOT_OURS = ("/migrations/", "/vendor/", "/static/dist/", "/node_modules/", "/__pycache__/")

Guard = Callable[[Path], list[str]]


@dataclass(frozen=True)
class Source:
    """One file, named by its path from the root of the tree."""

    path: Path
    name: str

    @cached_property
    def text(self) -> str:
        """What stands in it."""
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        """Its syntax tree."""
        return ast.parse(self.text, self.name)

    def at(self, node: ast.AST) -> str:
        """The place of a node, as `file:line`."""
        return f"{self.name}:{getattr(node, 'lineno', 1)}"


def sources(root: Path, *folders: str, pattern: str = "*.py") -> Iterator[Source]:
    """Our own files below `folders` of `root`, sorted by name."""
    for folder in folders or CODE:
        for path in sorted((root / folder).rglob(pattern)):
            name = path.relative_to(root).as_posix()
            if path.is_file() and not any(part in f"/{name}" for part in NOT_OURS):
                yield Source(path, name)


def pure_rooms(root: Path) -> Iterator[Source]:
    """The files of the rooms that hold what is calculated."""
    return sources(root, *(f"src/nofault/{room}" for room in PURE_ROOMS))


def dotted(node: ast.AST) -> str:
    """`a.b.c` of a chain of names, the unknown left of it as `?`."""
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else "?"


def plant(root: Path, name: str, text: str) -> Path:
    """Write `text` as the file `name` of the tree at `root`, which is then a tree with an offence."""
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return root
