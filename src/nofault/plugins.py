"""The one loader: walking a folder is the registry. Adding a thing is adding a file."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from functools import cache
from types import ModuleType


@cache
def names(package: str) -> tuple[str, ...]:
    """The public module (or sub-package) names in `package`, sorted; nothing is imported but the package itself."""
    folder = importlib.import_module(package).__path__
    return tuple(sorted(found.name for found in pkgutil.iter_modules(folder) if not found.name.startswith("_")))


def load(package: str, name: str) -> ModuleType:
    """The module `name` of `package`. Raises ImportError when it cannot be imported."""
    return importlib.import_module(f"{package}.{name}")


def walk(package: str) -> Iterator[tuple[str, ModuleType]]:
    """Each module of `package` with its name, sorted by name."""
    for name in names(package):
        yield name, load(package, name)
