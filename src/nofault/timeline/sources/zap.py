"""zap (Go): the stamp is a decimal number of seconds, read as text because a double would round its microseconds.

Example: `{"level":"error","ts":1781447103.123456,"caller":"q/q.go:9","msg":"pool exhausted"}`
"""

from __future__ import annotations

from nofault.timeline.dialects import Dialect, json_format

SOURCE = json_format("zap", "json", Dialect(needs=("level", "ts", "msg"), time=("ts",), level=("level",), message=("msg", "error")))
