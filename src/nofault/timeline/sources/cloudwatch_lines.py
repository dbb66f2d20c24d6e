"""CloudWatch Logs events, one a line: epoch milliseconds; `ingestionTime`, which may be minutes later, is not used.

Example: `{"timestamp":1781447103123,"message":"pool exhausted","ingestionTime":1781447163000}`
"""

from __future__ import annotations

from nofault.timeline.dialects import Dialect, json_format

SOURCE = json_format(
    "CloudWatch Logs events",
    "cloudwatch",
    Dialect(needs=("timestamp", "message", "ingestionTime"), time=("timestamp",), level=("\0none",), message=("message",), system=("logStreamName",)),
)
