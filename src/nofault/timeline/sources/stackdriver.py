"""Google Cloud Logging entries, one a line: `timestamp` is the event, `receiveTimestamp` when the collector saw it, and is not used.

Logging agents write seconds and nanoseconds apart (`timestampSeconds` and `timestampNanos`, or an object of both).

Example: `{"timestamp":"2026-06-14T14:25:03.123456789Z","severity":"ERROR","jsonPayload":{"message":"pool exhausted"}}`
"""

from __future__ import annotations

from nofault.timeline.dialects import Dialect, json_format

SOURCE = json_format(
    "Google Cloud Logging",
    "gcp",
    Dialect(
        needs=("severity",),
        time=("timestamp", "timestamp.seconds", "timestampSeconds", "timestampSecond"),
        nanos=rb"nanos|timestampNanos",
        level=("severity",),
        message=("textPayload", "message", "jsonPayload.message"),
        system=("resource.labels.service_name", "resource.labels.container_name", "resource.labels.instance_id", "logName"),
    ),
)
