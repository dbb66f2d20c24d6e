"""Files, functions and nesting stay small enough to be read at one sitting."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.house.tree import CODE, ROOT, Source, plant, sources

FILE_LINES = 400
FUNCTION_LINES = 50
NESTING = 4
EXCEPTIONS = "tests/house/size_exceptions.txt"
BLOCKS = (ast.If, ast.For, ast.AsyncFor, ast.While, ast.With, ast.AsyncWith, ast.Try, ast.TryStar, ast.Match)
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def size_offences(root: Path) -> list[str]:
    """What is too large and no named exception, and exceptions without a reason or without need."""
    allowed = _exceptions(root)
    found = dict(_too_large(root))
    return [
        *(f"{place} {what}" for place, what in found.items() if place not in allowed),
        *(f"{EXCEPTIONS}: {place} gives no reason" for place, reason in allowed.items() if not reason),
        *(f"{EXCEPTIONS}: {place} is not needed" for place in allowed if place not in found),
    ]


def _exceptions(root: Path) -> dict[str, str]:
    file = root / EXCEPTIONS
    lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
    pairs = (line.partition("|") for line in lines if line.strip() and not line.startswith("#"))
    return {place.strip(): reason.strip() for place, _, reason in pairs}


def _too_large(root: Path) -> Iterator[tuple[str, str]]:
    for source in [*sources(root), *sources(root, "frontend", "src", pattern="*.js"), *sources(root, pattern="*.sh")]:
        lines = len(source.text.splitlines())
        if lines > FILE_LINES:
            yield source.name, f"has {lines} lines, more than {FILE_LINES}"
    for source in sources(root):
        yield from _large_functions(source)


def _large_functions(source: Source) -> Iterator[tuple[str, str]]:
    for node in ast.walk(source.tree):
        if not isinstance(node, FUNCTIONS):
            continue
        lines = (node.end_lineno or node.lineno) - node.lineno + 1
        if lines > FUNCTION_LINES:
            yield f"{source.name}:{node.name}", f"has {lines} lines, more than {FUNCTION_LINES}"
        depth = max((_depth(child) for child in node.body), default=0)
        if depth > NESTING:
            yield f"{source.name}:{node.name}", f"nests {depth} blocks, more than {NESTING}"


def _depth(node: ast.AST) -> int:
    """How many blocks stand in each other; `elif` counts as its `if`, a function within a function begins anew."""
    if isinstance(node, (*FUNCTIONS, ast.ClassDef)):
        return 0
    if isinstance(node, ast.If):
        chained = len(node.orelse) == 1 and isinstance(node.orelse[0], ast.If)
        inner = max(map(_depth, node.body), default=0)
        other = max(map(_depth, node.orelse), default=0)
        return max(1 + inner, other if chained else 1 + other)
    inner = max(map(_depth, ast.iter_child_nodes(node)), default=0)
    return inner + isinstance(node, BLOCKS)


def test_the_tree_keeps_its_sizes() -> None:
    assert size_offences(ROOT) == []


def test_a_long_file_is_an_offence(tmp_path: Path) -> None:
    plant(tmp_path, "src/nofault/long.py", "x = 1\n" * (FILE_LINES + 1))
    assert size_offences(tmp_path) == ["src/nofault/long.py has 401 lines, more than 400"]


def test_a_long_function_is_an_offence(tmp_path: Path) -> None:
    plant(tmp_path, "src/nofault/long.py", "def run():\n" + "    x = 1\n" * FUNCTION_LINES)
    assert size_offences(tmp_path) == ["src/nofault/long.py:run has 51 lines, more than 50"]


def test_deep_nesting_is_an_offence_and_elif_is_not_depth(tmp_path: Path) -> None:
    flat = "def flat(x):\n    if x == 1:\n        pass\n" + "".join(f"    elif x == {n}:\n        pass\n" for n in range(2, 9))
    deep = "def deep(x):\n" + "".join(f"{'    ' * n}for y in x:\n" for n in range(1, 6)) + "    " * 6 + "pass\n"
    plant(tmp_path, "src/nofault/deep.py", flat + deep)
    assert size_offences(tmp_path) == ["src/nofault/deep.py:deep nests 5 blocks, more than 4"]


def test_an_exception_needs_a_reason_and_a_need(tmp_path: Path) -> None:
    plant(tmp_path, "src/nofault/long.py", "x = 1\n" * (FILE_LINES + 1))
    plant(tmp_path, EXCEPTIONS, "src/nofault/long.py | one table of figures\n")
    assert size_offences(tmp_path) == []
    plant(tmp_path, EXCEPTIONS, "src/nofault/long.py |\nsrc/nofault/gone.py | was long\n")
    assert size_offences(tmp_path) == [f"{EXCEPTIONS}: src/nofault/long.py gives no reason", f"{EXCEPTIONS}: src/nofault/gone.py is not needed"]


def test_every_folder_of_code_is_looked_at() -> None:
    assert {source.name.split("/")[0] for source in sources(ROOT)} >= set(CODE) - {"benchmarks"}
