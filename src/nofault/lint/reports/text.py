"""For people: place, code, question, the source line with a caret, and a rewrite to start from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from nofault.lint.findings import Finding

WIDTH = 110  # characters of a source line that are shown
LEAD = 40  # of these, before the finding


def render(findings: Sequence[Finding], texts: Mapping[str, str], allowed: int) -> str:
    """Each finding in four lines, then a count."""
    lines: list[str] = []
    rows = {name: text.splitlines() for name, text in texts.items()}
    for one in findings:
        place = f"{printable(one.filename) or '-'}:{one.location.row}:{one.location.column}"
        lines.append(f"{place}: {one.severity} {one.code} {one.name}: {printable(one.message)}")
        lines += _source(one, rows.get(one.filename, []))
        if one.suggestion:
            lines.append(f"    try: {one.suggestion}")
        lines.append("")
    lines.append(_count(findings, allowed))
    return "\n".join(lines) + "\n"


def _source(one: Finding, rows: Sequence[str]) -> list[str]:
    """The source line around the finding and a caret below it."""
    if not 0 < one.location.row <= len(rows):
        return []
    row, column = rows[one.location.row - 1], one.location.column - 1
    start = max(0, column - LEAD)
    start = 0 if column + 30 < WIDTH else start
    shown = printable(row[start : start + WIDTH])
    end = one.end_location.column - 1 if one.end_location.row == one.location.row else len(row)
    length = max(1, min(end, start + WIDTH) - column)
    mark = "…" if start else " "
    return [f"   {mark}{shown}", "    " + " " * (column - start) + "^" * length]


def _count(findings: Sequence[Finding], allowed: int) -> str:
    counts = {severity: sum(one.severity == severity for one in findings) for severity in ("error", "warning", "info")}
    told = ", ".join(f"{count} {severity}{'s' if count != 1 and severity != 'info' else ''}" for severity, count in counts.items() if count)
    note = f" ({allowed} allowed by comments)" if allowed else ""
    return f"{told}{note}" if told else f"No findings.{note}"


def printable(text: str) -> str:
    """Control characters as spaces of equal length, so that a document cannot steer the terminal and carets stay right."""
    return text if text.isprintable() else "".join(sign if sign.isprintable() else " " for sign in text)
