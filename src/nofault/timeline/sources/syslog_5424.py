"""Syslog as RFC 5424 writes it: priority and version, ISO stamp, host, application, process, message id, structured data.

Example: `<134>1 2026-06-14T16:25:03.120+02:00 edge-2 haproxy 91 - [m seq="1"] 502`
"""

from __future__ import annotations

import re

from nofault.timeline.layouts import Layout, LineStart, lead_of, text_format
from nofault.timeline.shapes import ISO

_STAMP = rb"<\d{1,3}>1 \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)"
_DATA = rb"(?:-|(?:\[(?:[^\]\\\r\n]|\\.)*\])+)"
# The severity is the priority modulo 8 (RFC 5424 section 6.2.1): 0 emergency, 1 alert, 2 critical, 3 error.
_SEVERE = b"|".join(str(priority).encode() for priority in range(192) if priority % 8 <= 3)

SOURCE = text_format(
    "syslog (RFC 5424)",
    "syslog",
    _STAMP + rb" \S+ (?P<system>\S+) \S+ \S+ " + _DATA + rb" ?(?:\xef\xbb\xbf)?(?P<text>[^\r\n]*)",
    Layout(finder=LineStart(priority=True), shape=ISO, failure=re.compile(rb"(?m)^<(?:" + _SEVERE + rb")>1 "), lead=lead_of(rb"\S+ ")),
)
