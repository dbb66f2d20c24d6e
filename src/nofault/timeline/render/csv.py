"""CSV for spreadsheets, one event a row. A cell that a spreadsheet would take for a formula gets a leading apostrophe."""

from __future__ import annotations

import csv
import io

from nofault.timeline.events import Timeline
from nofault.timeline.wording import certainty_text, clock_text, where_text

COLUMNS = ("at", "until", "kind", "text", "source", "actor", "certainty", "uncertainty_s", "evidence", "sha256", "evidence_text", "why")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def guarded(cell: str) -> str:
    """`cell`, made plain text where it would start a formula."""
    return f"'{cell}" if cell.lstrip(" ").startswith(_FORMULA) else cell


def render(timeline: Timeline, explain: bool = False) -> str:
    """A header line and one row for each event; `why` is filled only with `explain`."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for event in timeline.events:
        first = event.evidence[0] if event.evidence else None
        cells = [
            clock_text(event.at),
            clock_text(event.until) if event.until else "",
            event.kind.value,
            event.text,
            event.source,
            event.actor or "",
            certainty_text(event),
            f"{event.uncertainty_s:g}",
            "; ".join(where_text(one) for one in event.evidence),
            first.sha256 if first else "",
            first.text if first else "",
            event.why if explain else "",
        ]
        writer.writerow([guarded(cell) for cell in cells])
    return out.getvalue()
