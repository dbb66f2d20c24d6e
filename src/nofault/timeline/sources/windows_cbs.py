"""The servicing log of Windows (CBS, CSI): local time without a zone, level, component.

Example: `2026-06-14 16:25:03, Info                  CBS    Starting TrustedInstaller initialization.`
"""

from __future__ import annotations

from nofault.timeline.layouts import Layout, LineStart, lead_of, level_of, text_format
from nofault.timeline.shapes import ISO

SOURCE = text_format(
    "Windows servicing log",
    "windows",
    rb"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d, (?:Info|Warning|Error|Perf) +(?P<system>[A-Z]+) +(?P<text>[^\r\n]*)",
    Layout(finder=LineStart(), shape=ISO, failure=level_of("Error"), reach=32, lead=lead_of(rb"\w+ +")),
)
