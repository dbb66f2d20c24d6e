"""Access logs of AWS load balancers, application and classic: each line is one request; the time is UTC.

Example: `https 2026-06-14T14:25:03.123456Z app/lb/1 203.0.113.9:2817 192.0.2.7:80 0.0 0.1 0.0 502 502 34 366 "GET https://example.com/ HTTP/1.1"`
"""

from __future__ import annotations

import re

from nofault.timeline.layouts import Distances, Layout, text_format
from nofault.timeline.shapes import ISO

SOURCE = text_format(
    "AWS load balancer access log",
    "elb",
    rb"(?:(?:https?|h2|grpcs|wss?) )?\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z (?P<system>\S+) \S+:\d+ \S+ -?[\d.]+ -?[\d.]+ -?[\d.]+ "
    rb"(?P<text>(?:\d{3}|-) (?:\d{3}|-) \d+ \d+ \"[^\"\n]*\")",
    Layout(
        finder=Distances((6, 5, 3, 0, 4), ISO.marks),  # after the protocol, which classic ones do not name
        shape=ISO,
        failure=re.compile(rb' 5\d\d (?:\d{3}|-) \d+ \d+ "'),
        traffic=True,
    ),
)
