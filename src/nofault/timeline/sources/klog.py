"""klog and glog, as Kubernetes components write it: level letter, month and day, no year, in the zone of the node.

Example: `E0614 14:25:03.123456     811 pod.go:9] "Error syncing pod" err="timed out"`
"""

from __future__ import annotations

import re

from nofault.timeline.layouts import Layout, LineStart, lead_of, text_format
from nofault.timeline.shapes import written

SOURCE = text_format(
    "klog",
    "klog",
    rb"[IWEFD]\d{4} \d\d:\d\d:\d\d\.\d+ +\d+ (?P<system>[\w./-]+):\d+\] (?P<text>[^\r\n]*)",
    Layout(
        finder=LineStart(skip=1),
        shape=written("%m%d %H:%M:%S", "fraction"),
        failure=re.compile(rb"(?m)^[EF]\d{4} "),
        lead=lead_of(rb"\d+ \S+\] "),
    ),
)
