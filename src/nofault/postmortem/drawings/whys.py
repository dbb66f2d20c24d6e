"""The why trees: each factor, and below it why after why, down to a property of the system."""

from __future__ import annotations

from nofault.postmortem.drawings._canvas import ACCENT, FILL, LINE, Canvas, Drawing, wrapped
from nofault.postmortem.model import Postmortem, Why

NAME = "whys"
WIDTH = 720
STEP = 28
MOST = 60  # boxes that are drawn
DEEPEST = 12


def draw(document: Postmortem) -> Drawing | None:
    """The drawing; None where no factor has a why."""
    factors = [factor for factor in document.factors if factor.whys]
    if not factors:
        return None
    canvas = Canvas(WIDTH)
    y = 10.0
    said = []
    boxes = 0
    for factor in factors:
        y = _box(canvas, 10, y, factor.property or "(no text)", strong=True)
        said.append(f"{factor.property}: {_said(factor.whys)}")
        y, boxes = _whys(canvas, factor.whys, 1, y, boxes)
        y += 14
    alt = "; ".join(said)
    return Drawing(NAME, "Whys", f"Why after why. {alt}.", canvas.svg(y, "Whys", alt))


def _whys(canvas: Canvas, whys: list[Why], depth: int, y: float, boxes: int) -> tuple[float, int]:
    x = 10 + min(depth, DEEPEST) * STEP
    for why in whys:
        if boxes >= MOST:
            return y, boxes
        top = y + 14
        canvas.line(x - STEP / 2, y - 4, x - STEP / 2, top, color=LINE)
        canvas.line(x - STEP / 2, top, x, top, color=LINE)
        y = _box(canvas, x, y, why.text, strong=why.systemic)
        y, boxes = _whys(canvas, why.whys, depth + 1, y, boxes + 1)
    return y, boxes


def _box(canvas: Canvas, x: float, y: float, text: str, *, strong: bool) -> float:
    lines = wrapped(text, WIDTH - x - 30, 3)
    height = 17.0 * len(lines) + 10
    canvas.box(x, y, WIDTH - x - 10, height, fill=FILL, stroke=ACCENT if strong else LINE)
    canvas.lines(x + 10, y + 18, lines)
    return y + height + 8


def _said(whys: list[Why]) -> str:
    return ", ".join(f"{why.text}{f' because ({_said(why.whys)})' if why.whys else ''}" for why in whys)
