"""Any other text with times: the stamp's shape and place are learned from the head of the file, and the report says what was learned.

Example: `[06.14 16:25:03] proxy.exe - pay.example.com:443 open through proxy`
"""

from __future__ import annotations

import re

from nofault.timeline.layouts import LineFormat, say_by_pattern
from nofault.timeline.learning import learn_stamps

SOURCE = LineFormat(name="text with times", short="log", learn=learn_stamps, say=say_by_pattern(re.compile(rb"(?P<text>[^\r\n]*)")), rank=0)
