"""Standard access logs of CloudFront: tabs between the fields, day and time in two of them, always UTC.

Example: `2026-06-14	14:25:03	FRA50-C1	2390	203.0.113.9	GET	d111.example.com	/cart	502	-	curl/8.7	-	-	Error`
"""

from __future__ import annotations

import re

from nofault.timeline.layouts import Layout, LineStart, text_format
from nofault.timeline.shapes import written

_FIVE = rb"(?:[^\t\r\n]*\t){5}"  # place of the edge, bytes, client, method, host

SOURCE = text_format(
    "CloudFront access log",
    "cloudfront",
    rb"\d{4}-\d\d-\d\d\t\d\d:\d\d:\d\d\t" + _FIVE + rb"(?P<text>[^\t\r\n]*\t(?:\d{3}|-)(?![^\t\r\n]))",
    Layout(
        finder=LineStart(),
        shape=written("%Y-%m-%d\t%H:%M:%S", utc=True, name="day and time between tabs"),
        failure=re.compile(rb"(?m)^\d{4}-\d\d-\d\d\t\d\d:\d\d:\d\d\t" + _FIVE + rb"[^\t\r\n]*\t5\d\d(?![^\t\r\n])"),
        traffic=True,
    ),
)
