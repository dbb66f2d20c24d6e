"""Flags a postmortem without one of the sections that a reader looks for: summary, impact, timeline, contributing factors, action items
(off unless selected).

## Why it matters
What has no place in the document is not asked about in the meeting either.

## Known problems
A template that names its sections in its own words is understood where the words are known; `nofault convert --report` shows what was understood.

## Example
A document with a summary and action items only.

## Use instead
A document with a summary, impact, timeline, contributing factors and action items.

## Sources
Google, Site Reliability Engineering, 2016, appendix D. PagerDuty, Postmortem Documentation, 2019.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from nofault.lint.outline import section_kinds
from nofault.lint.paper import Paper, Told
from nofault.lint.terms import Terms
from nofault.postmortem.blocks import cut

CODE = "STR001"
NAME = "missing-section"
SEVERITY = "warning"
SECTIONS = None
DEFAULT = False
FIX = "unsafe"
QUESTION = "Where will a reader look for this?"
MESSAGE = "There is no section for {text}."
SUGGESTION = "Add the heading, even if its text is one line that says what is not known."
# What is wanted, the section kinds that give it, and the heading that is written.
WANTED = {
    "summary": (("summary",), "Summary"),
    "impact": (("impact",), "Impact"),
    "timeline": (("timeline",), "Timeline"),
    "contributing factors": (("contributing-factors", "root-cause", "analysis", "five-whys", "trigger"), "Contributing factors"),
    "action items": (("action-items",), "Action items"),
}


def look_paper(paper: Paper, terms: Terms) -> Iterable[Told]:
    """Each wanted section that the document has no heading for, said at its title."""
    if not paper.whole:
        return
    there = {line.section for line in paper.headings} | paper.kinds
    missing = [name for name, (kinds, _) in WANTED.items() if there.isdisjoint(kinds)]
    if missing:
        yield Told(paper.title.number, 0, len(paper.title.text), ", ".join(missing))


def mend(text: str, start: int, end: int, config: Any) -> tuple[int, int, str] | None:
    """The missing headings at the end of the document, each with a line to fill in; nothing where they would stand in a fence that was left open."""
    missing = _missing(text)
    gap = "" if text.endswith("\n\n") else "\n" if text.endswith("\n") else "\n\n"
    added = gap + "\n".join(f"## {heading}\n\nNot known yet.\n" for heading in missing)
    return (len(text), len(text), added) if missing and not _missing(text + added) else None


def _missing(text: str) -> list[str]:
    """The headings of what is wanted and not there."""
    there = set(section_kinds(cut(text), None))
    return [heading for kinds, heading in WANTED.values() if there.isdisjoint(kinds)]
