"""What exists is documented: each thing that is added by adding a file, each setting and each page stands in docs/."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.tree import ROOT, plant, sources

SETTING = re.compile(r"(NOFAULT_[A-Z_]*[A-Z]|DATABASE_URL)")
# Where one file is one thing, and how its name is typed.
ONE_FILE_EACH = {
    "command": ("cli", "*.py"),
    "rule": ("lint/rules", "*.py"),
    "source": ("timeline/sources", "*.py"),
    "format": ("postmortem/formats", "*.py"),
    "metric": ("reliability/metrics", "*.py"),
    "preset": ("practice/presets", "*.toml"),
    "vendor": ("integrations", "*/__init__.py"),
}
NOT_COMMANDS = ("extras", "reading")


def undocumented(root: Path) -> list[str]:
    """Everything below src that has a name and is not found, as a whole word in code style or a heading, in docs."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((root / "docs").rglob("*.md"))]
    said = set(re.findall(r"[\w./-]+", "\n".join(texts)))
    return [f"{kind} {name}" for kind, name in sorted(set(_things(root))) if name not in said]


def _things(root: Path) -> Iterator[tuple[str, str]]:
    package = root / "src/nofault"
    for kind, (folder, pattern) in ONE_FILE_EACH.items():
        for path in (package / folder).glob(pattern):
            thing = path.parent if path.stem == "__init__" and kind == "vendor" else path
            if not thing.stem.startswith("_") and not (kind == "command" and thing.stem in NOT_COMMANDS):
                yield kind, _typed_name(thing)
    for source in sources(root, "src"):
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and SETTING.fullmatch(node.value):
                yield "setting", node.value
    for source in sources(root, "src/nofault/web/pages"):
        yield from (("page", name) for name in _page_names(source.tree))


def _typed_name(path: Path) -> str:
    """What a person types for the thing in that file: its NAME where it has one, else the file's name."""
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    given = re.search(r'^NAME = "([^"]+)"', text, re.MULTILINE)
    return given[1] if given else path.stem.replace("_", "-")


def _page_names(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"path", "re_path"}:
            yield from (str(word.value.value) for word in node.keywords if word.arg == "name" and isinstance(word.value, ast.Constant))


def test_everything_that_has_a_name_is_documented() -> None:
    assert undocumented(ROOT) == []


@pytest.mark.parametrize(
    ("name", "text", "offence"),
    [
        ("cli/near_miss.py", "", "command near-miss"),
        ("lint/rules/human_error.py", "", "rule human-error"),
        ("lint/rules/hum002.py", 'NAME = "procedure-not-followed"', "rule procedure-not-followed"),
        ("timeline/sources/journald.py", "", "source journald"),
        ("postmortem/formats/six_rules.py", "", "format six-rules"),
        ("reliability/metrics/time_to_close.py", "", "metric time-to-close"),
        ("practice/presets/smart.toml", "", "preset smart"),
        ("integrations/pagerduty/__init__.py", "", "vendor pagerduty"),
        ("web/settings.py", "x = text('NOFAULT_SPEED')", "setting NOFAULT_SPEED"),
        ("web/pages/home.py", "paths = [path('', home, name='home-page')]", "page home-page"),
    ],
)
def test_a_thing_without_documentation_is_an_offence(tmp_path: Path, name: str, text: str, offence: str) -> None:
    plant(tmp_path, f"src/nofault/{name}", f"{text}\n")
    plant(tmp_path, "docs/index.md", "# Documentation\n")
    assert undocumented(tmp_path) == [offence]
    plant(tmp_path, "docs/index.md", f"# Documentation\n\nThere is `{offence.split()[1]}`.\n")
    assert undocumented(tmp_path) == []


def _stale(root: Path) -> list[str]:
    command: list[str | Path] = [sys.executable, root / "docs/generate.py", "--check"]
    answer = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert answer.returncode in (0, 1), answer.stderr
    return answer.stdout.splitlines()


def test_the_generated_pages_are_fresh() -> None:
    assert _stale(ROOT) == []


def test_a_page_that_is_stale_or_left_over_is_an_offence(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "docs", tmp_path / "docs", ignore=shutil.ignore_patterns("__pycache__", "images"))
    for folder in ("src/nofault/practice/presets", "src/nofault/knowledge"):
        if (ROOT / folder).is_dir():
            shutil.copytree(ROOT / folder, tmp_path / folder)
    plant(tmp_path, "docs/reference/settings.md", "changed by hand\n")
    plant(tmp_path, "docs/reference/gone.md", "nothing makes this page\n")
    assert {line.split()[0] for line in _stale(tmp_path)} == {"docs/reference/settings.md", "docs/reference/gone.md"}
