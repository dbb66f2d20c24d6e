"""Go's standard `log` package: date with slashes, no zone (UTC only with LUTC), perhaps microseconds and the place in the code.

Example: `2026/06/14 16:25:03 charge failed`
"""

from __future__ import annotations

from nofault.timeline.layouts import Layout, LineStart, lead_of, text_format
from nofault.timeline.shapes import SLASHED

SOURCE = text_format(
    "Go standard log",
    "go",
    rb"(?:\S{1,40} )?\d{4}/\d\d/\d\d \d\d:\d\d:\d\d(?:\.\d{6})? (?:(?P<system>[\w./-]+\.go):\d+: )?(?P<text>[^\r\n]*)",
    Layout(finder=LineStart(), shape=SLASHED, lead=lead_of(rb"(?:[\w./-]+\.go:\d+: )?"), worded=True, anywhere=SLASHED.pattern),
    rank=1,
)
