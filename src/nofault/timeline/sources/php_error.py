"""The error log of PHP: the name of a place or a zone stands in the brackets; the lines of a trace follow.

Example: `[14-Jun-2026 16:25:03 Europe/Berlin] PHP Fatal error:  Uncaught PDOException: too many connections`
"""

from __future__ import annotations

import re

from nofault.timeline.layouts import Layout, LineStart, lead_of, text_format
from nofault.timeline.shapes import written

SOURCE = text_format(
    "PHP error log",
    "php",
    rb"\[\d\d-[A-Z][a-z]{2}-\d{4} \d\d:\d\d:\d\d [A-Z][\w/+-]+\] (?P<text>[^\r\n]*)",
    Layout(
        finder=LineStart(skip=1),
        shape=written("%d-%b-%Y %H:%M:%S %Z", name="day, time and place"),
        failure=re.compile(rb"(?m)^\[[^\]\r\n]{20,60}\] (?:PHP )?(?:(?:Fatal|Parse|Recoverable fatal|Core|Compile) error|Uncaught)"),
        lead=lead_of(),
    ),
)
