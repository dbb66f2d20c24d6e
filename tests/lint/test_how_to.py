"""What the how-tos about linting show is run: shell commands, configuration, hook, action, CI snippets, editor."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from nofault.lint.config import config_from
from nofault.postmortem.blocks import cut
from tests.cli.running import run

ROOT = Path(__file__).parents[2]
SLIP = "# T\n\nThe engineer forgot the flag.\n"


def fences(name: str, language: str) -> list[str]:
    """The fences of a how-to in a language."""
    text = (ROOT / "docs" / "how-to" / f"{name}.md").read_text(encoding="utf-8")
    return [block.text for block in cut(text) if block.kind == "fence" and block.info == language]


def shell(script: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a script of a shell in a folder, with `nofault` of this environment first on the path."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["sh", "-c", script], cwd=folder, env=os.environ | {"PATH": path} | environment, capture_output=True, text=True, check=False
    )


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a postmortem that earns a finding."""
    (tmp_path / "postmortems").mkdir()
    (tmp_path / "postmortems" / "slip.md").write_text(SLIP, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_command_for_ci_annotates_and_fails(folder: Path) -> None:
    (script,) = fences("lint-in-ci", "sh")
    command = next(line for line in script.splitlines() if line.startswith("nofault"))
    answer = shell(command, folder)
    assert (answer.returncode, answer.stdout.startswith("::warning file=postmortems/slip.md,line=3")) == (1, True)


def test_the_settings_shown_are_understood(folder: Path) -> None:
    (toml,) = fences("lint-in-ci", "toml")
    config = config_from(tomllib.loads(toml)["lint"], "nofault.toml")
    assert config.roles == (("Robin Example", "the on-call engineer"),)
    (folder / "nofault.toml").write_text(toml, encoding="utf-8")
    assert run("lint", "postmortems").status == 1


def test_the_comment_shown_allows_a_finding(folder: Path) -> None:
    (comment,) = fences("lint-in-ci", "markdown")
    (folder / "postmortems" / "slip.md").write_text(SLIP.replace("The", f"{comment}\nThe"), encoding="utf-8")
    assert run("lint", "postmortems").status == 0


def test_the_action_takes_what_the_workflow_gives_and_runs(folder: Path) -> None:
    workflow = yaml.safe_load(next(text for text in fences("lint-in-ci", "yaml") if "jobs:" in text))
    used = workflow["jobs"]["lint"]["steps"][-1]
    action: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    assert set(used["with"]) <= set(action["inputs"])
    step = next(step for step in action["runs"]["steps"] if step.get("name") == "Check")
    given = {f"inputs.{name}": value.get("default", "") for name, value in action["inputs"].items()} | {"inputs.paths": used["with"]["paths"]}
    environment = {name: given[text.strip("${} ")] for name, text in step["env"].items()}
    answer = shell(step["run"], folder, **environment)
    assert (answer.returncode, answer.stdout.startswith("::warning")) == (1, True)
    environment |= {"NOFAULT_FORMAT": "sarif", "NOFAULT_FILE": "nofault.sarif", "NOFAULT_ARGUMENTS": "--ignore BLM --exit-zero"}
    assert shell(step["run"], folder, **environment).returncode == 0
    assert json.loads((folder / "nofault.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"


def test_the_gitlab_job_writes_a_report_of_tests(folder: Path) -> None:
    job = yaml.safe_load(next(text for text in fences("lint-in-ci", "yaml") if "script:" in text))["postmortems"]
    answer = shell(job["script"][-1], folder)
    report = folder / job["artifacts"]["reports"]["junit"]
    assert (answer.returncode, "BLM001" in report.read_text(encoding="utf-8")) == (1, True)


def test_the_hook_exists_and_its_entry_checks_the_files_it_is_given(folder: Path) -> None:
    (config,) = (yaml.safe_load(text) for text in fences("lint-before-a-commit", "yaml"))
    wanted = {hook["id"] for repo in config["repos"] for hook in repo["hooks"]}
    hooks = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
    assert wanted <= set(hooks)
    assert shell(f"{hooks['nofault-lint']['entry']} postmortems/slip.md", folder).returncode == 1
    assert shell(f"{hooks['nofault-lint-fix']['entry']} postmortems/slip.md", folder).returncode == 1


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_the_hook_of_git_stops_a_commit(folder: Path) -> None:
    script = next(text for text in fences("lint-before-a-commit", "sh") if text.startswith("#!"))
    shell("git init -q . && git config user.email kim@example.com && git config user.name Kim && git add .", folder)
    hook = folder / ".git" / "hooks" / "pre-commit"
    hook.write_text(script, encoding="utf-8")
    hook.chmod(0o755)
    answer = shell("git commit -q -m one", folder)
    assert (answer.returncode, "BLM001" in answer.stdout + answer.stderr) == (1, True)
    (folder / "postmortems" / "slip.md").write_text("# T\n\nThe flag was off.\n", encoding="utf-8")
    assert shell("git add . && git commit -q -m one", folder).returncode == 0


def test_the_command_for_an_editor_reads_standard_input(folder: Path) -> None:
    script = next(text for text in fences("lint-in-an-editor", "sh") if "stdin" in text)
    (folder / "draft.md").write_text(SLIP, encoding="utf-8")
    answer = shell(script, folder)
    assert [row["filename"] for row in json.loads(answer.stdout)] == ["draft.md"]


@pytest.mark.parametrize("language", ["lua", "toml", "elisp"])
def test_every_editor_is_told_a_command_that_exists(language: str) -> None:
    (text,) = fences("lint-in-an-editor", language)
    assert '"nofault"' in text
    assert '"lsp"' in text
    assert run("lsp", "--help").status == 0
