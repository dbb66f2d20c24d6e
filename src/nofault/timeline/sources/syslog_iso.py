"""Syslog with an ISO 8601 stamp, as rsyslog writes it on newer systems and `journalctl -o short-iso` prints it.

Example: `2026-06-14T16:25:03.120456+02:00 web-1 sshd[811]: Accepted publickey for deploy`
"""

from __future__ import annotations

from nofault.timeline.layouts import Layout, LineStart, lead_of, text_format
from nofault.timeline.shapes import ISO

_STAMP = rb"(?:<\d{1,3}>)?\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)"

SOURCE = text_format(
    "syslog (rsyslog, ISO stamps)",
    "syslog",
    _STAMP + rb" [\w.:-]+ (?P<system>[^\s:\[]+)(?:\[\d+\])?: ?(?P<text>[^\r\n]*)",
    Layout(finder=LineStart(priority=True), shape=ISO, lead=lead_of(rb"\S+ "), worded=True),
)
