"""The error log of Apache httpd, 2.2 and 2.4: no zone, the year at the end of the stamp.

Example: `[Sun Jun 14 16:25:03.123456 2026] [proxy:error] [pid 7] AH00957: attempt to connect to 192.0.2.7:8080 failed`
"""

from __future__ import annotations

import re

from nofault.timeline.layouts import Layout, LineFormat, LineStart, Sample, lead_of, say_by_pattern, share_matching
from nofault.timeline.shapes import CTIME, CTIME_FINE

_LINE = re.compile(
    rb"\[[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d(?:\.\d+)? \d{4}\] "
    rb"(?:\[(?P<system>[\w:-]+)\] )?(?:\[(?:pid|client) [^\]\n]*\] ?)*(?P<text>[^\r\n]*)"
)
_FINE = re.compile(rb"\[[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d\.\d")


def learn(sample: Sample) -> tuple[Layout, float] | None:
    """The layout: the year stands after the fraction where there is one."""
    share = share_matching(_LINE, sample)
    layout = Layout(
        finder=LineStart(skip=1),
        shape=CTIME_FINE if share_matching(_FINE, sample) else CTIME,
        failure=re.compile(rb"\] \[(?:\w+:)?(?:error|crit|alert|emerg)\]"),
        reach=40,
        lead=lead_of(rb"(?:\d{4}\] )?(?:\[[^\]\n]*\] ?)*"),
    )
    return (layout, share) if share >= 0.3 else None


SOURCE = LineFormat(name="Apache error log", short="apache", learn=learn, say=say_by_pattern(_LINE))
