"""Android's logcat in threadtime form: month and day, no year, in the zone of the device.

Example: `06-14 16:25:03.123  1702  2395 E ActivityManager: ANR in com.example.pay`
"""

from __future__ import annotations

import re

from nofault.timeline.layouts import Layout, LineStart, lead_of, text_format
from nofault.timeline.shapes import written

SOURCE = text_format(
    "Android logcat",
    "android",
    rb"\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} +\d+ +\d+ [VDIWEFS] (?P<system>[^:\n]*?) *: (?P<text>[^\r\n]*)",
    Layout(
        finder=LineStart(),
        shape=written("%m-%d %H:%M:%S", "fraction"),
        failure=re.compile(rb" [EF] "),
        reach=36,
        lead=lead_of(rb"\d+ +\d+ "),
    ),
)
