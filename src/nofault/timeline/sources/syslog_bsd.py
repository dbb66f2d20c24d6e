"""Syslog as RFC 3164 writes it: no year, no zone; `<34>` may lead, a one-digit day has two blanks before it, a fraction may follow the seconds.

Example: `Jun 14 16:25:03 web-1 sshd[811]: Accepted publickey for deploy`
"""

from __future__ import annotations

import re

from nofault.timeline.layouts import Layout, LineFormat, LineStart, Sample, lead_of, say_by_pattern, share_matching
from nofault.timeline.shapes import BSD, BSD_FINE

_STAMP = rb"(?:<\d{1,3}>)?" + BSD_FINE.pattern.pattern
_LINE = re.compile(_STAMP + rb" \S+ (?P<system>[^\s:\[]+)(?:\[[^\]\n]*\])?:? ?(?P<text>[^\r\n]*)")
_FINE = re.compile(rb"(?:<\d{1,3}>)?" + BSD.pattern.pattern + rb"[.,]\d")


def learn(sample: Sample) -> tuple[Layout, float] | None:
    """The layout, with fractions only where the head has some."""
    share = share_matching(_LINE, sample)
    shape = BSD_FINE if share_matching(_FINE, sample) else BSD
    return (Layout(finder=LineStart(priority=True), shape=shape, lead=lead_of(rb"\S+ "), worded=True), share) if share >= 0.3 else None


SOURCE = LineFormat(name="syslog (RFC 3164)", short="syslog", learn=learn, say=say_by_pattern(_LINE), rank=1)
