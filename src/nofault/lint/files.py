"""A Markdown file to findings."""

from __future__ import annotations

from msgspec import Struct

from nofault.lint.config import DEFAULT, Config
from nofault.lint.findings import Finding
from nofault.lint.text import judge

MODEL_SUFFIXES = frozenset({".yaml", ".yml", ".json"})  # of documents that are judged through the model


class Checked(Struct, frozen=True):
    """What was found in a file, its text, and how many findings its comments allow."""

    text: str
    findings: list[Finding]
    allowed: int = 0


def check_markdown(data: bytes, filename: str, config: Config = DEFAULT) -> Checked:
    """Judge the bytes of a Markdown file; bytes that are no UTF-8 are replaced."""
    text = data.decode("utf-8-sig", "replace")
    report = judge(text, filename=filename, config=config)
    return Checked(text, [found for _, _, found in report.sorted()], report.allowed.used)
