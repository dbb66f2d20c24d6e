"""`nofault similar` and `nofault classify`."""

from __future__ import annotations

from pathlib import Path

import pytest

from nofault.postmortem.identity import assign_ids
from nofault.postmortem.model import ActionItem, Factor, Incident, Postmortem
from nofault.postmortem.reading import write
from tests.cli.running import run

DOCUMENTS = {
    "pool": ("Checkout refused cards", "The connection pool was exhausted by N+1 queries"),
    "certificate": ("Login failed", "The certificate of the gateway expired"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, (title, factor) in DOCUMENTS.items():
        items = [ActionItem(text=f"Close the gap of {name}", owner="Ines Duarte")]
        document = Postmortem(incident=Incident(title=title), summary=f"{title}.", factors=[Factor(property=factor)], action_items=items)
        (tmp_path / f"{name}.md").write_text(write(assign_ids(document), "classic"))
    return tmp_path


def test_similar_answers_json_of_the_agreed_shape(folder: Path) -> None:
    answers = run("similar", "database pool exhausted", "--in", folder, "--format", "json").json
    assert [Path(answer["path"]).name for answer in answers] == ["pool.md"]
    assert list(answers[0]) == ["id", "title", "path", "score", "why", "mitigation", "unfinished"]
    assert answers[0]["unfinished"] == [{"text": "Close the gap of pool", "owner": "Ines Duarte", "due": None, "state": "unknown"}]


def test_a_file_is_not_similar_to_itself(folder: Path) -> None:
    answers = run("similar", folder / "pool.md", "--in", folder, "--format", "json").json
    assert "pool.md" not in [Path(answer["path"]).name for answer in answers]


def test_several_places_may_follow_in(folder: Path) -> None:
    answers = run("similar", "expired certificates", "--format", "json", "--in", folder / "pool.md", folder / "certificate.md").json
    assert Path(answers[0]["path"]).name == "certificate.md"


def test_similar_says_why_in_words(folder: Path) -> None:
    out = run("similar", "pool exhausted", "--in", folder).out
    assert "shared words: " in out
    assert "still open: Close the gap of pool · Ines Duarte · no date · unknown" in out


def test_nothing_similar_is_said_and_is_no_error(folder: Path) -> None:
    found = run("similar", "xylophone", "--in", folder)
    assert (found.status, found.out) == (0, "No earlier incident shares a word with it.\n")


def test_similar_in_nowhere_is_status_2(folder: Path) -> None:
    assert run("similar", "pool", "--in", folder / "nowhere").status == 2


def test_classify_answers_json_of_the_agreed_shape(folder: Path) -> None:
    answers = run("classify", folder / "pool.md", "--format", "json").json
    assert list(answers[0]) == ["code", "name", "axis", "confidence", "sentence", "line"]
    found = {answer["code"]: answer for answer in answers}
    assert {"CAP-2", "COD-7"} <= set(found)
    line = (folder / "pool.md").read_text().splitlines()[found["CAP-2"]["line"] - 1]
    assert "pool was exhausted" in line


def test_classify_reads_yaml(tmp_path: Path) -> None:
    (tmp_path / "inc.yaml").write_text("title: Login failed\ncontributing_factors:\n  - The certificate of the gateway expired\n")
    found = {answer["code"]: answer["line"] for answer in run("classify", tmp_path / "inc.yaml", "--format", "json").json}
    assert found["TIM-2"] == 3


def test_classify_without_a_class_says_so(tmp_path: Path) -> None:
    (tmp_path / "calm.md").write_text("# A calm day\n\nNothing happened.\n")
    assert run("classify", tmp_path / "calm.md").out == "No sentence speaks for a class.\n"
    assert run("classify", tmp_path / "calm.md", "--format", "json").json == []


def test_classify_of_broken_yaml_is_status_2(tmp_path: Path) -> None:
    (tmp_path / "broken.yaml").write_text("a: [\n")
    found = run("classify", tmp_path / "broken.yaml")
    assert found.status == 2
    assert "not valid YAML" in found.err
