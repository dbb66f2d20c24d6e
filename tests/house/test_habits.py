"""Habits of the house that a syntax tree can show: names, where errors are caught, where imports stand, what models hold."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.ruff import ruff_codes
from tests.house.tree import ROOT, dotted, plant, sources

NAMES_OF_NOTHING = frozenset({"util", "utils", "helper", "helpers", "common", "manager", "managers", "misc", "shared_code"})
# The two places that stand between everything and the outside: the job runner and the outermost frame of the command line.
CATCH_ALL = ("src/nofault/cli/__init__.py", "src/nofault/web/worker.py")
LAZY = ("src/nofault/cli/",)


def name_offences(root: Path) -> list[str]:
    """Modules and folders whose name says nothing."""
    names = {part for source in sources(root) for part in _paths(source.name) if Path(part).stem in NAMES_OF_NOTHING}
    return sorted(names)


def _paths(name: str) -> list[str]:
    parts = name.split("/")
    return ["/".join(parts[: end + 1]) for end in range(len(parts))]


def catch_all_offences(root: Path) -> list[str]:
    """`except:`, `except Exception` and `except BaseException` outside the two places, unless all it does is clean up and raise again."""
    return [
        source.at(node)
        for source in sources(root, "src", "benchmarks", "docs")
        for node in ast.walk(source.tree)
        if isinstance(node, ast.ExceptHandler) and source.name not in CATCH_ALL and _catches_all(node)
    ]


def _catches_all(handler: ast.ExceptHandler) -> bool:
    last = handler.body[-1]
    if isinstance(last, ast.Raise) and last.exc is None:
        return False
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(kind is None or dotted(kind).split(".")[-1] in {"Exception", "BaseException"} for kind in kinds)


def inner_import_offences(root: Path) -> list[str]:
    """Imports of our own modules inside a function, which is how a cycle is dodged. Commands import when they are called."""
    return [
        source.at(node)
        for source in sources(root, "src")
        if not source.name.startswith(LAZY)
        for function in ast.walk(source.tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
        if _imports_ours(node)
    ]


def _imports_ours(node: ast.AST) -> bool:
    if isinstance(node, ast.ImportFrom):
        return node.level > 0 or (node.module or "").split(".")[0] == "nofault"
    return isinstance(node, ast.Import) and any(name.name.split(".")[0] == "nofault" for name in node.names)


def model_offences(root: Path) -> list[str]:
    """Logic in `save()` or `delete()` of a model, and signals as wiring."""
    return [f"{source.at(node)} {what}" for source in sources(root, "src/nofault/web") for node, what in _wiring(source.tree)]


def _wiring(tree: ast.Module) -> Iterator[tuple[ast.AST, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and any(dotted(base).split(".")[-1].endswith("Model") for base in node.bases):
            own = [part for part in node.body if isinstance(part, ast.FunctionDef)]
            yield from ((part, f"{node.name}.{part.name}") for part in own if part.name in {"save", "delete"})
        if isinstance(node, ast.FunctionDef):
            yield from ((node, "receiver") for mark in node.decorator_list if isinstance(mark, ast.Call) and dotted(mark.func).endswith("receiver"))


def test_no_module_is_named_for_nothing() -> None:
    assert name_offences(ROOT) == []


def test_a_module_named_for_nothing_is_an_offence(tmp_path: Path) -> None:
    plant(tmp_path, "src/nofault/lint/utils.py", "")
    plant(tmp_path, "src/nofault/common/dates.py", "")
    assert name_offences(tmp_path) == ["src/nofault/common", "src/nofault/lint/utils.py"]


def test_everything_is_caught_in_two_places_only() -> None:
    assert catch_all_offences(ROOT) == []


@pytest.mark.parametrize("caught", ["except Exception:", "except:", "except (ValueError, Exception):", "except BaseException as error:"])
def test_catching_everything_is_an_offence(tmp_path: Path, caught: str) -> None:
    text = f"try:\n    run()\n{caught}\n    pass\n"
    plant(tmp_path, "src/nofault/web/pages/home.py", text)
    plant(tmp_path, CATCH_ALL[0], text)
    assert catch_all_offences(tmp_path) == ["src/nofault/web/pages/home.py:3"]


def test_no_import_dodges_a_cycle() -> None:
    assert inner_import_offences(ROOT) == []


@pytest.mark.parametrize("line", ["from nofault.web import models", "import nofault.web", "from . import models"])
def test_an_import_inside_a_function_is_an_offence(tmp_path: Path, line: str) -> None:
    text = f"def run():\n    {line}  # noqa: PLC0415\n"
    plant(tmp_path, "src/nofault/web/services/items.py", text)
    plant(tmp_path, "src/nofault/cli/serve.py", text)
    assert inner_import_offences(tmp_path) == ["src/nofault/web/services/items.py:2"]


def test_ruff_finds_imports_inside_functions_and_blind_excepts(tmp_path: Path) -> None:
    text = "def run() -> None:\n    import json\n\n    try:\n        json.loads('')\n    except Exception:\n        return\n"
    plant(tmp_path, "src/nofault/a.py", text)
    assert ruff_codes(tmp_path) == ["PLC0415", "BLE001"]


def test_models_hold_no_logic_in_save() -> None:
    assert model_offences(ROOT) == []


def test_logic_in_save_and_signals_are_offences(tmp_path: Path) -> None:
    text = "class Incident(models.Model):\n    def save(self):\n        pass\n\n@receiver(post_save)\ndef react(sender):\n    pass\n"
    plant(tmp_path, "src/nofault/web/models/incident.py", text)
    assert model_offences(tmp_path) == ["src/nofault/web/models/incident.py:2 Incident.save", "src/nofault/web/models/incident.py:6 receiver"]
