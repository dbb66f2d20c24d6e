"""Flags network addresses in a document for the public (off unless selected, or with the public profile).

## Why it matters
An address is a door. A public document has no reader who needs it.

## Known problems
Addresses reserved for documentation are left alone; a version number of four parts is taken for an address where each part is below 256.

## Example
Traffic to 10.20.30.40 was dropped.

## Use instead
Traffic to the second data centre was dropped.

## Sources
RFC 5737, RFC 3849 (addresses for documentation). NIST SP 800-61, 2012.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from nofault.lint.patterns import Pattern

CODE = "PUB002"
NAME = "network-address"
SEVERITY = "error"
SECTIONS = None
DEFAULT = False
QUESTION = "Which part of the service does this address stand for?"
MESSAGE = "“{text}” is a network address."
SUGGESTION = "Name the part of the service, or use an address reserved for documentation."
FOUR = Pattern(r"(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?:/\d{1,2})?(?![\w.]*\d)")
SIX = Pattern(r"(?<![\w:])[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}(?:/\d{1,3})?(?![\w:])", re.IGNORECASE)
HARDWARE = Pattern(r"(?<![\w:])(?:[0-9a-f]{2}:){5}[0-9a-f]{2}(?![\w:])", re.IGNORECASE)
DOTS, COLONS = 3, 2  # without so many there is no address; counting is faster than searching
DOCUMENTED = ("192.0.2.", "198.51.100.", "203.0.113.", "2001:db8:")


def look_text(text: str, section: str) -> Iterable[tuple[int, int]]:
    """The addresses of a piece of text, in code too; times such as 10:02:03 are none."""
    for found in FOUR.finditer(text) if text.count(".") >= DOTS else ():
        if not found.group().startswith(DOCUMENTED) and all(int(part) < 256 for part in found.group().partition("/")[0].split(".")):
            yield found.span()
    for pattern in (HARDWARE, SIX) if text.count(":") >= COLONS else ():
        for found in pattern.finditer(text):
            address = found.group().lower()
            letters = any(sign in "abcdef" for sign in address)
            if (pattern is HARDWARE or ("::" in address and letters) or address.count(":") >= 7) and not address.startswith(DOCUMENTED):
                yield found.span()
