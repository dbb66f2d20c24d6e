"""Blocks with the kind of the section they stand in, and the pieces of text that rules judge."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from nofault.postmortem.blocks import Block
from nofault.postmortem.sections import understand

PROSE = frozenset({"paragraph", "item"})
UNKNOWN = "other"


def section_kinds(blocks: Sequence[Block], section: str | None) -> list[str]:
    """The section kind of each block, "other" where headings say none. A `section` given stands for what no heading inside overrides.

    A heading that is a time (`entry`) is part of a timeline.
    """
    kinds = [section or UNKNOWN] * len(blocks)
    headings = understand(blocks)
    for number, heading in enumerate(headings):
        if heading.kind is None:
            continue
        end = headings[number + 1].block if number + 1 < len(headings) else len(blocks)
        kind = "timeline" if heading.kind == "entry" else heading.kind
        kinds[heading.block : end] = [kind] * (end - heading.block)
    return kinds


def pieces(block: Block) -> Sequence[tuple[str, int]]:
    """The texts of a block that are the writer's own words, each with its number (of the cell in a row, else 0).

    Quotations, code, HTML, comments, link definitions and headings are not judged.
    """
    if block.kind in PROSE:
        return ((block.text, 0),)
    if block.kind == "row" and not block.header:
        return [(cell, number) for number, cell in enumerate(block.cells)]
    return ()


class Places:
    """From positions in a block's text to offsets in the document; the lines are looked for once, so that many findings stay linear."""

    def __init__(self, block: Block) -> None:
        self.block = block
        self._lines: list[int] | None = None

    def __call__(self, piece: int, index: int) -> int:
        """The offset of position `index` of a piece."""
        block = self.block
        if block.kind == "row":
            return block.cell_starts[piece] + index
        if not block.starts:
            return block.offset
        if self._lines is None:
            lines = [0]
            while (end := block.text.find("\n", lines[-1])) >= 0:
                lines.append(end + 1)
            self._lines = lines
        line = bisect_right(self._lines, index) - 1
        return block.starts[line] + index - self._lines[line]
