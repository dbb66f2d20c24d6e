"""Docker's json-file driver: the stamp is when the daemon took the line; what the application wrote stands in `log`.

Example: `{"log":"pool exhausted\\n","stream":"stderr","time":"2026-06-14T14:25:03.123456789Z"}`
"""

from __future__ import annotations

from nofault.timeline.dialects import Dialect, json_format

SOURCE = json_format("Docker json-file", "docker", Dialect(needs=("log", "stream", "time"), time=("time",), level=("\0none",), message=("log",)))
