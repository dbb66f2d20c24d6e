"""One JSON object a line, as loggers write it that have no file of their own here.

The keys are learned from the head: which one holds the time, the level and the message. Epoch numbers may be s, ms, us or ns.

Example: `{"ts":1781447103,"severity":"error","message":"pool exhausted"}`
"""

from __future__ import annotations

from nofault.timeline.dialects import Dialect, json_format

SOURCE = json_format("JSON lines", "json", Dialect(), rank=0)
