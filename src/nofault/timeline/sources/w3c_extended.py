"""The W3C extended log of IIS and others: `#Fields:` names what each line holds; date and time are UTC by its definition.

Example: `#Fields: date time s-ip cs-method cs-uri-stem sc-status`
"""

from __future__ import annotations

import re

from nofault.timeline.layouts import Layout, LineFormat, LineStart, Sample, say_by_pattern, share_matching
from nofault.timeline.shapes import written

_FIELDS = re.compile(rb"#Fields:[ \t]+date[ \t]+time((?:[ \t]+[^\s]+)*)")
_LINE = re.compile(rb"#|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?(?: |$)")


def learn(sample: Sample) -> tuple[Layout, float] | None:
    """The layout, when the head names the fields and date and time lead; the status is where the fields say."""
    named = next((found for line in sample.filled() if (found := _FIELDS.match(line))), None)
    share = share_matching(_LINE, sample)
    if named is None or share < 0.6:
        return None
    fields = named[1].split()
    status = fields.index(b"sc-status") if b"sc-status" in fields else None
    before = rb"(?m)^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)? "
    layout = Layout(
        finder=LineStart(),
        shape=written("%Y-%m-%d %H:%M:%S", "fraction", utc=True, name="W3C extended"),
        failure=re.compile(before + rb"(?:[^ \r\n]* ){%d}5\d\d(?=[ \r\n])" % status) if status is not None else None,
        traffic=status is not None,
    )
    return layout, share


SOURCE = LineFormat(
    name="W3C extended log",
    short="w3c",
    learn=learn,
    say=say_by_pattern(re.compile(rb"\S+ \S+ (?P<text>[^\r\n]*)")),
)
