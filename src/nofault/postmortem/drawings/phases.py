"""The phases bar: detection, acknowledgement, declaration, mitigation and recovery between their markers, to scale."""

from __future__ import annotations

from datetime import timedelta

from nofault.postmortem.drawings._canvas import ACCENT, SOFT, WARM, Canvas, Drawing
from nofault.postmortem.durations import Phase, length_text, phases
from nofault.postmortem.model import Postmortem

NAME = "phases"
WIDTH = 720
LEFT, RIGHT, ROW = 130, 90, 30


def draw(document: Postmortem) -> Drawing | None:
    """The drawing; None where no phase has both of its ends."""
    found = [phase for phase in phases(document.incident.markers) if phase.from_at and phase.until_at]
    if not found:
        return None
    first = min(min(phase.from_at, phase.until_at) for phase in found if phase.from_at and phase.until_at)
    last = max(max(phase.from_at, phase.until_at) for phase in found if phase.from_at and phase.until_at)
    whole = max((last - first).total_seconds(), 1.0)
    canvas = Canvas(WIDTH)
    for number, phase in enumerate(found):
        _row(canvas, 14 + number * ROW, phase, (phase.from_at - first) / timedelta(seconds=whole), whole)  # type: ignore[operator]
    bottom = 14 + len(found) * ROW
    canvas.line(LEFT, bottom, WIDTH - RIGHT, bottom)
    canvas.text(LEFT, bottom + 18, f"{first:%H:%M} UTC", color=SOFT, size=11)
    canvas.text(WIDTH - RIGHT, bottom + 18, f"{last:%H:%M} UTC", color=SOFT, size=11, anchor="end")
    alt = "; ".join(f"{phase.name} {length_text(phase.length.total_seconds())}" for phase in found if phase.length is not None)
    return Drawing(NAME, "Phases", f"Phases: {alt}.", canvas.svg(bottom + 30, "Phases", alt))


def _row(canvas: Canvas, y: float, phase: Phase, begin: float, whole: float) -> None:
    seconds = phase.length.total_seconds() if phase.length is not None else 0.0
    scale = WIDTH - LEFT - RIGHT
    x = LEFT + begin * scale
    width = seconds / whole * scale
    canvas.text(LEFT - 12, y + 14, phase.name, anchor="end", bold=True)
    canvas.box(min(x, x + width), y + 2, abs(width), 16, fill=WARM if seconds < 0 else ACCENT, stroke="none")
    canvas.text(max(x, x + width) + 8, y + 14, length_text(seconds), color=SOFT)
