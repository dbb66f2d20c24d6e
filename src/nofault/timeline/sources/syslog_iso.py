"""Syslog with an ISO 8601 stamp, as rsyslog writes it on newer systems.

Example: `2026-06-14T16:25:03.120456+02:00 web-1 sshd[811]: Accepted publickey for deploy`
"""

from __future__ import annotations

import re

from nofault.timeline.layouts import Layout, LineFormat, LineStart, by_pattern, say_by_pattern
from nofault.timeline.stamps import ISO

_STAMP = rb"(?:<\d{1,3}>)?\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)"

SOURCE = LineFormat(
    name="syslog (rsyslog, ISO stamps)",
    short="syslog",
    learn=by_pattern(
        re.compile(_STAMP + rb" [\w.:-]+ [^\s:\[]+(?:\[\d+\])?:"),
        Layout(
            finder=LineStart(priority=True),
            shape=ISO,
            message=re.compile(rb"(?m)^" + _STAMP + rb" \S+ ([^\r\n]+)"),
            worded=True,
        ),
    ),
    say=say_by_pattern(re.compile(_STAMP + rb" \S+ (?P<system>[^\s:\[]+)(?:\[[^\]]*\])?:? ?(?P<text>[^\r\n]*)")),
)
