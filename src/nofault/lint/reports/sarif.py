"""For code scanning: SARIF 2.1.0 (OASIS), one run, with the rules that spoke."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

import msgspec

from nofault.lint.findings import Finding, Severity
from nofault.lint.rule import Rule, rules

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def render(findings: Sequence[Finding], texts: Mapping[str, str], allowed: int) -> str:
    """One SARIF log; columns count characters (`unicodeCodePoints`)."""
    spoke = {one.code for one in findings}
    used = [rule for rule in rules() if rule.code in spoke]
    index = {rule.code: number for number, rule in enumerate(used)}
    run = {
        "tool": {"driver": {"name": "nofault", "rules": [_rule(rule) for rule in used]}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(one, index[one.code]) for one in findings],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return msgspec.json.format(msgspec.json.encode(log), indent=2).decode() + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": rule.name},
        "fullDescription": {"text": (rule.module.__doc__ or rule.name).strip().split("\n\n")[0].replace("\n", " ")},
        "help": {"text": f"{rule.question} {rule.suggestion}"},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
    }


def _result(one: Finding, rule_index: int) -> dict[str, Any]:
    region = {
        "startLine": one.location.row,
        "startColumn": one.location.column,
        "endLine": one.end_location.row,
        "endColumn": one.end_location.column,
    }
    uri = quote(one.filename.replace("\\", "/")) or "stdin"
    return {
        "ruleId": one.code,
        "ruleIndex": rule_index,
        "level": LEVELS[one.severity],
        "message": {"text": f"{one.message} Try: {one.suggestion}" if one.suggestion else one.message},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri}, "region": region}}],
    }
