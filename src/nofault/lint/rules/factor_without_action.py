"""Flags a contributing factor that no action item touches (off unless selected).

## Why it matters
A factor that stays as it is will be there next time. Leaving it is a decision, and belongs on record with the name of who accepted it.

## Known problems
In Markdown a factor is touched by an item that shares a word of substance with it; in the model by the links of items.

## Example
A factor about the retry interval, and items about the runbook only.

## Use instead
An item that caps the retries, or a decision not to fix it with its reason.

## Sources
VA National Center for Patient Safety, Root Cause Analysis Tools (each cause has an action).
"""

from __future__ import annotations

from collections.abc import Iterable

from nofault.lint.lexicon import listed
from nofault.lint.paper import Paper, Told
from nofault.lint.patterns import Pattern
from nofault.lint.terms import Terms

CODE = "PRO003"
NAME = "factor-without-action"
SEVERITY = "info"
SECTIONS = None
DEFAULT = False
QUESTION = "Which item changes this, or who decided to live with it?"
MESSAGE = "No action item touches “{text}”."
SUGGESTION = "Add an item, or record the decision not to fix it."
COMMON = listed(
    """
    which there their about after before again other every where while because system service change would could should being these those
    through without between during under above incident production error errors failed failure team users customers
    """
)
WORD = Pattern(r"[a-z][a-z0-9_-]{4,}")
STEM = 5  # letters that have to agree


def look_paper(paper: Paper, terms: Terms) -> Iterable[Told]:
    """Each factor without a word of substance that an item shares; nothing where there are no items at all."""
    if not paper.promises or not paper.whole:
        return
    touched = {stem for promise, _ in paper.promises for stem in _stems(promise.text)}
    for line in paper.causes:
        if (stems := _stems(line.text)) and touched.isdisjoint(stems):
            yield Told(line.number, 0, len(line.text.split("\n", 1)[0]))


def _stems(text: str) -> set[str]:
    return {word[:STEM] for word in WORD.findall(text[:2000].lower()) if word not in COMMON}
