"""Flags a cause in a timeline entry: because, due to, which led to (off unless selected).

## Why it matters
A record that explains can no longer be checked line by line, and the first explanation is the one that stays.

## Known problems
A hypothesis told as one ("suspected because of the lag") is flagged all the same.

## Example
10:02 UTC errors because of the deploy of version 81

## Use instead
10:02 UTC error ratio crossed 5 percent

## Sources
NTSB, Major Investigations Manual (factual report and analysis kept apart). Etsy, Debriefing Facilitation Guide, 2016.
"""

from __future__ import annotations

from nofault.lint.rule import Hit, Match

CODE = "TML004"
NAME = "cause-in-timeline"
SEVERITY = "info"
SECTIONS = frozenset({"timeline"})
DEFAULT = False
CUES = frozenset({"because", "due", "led", "leading", "caused", "causing", "resulting", "resulted", "triggered", "triggering", "thanks", "owing"})
QUESTION = "Which two facts stand here, and where is the analysis that joins them?"
MESSAGE = "“{text}” explains inside a record."
SUGGESTION = "Make two entries of it, and say in the analysis how they hang together."
TO = ("to",)
OUTCOME = ("in", "from")
AFTER = {"due": TO, "owing": TO, "thanks": TO, "led": TO, "leading": TO, "resulting": OUTCOME, "resulted": OUTCOME}
SELF_ACTING = frozenset({"caused", "triggered"})


def look(hit: Hit) -> Match | None:
    """A causal link."""
    if hit.word in AFTER:
        return hit.match(None, hit.index + 1) if hit.at(1) in AFTER[hit.word] else None
    if hit.word in SELF_ACTING:
        return hit.match(None, hit.index + 1) if hit.at(1) in ("by", "a", "the", "an") else None
    return hit.match()
