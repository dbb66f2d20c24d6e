"""The error log of nginx: no zone, the date with slashes, a level in brackets.

Example: `2026/06/14 16:25:03 [error] 71#71: *9 upstream timed out (110: Connection timed out), client: 203.0.113.9`
"""

from __future__ import annotations

from nofault.timeline.layouts import Layout, LineStart, lead_of, level_of, text_format
from nofault.timeline.shapes import SLASHED

SOURCE = text_format(
    "nginx error log",
    "nginx",
    rb"\d{4}/\d\d/\d\d \d\d:\d\d:\d\d \[[a-z]+\] \d+#\d+: (?:\*\d+ )?(?P<text>[^\r\n]*)",
    Layout(
        finder=LineStart(),
        shape=SLASHED,
        failure=level_of("error", "crit", "alert", "emerg"),
        reach=32,
        lead=lead_of(rb"\[[a-z]+\] \d+#\d+: (?:\*\d+ )?"),
    ),
)
