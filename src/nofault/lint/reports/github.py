"""For GitHub Actions: one workflow command a finding, shown beside the line of the pull request.

Escapes as the runner's documentation asks: `%`, line ends, and in properties `:` and `,`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from nofault.lint.findings import Finding, Severity

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(findings: Sequence[Finding], texts: Mapping[str, str], allowed: int) -> str:
    """One line a finding."""
    return "".join(_line(one) for one in findings)


def _line(one: Finding) -> str:
    place = f"file={_property(one.filename)},line={one.location.row},endLine={one.end_location.row}"
    if one.location.row == one.end_location.row:
        place += f",col={one.location.column},endColumn={one.end_location.column}"
    title = _property(f"{one.code} {one.name}")
    said = f"{one.message} Try: {one.suggestion}" if one.suggestion else one.message
    return f"::{LEVELS[one.severity]} {place},title={title}::{_data(said)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
