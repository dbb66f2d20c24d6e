"""structlog (Python): the message is called `event`.

Example: `{"event":"pool exhausted","level":"error","timestamp":"2026-06-14T14:25:03.123Z"}`
"""

from __future__ import annotations

from nofault.timeline.dialects import Dialect, json_format

SOURCE = json_format(
    "structlog", "json", Dialect(needs=("event", "timestamp"), time=("timestamp",), message=("event",), system=("logger", "service", "app"))
)
