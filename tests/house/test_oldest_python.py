"""Debian 12 ships Python 3.11.2, which is the oldest that has to work. What later 3.11s mended or added is not used."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from tests.house.tree import ROOT, plant, sources

# Before 3.11.5 a possessive group keeps what a failed repetition had already taken (CPython issue 106052).
POSSESSIVE_GROUP = re.compile(r"(?<!\\)\)(?:[*+?]|\{\d*,?\d*\})\+")


def newer_offences(root: Path) -> list[str]:
    """Patterns that the oldest Python matches wrongly, and arguments that it does not know."""
    found = ((source, node) for source in sources(root, "src", "docs", "benchmarks") for node in ast.walk(source.tree))
    return [f"{source.at(node)} {what}" for source, node in found if (what := _newer(node))]


def _newer(node: ast.AST) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str | bytes):
        text = node.value if isinstance(node.value, str) else node.value.decode("latin-1")
        return "possessive group" if POSSESSIVE_GROUP.search(text) else ""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in {"extractall", "extract"}:
        return "tarfile filter (3.11.4)" if any(word.arg == "filter" for word in node.keywords) else ""
    return ""


def test_nothing_needs_a_newer_python() -> None:
    assert newer_offences(ROOT) == []


@pytest.mark.parametrize("line", [r're.compile(r"a(?:,b)*+")', r're.compile(rb"(a|b){2,3}+c")', 'archive.extractall(folder, filter="data")'])
def test_what_is_newer_is_an_offence(tmp_path: Path, line: str) -> None:
    plant(tmp_path, "src/nofault/lint/words.py", f"x = {line}\n")
    assert [offence.split()[0] for offence in newer_offences(tmp_path)] == ["src/nofault/lint/words.py:1"]


@pytest.mark.parametrize("pattern", [r"a++(?:,b)*", r"\)*+", r"[^)]*+x", r"(?>(?:,b)*)"])
def test_other_possessive_patterns_are_fine(tmp_path: Path, pattern: str) -> None:
    plant(tmp_path, "src/nofault/lint/words.py", f"x = {pattern!r}\n")
    assert newer_offences(tmp_path) == []
