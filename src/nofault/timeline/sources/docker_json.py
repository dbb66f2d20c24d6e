"""Docker's json-file driver: the stamp is when the daemon took the line; what the application wrote stands in `log`.

Levels and messages are those of the application's own lines, which may be JSON, logfmt, klog or plain text.

Example: `{"log":"pool exhausted\\n","stream":"stderr","time":"2026-06-14T14:25:03.123456789Z"}`
"""

from __future__ import annotations

import msgspec

from nofault.timeline.dialects import Dialect, decode_line, learn_with
from nofault.timeline.layouts import Layout, LineFormat, Said, Sample
from nofault.timeline.wrapped import marks_of, say_inner

_learn_lines = learn_with(Dialect(needs=("log", "stream", "time"), time=("time",), level=("\0none",), message=("log",)))


def learn(sample: Sample) -> tuple[Layout, float] | None:
    """The layout, with the marks of the lines within."""
    found = _learn_lines(sample)
    if found is None:
        return None
    texts = [record.get("log") for record in sample.objects() if record is not None]
    inner = [text.strip().encode("utf-8", "replace") for text in texts if isinstance(text, str) and text.strip()]
    return msgspec.structs.replace(found[0], **marks_of(inner, before=rb'"log":"', escaped=True)), found[1]


def say(line: bytes) -> Said:
    """What the application wrote."""
    text = (decode_line(line) or {}).get("log")
    return say_inner(text.strip() if isinstance(text, str) else line.decode("utf-8", "backslashreplace"))


SOURCE = LineFormat(name="Docker json-file", short="docker", learn=learn, say=say)
