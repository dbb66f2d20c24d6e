"""Container logs as the container runtime writes them (containerd, CRI-O): stamp, stream, P for a part or F for the end of a line, text.

Levels and messages are those of the application's own lines, which may be JSON, logfmt, klog or plain text.

Example: `2026-06-14T14:25:03.123456789Z stderr F charge failed`
"""

from __future__ import annotations

import re

import msgspec

from nofault.timeline.layouts import Layout, LineFormat, LineStart, Said, Sample, lead_of, share_matching
from nofault.timeline.shapes import ISO
from nofault.timeline.wrapped import marks_of, say_inner

_LEAD = rb"std(?:out|err) [PF] "
_LINE = re.compile(rb"(?:\xef\xbb\xbf)?\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+(?:Z|[+-]\d\d:\d\d) " + _LEAD + rb"(?P<text>[^\r\n]*)")
_LAYOUT = Layout(finder=LineStart(), shape=ISO, lead=lead_of(_LEAD), worded=True)


def learn(sample: Sample) -> tuple[Layout, float] | None:
    """The layout, with the marks of the lines within."""
    share = share_matching(_LINE, sample)
    if share < 0.3:
        return None
    inner = [found["text"] for line in sample.filled() if (found := _LINE.match(line)) and found["text"]]
    return msgspec.structs.replace(_LAYOUT, **marks_of(inner, before=_LEAD)), share


def say(line: bytes) -> Said:
    """What the application wrote."""
    found = _LINE.match(line)
    return say_inner((found["text"] if found else line).decode("utf-8", "backslashreplace"))


SOURCE = LineFormat(name="container log (CRI)", short="cri", learn=learn, say=say)
