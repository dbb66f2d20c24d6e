"""Flags a due date that lies before the day of the incident (off unless selected).

## Why it matters
Such a date was copied or mistyped, and the item is late before it begins.

## Known problems
The day of the incident is read from the head of the document (Date, Date of incident) or the model; without it nothing is compared.

## Example
An incident of 2026-02-13 and an item that is due on 2025-03-01.

## Use instead
An incident of 2026-02-13 and an item that is due on 2026-03-01.

## Sources
ISO 8601. Google, Site Reliability Engineering, 2016, chapter 15.
"""

from __future__ import annotations

from collections.abc import Iterable

from nofault.lint.paper import ISO_DAY, Paper, Told, day_in
from nofault.lint.terms import Terms

CODE = "ACT010"
NAME = "due-date-before-incident"
SEVERITY = "warning"
SECTIONS = frozenset({"action-items"})
DEFAULT = False
QUESTION = "Which day is meant?"
MESSAGE = "“{text}” lies before the incident."
SUGGESTION = "Write the day by which it can be done from now."


def look_paper(paper: Paper, terms: Terms) -> Iterable[Told]:
    """Each open item that is due before the incident."""
    occurred = paper.day("occurred")
    if occurred is None:
        return
    for promise, number in paper.promises:
        stated = promise.due or promise.text
        due = day_in(stated)
        if due is not None and due < occurred and not promise.finished:
            found = ISO_DAY.search(promise.text)
            start, end = found.span() if found and not promise.due else (0, len(promise.text.split("\n", 1)[0]))
            yield Told(number, start, end, due.isoformat())
