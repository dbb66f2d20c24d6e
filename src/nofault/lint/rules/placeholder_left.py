"""Flags what a template left behind: TBD, TODO, braces, `<fill in>`, dotted lines.

## Why it matters
A reader cannot tell an open question from one that nobody asked.

## Known problems
Owners and dates of action items are judged by their own rules; code, quotations and comments are left alone.

## Example
The impact was {{ describe the impact }}.

## Use instead
The impact was 1,204 failed orders between 10:02 and 10:31 UTC.

## Sources
PagerDuty, Postmortem Documentation, 2019 (a postmortem is complete or says what is open).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from nofault.lint.patterns import Pattern
from nofault.lint.words import masked

CODE = "STR003"
NAME = "placeholder-left"
SEVERITY = "warning"
SECTIONS = None
DEFAULT = True
SIGNS = (
    *("tbd", "tba", "tbc", "todo", "fixme", "xxx", "{{", "lorem ipsum", "yyyy-mm-dd", "____"),
    *("<insert", "<fill", "<your", "[insert", "[fill", "[your"),
)
QUESTION = "What is known here, or who will find out by when?"
MESSAGE = "“{text}” is left of the template."
SUGGESTION = "Fill it in, make it an open question, or take the line out."
PLACEHOLDER = Pattern(
    r"\bTB[DCA]\b|\bTODO\b(?!\()|\bFIXME\b|\bX{3,}\b|\{\{[^{}\n]{1,80}\}\}|\blorem ipsum\b|<(?:insert|fill|your)\b[^<>\n]{0,80}>"
    r"|\[(?:insert|fill|your)\b[^\[\]\n]{0,80}\]|\bYYYY-MM-DD\b|_{4,}",
    re.IGNORECASE,
)
JUDGED_ELSEWHERE = frozenset({"action-items"})


def look_text(text: str, section: str) -> Iterable[tuple[int, int]]:
    """The placeholders of a piece of text."""
    for found in PLACEHOLDER.finditer(masked(text) if "<" not in text else text):
        if section in JUDGED_ELSEWHERE and found.group()[:2].upper() == "TB":
            continue
        yield found.span()
