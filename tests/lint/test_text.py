"""A document to findings: places, sections, configuration, allowances."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nofault.lint.config import Config, LintError, config_from
from nofault.lint.engine import engine_for
from nofault.lint.files import check_markdown
from nofault.lint.findings import Finding, Severity
from nofault.lint.outline import pieces
from nofault.lint.rule import rules
from nofault.lint.text import judge, lint_sentence, lint_text
from nofault.postmortem.blocks import cut

CASES = Path(__file__).parent / "cases"
SLIP = "The engineer forgot the flag."


def codes(text: str, **how: object) -> list[str]:
    """The codes found in a text."""
    return [one.code for one in lint_text(text, **how)]  # type: ignore[arg-type]


def seen(text: str, one: Finding) -> str:
    """What stands in the text from the start to the end of a finding."""
    lines = text.split("\n")
    if one.location.row != one.end_location.row:
        middle = lines[one.location.row : one.end_location.row - 1]
        first, last = lines[one.location.row - 1][one.location.column - 1 :], lines[one.end_location.row - 1][: one.end_location.column - 1]
        return "\n".join([first, *middle, last])
    return lines[one.location.row - 1][one.location.column - 1 : one.end_location.column - 1]


@pytest.mark.parametrize(
    "text",
    [
        "# Title\n\nAt noon the engineer forgot the flag.",
        "- one\n  - two, and the engineer forgot the flag\n",
        "| a | b |\n|---|---|\n| ok | the engineer forgot the flag |\n",
        "Größe 🦊 “ok”: the engineer forgot the flag.",
        "**Note:** the *engineer* link [here](https://example.com/a_b) … the engineer forgot the flag",
        "1. first\n\n   the engineer forgot the flag\n",
    ],
)
def test_a_finding_points_at_what_it_saw(text: str) -> None:
    assert [seen(text, one) for one in lint_text(text)] == ["engineer forgot"]


def test_a_finding_may_span_lines() -> None:
    text = "- it was late\n  and the engineer\n  forgot the flag"
    (found,) = lint_text(text)
    assert seen(text, found) == "engineer\n  forgot"
    assert "“engineer forgot”" in found.message


def test_a_message_asks_before_it_says() -> None:
    (found,) = lint_text(SLIP)
    assert found.message.startswith(found.question)
    assert found.question.endswith("?")


def test_a_section_given_stands_for_the_whole_text() -> None:
    assert "TML001" in codes("10:05 UTC The engineer finally rolled back.", section="timeline")
    assert "TML001" not in codes("10:05 UTC The engineer finally rolled back.")


def test_sub_headings_inherit_their_section_and_times_belong_to_the_timeline() -> None:
    text = "# T\n\n## Timeline\n\n### 2026-01-14 10:05\n\nThe engineer finally rolled back.\n\n## Impact\n\nThe engineer finally slept.\n"
    assert [(one.code, one.section) for one in lint_text(text)] == [("TML001", "timeline")]


def test_headings_quotations_code_and_front_matter_are_not_judged() -> None:
    text = f'---\nnote: {SLIP}\n---\n# {SLIP}\n\n> {SLIP}\n\n    {SLIP}\n\n```\n{SLIP}\n```\n\n<!-- {SLIP} -->\n\nIt said "{SLIP}" and `{SLIP}`.\n'
    assert codes(text) == []


def test_an_allowance_with_a_reason_silences_its_line_and_the_next() -> None:
    text = f'<!-- nofault: allow BLM001 reason="their own words" -->\n{SLIP}\n\n{SLIP}\n'
    report = judge(text)
    assert [one.location.row for _, _, one in report.sorted()] == [4]
    assert report.allowed.used == 1
    assert codes(f'{SLIP} <!-- nofault: allow BLM,HND001 reason="x" -->') == []


def test_an_allowance_names_its_rules() -> None:
    assert codes(f'{SLIP} <!-- nofault: allow HND001 reason="x" -->') == ["BLM001"]


def test_an_allowance_without_a_reason_allows_nothing_and_is_a_finding() -> None:
    assert codes(f"{SLIP} <!-- nofault: allow BLM001 -->") == ["BLM001", "STR004"]
    assert codes(f'{SLIP} <!-- nofault: allow BLM001 reason=" " -->') == ["BLM001", "STR004"]


def test_rules_are_selected_and_ignored_by_the_beginning_of_their_code() -> None:
    text = "The engineer forgot the flag. Root cause: human error."
    assert codes(text) == ["BLM001", "HUM001"]
    assert codes(text, config=Config(select=("HUM",))) == ["HUM001"]
    assert codes(text, config=Config(ignore=("HUM001",))) == ["BLM001"]


def test_a_rule_that_is_off_runs_when_it_is_selected() -> None:
    text = "## Action items\n\n- @kim add an alert on lag by 2026-05-12.\n"
    assert "ACT007" not in codes(text)
    assert codes(text, config=Config(select=("ACT",))) == ["ACT007", "ACT008"]


def test_names_of_people_and_systems_come_from_the_configuration() -> None:
    assert codes("Qwerta broke the page.") == []
    assert codes("Qwerta broke the page.", config=Config(people=("Qwerta Example",))) == ["BLM001"]
    assert codes("Alice broke the page.") == ["BLM001"]
    assert codes("Alice broke the page.", config=Config(systems=("Alice",))) == []


@pytest.mark.parametrize(
    ("values", "named"),
    [({"selct": []}, "selct"), ({"select": "BLM"}, "select"), ({"ignore": ["XYZ1"]}, "XYZ1"), ({"people": [1]}, "people")],
)
def test_a_broken_configuration_names_the_key(values: dict[str, object], named: str) -> None:
    with pytest.raises(LintError, match=named) as raised:
        config_from(values, "nofault.toml, [lint]")
    assert raised.value.hint


def test_one_place_gives_one_finding_of_a_family() -> None:
    assert codes("An operator mistakenly forgot the flag.") in (["BLM001"], ["BLM003"])


def test_a_sentence_is_judged_by_every_sentence_rule_whatever_its_section() -> None:
    assert lint_sentence("10:05 The engineer finally rolled back.") == ["TML001"]
    assert lint_sentence("Remind all engineers to test.") == ["REM002"]
    assert lint_sentence("") == []
    assert not any(code.startswith(("ACT", "STR")) for code in lint_sentence("Improve monitoring."))


def test_the_gate_lets_through_whatever_a_rule_would_see() -> None:
    config = Config(select=("ALL",))
    engine = engine_for(config)
    for path in sorted(CASES.glob("*.md")):
        for fence in cut(path.read_text(encoding="utf-8")):
            for block in cut(fence.text) if fence.kind == "fence" else ():
                for text, _ in pieces(block):
                    assert engine.sightings(text) == engine.looks(text, None, range(len(engine.lookouts))), text


def test_bytes_of_any_kind_are_read() -> None:
    assert check_markdown(b"\xff\xfe The engineer forgot it. \x00", "x.md").findings[0].code == "BLM001"
    assert check_markdown(b"\xef\xbb\xbfThe engineer forgot it.", "x.md").findings[0].location.column == 5


SNIPPETS = st.sampled_from(
    [
        *("The engineer ", "forgot ", "should have been ", "caused by ", "who ", ", ", "not ", "improve ", "Owner: ", "team ", "10:05 UTC "),
        *("## Timeline\n", "## Action items\n", "- ", "| ", "|-|\n", "\n", "\r\n", "\t", "> ", "```\n", "`", '"', "“", "”", "İ", "🦊"),
        "<!-- nofault: allow BLM -->",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(SNIPPETS | st.text(max_size=6), max_size=40).map("".join))
def test_any_text_is_judged_and_every_place_lies_inside_it(text: str) -> None:
    for start, end, found in judge(text, config=Config(select=("ALL",))).sorted():
        assert 0 <= start <= end <= len(text)
        assert found.location.row >= 1
        assert found.location.column >= 1
        assert found.severity in Severity


def test_every_rule_says_where_it_is_explained() -> None:
    assert {one.url for rule in rules() for one in [rule] if one.code == "BLM001"} == {"docs/reference/rules.md#blm001-agentive-slip"}


@pytest.mark.parametrize("head", ["#", "ID", "**No.**", "Priority"])
def test_a_column_of_numbers_before_a_text_of_unknown_head_is_not_the_text(head: str) -> None:
    found = lint_text(
        f"# T\n\n## Action items\n\n| {head} | Measure | Owner | Due |\n|-|-|-|-|\n| P-1 | Improve monitoring. | @kim | 12 May 2026 |\n"
    )
    assert [(one.code, one.message.split("“")[1].split("”")[0]) for one in found] == [("ACT001", "Improve"), ("ACT006", "12 May 2026")]
