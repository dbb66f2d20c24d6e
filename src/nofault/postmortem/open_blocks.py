"""What is open while a text is cut into blocks, how it is closed, and the lines that need no more than that."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nofault.postmortem.grammar import CHECK, EASY, HEADING, MAX_DEPTH, PLAIN, Block, heading_text

FOLDED = 500  # lines that a block of folded items has at most


class Open:
    """The state while cutting one text: the open containers and the open leaf."""

    def __init__(self, *, fold: bool = False) -> None:
        self.fold = fold
        self.blocks: list[Block] = []
        self.stack: list[int] = []  # -1 a block quote, else the width of an item's marker and its space
        self.items = 0
        self.quotes = 0
        self.para: list[str] = []
        self.starts: list[int] = []
        self.para_line = 0
        self.fresh: Block | None = None  # an item that has no content yet
        self.item_line = 0
        self.leaf: Block | None = None  # an open fence, code, html, comment
        self.fence = ("", 0, 0)  # its sign, length, indent
        self.html_end: re.Pattern[str] | None = None
        self.columns = 0  # of the open table
        self.number = 0
        self.line_start = 0

    def _push(self, width: int) -> None:
        self.stack.append(width)
        if width < 0:
            self.fresh = None
            self.quotes += 1
        else:
            self.items += 1

    def _pop_to(self, depth: int) -> None:
        for width in self.stack[depth:]:
            if width < 0:
                self.quotes -= 1
            else:
                self.items -= 1
        del self.stack[depth:]

    def _close_to(self, depth: int) -> None:
        """Close the open leaf, and every container deeper than `depth`."""
        self._close_leaf()
        if depth < len(self.stack):
            self._pop_to(depth)
            self.fresh = None
        self.columns = 0

    def _new(self, kind: str, offset: int) -> Block:
        block = Block(kind, self.items, "", self.number, self.number, offset, offset, (), quotes=self.quotes, depth=self.items + self.quotes)
        self.blocks.append(block)
        return block

    def _emit(self, kind: str, text: str, level: int, at: int, length: int, starts: Sequence[int]) -> None:
        self.fresh = None
        block = self._new(kind, self.line_start + at)
        block.text, block.level, block.starts, block.end = text, level, starts, self.line_start + length

    def _close_leaf(self) -> None:
        """Turn the collected lines into the text of their block."""
        leaf, lines, starts = self.leaf, self.para, self.starts
        if leaf is not None:
            self.leaf, self.html_end = None, None
            if leaf.kind == "code":
                while lines and not lines[-1]:
                    lines.pop()
                    starts.pop()
            leaf.text, leaf.starts = "\n".join(lines), tuple(starts)
        elif lines:
            leaf = self.fresh
            if leaf is None:
                leaf = self._new("quote" if self.quotes else "paragraph", starts[0])
            _fill(leaf, lines, starts, self.para_line)
            self.fresh = None
        else:
            return
        if starts:
            leaf.end_line = max(leaf.end_line, leaf.line + len(lines) - 1 + (leaf.kind == "fence"))
            leaf.end = max(leaf.end, starts[-1] + len(lines[-1]))
        self.para, self.starts = [], []


class Easy(Open):
    """The lines that most documents consist of, taken without a look at all that Markdown could mean; each answers whether it took its line."""

    def _in_fence(self, line: str) -> bool:
        """Take a line of a fence that stands in no list or quote and begins at the margin, unless it may end it."""
        if self.stack or self.leaf is None or self.leaf.kind != "fence" or self.fence[2] or line.lstrip()[:1] == self.fence[0]:
            return False
        self.para.append(line)
        self.starts.append(self.line_start)
        return True

    def _empty(self) -> bool:
        """Take an empty line where it only ends a paragraph, a table or a list's item that has a text."""
        if self.quotes or not (self.para or self.fresh is None):
            return False
        self._close_leaf()
        self.columns = 0
        return True

    def _easy(self, line: str, following: str) -> bool:
        """Take one of the lines that most documents consist of: plain text, a heading, an item, a row. What is said in `_open` holds for these.

        Where the line that follows ends the paragraph for certain, its block is made at once.
        """
        if self.columns:
            return line[0] == "|" and not self.stack and self._row(line)
        found = EASY.match(line)
        if found is None:
            return False
        if found.lastindex == PLAIN:
            return self._easy_text(line, following)
        if found.lastindex == HEADING:
            self._close_to(0)
            text, begin = heading_text(line, found.end(HEADING))
            self._emit("heading", text, found.end(HEADING), 0, len(line), (self.line_start + begin,))
            return True
        return self._easy_item(line, following, found)

    def _row(self, line: str) -> bool:
        block = self._new("row", self.line_start)
        block.text, block.starts, block.end = line.rstrip(), (self.line_start,), self.line_start + len(line)
        return True

    def _easy_text(self, line: str, following: str) -> bool:
        start = self.line_start
        if self.para:
            self.para.append(line)
            self.starts.append(start)
            return True
        if line[0] == "[":
            return False
        if self.stack:
            self._close_to(0)
        if following:
            self.para_line = self.number
            self.para, self.starts = [line], [start]
        else:
            self.blocks.append(Block("paragraph", 0, line.rstrip(), self.number, self.number, start, start + len(line), (start,)))
        return True

    def _easy_item(self, line: str, following: str, found: re.Match[str]) -> bool:
        indent, marker = found.end(1), found[2]
        base = matched = 0
        for width in self.stack:
            if width < 0 or indent - base < width:
                break
            base += width
            matched += 1
        if indent - base > 3 or matched == MAX_DEPTH or (self.para and matched == len(self.stack) and len(marker) > 1 and marker[:-1] != "1"):
            return False
        if self.para or matched < len(self.stack) or self.fresh is not None:
            self._close_to(matched)
        begin = found.end(3)
        start, number = self.line_start, self.number
        self.stack.append(begin - base)
        self.items += 1
        alone = not following or (len(marker) == 1 and following[:begin] == line[:begin])  # nothing of the next line belongs to it
        if self.fold and alone and not base and not indent and len(marker) == 1 and not self.quotes:
            self._fold(marker, start + len(line))
            return True
        block = Block(
            "item", self.items, "", number, number, start + indent, start + len(line), (), marker, None, self.quotes, self.items + self.quotes
        )
        self.blocks.append(block)
        lines, starts = [line[begin:]], [start + begin]
        if not alone:
            self.fresh, self.item_line, self.para_line = block, number, number
            self.para, self.starts = lines, starts
        else:
            _fill(block, lines, starts, number)
        return True

    def _fold(self, marker: str, end: int) -> None:
        """Put a bullet of one line at the margin together with those of the lines before it."""
        before = self.blocks[-1] if self.blocks else None
        if before is not None and before.kind == "items" and before.end_line == self.number - 1 and self.number - before.line < FOLDED:
            before.end_line, before.end = self.number, end
            return
        self.blocks.append(Block("items", 1, "", self.number, self.number, self.line_start, end, (), marker, depth=1))


def _fill(block: Block, lines: list[str], starts: list[int], line: int) -> None:
    """Give a paragraph or an item its text, and an item its check box."""
    if block.kind == "item":
        found = CHECK.match(lines[0])
        if found is not None:
            block.checked = found.group(1) != " "
            lines[0] = lines[0][found.end() :]
            starts[0] += found.end()
    else:
        block.line = line
    block.text, block.starts = "\n".join(lines).rstrip(), tuple(starts)
    block.end_line = line + len(lines) - 1
