"""Flags an action item that is told to be done without a proof or a check (off unless selected).

## Why it matters
Done is an opinion until something was run. The first test of an unproven fix is the next incident.

## Known problems
A proof that only the tracker holds is not seen.

## Example
[x] Add jitter to the retry.

## Use instead
[x] Add jitter to the retry; load test of 2026-03-02 shows no wave.

## Sources
VA National Center for Patient Safety, Root Cause Analysis Tools (outcome measure).
"""

from __future__ import annotations

import re

from nofault.lint.items import Promise
from nofault.lint.patterns import Pattern
from nofault.lint.promises import check_in
from nofault.lint.rule import Seen

CODE = "PRO009"
NAME = "unmeasured-done"
SEVERITY = "warning"
SECTIONS = frozenset({"action-items"})
DEFAULT = False
QUESTION = "What was run, and what came out?"
MESSAGE = "“{text}” is done, and nothing says how that is known."
SUGGESTION = "Add the proof: the test and its result, the change, the graph."
PROOF = Pattern(
    r"https?://|#\d+\b|\b[0-9a-f]{7,40}\b|\b(?:shows?|showed|passed|passes|fired|confirmed|proved|seen|result|evidence)\b",
    re.IGNORECASE,
)


def look_promise(promise: Promise) -> Seen | None:
    """A finished item without proof."""
    if not promise.finished or promise.proven or check_in(promise.text) or PROOF.search(promise.text):
        return None
    return Seen("text", 0, len(promise.text))
