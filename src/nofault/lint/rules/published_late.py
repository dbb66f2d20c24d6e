"""Flags a document that was published later than the policy allows (five business days, unless it says otherwise; off unless selected).

## Why it matters
Memory fades within days, and a late document finds its readers busy with the next incident.

## Known problems
The days are read from the head of the document (Date, Published) or the model; holidays are not known here, `nofault due` knows them.

## Example
An incident of 2026-02-02, published on 2026-02-27.

## Use instead
An incident of 2026-02-02, published on 2026-02-06.

## Sources
Google, Site Reliability Engineering, 2016, chapter 15. PagerDuty, Postmortem Documentation, 2019.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from nofault.lint.paper import Paper, Told
from nofault.lint.terms import Terms

CODE = "PRO006"
NAME = "published-late"
SEVERITY = "info"
SECTIONS = None
DEFAULT = False
SATURDAY = 5
YEARS = 3650  # beyond this a day was mistyped
QUESTION = "What held it up, and can that be taken away?"
MESSAGE = "{text}."
SUGGESTION = "Publish what is known, with open questions named."


def look_paper(paper: Paper, terms: Terms) -> Iterable[Told]:
    """The day of publication when it lies too many business days after the incident."""
    occurred, published = paper.day("occurred"), paper.day("published")
    if occurred is None or published is None or published <= occurred or (published - occurred).days > YEARS:
        return
    days = sum((occurred + timedelta(days=number)).weekday() < SATURDAY for number in range(1, (published - occurred).days + 1))
    if days > terms.publish_days:
        yield Told.of(paper.facts["published"], f"Published {days} business days after the incident, {terms.publish_days} are allowed")
