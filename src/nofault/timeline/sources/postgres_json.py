"""The server log of PostgreSQL as JSON (`jsonlog`): the stamp names its zone by an abbreviation.

Example: `{"timestamp":"2026-06-14 16:25:03.123 CEST","pid":811,"error_severity":"ERROR","message":"deadlock detected"}`
"""

from __future__ import annotations

from nofault.timeline.dialects import Dialect, json_format

SOURCE = json_format(
    "PostgreSQL log (JSON)",
    "postgres",
    Dialect(
        needs=("timestamp", "error_severity"),
        time=("timestamp",),
        level=("error_severity",),
        levels=rb'"(?:ERROR|FATAL|PANIC)"',
        message=("message",),
        system=("dbname", "application_name"),
    ),
)
