"""Tables of reStructuredText as rows like any other: grids of `+---+---+`, and columns under `====  ====`.

A grid is a paragraph for the block cutter, since nothing in it is Markdown.
"""

from __future__ import annotations

import re

from nofault.postmortem.grammar import Block

_GRID = re.compile(r"\+(?:[-=]+\+)+\s*\Z")
_SIMPLE = re.compile(r"=+(?:[ \t]+=+)+\s*\Z")


def with_rest_tables(blocks: list[Block]) -> list[Block]:
    """The blocks with the paragraphs that are such tables replaced by rows."""
    found: list[Block] = []
    for block in blocks:
        first = block.text.partition("\n")[0]
        if block.kind != "paragraph" or block.depth or first[:1] not in ("+", "="):
            found.append(block)
        elif _GRID.match(first):
            found += _rows(block, _grid_rows(block.text.split("\n")))
        elif _SIMPLE.match(first):
            found += _rows(block, _simple_rows(block.text.split("\n")))
        else:
            found.append(block)
    return found


def _rows(block: Block, rows: list[tuple[int, int, list[str]]]) -> list[Block]:
    """Rows of cells, each with its first and last line counted from 0, as blocks; the first is the head."""
    if len(rows) < 2 or not rows[0][2]:
        return [block]
    made = []
    for number, (first, last, cells) in enumerate(rows):
        start = block.starts[first] if first < len(block.starts) else block.offset
        row = Block("row", 0, " | ".join(cells), block.line + first, block.line + last, start, start, [start], header=number == 0)
        row.columns = cells, [start] * len(cells)
        made.append(row)
    return made


def _grid_rows(lines: list[str]) -> list[tuple[int, int, list[str]]]:
    rows: list[tuple[int, int, list[str]]] = []
    cells: list[list[str]] = []
    begin = 1
    for number, line in enumerate(lines[1:], 1):
        if _GRID.match(line):
            if cells:
                rows.append((begin, number, [" ".join(filter(None, parts)) for parts in cells]))
            cells, begin = [], number + 1
        elif line.startswith("|"):
            parts = [part.strip() for part in line.strip().strip("|").split("|")]
            cells = cells or [[] for _ in parts]
            for cell, part in zip(cells, parts, strict=False):
                cell.append(part)
    return rows


def _simple_rows(lines: list[str]) -> list[tuple[int, int, list[str]]]:
    bounds = [(found.start(), found.end()) for found in re.finditer(r"=+", lines[0])]
    rows: list[tuple[int, int, list[str]]] = []
    for number, line in enumerate(lines[1:], 1):
        if _SIMPLE.match(line) or not line.strip():
            continue
        cells = [line[begin : bounds[at + 1][0] if at + 1 < len(bounds) else None].strip() for at, (begin, _) in enumerate(bounds)]
        if rows and not cells[0]:
            first, _, before = rows[-1]
            rows[-1] = (first, number, [" ".join(filter(None, pair)) for pair in zip(before, cells, strict=True)])
        else:
            rows.append((number, number, cells))
    return rows
