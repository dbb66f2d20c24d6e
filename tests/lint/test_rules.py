"""Every rule: its Markdown cases, its documentation, its data."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from nofault.lint.config import Config
from nofault.lint.rule import Rule, rules
from nofault.lint.text import lint_text
from nofault.postmortem.blocks import cut

CASES = Path(__file__).parent / "cases"
HEADINGS = ("Why it matters", "Known problems", "Example", "Use instead", "Sources")


class Case:
    """One document of a case file and the findings expected in it."""

    def __init__(self, title: str, document: str, findings: list[str]) -> None:
        self.title, self.document, self.findings = title, document, findings


def cases_of(code: str) -> list[Case]:
    """The cases of a rule: each heading, its fenced document, and what its fence of findings lists."""
    found: list[Case] = []
    title = ""
    for block in cut((CASES / f"{code}.md").read_text(encoding="utf-8")):
        if block.kind == "heading":
            title = block.text
        elif block.kind == "fence" and block.info == "markdown":
            found.append(Case(title, block.text, []))
        elif block.kind == "fence" and block.info == "findings":
            found[-1].findings = block.text.splitlines()
    return found


def shown(case: Case, rule: Rule) -> list[str]:
    """What the rule finds in a case, written as the case file writes it: place and text on its first line."""
    rows = case.document.split("\n")
    lines = []
    for one in lint_text(case.document, config=Config(select=(rule.code,))):
        row, column = one.location.row, one.location.column
        end = one.end_location.column - 1 if one.end_location.row == row else len(rows[row - 1])
        lines.append(f"{row}:{column} {rows[row - 1][column - 1 : end]}")
    return lines


ALL = [(rule, case) for rule in rules() for case in cases_of(rule.code)]


@pytest.mark.parametrize(("rule", "case"), ALL, ids=[f"{rule.code}-{case.title}" for rule, case in ALL])
def test_a_rule_finds_in_its_cases_what_they_say(rule: Rule, case: Case) -> None:
    assert shown(case, rule) == case.findings


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
def test_a_rule_has_cases_that_fire_and_cases_that_stay_silent(rule: Rule) -> None:
    cases = cases_of(rule.code)
    assert any(case.findings for case in cases)
    assert any(not case.findings for case in cases)


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
def test_a_rule_explains_itself_under_the_fixed_headings(rule: Rule) -> None:
    text = rule.module.__doc__ or ""
    assert text.startswith("Flags ")
    assert tuple(re.findall(r"^## (.+)$", text, re.MULTILINE)) == HEADINGS
    assert all(part.strip() for part in re.split(r"^## .+$", text, flags=re.MULTILINE))


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
def test_a_rule_asks_a_question_and_offers_a_rewrite(rule: Rule) -> None:
    assert rule.question.endswith("?")
    assert rule.suggestion
    assert "{text}" in rule.message


def test_codes_and_names_are_unique() -> None:
    assert len({rule.code for rule in rules()}) == len({rule.name for rule in rules()}) == len(rules())


def test_every_case_file_belongs_to_a_rule() -> None:
    assert {path.stem for path in CASES.glob("*.md")} == {rule.code for rule in rules()}


@pytest.mark.parametrize("rule", [rule for rule in rules() if rule.cues], ids=lambda rule: rule.code)
def test_the_example_of_a_rule_fires_and_what_it_says_instead_stays_silent(rule: Rule) -> None:
    parts = re.split(r"^## (.+)$", rule.module.__doc__ or "", flags=re.MULTILINE)
    texts = {heading: body.strip() for heading, body in zip(parts[1::2], parts[2::2], strict=True)}
    section = sorted(rule.sections)[0] if rule.sections else None
    only = Config(select=(rule.code,))
    assert [one.code for one in lint_text(texts["Example"], section=section, config=only)] == [rule.code]
    assert lint_text(texts["Use instead"], section=section, config=only) == []
