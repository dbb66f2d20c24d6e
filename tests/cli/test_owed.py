"""`nofault owed`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import run

FACTS = "severity: SEV2\nrestored_at: 2026-01-14T15:00:00Z\n"


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_it_answers_json_of_the_agreed_shape(tmp_path: Path) -> None:
    (tmp_path / "facts.yaml").write_text(FACTS)
    answer = run("owed", tmp_path / "facts.yaml", "--format", "json").json
    assert (answer["owed"], answer["strength"], answer["rule"], answer["policy"]) == ("full", "required", "severe", "default")
    assert answer["due"][-1] == {"step": "publish", "at": "2026-01-21T15:00:00Z"}
    assert answer["would_change"] == []


def test_it_reads_json_from_standard_input() -> None:
    answer = run("owed", "-", "--format", "json", stdin='{"severity": "SEV3", "novel_cause": null}').json
    assert answer["owed"] == "lightweight"
    assert {"fact": "novel_cause", "value": True, "owed": "full"} in answer["would_change"]


def test_it_says_the_same_in_words() -> None:
    out = run("owed", "-", stdin="severity: SEV3\nrestored_at: 2026-01-14T15:00:00Z\n").out
    assert out.startswith("lightweight (recommended): ")
    assert "2026-01-21 15:00 UTC  publish" in out
    assert "novel_cause is yes: full" in out


def test_a_teams_policy_is_followed_when_named_and_when_it_lies_in_the_folder(tmp_path: Path) -> None:
    (tmp_path / "team.toml").write_text('name = "team"\n[triggers.severe]\noff = true\n')
    assert run("owed", "-", "--policy", "team.toml", "--format", "json", stdin=FACTS).json["owed"] == "none"
    (tmp_path / "nofault.toml").write_text('[policy]\nname = "house"\n')
    assert run("owed", "-", "--format", "json", stdin=FACTS).json["policy"] == "house"
    assert run("owed", "-", "--policy", "default", "--format", "json", stdin=FACTS).json["policy"] == "default"


def test_what_is_no_fact_is_told_and_left_out() -> None:
    found = run("owed", "-", "--format", "json", stdin=FACTS + "mood: good\n")
    assert found.status == 0
    assert "mood" in found.err
    assert found.json["owed"] == "full"


@pytest.mark.parametrize(
    ("facts", "message"),
    [
        ("restored_at: 2026-01-14T15:00:00\n", "has no zone"),
        ("severity: SEV9\n", "SEV9"),
        ("severity: [\n", "not valid YAML"),
        ("restored_at: 2026-13-45T00:00:00Z\n", "not valid YAML"),
        ("- 1\n", "not a mapping"),
        ("&a [*a]\n", "not a mapping"),
    ],
)
def test_facts_that_cannot_be_used_are_one_line_and_status_2(facts: str, message: str) -> None:
    found = run("owed", "-", stdin=facts)
    assert (found.status, found.out) == (2, "")
    assert found.err.startswith("nofault: ")
    assert message in found.err
    assert found.err.count("\n") == 1


def test_a_missing_file_and_a_missing_policy_are_status_2() -> None:
    assert run("owed", "nowhere.yaml").status == 2
    assert run("owed", "-", "--policy", "nobody", stdin=FACTS).status == 2
