"""Flags a comment that allows a finding and gives no reason; such a comment allows nothing.

## Why it matters
A reviewer has to see why a finding was set aside, or the comment is a way around the reading.

## Known problems
The quality of the reason is for the reviewer to judge.

## Example
<!-- nofault: allow BLM001 -->

## Use instead
<!-- nofault: allow BLM001 reason="the customer's own words" -->

## Sources
The practice of linters that ask for a reason beside each exception, for example ESLint's `--report-unused-disable-directives`.
"""

from __future__ import annotations

CODE = "STR004"
NAME = "allow-without-reason"
SEVERITY = "warning"
SECTIONS = None
DEFAULT = True
QUESTION = "Why may this stand as it is?"
MESSAGE = "“{text}” gives no reason and allows nothing."
SUGGESTION = 'Add reason="…" to the comment.'
