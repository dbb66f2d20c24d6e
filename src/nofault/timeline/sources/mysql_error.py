"""The error log of MySQL and MariaDB. MySQL writes UTC with microseconds, MariaDB and old servers the local time without a zone.

Example: `2026-06-14T14:25:03.123456Z 9 [ERROR] [MY-010001] [Server] Lost connection`
"""

from __future__ import annotations

import re

from nofault.timeline.layouts import Layout, LineFormat, LineStart, Sample, lead_of, say_by_pattern, share_matching
from nofault.timeline.shapes import ISO, written

_REST = rb"(?:\d+ )?\[(?:ERROR|Warning|Note|System|Info)\] "
_LINE = re.compile(
    rb"(?:\d{4}-\d\d-\d\d[T ] ?|\d{6} )[ \d]\d:\d\d:\d\d\S* +" + _REST + rb"(?:\[MY-\d+\] )?(?:\[(?P<system>\w+)\] )?(?P<text>[^\r\n]*)"
)
_OLD = re.compile(rb"\d{6} \d\d:\d\d:\d\d ")
_OLD_SHAPE = written("%y%m%d %H:%M:%S")


def learn(sample: Sample) -> tuple[Layout, float] | None:
    """The layout: with the short date of old servers where the head has it."""
    share = share_matching(_LINE, sample)
    shape = _OLD_SHAPE if share_matching(_OLD, sample) > 0.3 else ISO
    layout = Layout(finder=LineStart(), shape=shape, failure=re.compile(rb"\[ERROR\]"), reach=48, lead=lead_of(_REST))
    return (layout, share) if share >= 0.2 else None


SOURCE = LineFormat(name="MySQL error log", short="mysql", learn=learn, say=say_by_pattern(_LINE))
