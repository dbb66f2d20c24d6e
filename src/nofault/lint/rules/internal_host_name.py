"""Flags names of internal hosts in a document for the public (off unless selected, or with the public profile).

## Why it matters
They map the inside of the house for whoever looks for a way in, and tell a customer nothing.

## Known problems
A name counts by its last part (.internal, .local, .lan, .corp, .svc, .cluster.local) or by its shape (db-prod-03).

## Example
The lock was held by db-prod-03.

## Use instead
The lock was held by the primary database.

## Sources
NIST SP 800-61, Computer Security Incident Handling Guide, 2012, on sharing information.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from nofault.lint.patterns import Pattern

CODE = "PUB001"
NAME = "internal-host-name"
SEVERITY = "error"
SECTIONS = None
DEFAULT = False
QUESTION = "What is this machine to the reader?"
MESSAGE = "“{text}” names an internal host."
SUGGESTION = "Say what the machine does: the primary database, one of two proxies."
SIGNS = (
    *(".internal", ".local", ".lan", ".corp", ".intra", ".svc", ".consul", ".home.arpa"),
    *("-prod", "-prd", "-stg", "-staging", "-dev", "-test", "-int", "-live", "ip-", "host-", "node-", "srv-", "vm-", "ec2-"),
)
HOST = Pattern(
    r"\b(?:[a-z0-9-]{1,63}+\.){1,6}(?:internal|local|localdomain|lan|corp|intra|intranet|svc|consul|home\.arpa)\b"
    r"|\b[a-z][a-z0-9]{1,14}(?:-[a-z0-9]{1,14}){0,3}-(?:prod|prd|stg|staging|dev|test|int|live)(?:-[a-z0-9]{1,12}){0,2}-?\d{1,4}\b"
    r"|\b(?:ip|host|node|srv|vm|ec2)-\d{1,3}(?:-\d{1,3}){1,3}\b",
    re.IGNORECASE,
)


def look_text(text: str, section: str) -> Iterable[tuple[int, int]]:
    """The host names of a piece of text, in code too."""
    return [found.span() for found in HOST.finditer(text)]
