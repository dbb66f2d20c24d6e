"""`nofault lint` and `nofault rule`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from nofault import plugins
from nofault.cli.lint import FORMATS
from nofault.postmortem.model import ActionItem, Causes, Postmortem
from nofault.postmortem.reading import write
from tests.cli.running import run

SLIP = "# T\n\nThe engineer forgot the flag.\n"
CLEAN = "# T\n\nThe upgrade started while the node was serving.\n"
INFO = "# T\n\n## Action items\n\n- @kim cap the pool at 200 by 12 May.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of documents, and the place the command runs in."""
    monkeypatch.chdir(tmp_path)
    for name, text in (("slip.md", SLIP), ("clean.md", CLEAN), ("info.md", INFO)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_a_finding_of_level_warning_exits_with_one() -> None:
    answer = run("lint", "slip.md")
    assert answer.status == 1
    assert "slip.md:3:5: warning BLM001 agentive-slip" in answer.out


def test_no_finding_and_an_info_exit_with_zero() -> None:
    assert run("lint", "clean.md").status == 0
    answer = run("lint", "info.md")
    assert (answer.status, "info ACT006" in answer.out) == (0, True)


def test_exit_zero_reports_and_exits_with_zero() -> None:
    answer = run("lint", "slip.md", "--exit-zero")
    assert (answer.status, "BLM001" in answer.out) == (0, True)


def test_a_folder_stands_for_its_documents() -> None:
    rows = run("lint", ".", "--output-format", "json").json
    assert [(row["filename"], row["code"]) for row in rows] == [("info.md", "ACT006"), ("slip.md", "BLM001")]


def test_a_path_that_does_not_exist_exits_with_two() -> None:
    answer = run("lint", "slip.md", "nowhere.md")
    assert answer.status == 2
    assert "nowhere.md" in answer.err


def test_a_file_that_cannot_be_read_does_not_stop_the_others(folder: Path) -> None:
    (folder / "broken.yaml").write_text("a: [1\n", encoding="utf-8")
    answer = run("lint", "broken.yaml", "slip.md")
    assert answer.status == 2
    assert "broken.yaml" in answer.err
    assert "BLM001" in answer.out


def test_standard_input_is_a_document_with_a_name() -> None:
    rows = run("lint", "-", "--stdin-filename", "draft.md", "--output-format", "json", stdin=SLIP).json
    assert [(row["filename"], row["code"]) for row in rows] == [("draft.md", "BLM001")]


def test_select_and_ignore_take_beginnings_of_codes() -> None:
    assert run("lint", "slip.md", "--select", "act,HUM").status == 0
    assert run("lint", "slip.md", "--ignore", "BLM").status == 0
    answer = run("lint", "slip.md", "--select", "NOPE1")
    assert (answer.status, "NOPE1" in answer.err) == (2, True)


def test_the_settings_of_a_folder_apply(folder: Path) -> None:
    (folder / "nofault.toml").write_text('[lint]\nignore = ["BLM001"]\n', encoding="utf-8")
    assert run("lint", "slip.md").status == 0


def test_a_broken_setting_names_its_key(folder: Path) -> None:
    (folder / "nofault.toml").write_text('[lint]\nselekt = ["BLM001"]\n', encoding="utf-8")
    answer = run("lint", "slip.md")
    assert answer.status == 2
    assert "selekt" in answer.err


def test_a_document_in_yaml_is_judged_through_the_model_and_placed_in_the_file(folder: Path) -> None:
    document = Postmortem(causes=Causes(root_cause="The outage was caused by Daniel."), action_items=[ActionItem(text="Improve monitoring.")])
    (folder / "doc.yaml").write_text(write(document, "yaml"), encoding="utf-8")
    rows = run("lint", "doc.yaml", "--output-format", "json").json
    lines = (folder / "doc.yaml").read_text(encoding="utf-8").splitlines()
    assert {row["code"] for row in rows} == {"BLM006", "ACT001", "ACT003", "ACT005"}
    place = next(row["location"] for row in rows if row["code"] == "BLM006")
    assert lines[place["row"] - 1][place["column"] - 1 :].startswith("caused by Daniel")


def test_sentences_answer_one_array_a_line() -> None:
    answer = run(
        "lint", "--sentences", stdin="The engineer forgot the flag.\n\nThe worker forgot its lease.\n10:05 The engineer finally rolled back."
    )
    assert answer.status == 0
    assert [json.loads(line) for line in answer.out.splitlines()] == [["BLM001"], [], [], ["TML001"]]


def test_actions_answer_one_object_a_line() -> None:
    answer = run("lint", "--actions", stdin="Improve monitoring.\n@kim cap the pool at 200 by 2026-03-01; done when the load test passes\n")
    rows = [json.loads(line) for line in answer.out.splitlines()]
    assert rows == [
        {"specific": False, "owner": False, "due": False, "verifiable": False},
        {"specific": True, "owner": True, "due": True, "verifiable": True},
    ]


@pytest.mark.parametrize("arguments", [[], ["--sentences", "--actions"], ["--sentences", "slip.md"]])
def test_bad_usage_exits_with_two(arguments: list[str]) -> None:
    assert run("lint", *arguments).status == 2


def test_the_formats_of_the_command_are_the_files_of_their_folder() -> None:
    assert sorted(FORMATS) == list(plugins.names("nofault.lint.reports"))


def test_a_rule_is_explained_by_code_and_by_name() -> None:
    answer = run("rule", "BLM001")
    assert answer.status == 0
    assert answer.out.startswith("# BLM001 agentive-slip\n")
    assert "## Use instead" in answer.out
    assert run("rule", "agentive-slip").out == answer.out


def test_all_rules_are_explained() -> None:
    assert run("rule", "--all").out.count("## Why it matters") >= 30


def test_an_unknown_rule_exits_with_two_and_lists_the_known() -> None:
    answer = run("rule", "BLM999")
    assert answer.status == 2
    assert "BLM001" in answer.err


ADVERB = "# T\n\n## Timeline\n\n- 10:05 UTC Finally rolled back.\n"


def test_fix_writes_what_cannot_change_the_meaning_and_a_second_time_nothing(folder: Path) -> None:
    (folder / "adverb.md").write_bytes(b"\xef\xbb\xbf" + ADVERB.replace("\n", "\r\n").encode())
    answer = run("lint", "adverb.md", "--fix")
    assert (answer.status, "1 fix written" in answer.err) == (0, True)
    after = (folder / "adverb.md").read_bytes()
    assert after == b"\xef\xbb\xbf" + ADVERB.replace("Finally rolled", "Rolled").replace("\n", "\r\n").encode()
    assert run("lint", "adverb.md", "--fix").err == ""
    assert (folder / "adverb.md").read_bytes() == after


def test_unsafe_fixes_are_written_only_when_asked_for(folder: Path) -> None:
    text = "# T\n\nIn hindsight, failing over was a mistake.\n"
    (folder / "hindsight.md").write_text(text, encoding="utf-8")
    assert run("lint", "hindsight.md", "--fix").status == 1
    assert (folder / "hindsight.md").read_text(encoding="utf-8") == text
    assert run("lint", "hindsight.md", "--fix", "--unsafe-fixes").status == 0
    assert (folder / "hindsight.md").read_text(encoding="utf-8") == "# T\n\nFailing over was a mistake.\n"


def test_fixed_standard_input_goes_to_standard_output_and_the_findings_elsewhere() -> None:
    answer = run("lint", "-", "--fix", stdin=ADVERB + "\nThe engineer forgot the flag.\n")
    assert answer.out == ADVERB.replace("Finally rolled", "Rolled") + "\nThe engineer forgot the flag.\n"
    assert (answer.status, "BLM001" in answer.err) == (1, True)


def test_a_file_that_is_not_utf_8_is_not_changed(folder: Path) -> None:
    data = ADVERB.encode() + b"\xff\n"
    (folder / "latin.md").write_bytes(data)
    answer = run("lint", "latin.md", "--fix")
    assert (answer.status, (folder / "latin.md").read_bytes()) == (2, data)
    assert "not UTF-8" in answer.err


def test_rules_are_left_out_for_files_and_for_sections(folder: Path) -> None:
    (folder / "old").mkdir()
    (folder / "old" / "slip.md").write_text(SLIP, encoding="utf-8")
    (folder / "nofault.toml").write_text('[lint.per-file-ignores]\n"old/*" = ["BLM"]\n', encoding="utf-8")
    assert run("lint", "old").status == 0
    assert run("lint", "slip.md").status == 1
    (folder / "nofault.toml").write_text('[lint.per-section-ignores]\nlessons = ["BLM001"]\n', encoding="utf-8")
    (folder / "lesson.md").write_text("# T\n\n## Lessons learned\n\nThe engineer forgot the flag.\n", encoding="utf-8")
    assert run("lint", "lesson.md").status == 0
    assert run("lint", "slip.md").status == 1


@pytest.mark.parametrize(
    ("toml", "row", "told"),
    [
        ('[lint]\nignore = ["BLM001"]\nselct = []\n', 3, "Known keys: select"),
        ('[lint]\n\nselect = ["NOPE"]\n', 3, "Rules begin with ACT"),
        ('[lint]\npeople = "Kim"\n', 2, "list of texts"),
        ('[lint.per-section-ignores]\nnowhere = ["BLM"]\n', 2, "Section kinds: summary"),
        ('[lint]\nprofile = "private"\n', 2, '"public"'),
        ('[lint.roles]\n"Kim" = 1\n', 2, "the on-call engineer"),
        ('lint.select = ["NOPE"]\n', 1, "Rules begin with ACT"),
        ('[lnt]\nselect = ["BLM"]\n', 1, "Known tables: lint"),
    ],
)
def test_a_broken_configuration_names_the_key_the_line_and_what_it_takes(folder: Path, toml: str, row: int, told: str) -> None:
    (folder / "nofault.toml").write_text(toml, encoding="utf-8")
    answer = run("lint", "slip.md")
    assert answer.status == 2
    assert f"nofault.toml:{row}" in answer.err
    assert told in answer.err


def test_a_broken_key_of_a_pyproject_is_named_in_its_own_table(folder: Path) -> None:
    (folder / "pyproject.toml").write_text('[tool.other.lint]\nselect = ["E"]\n\n[tool.nofault.lint]\nselect = ["NOPE"]\n', encoding="utf-8")
    answer = run("lint", "slip.md")
    assert (answer.status, "pyproject.toml:5, [tool.nofault.lint]: select" in answer.err) == (2, True)


YAML = """\
timeline:
  - at: 2026-02-13T10:05:00Z
    text: Finally rolled back.
  - at: 2026-02-13T10:06:00Z
    text: Sam deletes the rows.
causes:
  root_cause: |
    The engineer forgot the flag.
"""


def test_an_entry_in_yaml_is_judged_as_one_behind_its_time_in_markdown(folder: Path) -> None:
    (folder / "doc.yaml").write_text(YAML, encoding="utf-8")
    (folder / "doc.md").write_text(
        "# T\n\n## Timeline\n\n| Time (UTC) | Event |\n| --- | --- |\n| 10:05 | Finally rolled back. |\n| 10:06 | Sam deletes the rows. |\n"
        "\n## Root cause\n\nThe engineer forgot the flag.\n",
        encoding="utf-8",
    )
    for name in ("doc.yaml", "doc.md"):
        assert [row["code"] for row in run("lint", name, "--output-format", "json").json] == ["TML001", "BLM001"]


@pytest.mark.parametrize(
    ("comment", "left", "told"),
    [
        ('# nofault: allow TML001 reason="as said"', ["BLM001"], 1),
        ("# nofault: allow TML001", ["STR004", "TML001", "BLM001"], 0),
        ('# nofault: allow CHR reason="as said"', ["TML001", "BLM001"], 0),
    ],
)
def test_a_comment_of_yaml_allows_a_finding_and_stays_when_fixing(folder: Path, comment: str, left: list[str], told: int) -> None:
    text = YAML.replace("    text: Finally", f"    {comment}\n    text: Finally").replace("  root_cause: |", "  root_cause: |  # told")
    (folder / "doc.yaml").write_text(text, encoding="utf-8")
    assert [row["code"] for row in run("lint", "doc.yaml", "--output-format", "json").json] == left
    assert (f"({told} allowed by comments)" in run("lint", "doc.yaml").out) == bool(told)
    run("lint", "--fix", "doc.yaml")
    assert ("Finally" in (folder / "doc.yaml").read_text(encoding="utf-8")) == ("TML001" not in left)


def test_a_comment_inside_a_text_of_yaml_allows_and_is_counted(folder: Path) -> None:
    text = YAML.replace("The engineer", '<!-- nofault: allow BLM001 reason="as said" -->\n    The engineer')
    (folder / "doc.yaml").write_text(text, encoding="utf-8")
    answer = run("lint", "doc.yaml")
    assert ("BLM001" in answer.out, "(1 allowed by comments)" in answer.out) == (False, True)


def test_a_comment_without_a_reason_is_not_asked_about_where_that_rule_is_left_out(folder: Path) -> None:
    (folder / "bare.md").write_text("# T\n\n<!-- nofault: allow BLM001 -->\nAll was well.\n", encoding="utf-8")
    assert [row["code"] for row in run("lint", "bare.md", "--output-format", "json").json] == ["STR004"]
    assert run("lint", "bare.md", "--ignore", "STR004").status == 0


def test_a_profile_and_a_policy_add_their_rules(folder: Path) -> None:
    text = "# T\n\nDate: 2026-02-02\n\nPublished: 2026-02-27\n\n## Summary\n\nHost db-prod-03 failed.\n\n## Impact\n\nNone.\n"
    (folder / "late.md").write_text(text, encoding="utf-8")
    assert run("lint", "late.md", "--output-format", "json").json == []
    assert [row["code"] for row in run("lint", "late.md", "--profile", "public", "--output-format", "json").json] == ["PUB001"]
    assert [row["code"] for row in run("lint", "late.md", "--policy", "default", "--output-format", "json").json] == ["PRO006"]
