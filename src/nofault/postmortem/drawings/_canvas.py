"""A small SVG canvas: boxes, lines and wrapped text, all text escaped. No script, no link, no style from outside."""

from __future__ import annotations

import re
import unicodedata
from html import escape

from msgspec import Struct

from nofault.postmortem.rich import spans_of

INK, SOFT, LINE, FILL, ACCENT, WARM = "#1f2933", "#52606d", "#9aa5b1", "#f0f4f8", "#1f5fa8", "#b4540a"
FONT = "Libertinus Serif, Noto Serif, DejaVu Serif, Georgia, serif"
SIZE = 13
TALLEST = 940  # a drawing fits on one printed page at full width; what it leaves out stands in the table or list beside it
_BAD = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")


class Drawing(Struct, frozen=True):
    """A drawing: its name and title, the text that says the same as the picture, and the picture as SVG."""

    name: str
    title: str
    alt: str
    svg: str


def width_of(text: str, size: float = SIZE) -> float:
    """About how wide a text is in pixels: half an em for a letter, a whole one for a wide sign."""
    return size * sum(1.0 if unicodedata.east_asian_width(sign) in "WF" else 0.5 for sign in text)


def wrapped(text: str, width: float, lines: int = 3, size: float = SIZE) -> list[str]:
    """The text in lines of at most that width, without its markup; the last ends with an ellipsis where more follows."""
    plain = "".join(span.text for span in spans_of(text))
    pieces = [piece for word in " ".join(_BAD.sub("", plain).split()).split(" ") for piece in _broken(word, width, size)]
    found: list[str] = []
    for word in pieces:
        if found and width_of(f"{found[-1]} {word}", size) <= width:
            found[-1] = f"{found[-1]} {word}"
        elif len(found) == lines:
            found[-1] = f"{found[-1][:-1]}…" if width_of(f"{found[-1]}…", size) > width else f"{found[-1]}…"
            return found
        else:
            found.append(word)
    return found or [""]


def _broken(word: str, width: float, size: float) -> list[str]:
    """A word that is wider than the line, in pieces."""
    pieces = [""]
    for sign in word[:400]:
        if width_of(pieces[-1] + sign, size) > width and pieces[-1]:
            pieces.append("")
        pieces[-1] += sign
    return pieces


class Canvas:
    """Collects shapes, then becomes an SVG of the height that was used."""

    def __init__(self, width: int) -> None:
        self.width = width
        self.shapes: list[str] = []

    def text(self, x: float, y: float, text: str, *, size: float = SIZE, color: str = INK, bold: bool = False, anchor: str = "start") -> None:
        """One line of text whose base line is at y."""
        weight = ' font-weight="bold"' if bold else ""
        shown = escape(_BAD.sub("", text), quote=True)
        self.shapes.append(f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size:g}" fill="{color}" text-anchor="{anchor}"{weight}>{shown}</text>')

    def lines(self, x: float, y: float, lines: list[str], *, color: str = INK, anchor: str = "start", size: float = SIZE) -> None:
        """Lines of text below each other."""
        for number, line in enumerate(lines):
            self.text(x, y + number * size * 1.3, line, color=color, anchor=anchor, size=size)

    def line(self, x1: float, y1: float, x2: float, y2: float, *, color: str = LINE, width: float = 1.5, dashed: bool = False) -> None:
        """A straight line."""
        dash = ' stroke-dasharray="5 4"' if dashed else ""
        self.shapes.append(f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{color}" stroke-width="{width:g}"{dash}/>')

    def curve(self, x1: float, y1: float, x2: float, y2: float, *, color: str = ACCENT) -> None:
        """A curve that leaves and arrives level."""
        middle = (x1 + x2) / 2
        path = f"M{x1:.1f} {y1:.1f} C{middle:.1f} {y1:.1f} {middle:.1f} {y2:.1f} {x2:.1f} {y2:.1f}"
        self.shapes.append(f'<path d="{path}" fill="none" stroke="{color}" stroke-width="1.5"/>')

    def box(self, x: float, y: float, width: float, height: float, *, fill: str = FILL, stroke: str = LINE, dashed: bool = False) -> None:
        """A box with soft corners."""
        dash = ' stroke-dasharray="5 4"' if dashed else ""
        self.shapes.append(
            f'<rect x="{x:.1f}" y="{y:.1f}" width="{max(width, 1):.1f}" height="{height:.1f}" rx="4" fill="{fill}" stroke="{stroke}"{dash}/>'
        )

    def dot(self, x: float, y: float, *, radius: float = 4, color: str = ACCENT) -> None:
        """A filled circle."""
        self.shapes.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:g}" fill="{color}"/>')

    def svg(self, height: float, title: str, alt: str) -> str:
        """The picture, with its title and its text for those who do not see it."""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.width} {height:.0f}" width="{self.width}" height="{height:.0f}" role="img" '
            f'font-family="{FONT}"><title>{escape(_BAD.sub("", title))}</title><desc>{escape(_BAD.sub("", alt))}</desc>'
            f'<rect width="{self.width}" height="{height:.0f}" fill="#ffffff"/>{"".join(self.shapes)}</svg>'
        )
