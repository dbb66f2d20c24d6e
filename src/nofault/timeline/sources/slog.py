"""Go's `log/slog` and logrus as JSON: `time`, `level`, `msg`.

Example: `{"time":"2026-06-14T14:25:03.123Z","level":"ERROR","msg":"pool exhausted"}`
"""

from __future__ import annotations

from nofault.timeline.dialects import LEVEL_WORDS, Dialect, json_format

SOURCE = json_format(
    "slog or logrus (JSON)",
    "json",
    Dialect(needs=("time", "level", "msg"), time=("time",), level=("level",), levels=LEVEL_WORDS, message=("msg",)),
    rank=1,
)
