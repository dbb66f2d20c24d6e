"""Flags a contributing factor that is a symptom: high latency, errors, the service was down (off unless selected).

## Why it matters
A symptom says what was seen. What can be changed lies before it: a limit, a default, a coupling.

## Known problems
A factor that goes on to say why ("because", "since", a number) is left alone.

## Example
The database was slow.

## Use instead
The pool holds 20 connections for 400 workers, and a query without an index holds one for 9 s.

## Sources
Google, The Site Reliability Workbook, 2018, chapter 10 (symptom and cause).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from nofault.lint.paper import Paper, Told
from nofault.lint.patterns import Pattern
from nofault.lint.terms import Terms

CODE = "PRO002"
NAME = "symptom-as-cause"
SEVERITY = "warning"
SECTIONS = None
DEFAULT = False
QUESTION = "What had to be true of the system for this to appear?"
MESSAGE = "“{text}” is what was seen, not what brought it about."
SUGGESTION = "Name the property with its value: the limit, the default, the coupling."
SYMPTOM = Pattern(
    r"(?:the |an? |our |some |high |increased |elevated |slow |many )*"
    r"(?:[\w-]+ ){0,3}?(?:outage|downtime|errors?|latency|timeouts?|crash(?:es)?|failures?|5\d\d(?:s| errors?)?|unavailab\w+"
    r"|degradation|slowness|load|cpu|traffic)"
    r"(?: (?:rate|usage|spike|response|responses))?[.!]?$"
    r"|(?:the |our )?(?:[\w-]+ ){1,3}(?:was|were|went|became|got|is|stopped) (?:very |too |completely )?"
    r"(?:down|slow|unavailable|offline|unresponsive|overloaded|broken|crashing|failing|unreachable|working)[.!]?$",
    re.IGNORECASE,
)
LONGEST = 90


def look_paper(paper: Paper, terms: Terms) -> Iterable[Told]:
    """Each factor that says no more than what was seen."""
    for line in paper.causes:
        text = line.text.strip(" *_")
        if len(text) <= LONGEST and SYMPTOM.match(text):
            yield Told.of(line)
