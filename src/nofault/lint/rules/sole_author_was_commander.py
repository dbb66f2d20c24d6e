"""Flags a document whose only author commanded the response (off unless selected).

## Why it matters
Whoever led the response saw it from one place, and had a part in what is written about. A second hand sees what was taken for granted.

## Known problems
Names are compared as written.

## Example
Author: Kim. Incident commander: Kim.

## Use instead
Authors: Kim, Lee. Incident commander: Kim.

## Sources
Etsy, Debriefing Facilitation Guide, 2016. PagerDuty, Postmortem Documentation, 2019.
"""

from __future__ import annotations

from collections.abc import Iterable

from nofault.lint.paper import Paper, Told, names_in
from nofault.lint.terms import Terms

CODE = "PRO004"
NAME = "sole-author-was-commander"
SEVERITY = "warning"
SECTIONS = None
DEFAULT = False
QUESTION = "Who saw the incident from another place and could write with them?"
MESSAGE = "“{text}” wrote alone and commanded the response."
SUGGESTION = "Add a second author from outside the response."


def look_paper(paper: Paper, terms: Terms) -> Iterable[Told]:
    """The author when it is one person, the commander."""
    authors, commander = paper.facts.get("authors"), paper.facts.get("commander")
    if authors is None or commander is None:
        return
    names = names_in(authors.text)
    if len(names) == 1 and names == names_in(commander.text):
        yield Told.of(authors)
