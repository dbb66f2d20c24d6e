"""Container logs as the container runtime writes them (containerd, CRI-O): stamp, stream, P for a part or F for the end of a line, text.

Example: `2026-06-14T14:25:03.123456789Z stderr F charge failed`
"""

from __future__ import annotations

from nofault.timeline.layouts import Layout, LineStart, lead_of, text_format
from nofault.timeline.shapes import ISO

SOURCE = text_format(
    "container log (CRI)",
    "cri",
    rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+(?:Z|[+-]\d\d:\d\d) std(?:out|err) [PF] (?P<text>[^\r\n]*)",
    Layout(finder=LineStart(), shape=ISO, lead=lead_of(rb"std(?:out|err) [PF] "), worded=True),
)
