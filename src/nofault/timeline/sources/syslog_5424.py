"""Syslog as RFC 5424 writes it: priority and version, ISO stamp, host, application, process, message id, structured data.

Example: `<134>1 2026-06-14T16:25:03.120+02:00 edge-2 haproxy 91 - [m seq="1"] 502`
"""

from __future__ import annotations

import re

from nofault.timeline.layouts import Layout, LineFormat, LineStart, by_pattern, say_by_pattern
from nofault.timeline.stamps import ISO

_STAMP = rb"<\d{1,3}>1 \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)"
_DATA = rb"(?:-|(?:\[(?:[^\]\\\r\n]|\\.)*\])+)"
# The severity is the priority modulo 8 (RFC 5424 section 6.2.1): 0 emergency, 1 alert, 2 critical, 3 error.
_SEVERE = b"|".join(str(priority).encode() for priority in range(192) if priority % 8 <= 3)

SOURCE = LineFormat(
    name="syslog (RFC 5424)",
    short="syslog",
    learn=by_pattern(
        re.compile(_STAMP + rb" \S+ \S+ \S+ \S+ (?:-|\[)"),
        Layout(
            finder=LineStart(priority=True),
            shape=ISO,
            failure=re.compile(rb"(?m)^<(?:" + _SEVERE + rb")>1 "),
            message=re.compile(rb"(?m)^" + _STAMP + rb" \S+ (\S+ \S+ \S+ " + _DATA + rb"[^\r\n]*)"),
        ),
    ),
    say=say_by_pattern(re.compile(_STAMP + rb" \S+ (?P<system>\S+) \S+ \S+ " + _DATA + rb" ?(?:\xef\xbb\xbf)?(?P<text>[^\r\n]*)")),
)
