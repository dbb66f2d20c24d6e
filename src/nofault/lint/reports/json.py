"""For programs: one array of findings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from nofault.lint.findings import Finding


def render(findings: Sequence[Finding], texts: Mapping[str, str], allowed: int) -> str:
    """A JSON array, indented."""
    return msgspec.json.format(msgspec.json.encode(findings), indent=2).decode() + "\n"
