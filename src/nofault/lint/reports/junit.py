"""For CI servers: JUnit XML, one suite a file, one failed case a finding that fails the check; infos are system output."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

from nofault.lint.findings import Finding

NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")  # characters that XML 1.0 cannot hold


def render(findings: Sequence[Finding], texts: Mapping[str, str], allowed: int) -> str:
    """One `testsuites` document; a file without findings is a passed case."""
    found: dict[str, list[Finding]] = {name: [] for name in texts}
    for one in findings:
        if one.filename in found:
            found[one.filename].append(one)
    failures = sum(one.fails for one in findings)
    body = "".join(_suite(name, ones) for name, ones in found.items())
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="nofault lint" failures="{failures}">\n{body}</testsuites>\n'


def _suite(name: str, findings: Sequence[Finding]) -> str:
    shown = _attribute(name or "stdin")
    failures = sum(one.fails for one in findings)
    cases = "".join(_case(one, shown) for one in findings) or f"    <testcase name={shown} classname={shown}/>\n"
    return f'  <testsuite name={shown} tests="{max(1, len(findings))}" failures="{failures}">\n{cases}  </testsuite>\n'


def _case(one: Finding, shown: str) -> str:
    place = f"{one.location.row}:{one.location.column}"
    said = f"{place}: {one.message}" + (f"\nTry: {one.suggestion}" if one.suggestion else "")
    kind = f"failure type={_attribute(one.code)} message={_attribute(one.message)}" if one.fails else "system-out"
    name = _attribute(f"{one.code} {one.name} {place}")
    return f"    <testcase name={name} classname={shown}>\n      <{kind}>{escape(_clean(said))}</{kind.split()[0]}>\n    </testcase>\n"


def _attribute(text: str) -> str:
    return quoteattr(_clean(text))


def _clean(text: str) -> str:
    return NOT_XML.sub("�", text)
