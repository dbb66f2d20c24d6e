"""The why trees: each factor, and below it why after why, down to a property of the system."""

from __future__ import annotations

from nofault.postmortem.drawings._canvas import ACCENT, FILL, LINE, SOFT, TALLEST, Canvas, Drawing, wrapped
from nofault.postmortem.model import Postmortem, Why

NAME = "whys"
WIDTH = 720
STEP = 28
DEEPEST = 12


def draw(document: Postmortem) -> Drawing | None:
    """The drawing; None where no factor has a why."""
    factors = [factor for factor in document.factors if factor.whys]
    if not factors:
        return None
    canvas = Canvas(WIDTH)
    y, left = 10.0, 0
    for factor in factors:
        y, left = _whys(canvas, [Why(text=factor.property, whys=factor.whys)], 0, y, left)
        y += 0 if left else 14
    if left:
        canvas.text(10, y + 6, f"and {left} more in the list", color=SOFT)
        y += 20
    alt = "; ".join(f"{factor.property}: {_said(factor.whys)}" for factor in factors)
    return Drawing(NAME, "Whys", f"Why after why. {alt}.", canvas.svg(y, "Whys", alt))


def _whys(canvas: Canvas, whys: list[Why], depth: int, y: float, left: int) -> tuple[float, int]:
    """Draw these and what is below them from y on; where that ends, and how many there was no room for, `left` among them."""
    x = 10 + min(depth, DEEPEST) * STEP
    for why in whys:
        if left or y > TALLEST - 100:
            left += 1
        else:
            if depth:
                canvas.line(x - STEP / 2, y - 4, x - STEP / 2, y + 14, color=LINE)
                canvas.line(x - STEP / 2, y + 14, x, y + 14, color=LINE)
            y = _box(canvas, x, y, why.text or "(no text)", strong=why.systemic or not depth)
        y, left = _whys(canvas, why.whys, depth + 1, y, left)
    return y, left


def _box(canvas: Canvas, x: float, y: float, text: str, *, strong: bool) -> float:
    lines = wrapped(text, WIDTH - x - 30, 3)
    height = 17.0 * len(lines) + 10
    canvas.box(x, y, WIDTH - x - 10, height, fill=FILL, stroke=ACCENT if strong else LINE)
    canvas.lines(x + 10, y + 18, lines)
    return y + height + 8


def _said(whys: list[Why]) -> str:
    return ", ".join(f"{why.text}{f' because ({_said(why.whys)})' if why.whys else ''}" for why in whys)
