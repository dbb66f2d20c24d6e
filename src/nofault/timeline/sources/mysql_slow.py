"""The slow query log of MySQL and MariaDB: the time stands in a comment, the lines of the query follow it.

Example: `# Time: 2026-06-14T14:25:03.123456Z`
"""

from __future__ import annotations

import re

from nofault.timeline.layouts import AfterPattern, Layout, LineFormat, Sample, lead_of, say_by_pattern
from nofault.timeline.shapes import ISO, written

_TIME = re.compile(rb"(?m)^# Time: +")
_OLD = re.compile(rb"(?m)^# Time: \d{6} ")
_HOST = re.compile(rb"(?m)^# User@Host: ")


def learn(sample: Sample) -> tuple[Layout, float] | None:
    """Certain when comments with times and with users stand in the head."""
    if not (_TIME.search(sample.data) and _HOST.search(sample.data)):
        return None
    shape = written("%y%m%d %H:%M:%S") if _OLD.search(sample.data) else ISO
    return Layout(finder=AfterPattern(_TIME), shape=shape, lead=lead_of()), 1.0


SOURCE = LineFormat(name="MySQL slow query log", short="mysql-slow", learn=learn, say=say_by_pattern(re.compile(rb"# (?P<text>[^\r\n]*)")))
