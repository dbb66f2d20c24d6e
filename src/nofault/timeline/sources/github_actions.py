"""The log of a GitHub Actions job: seven digits of a second, commands such as `##[error]`; the file may begin with a byte order mark.

Example: `2026-06-14T14:25:03.1234567Z ##[error]Process completed with exit code 1.`
"""

from __future__ import annotations

import re

from nofault.timeline.layouts import Layout, LineStart, lead_of, text_format
from nofault.timeline.shapes import ISO

SOURCE = text_format(
    "GitHub Actions log",
    "github-actions",
    rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z (?:##\[[a-z]+\])?(?P<text>[^\r\n]*)",
    Layout(finder=LineStart(), shape=ISO, failure=re.compile(rb"##\[error\]"), reach=40, lead=lead_of(rb"(?:##\[[a-z]+\])?")),
)
