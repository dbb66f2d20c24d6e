"""Flags a contributing factor that is a judgement without a property: inadequate monitoring, poor communication, lack of testing (off unless
selected).

## Why it matters
Nobody can change an adjective. What can be changed has a name, a value and a wanted value.

## Known problems
A factor that goes on to say what is missing, in more than eight words, is left alone.

## Example
Inadequate monitoring.

## Use instead
Pool use was not collected; the only signal was the 5-minute error ratio with a threshold of 5 percent.

## Sources
Richard Cook, How Complex Systems Fail, 1998. VA National Center for Patient Safety, five rules of causation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from nofault.lint.paper import Paper, Told
from nofault.lint.patterns import Pattern
from nofault.lint.terms import Terms

CODE = "PRO011"
NAME = "abstract-factor"
SEVERITY = "warning"
SECTIONS = None
DEFAULT = False
QUESTION = "Which signal, limit or step is meant, and which value did it have?"
MESSAGE = "“{text}” is a judgement without a property."
SUGGESTION = "Name the property, its value then, and the value wanted."
ABSTRACT = Pattern(
    r"(?:an? |the |our )?(?:inadequate|insufficient|poor|bad|weak|missing|lacking|improper|limited|no proper|lack of|absence of)\b"
    r"(?: \w[\w-]*){0,3}? (?:monitoring|alerting|testing|tests?|communication|documentation|process(?:es)?|procedures?|planning|review|reviews|"
    r"observability|visibility|tooling|design|quality|coordination|validation|resilience|redundancy|knowledge|awareness|oversight)\b",
    re.IGNORECASE,
)
WORDS = 8


def look_paper(paper: Paper, terms: Terms) -> Iterable[Told]:
    """Each short factor that is a negative word before a general noun."""
    for line in paper.causes:
        text = line.text.lstrip(" *_")
        found = ABSTRACT.match(text)
        if found is not None and len(text.split()) <= WORDS:
            yield Told.of(line)
