"""log4j, logback and their kin: ISO date, a comma before the milliseconds, a level; no zone. Stack traces belong to the line before them.

Example: `2026-06-14 16:25:03,123 ERROR [exec-3] c.a.Pay - charge failed`
"""

from __future__ import annotations

from nofault.timeline.layouts import SEVERE, Layout, LineStart, lead_of, text_format
from nofault.timeline.shapes import ISO

_LEVEL = rb"(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|FATAL|SEVERE|CRITICAL)"
_REST = rb"(?:\[[^\]\n]{0,200}\] +)?(?:- +)?" + _LEVEL + rb" +(?:\d+ +)?(?:--- +)?(?:\[[^\]\n]{0,200}\] +)?"

SOURCE = text_format(
    "log4j or logback",
    "log4j",
    rb"\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d[.,]\d{3}(?:Z| ?[+-]\d\d:?\d\d)? +" + _REST + rb"(?:(?P<system>[\w.$@/-]+) *[-:|] +)?(?P<text>[^\r\n]*)",
    Layout(finder=LineStart(), shape=ISO, failure=SEVERE, reach=96, lead=lead_of(_REST)),
    least=0.2,
    rank=1,
)
