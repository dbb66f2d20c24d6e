"""Flags a review that one person attended (off unless selected).

## Why it matters
A review is a meeting of views: the responder, the author of the change, support, and somebody who was not there.

## Known problems
Attendees are read from the head of the document (Attendees, Participants).

## Example
Attendees: Kim

## Use instead
Attendees: Kim (on-call), Lee (storage), Ahmed (support)

## Sources
Etsy, Debriefing Facilitation Guide, 2016.
"""

from __future__ import annotations

from collections.abc import Iterable

from nofault.lint.paper import Paper, Told, names_in
from nofault.lint.terms import Terms

CODE = "PRO014"
NAME = "one-attendee"
SEVERITY = "info"
SECTIONS = None
DEFAULT = False
QUESTION = "Who saw the incident from another place?"
MESSAGE = "“{text}” reviewed it alone."
SUGGESTION = "Invite support, the author of the change, and somebody who was not there."


def look_paper(paper: Paper, terms: Terms) -> Iterable[Told]:
    """The attendees when they are one person."""
    attendees = paper.facts.get("attendees")
    if attendees is not None and len(names_in(attendees.text)) == 1:
        yield Told.of(attendees)
