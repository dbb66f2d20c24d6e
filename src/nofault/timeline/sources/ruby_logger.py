"""Ruby's Logger, as Rails, Sidekiq and Puma write it: the level's letter, stamp and process in brackets, the level, the program; no zone.

Example: `E, [2026-06-14T16:25:03.123456 #811] ERROR -- shop: charge failed`
"""

from __future__ import annotations

import re

from nofault.timeline.layouts import Layout, LineStart, lead_of, text_format
from nofault.timeline.shapes import ISO

SOURCE = text_format(
    "Ruby Logger",
    "ruby",
    rb"[DIWEFA], \[\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)? ?#\d+\] +[A-Z]+ -- (?P<system>[^\s:]*): (?P<text>[^\r\n]*)",
    Layout(
        finder=LineStart(skip=4),
        shape=ISO,
        failure=re.compile(rb"(?m)^[EF], \["),
        lead=lead_of(rb"#\d+\] +[A-Z]+ -- [^\s:]*: (?:\[[\w-]+\] )?"),
    ),
    least=0.2,
)
