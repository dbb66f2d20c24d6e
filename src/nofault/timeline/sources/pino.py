"""pino (Node.js): epoch milliseconds, levels as numbers.

Example: `{"level":50,"time":1781447103123,"pid":17,"hostname":"a","msg":"pool exhausted"}`
"""

from __future__ import annotations

from nofault.timeline.dialects import LEVEL_NUMBERS, Dialect, json_format

SOURCE = json_format(
    "pino",
    "json",
    Dialect(needs=("level", "time", "pid", "hostname"), time=("time",), level=("level",), levels=LEVEL_NUMBERS, message=("msg", "err")),
)
