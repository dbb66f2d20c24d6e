"""nginx and Apache access logs in common or combined form. nginx stamps the end of a request, Apache its start.

Example: `203.0.113.9 - - [14/Jun/2026:16:25:03 +0200] "GET /cart HTTP/1.1" 502 157 "-" "curl/8.7"`
"""

from __future__ import annotations

import re

from nofault.timeline.layouts import AfterByte, Layout, LineFormat, by_pattern, say_by_pattern
from nofault.timeline.shapes import CLF

_LINE = re.compile(rb"\S+ \S+ .{0,256}?\[" + CLF.pattern.pattern + rb'\] "(?:[^"\\]|\\.)*" \d{3} (?:\d+|-)')

SOURCE = LineFormat(
    name="nginx or Apache access log",
    short="access",
    learn=by_pattern(
        _LINE,
        Layout(
            finder=AfterByte(b"["),
            shape=CLF,
            failure=re.compile(rb'" 5\d\d (?:\d|-)'),  # the status that follows the request
            traffic=True,
            anywhere=CLF.pattern,
        ),
    ),
    say=say_by_pattern(re.compile(rb'.*?"(?P<text>(?:[^"\\]|\\.)*" \d{3})')),
)
