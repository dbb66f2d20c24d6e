"""Walking a folder is the registry: no list of the files of such a folder is kept by hand, which somebody would have to remember to edit."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.tree import ROOT, Source, plant, sources

# Folders in which one file is one thing.
WALKED = (
    *("cli", "lint/rules", "timeline/sources", "timeline/render", "postmortem/formats", "postmortem/export", "reliability/metrics"),
    *("integrations", "web/api", "web/pages", "web/jobs", "web/models"),
)
# Models are named one by one where they are used together, such as in a query; the others stand for themselves.
TOGETHER = frozenset({"web/models"})
SEVERAL = 2  # from so many files of a folder, things in one literal are a list of that folder
NAMES = 3  # so many names of its files as texts, and nothing else, are one too


def registry_offences(root: Path) -> list[str]:
    """Literals that list what several files of a walked folder define, or the files themselves by name."""
    names = {folder: _names(root / "src/nofault" / folder) for folder in WALKED}
    return sorted({f"{source.at(node)} {folder}" for source in sources(root, "src") for node, folder in _lists(source, names)})


def _names(folder: Path) -> frozenset[str]:
    found = [path.stem if path.is_file() else path.name for path in folder.glob("*") if path.suffix in {".py", ""}]
    return frozenset(name for name in found if not name.startswith("_"))


def _lists(source: Source, names: dict[str, frozenset[str]]) -> Iterator[tuple[ast.AST, str]]:
    come_from = _imported(source.tree)
    for node in ast.walk(source.tree):
        items = _items(node)
        for folder, known in names.items():
            texts = [item.value.replace("-", "_") for item in items if isinstance(item, ast.Constant) and isinstance(item.value, str)]
            is_named = len(texts) == len(items) >= NAMES and set(texts) <= known and len(set(texts)) >= NAMES
            files = {come_from[name] for item in items for name in _loaded(item) if name in come_from}
            mine = {file for file in files if file.rpartition(".")[0] == f"nofault.{folder.replace('/', '.')}"}
            if is_named or (len(mine) >= SEVERAL and folder not in TOGETHER):
                yield node, folder


def _items(node: ast.AST) -> list[ast.expr]:
    """What stands in a literal; of a mapping by texts, its values."""
    if isinstance(node, ast.Dict):
        keys = [key for key in node.keys if key is not None]
        return node.values if all(isinstance(key, ast.Constant) for key in keys) else [*keys, *node.values]
    is_literal = isinstance(node, ast.List | ast.Tuple | ast.Set) and isinstance(getattr(node, "ctx", ast.Load()), ast.Load)
    return list(node.elts) if is_literal else []  # type: ignore[attr-defined]


def _loaded(item: ast.expr) -> set[str]:
    """The names in an item that stand for a thing itself, not for what a call of it makes."""
    inner = item.value if isinstance(item, ast.Attribute) else item
    return {inner.id} if isinstance(inner, ast.Name) else set()


def _imported(tree: ast.Module) -> dict[str, str]:
    """Name in the file -> the module it comes from; a module that is imported itself is its own."""
    found: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            walked = any(node.module == f"nofault.{folder.replace('/', '.')}" for folder in WALKED)
            found |= {name.asname or name.name: f"{node.module}.{name.name}" if walked else node.module for name in node.names}
    return found


def test_no_registry_is_edited_by_hand() -> None:
    assert registry_offences(ROOT) == []


@pytest.mark.parametrize(
    "text",
    [
        "from nofault.lint.rules import act001, blm001\nRULES = [act001, blm001]\n",
        "from nofault.lint.rules import act001, blm001\nRULES = {'ACT001': act001.check, 'BLM001': blm001.check}\n",
        "from nofault.lint.rules.act001 import check\nfrom nofault.lint.rules.blm001 import check as other\nRULES = (check, other)\n",
        "RULES = ('act001', 'blm001', 'hnd001')\n",
    ],
)
def test_a_list_of_the_files_of_a_folder_is_an_offence(tmp_path: Path, text: str) -> None:
    for name in ("act001", "blm001", "hnd001"):
        plant(tmp_path, f"src/nofault/lint/rules/{name}.py", "")
    plant(tmp_path, "src/nofault/lint/engine.py", text)
    assert [line.split()[1] for line in registry_offences(tmp_path)] == ["lint/rules"]


@pytest.mark.parametrize(
    "text",
    [
        "from nofault.lint.rules import act001\nRULES = [act001]\n",
        "from nofault import plugins\nRULES = [module for _, module in plugins.walk('nofault.lint.rules')]\n",
        "KINDS = ('act001', 'something', 'else')\n",
    ],
)
def test_one_of_them_or_a_walk_is_none(tmp_path: Path, text: str) -> None:
    plant(tmp_path, "src/nofault/lint/rules/act001.py", "")
    plant(tmp_path, "src/nofault/lint/engine.py", text)
    assert registry_offences(tmp_path) == []
