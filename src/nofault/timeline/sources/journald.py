"""The journal of systemd as JSON (`journalctl -o json`): microseconds as text, syslog's priorities; a message may be a list of bytes.

Example: `{"__REALTIME_TIMESTAMP":"1781447103123456","MESSAGE":"Restarted checkout.service","PRIORITY":"3","_SYSTEMD_UNIT":"checkout.service"}`
"""

from __future__ import annotations

import struct

from nofault.timeline.dialects import Dialect, decode_line, learn_with, say_with
from nofault.timeline.layouts import LineFormat, Said

_DIALECT = Dialect(
    needs=("__REALTIME_TIMESTAMP",),
    time=("__REALTIME_TIMESTAMP",),
    level=("PRIORITY",),
    levels=rb'"[0-3]"',  # emergency, alert, critical, error
    message=("MESSAGE",),
    system=("SYSLOG_IDENTIFIER", "_SYSTEMD_UNIT", "_COMM", "_HOSTNAME"),
)
_say = say_with(_DIALECT)


def say(line: bytes) -> Said:
    """The message in words, also where it is a list of bytes because it holds something that is no text."""
    said, record = _say(line), decode_line(line) or {}
    message = record.get("MESSAGE")
    if not isinstance(message, list):
        return said
    try:
        return Said(struct.pack(f"{len(message)}B", *message).decode("utf-8", "backslashreplace").strip(), said.system)
    except struct.error:
        return said


SOURCE = LineFormat(name="systemd journal (JSON)", short="journal", learn=learn_with(_DIALECT), say=say)
