"""Elastic Common Schema: `@timestamp`, keys dotted or nested.

Example: `{"@timestamp":"2026-06-14T14:25:03.123Z","log.level":"ERROR","message":"pool exhausted"}`
"""

from __future__ import annotations

from nofault.timeline.dialects import Dialect, json_format

SOURCE = json_format(
    "Elastic Common Schema",
    "json",
    Dialect(
        needs=("@timestamp", "message"),
        time=("@timestamp",),
        level=("log.level", "level"),
        message=("message",),
        system=("service.name", "event.dataset", "log.logger", "host.name"),
    ),
)
