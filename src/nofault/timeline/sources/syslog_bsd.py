"""Syslog as RFC 3164 writes it: no year, no zone; `<34>` may lead, a one-digit day has two blanks before it.

Example: `Jun 14 16:25:03 web-1 sshd[811]: Accepted publickey for deploy`
"""

from __future__ import annotations

import re

from nofault.timeline.layouts import Layout, LineFormat, LineStart, by_pattern, say_by_pattern
from nofault.timeline.stamps import BSD

_STAMP = rb"(?:<\d{1,3}>)?" + BSD.pattern.pattern

SOURCE = LineFormat(
    name="syslog (RFC 3164)",
    short="syslog",
    learn=by_pattern(
        re.compile(_STAMP + rb" \S+ \S"),
        Layout(
            finder=LineStart(priority=True),
            shape=BSD,
            message=re.compile(rb"(?m)^" + _STAMP + rb" \S+ ([^\r\n]+)"),
            worded=True,
        ),
    ),
    say=say_by_pattern(re.compile(_STAMP + rb" \S+ (?P<system>[^\s:\[]+)(?:\[[^\]]*\])?:? ?(?P<text>[^\r\n]*)")),
)
