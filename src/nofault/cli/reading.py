"""What commands read: documents in files, folders and archives, small YAML or JSON files, and the settings that people own. No command by itself."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from msgspec import Struct

from nofault.errors import NofaultError
from nofault.postmortem.brought import is_wanted, numbered

if TYPE_CHECKING:
    from nofault.postmortem.reading import Reading
    from nofault.practice.policy import Policy

# What a document in a folder is called; a file that is named itself may be called anything.
SUFFIXES = frozenset({".md", ".markdown", ".yaml", ".yml", ".json"})
STDIN = "-"
SETTINGS, PROJECT = "nofault.toml", "pyproject.toml"
TABLES = ("lint", "policy", "templates", "timeline")  # of the settings that people own
LONGEST_SHOWN = 300


class Found(Struct, frozen=True):
    """The documents that could be read with the paths they were found at, and why the others could not."""

    documents: list[tuple[str, Reading]]
    unreadable: list[tuple[str, str]]

    def complain(self) -> None:
        """Say on standard error, one line each, what could not be read."""
        for _, why in self.unreadable:
            click.echo(f"nofault: {why}", err=True)


def document_paths(paths: Iterable[str]) -> Iterator[str]:
    """The files that `paths` mean, each once: a folder stands for the documents in it, sorted, without what is hidden or what tools leave there.

    A path that does not exist is one of them, so that reading it says so and the others are read all the same.
    """
    seen: set[str] = set()
    for name in paths:
        for file in _documents_in(Path(name)) if os.path.isdir(name) else [name]:  # noqa: PTH112 - a name may be too long for Path
            if file not in seen:
                seen.add(file)
                yield file


def _documents_in(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() in SUFFIXES and is_wanted(str(path.relative_to(folder))) and path.is_file():
            yield str(path)


def read_documents(paths: Iterable[str]) -> Found:
    """Read every document of `paths`. One that cannot be read, or does not exist, stops nothing.

    Where nothing at all could be read this says why and ends with status 2: an empty answer would look like a good one.
    """
    from nofault.postmortem.reading import read

    found = Found([], [])
    for path in document_paths(paths):
        try:
            found.documents.append((path, read(read_bytes(path), path)))
        except NofaultError as error:
            found.unreadable.append((path, named(path, error)))
    if found.unreadable and not found.documents:
        found.complain()
        sys.exit(2)
    return found


def named(path: str, error: NofaultError) -> str:
    """The error with the path that it is about, once."""
    name = shown(path)
    return str(error) if error.message.startswith(name) else f"{name}: {shown(str(error))}"


def read_bytes(path: str) -> bytes:
    """The bytes of a file, or of standard input for `-`. Raises NofaultError when they cannot be read."""
    try:
        return sys.stdin.buffer.read() if path == STDIN else Path(path).read_bytes()
    except FileNotFoundError as error:
        raise NofaultError(f"{shown(path)} does not exist.", "Name a file that exists.") from error
    except OSError as error:
        raise NofaultError(f"{shown(path)} cannot be read: {error.strerror}.", "Name a file that exists and that you may read.") from error


def read_values(path: str) -> Any:
    """What a YAML or JSON file says, as plain values. Raises NofaultError with the place when it is not valid."""
    from yaml import YAMLError

    from nofault.postmortem.yaml_text import values

    try:
        return values(read_bytes(path).decode("utf-8-sig"))
    except (YAMLError, ValueError) as error:
        raise NofaultError(f"{shown(path)} is not valid YAML: {' '.join(str(error).split())}.", "Mend that line.") from error


def own_settings() -> dict[str, Any]:
    """The nearest `nofault.toml`, or `[tool.nofault]` of `pyproject.toml`, from this folder upwards; empty when there is none."""
    return _own()[1]


def own_settings_file(table: str) -> tuple[Path | None, dict[str, Any]]:
    """The file that holds the settings people own, None when there is none, and one table of them. Raises NofaultError when it is no table."""
    file, own = _own()
    value = own.get(table, {})
    if not isinstance(value, dict):
        name = f"tool.nofault.{table}" if file is not None and file.name == PROJECT else table
        raise NofaultError(f"{file}: {name} is not a table.", f"Write [{name}] above its keys.")
    return file, value


def _own() -> tuple[Path | None, dict[str, Any]]:
    here = Path.cwd()
    for folder in (here, *here.parents):
        own = folder / SETTINGS
        if own.is_file():
            return own, _known(own, _toml(own))
        project = folder / PROJECT
        found = _toml(project).get("tool", {}).get("nofault") if project.is_file() else None
        if isinstance(found, dict):
            return project, _known(project, found)
    return None, {}


def _known(file: Path, own: dict[str, Any]) -> dict[str, Any]:
    """The settings, unless one of them is for nothing: a table that is misspelt would be left out in silence."""
    for name in own:
        if name not in TABLES:
            from nofault.lint.config import row_of_key

            row = row_of_key(file.read_text(encoding="utf-8"), name, "tool.nofault" if file.name == PROJECT else "")
            raise NofaultError(f"{file}{f':{row}' if row else ''}: unknown table {name!r}.", f"Known tables: {', '.join(TABLES)}.")
    return own


def _toml(path: Path) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise NofaultError(f"{path} cannot be read: {error}.", "Mend that line.") from error


def policy_of(option: str | None) -> Policy:
    """The policy that `--policy` names; without it that of the settings that people own, else `default`."""
    from nofault.practice.policy import build_policy, load_policy

    if option is not None:
        return load_policy(option)
    own = own_settings().get("policy", {})
    return build_policy(own if isinstance(own, dict) else {"preset": own})


def shown(text: str) -> str:
    """A text for the terminal: control characters visible, cut when long."""
    from nofault.timeline.masking import display_text

    return display_text(text, LONGEST_SHOWN)


@contextmanager
def unpacked(path: str) -> Iterator[str]:
    """A folder with the members of an archive, for as long as the context lasts; hidden ones are left out.

    A member that cannot be taken is named on standard error and stops no other. Raises NofaultError where the archive cannot be read.
    """
    import tempfile

    from nofault.postmortem.archives import unpack

    with tempfile.TemporaryDirectory(prefix="nofault-") as parts, tempfile.TemporaryDirectory(prefix="nofault-") as folder:
        try:
            for member in unpack(Path(path), Path(parts)):
                problem = member.problem or _put(Path(parts, member.file), Path(folder), member.path)
                if problem:
                    click.echo(f"nofault: {shown(path)}: {shown(member.path)}: {shown(problem)}", err=True)
        except NofaultError as error:
            raise NofaultError(f"{shown(path)}: {error.message}", error.hint) from error
        yield folder


def _put(file: Path, folder: Path, path: str) -> str:
    """Move a member to where it belongs, beside another that is called the same; why that cannot be, or empty."""
    try:
        place = next(place for number in count(1) if not os.path.lexists(place := folder / numbered(path, number)))
        place.parent.mkdir(parents=True, exist_ok=True)
        file.rename(place)
    except OSError as error:
        return f"It cannot be put there ({error.strerror})."
    return ""
