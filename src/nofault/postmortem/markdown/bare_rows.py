"""Rows between pipes that are no table of GitHub's, since no line parts a head from them or it counts other columns."""

from __future__ import annotations

from nofault.postmortem.grammar import DELIMITER, Block, row_cells


def with_bare_rows(blocks: list[Block]) -> list[Block]:
    """The blocks with the paragraphs of such lines replaced by rows; where none is the head, the head has no words."""
    found: list[Block] = []
    for block in blocks:
        if block.kind == "paragraph" and not block.depth and block.text[:1] == "|":
            found += _rows(block)
        else:
            found.append(block)
    return found


def _rows(block: Block) -> list[Block]:
    lines = [line.rstrip() for line in block.text.split("\n")]
    if not all(line[:1] == "|" and line[-1:] == "|" and len(line) > 1 for line in lines):
        return [block]
    widths = [len(row_cells(line)[0]) for line in lines]
    if min(widths) < 2:
        return [block]
    headed = len(lines) > 1 and bool(DELIMITER.match(lines[1]))
    rows = []
    for number, line in enumerate(lines):
        if headed and number == 1:
            continue
        start, at = block.starts[number], block.line + number
        last = at + (headed and number == 0)
        rows.append(Block("row", 0, line, at, last, start, start + len(line), (start,), header=headed and number == 0))
    return rows if headed else [_no_head(rows[0], max(widths)), *rows]


def _no_head(row: Block, width: int) -> Block:
    """A head without words, which takes up no line."""
    head = Block("row", 0, "", row.line, row.line - 1, row.offset, row.offset, (), header=True)
    head.columns = [""] * width, [row.offset] * width
    return head
