"""The timeline drawing: entries in order along a line, with breaks where nothing was recorded for long."""

from __future__ import annotations

from datetime import datetime

from nofault.postmortem.drawings._canvas import ACCENT, LINE, SOFT, WARM, Canvas, Drawing, wrapped
from nofault.postmortem.durations import length_text
from nofault.postmortem.model import Postmortem, TimelineEntry
from nofault.postmortem.terms import EntryKind

NAME = "timeline"
WIDTH = 720
MOST = 60  # entries that are drawn; the table has them all
QUIET_S = 15 * 60  # a gap as long is drawn, when it is also long among the others
_LOUD = frozenset({EntryKind.ONSET, EntryKind.ALERT, EntryKind.PAGE, EntryKind.DECLARE, EntryKind.MITIGATION, EntryKind.RECOVERY})


def draw(document: Postmortem) -> Drawing | None:
    """The drawing; None where fewer than two entries have a time."""
    entries = [(entry.at, entry) for entry in document.timeline if isinstance(entry.at, datetime)]
    if len(entries) < 2:
        return None
    entries.sort(key=lambda one: one[0])
    canvas = Canvas(WIDTH)
    y = 26.0
    before: datetime | None = None
    for at, entry in entries[:MOST]:
        if before is not None and (at - before).total_seconds() >= QUIET_S:
            canvas.line(118, y - 12, 118, y + 16, dashed=True)
            canvas.text(134, y + 6, f"{length_text((at - before).total_seconds())} without an entry", color=SOFT, size=11)
            y += 30
        new_day = before is None or at.date() != before.date()
        y = _entry(canvas, y, at, entry, new_day)
        before = at
    left = len(entries) - MOST
    if left > 0:
        canvas.text(134, y, f"and {left} more in the table", color=SOFT)
        y += 20
    span = length_text((entries[-1][0] - entries[0][0]).total_seconds())
    alt = f"{len(entries)} entries over {span}, from {entries[0][0]:%Y-%m-%d %H:%M} to {entries[-1][0]:%Y-%m-%d %H:%M} UTC."
    return Drawing(NAME, "Timeline", f"{alt} The table has the same entries.", canvas.svg(y, "Timeline", alt))


def _entry(canvas: Canvas, y: float, at: datetime, entry: TimelineEntry, new_day: bool) -> float:
    """Draw one entry; returns where the next begins."""
    lines = wrapped(entry.text or "(no text)", WIDTH - 150)
    height = max(26.0, 17.0 * len(lines) + 12)
    canvas.line(118, y - 12, 118, y + height - 12, color=LINE)
    canvas.dot(118, y - 4, color=WARM if entry.kind in _LOUD else ACCENT, radius=5 if entry.kind in _LOUD else 4)
    canvas.text(104, y, f"{'~' if entry.approximate else ''}{at:%H:%M}", anchor="end", bold=True)
    if new_day:
        canvas.text(58, y, f"{at:%Y-%m-%d}", anchor="end", color=SOFT, size=10)
    canvas.lines(134, y, lines)
    return y + height
