"""Python's logging with `asctime`: ISO date, a comma before the milliseconds, fields with dashes or colons between; no zone.

Example: `2026-06-14 16:25:03,123 - app - ERROR - charge failed`
"""

from __future__ import annotations

from nofault.timeline.layouts import SEVERE, Layout, LineStart, lead_of, text_format
from nofault.timeline.shapes import ISO

_LEVEL = rb"(?:DEBUG|INFO|WARNING|ERROR|CRITICAL)"

SOURCE = text_format(
    "Python logging",
    "python",
    rb"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} +(?:[-:|] )?(?:(?P<system>[\w.-]+) (?:[-:|] )?)?" + _LEVEL + rb" *(?:[-:|] ?)(?P<text>[^\r\n]*)",
    Layout(finder=LineStart(), shape=ISO, failure=SEVERE, reach=96, lead=lead_of(rb"(?:[-:|] )?")),
    least=0.2,
)
