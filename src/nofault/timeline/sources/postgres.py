"""The server log of PostgreSQL on stderr, and as CSV: the name of a zone after the stamp; DETAIL, HINT and STATEMENT belong to the line before.

Example: `2026-06-14 16:25:03.123 CEST [811] app@db ERROR:  deadlock detected`
"""

from __future__ import annotations

import re

from nofault.timeline.layouts import Layout, LineStart, lead_of, text_format
from nofault.timeline.shapes import ISO_NAMED

_LEVEL = rb"(?:DEBUG[1-5]?|INFO|NOTICE|WARNING|ERROR|LOG|FATAL|PANIC|DETAIL|HINT|STATEMENT|CONTEXT)"
_ZONE = rb"(?: ?[A-Z]{1,5}| ?[+-]\d\d(?::?\d\d)?)"

SOURCE = text_format(
    "PostgreSQL log",
    "postgres",
    rb"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?"
    + _ZONE
    + rb"[ :,][^\n]{0,400}?(?<![A-Z])"
    + _LEVEL
    + rb"(?::  ?|,(?:[0-9A-Z]{5},\"?)?)(?P<text>[^\r\n]*)",
    Layout(
        finder=LineStart(),
        shape=ISO_NAMED,
        failure=re.compile(rb"(?<![A-Z])(?:ERROR|FATAL|PANIC)(?::  |,)"),
        lead=lead_of(_ZONE + rb"?[ :,]?(?:[^\n]{0,200}?(?=" + _LEVEL + rb"[:,]))?"),
    ),
    least=0.2,
)
