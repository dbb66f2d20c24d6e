"""The map from factors to action items: which promise answers which factor, and which factor nothing answers."""

from __future__ import annotations

from collections.abc import Iterator

from nofault.postmortem.drawings._canvas import FILL, LINE, SOFT, TALLEST, WARM, Canvas, Drawing, wrapped
from nofault.postmortem.model import Factor, Postmortem, Why

NAME = "answers"
WIDTH = 760
COLUMN = 300


def draw(document: Postmortem) -> Drawing | None:
    """The drawing; None where there are no factors, or no action item says which it answers."""
    pairs = sorted(_answers(document))
    if not document.factors or not pairs:
        return None
    canvas = Canvas(WIDTH)
    answered = {factor for factor, _ in pairs}
    left, bottom = _column(canvas, 10, [(one.id, one.property) for one in document.factors], {one.id for one in document.factors} - answered)
    right, other = _column(canvas, WIDTH - COLUMN - 10, [(one.id, one.text) for one in document.action_items], set())
    for factor, action in pairs:
        if factor in left and action in right:
            canvas.curve(10 + COLUMN, left[factor], WIDTH - COLUMN - 10, right[action])
    names = {one.id: one.property for one in document.factors}
    texts = {one.id: one.text for one in document.action_items}
    said = "; ".join(f"{names[factor]} is answered by {texts[action]}" for factor, action in pairs)
    open_ones = [names[one.id] for one in document.factors if one.id not in answered]
    alt = f"{said}.{f' Without an answer: {chr(44).join(open_ones)}.' if open_ones else ''}"
    return Drawing(NAME, "Factors and what answers them", alt, canvas.svg(max(bottom, other), "Factors and what answers them", alt))


def _answers(document: Postmortem) -> Iterator[tuple[str, str]]:
    factors = {one.id for one in document.factors}
    actions = {one.id for one in document.action_items}
    for item in document.action_items:
        yield from ((factor, item.id) for factor in set(item.factors) & factors)
    for factor in document.factors:
        yield from ((factor.id, action) for action in set(_answered_by(factor)) & actions)


def _answered_by(holder: Factor | Why) -> Iterator[str]:
    for why in holder.whys:
        yield from why.answered_by
        yield from _answered_by(why)


def _column(canvas: Canvas, x: float, items: list[tuple[str, str]], unanswered: set[str]) -> tuple[dict[str, float], float]:
    """Boxes below each other as long as there is room; returns the middle of each, and where the column ends."""
    middles: dict[str, float] = {}
    y = 10.0
    for identifier, text in items:
        lines = wrapped(text or "(no text)", COLUMN - 24, 3)
        height = 17.0 * len(lines) + 12
        if y + height > TALLEST - 30:
            canvas.text(x + 12, y + 14, f"and {len(items) - len(middles)} more", color=SOFT)
            return middles, y + 30
        alone = identifier in unanswered
        canvas.box(x, y, COLUMN, height, fill=FILL, stroke=WARM if alone else LINE, dashed=alone)
        canvas.lines(x + 12, y + 19, lines)
        middles[identifier] = y + height / 2
        y += height + 12
    return middles, y
