"""HAProxy's HTTP log (`option httplog`) behind the header of syslog, in any of its dialects: the frontend, the server, the timers, the status.

Example: `2026-06-14T16:25:03.120+02:00 edge-2 haproxy[91]: 203.0.113.9:4182 [14/Jun/2026:16:25:03.001] web~ shop/s1 0/0/1/9/10 502 157 - - ---- 9/9/1/1/0 0/0 "GET /cart HTTP/1.1"`
"""  # noqa: E501

from __future__ import annotations

import re

from nofault.timeline.layouts import Layout, LineFormat, LineStart, Sample, say_by_pattern, share_matching
from nofault.timeline.shapes import BSD, BSD_FINE, ISO

# After "bytes read" come the captured cookies and the four letters of how the session ended (configuration manual, 8.2.3).
_COUNTED = rb" -?\d+(?:/[+-]?\d+){4} (?P<status>\d{3}|-1) \+?\d+ \S+ \S+ [A-Za-z-]{4} "
_PLACE = rb"[^\n]{0,200}?\[\d\d/[A-Z][a-z]{2}/\d{4}:\d\d:\d\d:\d\d\.\d{3}\] \S+ (?P<system>\S+)"
_LINE = re.compile(_PLACE + _COUNTED + rb'[^\n"]*(?P<text>[^\r\n]*)')
_FAILED = re.compile(rb" -?\d{1,9}(?:/[+-]?\d{1,9}){4} (?:5\d\d|-1) ")
_HEADS = (
    (re.compile(rb"(?:<\d{1,3}>)?(?:1 )?" + ISO.pattern.pattern), ISO),
    (re.compile(rb"(?:<\d{1,3}>)?" + BSD.pattern.pattern + rb"[.,]\d"), BSD_FINE),
    (re.compile(rb"(?:<\d{1,3}>)?" + BSD.pattern.pattern), BSD),
)
_SAY = re.compile(_LINE.pattern.replace(rb"(?P<status>", rb"(?:"))


def learn(sample: Sample) -> tuple[Layout, float] | None:
    """The layout by the dialect of syslog that the head has; other lines of HAProxy's may stand between."""
    shape, share = next(((shape, share) for head, shape in _HEADS if (share := share_matching(head, sample)) >= 0.6), (None, 0.0))
    if shape is None or share_matching(_LINE, sample) < 0.5:
        return None
    return Layout(finder=LineStart(priority=True), shape=shape, failure=_FAILED, traffic=True), share


SOURCE = LineFormat(name="HAProxy HTTP log", short="haproxy", learn=learn, say=say_by_pattern(_SAY))
