"""Log4j 2's JsonLayout: an object of seconds and nanoseconds under `instant`.

Example: `{"instant":{"epochSecond":1781447103,"nanoOfSecond":123456789},"level":"ERROR","loggerName":"a.Pay","message":"charge failed"}`
"""

from __future__ import annotations

from nofault.timeline.dialects import Dialect, json_format

SOURCE = json_format(
    "Log4j (JSON)",
    "log4j",
    Dialect(needs=("instant.epochSecond",), time=("instant.epochSecond",), system=("loggerName", "thread"), nanos=rb"nanoOfSecond"),
)
