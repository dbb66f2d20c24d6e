"""The log of a GitLab CI job: sections begin and end with an epoch second in the stream; newer runners also stamp each line.

Example: `section_start:1781447103:step_script`
"""

from __future__ import annotations

import re

from nofault.timeline.layouts import AfterPattern, Layout, LineFormat, LineStart, Sample, lead_of, say_by_pattern, share_matching
from nofault.timeline.shapes import ISO

_SECTION = re.compile(rb"section_(?:start|end):(?=\d{10}:)")
_STAMPED = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z \d\d[OE][ +]")
_FAILURE = re.compile(rb"ERROR: |\x1b\[31;1m")


def learn(sample: Sample) -> tuple[Layout, float] | None:
    """The stamps of lines where they have them, else those of sections."""
    if share_matching(_STAMPED, sample) >= 0.3:
        return Layout(finder=LineStart(), shape=ISO, failure=_FAILURE, lead=lead_of(rb"\d\d[OE][ +]")), 1.0
    return (Layout(finder=AfterPattern(_SECTION), shape=None, lead=re.compile(rb"\d+:")), 1.0) if _SECTION.search(sample.data) else None


_SAID = re.compile(rb"(?:\d{4}-\d\d-\d\dT[\d:.]+Z \d\d[OE][ +])?(?:[^\n]*?section_(?:start|end):\d+:)?(?P<text>[\w.\[\]=,-]+(?=[\r\x1b])|[^\r\n]*)")

SOURCE = LineFormat(name="GitLab CI log", short="gitlab-ci", learn=learn, say=say_by_pattern(_SAID))
