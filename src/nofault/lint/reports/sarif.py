"""For code scanning: SARIF 2.1.0 (OASIS), one run, with the rules that spoke."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

import msgspec

from nofault.lint.findings import Finding, Location, Severity
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
    artifact = {"uri": quote(one.filename.replace("\\", "/")) or "stdin"}
    result = {
        "ruleId": one.code,
        "ruleIndex": rule_index,
        "level": LEVELS[one.severity],
        "message": {"text": f"{one.message} Try: {one.suggestion}" if one.suggestion else one.message},
        "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": _region(one.location, one.end_location)}}],
    }
    if one.fix is not None:
        edits = [{"deletedRegion": _region(edit.location, edit.end_location), "insertedContent": {"text": edit.content}} for edit in one.fix.edits]
        result["fixes"] = [
            {
                "description": {"text": f"{one.fix.applicability.capitalize()} rewrite"},
                "artifactChanges": [{"artifactLocation": artifact, "replacements": edits}],
            }
        ]
    return result


def _region(start: Location, end: Location) -> dict[str, int]:
    return {"startLine": start.row, "startColumn": start.column, "endLine": end.row, "endColumn": end.column}
