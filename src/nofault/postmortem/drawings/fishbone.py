"""The fishbone: the contributing factors along the five bones people, process, technology, environment and measurements."""

from __future__ import annotations

from nofault.postmortem.drawings._canvas import ACCENT, INK, SOFT, Canvas, Drawing, wrapped
from nofault.postmortem.model import Factor, Postmortem
from nofault.postmortem.terms import Fishbone

NAME = "fishbone"
WIDTH = 760
HEAD = 130
COLUMN = (WIDTH - HEAD - 20) / 3
ABOVE = (Fishbone.PEOPLE, Fishbone.PROCESS, Fishbone.TECHNOLOGY)
BELOW = (Fishbone.ENVIRONMENT, Fishbone.MEASUREMENTS)
LEAN = 34  # pixels by which a bone leans towards the head
MOST = 5  # factors on one bone
LINE_HEIGHT = 16


def draw(document: Postmortem) -> Drawing | None:
    """The drawing; None where no factor stands on a bone."""
    bones: dict[Fishbone, list[Factor]] = {}
    for factor in document.factors:
        if isinstance(factor.fishbone, Fishbone):
            bones.setdefault(factor.fishbone, []).append(factor)
    if not bones:
        return None
    texts = {bone: _texts(found) for bone, found in bones.items()}
    above = max((_height(texts.get(bone, [])) for bone in ABOVE), default=0)
    below = max((_height(texts.get(bone, [])) for bone in BELOW), default=0)
    canvas = Canvas(WIDTH)
    spine = above + 50.0
    canvas.line(10, spine, WIDTH - HEAD, spine, color=INK, width=3)
    canvas.box(WIDTH - HEAD, spine - 34, HEAD - 8, 68)
    canvas.lines(WIDTH - HEAD / 2 - 4, spine - 12, wrapped(document.incident.title or "The incident", HEAD - 24), anchor="middle")
    for number, bone in enumerate(ABOVE):
        _bone(canvas, number, bone, texts.get(bone, []), spine, -1)
    for number, bone in enumerate(BELOW):
        _bone(canvas, number, bone, texts.get(bone, []), spine, 1)
    said = "; ".join(f"{bone.value}: {', '.join(factor.property for factor in found)}" for bone, found in bones.items())
    return Drawing(NAME, "Fishbone", f"Contributing factors by kind. {said}.", canvas.svg(spine + below + 46, "Fishbone", said))


def _texts(factors: list[Factor]) -> list[list[str]]:
    texts = [wrapped(factor.property or "(no text)", COLUMN - LEAN - 24, 3, 12) for factor in factors[:MOST]]
    return [*texts, [f"and {len(factors) - MOST} more"]] if len(factors) > MOST else texts


def _height(texts: list[list[str]]) -> float:
    return 20.0 + sum(len(lines) * LINE_HEIGHT + 6 for lines in texts)


def _bone(canvas: Canvas, number: int, bone: Fishbone, texts: list[list[str]], spine: float, side: int) -> None:
    """One bone with its factors, above (-1) or below (1) the spine."""
    x = 24 + number * COLUMN
    height = _height(texts)
    end = spine + side * (height + 14)
    canvas.line(x, end, x + LEAN, spine, color=ACCENT if texts else SOFT, width=2, dashed=not texts)
    canvas.text(x, end + (-6 if side < 0 else 16), bone.value.capitalize(), bold=True, color=INK if texts else SOFT)
    y = end + 20 if side < 0 else spine + 28
    for lines in texts:
        canvas.lines(x + LEAN + 6, y, lines, size=12)
        y += len(lines) * LINE_HEIGHT + 6
