"""The journal of systemd in export form (`journalctl -o export`): blocks of `KEY=value`, microseconds since 1970.

Example: `__REALTIME_TIMESTAMP=1781447103123456`
"""

from __future__ import annotations

import re

from nofault.timeline.layouts import AfterPattern, Layout, LineFormat, Sample, say_by_pattern

_TIME = re.compile(rb"(?m)^__REALTIME_TIMESTAMP=(?=\d{15,17}$)")


def learn(sample: Sample) -> tuple[Layout, float] | None:
    """Certain when the head has the field on a line of its own."""
    return (Layout(finder=AfterPattern(_TIME), shape=None), 1.0) if _TIME.search(sample.data) else None


SOURCE = LineFormat(name="systemd journal (export)", short="journal", learn=learn, say=say_by_pattern(re.compile(rb"(?P<text>[^\r\n]*)")))
