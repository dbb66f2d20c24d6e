"""The ways findings are written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema_rs
import pytest

from nofault import plugins
from nofault.lint.files import check_markdown
from nofault.lint.findings import Finding

TEXT = "# T\n\nAt noon the engineer forgot the flag, 100%.\n\n## Timeline\n\n- 10:02 UTC Alert.\n- 10:04 UTC Page.\n- Later, with \x1b[31m & <b>.\n"
NAME = "a b,c:d.md"


def report(kind: str, text: str = TEXT, name: str = NAME) -> str:
    """The output of one format for a text."""
    checked = check_markdown(text.encode(), name)
    module: Any = plugins.load("nofault.lint.reports", kind)
    out: str = module.render(checked.findings, {name: text}, checked.allowed)
    return out


def findings(text: str = TEXT) -> list[Finding]:
    """What is found in the text."""
    return check_markdown(text.encode(), NAME).findings


def test_the_sample_has_two_findings() -> None:
    assert [one.code for one in findings()] == ["BLM001", "TML003"]


def test_text_shows_the_line_with_a_caret_below_what_was_seen() -> None:
    lines = report("text").splitlines()
    assert lines[0].startswith(f"{NAME}:3:13: warning BLM001 agentive-slip: What ")
    mark = lines[2]
    assert lines[1][mark.index("^") : mark.rindex("^") + 1] == "engineer forgot"
    assert lines[3].startswith("    try: ")
    assert lines[-1] == "2 warnings"


def test_text_shows_the_caret_in_a_long_line_too() -> None:
    lines = report("text", "word " * 60 + "the engineer forgot it " + "word " * 60).splitlines()
    assert len(lines[1]) < 130
    assert lines[1][lines[2].index("^") : lines[2].rindex("^") + 1] == "engineer forgot"


def test_text_does_not_let_a_document_steer_the_terminal() -> None:
    assert "\x1b" not in report("text")


def test_json_is_the_array_of_findings() -> None:
    rows = json.loads(report("json"))
    assert [row["code"] for row in rows] == ["BLM001", "TML003"]
    assert set(rows[0]) == {
        *("code", "name", "severity", "message", "suggestion", "filename", "location", "end_location", "section", "fix", "url", "question")
    }
    assert rows[0]["location"] == {"row": 3, "column": 13}
    assert rows[0]["end_location"] == {"row": 3, "column": 28}
    assert rows[1]["section"] == "timeline"


def test_github_commands_escape_what_would_end_them() -> None:
    first, second = report("github").splitlines()
    assert first.startswith("::warning file=a b%2Cc%3Ad.md,line=3,endLine=3,col=13,endColumn=28,title=BLM001 agentive-slip::What ")
    assert second.startswith("::warning file=")


def test_sarif_names_the_rules_that_spoke_and_where() -> None:
    log = json.loads(report("sarif"))
    run = log["runs"][0]
    assert log["version"] == "2.1.0"
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["BLM001", "TML003"]
    result = run["results"][0]
    assert result["ruleId"] == run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"]
    assert result["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "a%20b%2Cc%3Ad.md"},
        "region": {"startLine": 3, "startColumn": 13, "endLine": 3, "endColumn": 28},
    }


def test_junit_is_valid_xml_with_a_failed_case_for_each_finding() -> None:
    root = ElementTree.fromstring(report("junit"))
    assert root.get("failures") == "2"
    assert [case.get("name") for case in root.iter("testcase")] == ["BLM001 agentive-slip 3:13", "TML003 entry-without-time 9:3"]


def test_junit_passes_a_file_without_findings() -> None:
    root = ElementTree.fromstring(report("junit", "All is well."))
    assert (root.get("failures"), len(list(root.iter("testcase")))) == ("0", 1)


@pytest.mark.parametrize("kind", plugins.names("nofault.lint.reports"))
def test_nothing_found_is_written_in_every_format(kind: str) -> None:
    assert isinstance(report(kind, "All is well."), str)


SCHEMA = Path(__file__).parent / "sarif" / "sarif-2.1.0.json"


@pytest.mark.parametrize("name", [NAME, "", "ünïcode/“x”.md"])
@pytest.mark.parametrize("text", [TEXT, "All is well.", "# T\n\nIn hindsight, failing over was a mistake.\n\nThe engineer forgot it.\n" * 3])
def test_sarif_is_valid_by_the_schema_of_oasis(text: str, name: str) -> None:
    validator = jsonschema_rs.validator_for(json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert [error.message for error in validator.iter_errors(json.loads(report("sarif", text, name)))] == []


def test_sarif_carries_the_fixes_that_a_rule_offers() -> None:
    log = json.loads(report("sarif", "# T\n\n## Timeline\n\n- 10:05 UTC Finally rolled back.\n"))
    (fix,) = log["runs"][0]["results"][0]["fixes"]
    (change,) = fix["artifactChanges"]
    assert change["replacements"] == [
        {"deletedRegion": {"startLine": 5, "startColumn": 13, "endLine": 5, "endColumn": 22}, "insertedContent": {"text": "R"}}
    ]


def test_the_schema_refuses_what_is_no_sarif() -> None:
    validator = jsonschema_rs.validator_for(json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert not validator.is_valid({"version": "2.1.0", "runs": [{"results": []}]})
