"""Flags a timeline that is told in paragraphs instead of entries (off unless selected).

## Why it matters
A paragraph hides which times are known, and mixes what happened with what it meant.

## Known problems
A timeline with entries may have a paragraph before them.

## Example
At ten the alert came, and soon after that somebody tried a rollback, which …

## Use instead
10:02 UTC Alert. 10:05 UTC Rollback started.

## Sources
Google, Site Reliability Engineering, 2016, appendix D.
"""

from __future__ import annotations

from collections.abc import Iterable

from nofault.lint.paper import Paper, Told
from nofault.lint.terms import Terms

CODE = "PRO010"
NAME = "essay-timeline"
SEVERITY = "info"
SECTIONS = None
DEFAULT = False
QUESTION = "Which single facts stand in this paragraph, each with its time and record?"
MESSAGE = "The timeline is an essay: “{text}”"
SUGGESTION = "One line a fact: time in UTC, fact, source."
LONG = 280  # characters from which a paragraph is more than an introduction


def look_paper(paper: Paper, terms: Terms) -> Iterable[Told]:
    """The first paragraph of a timeline without entries."""
    if paper.essay is not None and not paper.entries and len(paper.essay.text) >= LONG:
        yield Told(paper.essay.number, 0, len(paper.essay.text.split("\n", 1)[0]))
