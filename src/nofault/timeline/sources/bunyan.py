"""bunyan (Node.js): ISO stamps in UTC, levels as numbers, a version key `v`.

Example: `{"name":"gw","level":50,"time":"2026-06-14T14:25:03.123Z","msg":"pool exhausted","v":0}`
"""

from __future__ import annotations

from nofault.timeline.dialects import LEVEL_NUMBERS, Dialect, json_format

SOURCE = json_format(
    "bunyan", "json", Dialect(needs=("name", "level", "time", "v"), time=("time",), level=("level",), levels=LEVEL_NUMBERS, message=("msg",))
)
