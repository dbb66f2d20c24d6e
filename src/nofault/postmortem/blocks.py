"""Markdown text to a flat list of blocks with their places. Standard library and msgspec only; one pass, linear in the text.

This is the only Markdown parser on the lint and import path. It follows CommonMark 0.31 and GitHub's tables for what a block *is*;
inline markup stays in the text as written. A test compares it with markdown-it-py.
"""

from __future__ import annotations

import re
from itertools import chain, islice, pairwise

from nofault.postmortem.grammar import (
    ATX,
    COMMENT_END,
    DEFINITION,
    DELIMITER,
    FENCE,
    HTML,
    HTML_ALONE,
    MARKER,
    MAX_DEPTH,
    RULE,
    SETEXT,
    SPECIAL,
    Block,
    Lines,
    after_quote,
    each_line,
    front_matter_end,
    heading_text,
    may_interrupt,
    row_cells,
    skip_space,
)
from nofault.postmortem.open_blocks import Easy

__all__ = ["Block", "cut"]


def cut(text: str, *, fold: bool = False) -> list[Block]:
    """The blocks of `text` in order. Never raises: what is nothing else is a paragraph.

    With `fold`, bullets of one line each at the margin that follow each other are one block `items` without a text, which `unfold` takes apart:
    of a large list, blocks are several times the text.
    """
    return _Cutter(fold=fold).run(text)


def unfold(block: Block, text: str) -> list[Block]:
    """The items that a block `items` of `text` stands for."""
    return _Cutter().run(text, block.offset, block.end, block.line)


class _Cutter(Easy):
    """All lines of one text."""

    def run(self, text: str, at: int = 0, end: int | None = None, number: int = 1) -> list[Block]:
        """Cut line by line, from the line with that number, which begins at `at`, to `end`."""
        first = 0 if at else self._front_matter(text)
        lines = islice(enumerate(each_line(text, at, end), number), first, None)
        # Each line with the one after it, which a head of a table needs.
        for (self.number, (self.line_start, line)), (_, (_, following)) in pairwise(chain(lines, [(0, (0, ""))])):
            easy = self._in_fence(line) if self.leaf is not None else self._easy(line, following) if line else self._empty()
            if not easy:
                self._line(line)
        self._close_leaf()
        return self.blocks

    def _front_matter(self, text: str) -> int:
        """Cut front matter off and return how many lines it has."""
        lines = Lines(text if text[:3] in ("---", "+++") else "")
        last, language = front_matter_end(lines)
        if not last:
            return 0
        end = lines.starts[last] + len(lines[last])
        self.blocks.append(Block("front-matter", 0, "\n".join(lines[1:last]), 1, last + 1, 0, end, lines.starts[1:last].tolist(), info=language))
        return last + 1

    def _line(self, line: str) -> None:
        """Match the open containers, then go on with the open leaf or open new blocks."""
        if not line or line.isspace():
            self._blank(line)
            return
        matched, base, at, column = self._match(line)
        if self.leaf is not None and matched == len(self.stack) and self._continue_leaf(line, base, at, column):
            return
        if self.leaf is not None:
            self._close_leaf()
        self._open(line, matched, base, at, column)

    def _blank(self, line: str) -> None:
        """A blank line ends paragraphs, tables and quotes; items stay open."""
        leaf = self.leaf
        if self.quotes:
            self._close_leaf()
            self._pop_to(self.stack.index(-1))
            self.fresh = None
        elif leaf is not None and (leaf.kind in ("fence", "code", "comment") or self.html_end is not None):
            indent = self.fence[2] if leaf.kind == "fence" else 0
            self._add(line, len(line) if leaf.kind == "code" else min(len(line), sum(self.stack) + indent))
        else:
            self._close_leaf()
        self.columns = 0
        if self.fresh is not None and self.number > self.item_line and self.stack and self.leaf is None:
            # An item may begin with one blank line, not with two.
            self._pop_to(len(self.stack) - 1)
            self.fresh = None

    def _match(self, line: str) -> tuple[int, int, int, int]:
        """How many open containers this line continues; the column where content may begin, and index and column of its first sign."""
        at, column = skip_space(line, 0, 0)
        base = matched = 0
        for width in self.stack:
            if width >= 0:
                if column - base < width:
                    break
                base += width
            else:
                if column - base > 3 or at >= len(line) or line[at] != ">":
                    break
                base, at, column = after_quote(line, at, column)
            matched += 1
            if at >= len(line):
                break
        return matched, base, at, column

    def _continue_leaf(self, line: str, base: int, at: int, column: int) -> bool:
        """Whether the line belongs to the open leaf; closes the leaf where the line ends it."""
        leaf = self.leaf
        if leaf is None:
            return False
        if leaf.kind == "fence":
            sign, length, indent = self.fence
            rest = line[at:].rstrip()
            if column - base <= 3 and len(rest) >= length and rest == sign * len(rest):
                leaf.end_line, leaf.end = self.number, self.line_start + len(line)
                self._close_leaf()
                return True
            return self._add(line, at, max(0, column - base - indent))
        if leaf.kind == "code":
            if column - base < 4 or at >= len(line):
                return at >= len(line) and self._add(line, at)
            return self._add(line, at, column - base - 4)
        if leaf.kind == "html" and self.html_end is None and at >= len(line):
            return False
        return self._continue_html(line, at)

    def _continue_html(self, line: str, at: int) -> bool:
        """Add a line to the open HTML block or comment, and close it at its end."""
        found = self.html_end.search(line, at) if self.html_end is not None else None
        if found is not None and self.leaf is not None and self.leaf.kind == "comment" and line[found.end() :].strip():
            self._add(line[: found.end()], at)
            self._close_leaf()
            rest = found.end()
            while line[rest].isspace():
                rest += 1
            self._text(line, rest)
            return True
        self._add(line, at)
        if found is not None:
            self._close_leaf()
        return True

    def _add(self, line: str, at: int, keep: int = 0) -> bool:
        """Add what follows `at`, and `keep` columns of the space before it, to the open leaf."""
        begin = max(0, at - keep)
        self.para.append(line[begin:])
        self.starts.append(self.line_start + begin)
        return True

    def _open(self, line: str, matched: int, base: int, at: int, column: int) -> None:
        """Open containers and a leaf at what is left of the line."""
        length = len(line)
        while True:
            whole = matched == len(self.stack)
            if at >= length:
                self._close_to(matched)
                return
            indent = column - base
            if indent >= 4:
                self._indented(line, matched, base, at, column)
                return
            sign = line[at]
            if sign not in SPECIAL:
                break
            if self._delimiter(line, at, whole) or self._leaf_at(line, at, indent, matched):
                return
            if sign == ">" and matched < MAX_DEPTH:
                self._close_to(matched)
                self._push(-1)
                base, at, column = after_quote(line, at, column)
                matched += 1
                continue
            marker = MARKER.match(line, at) if sign in "-+*0123456789" and matched < MAX_DEPTH else None
            if marker is None or (whole and self._para_open() and not may_interrupt(marker.group(), line, marker.end())):
                break
            self._close_to(matched)
            base, at, column = self._item(line, marker.group(), base, at, column)
            matched += 1
        if matched < len(self.stack) and not self._para_open():
            self._close_to(matched)
        self._text(line, at)

    def _para_open(self) -> bool:
        return bool(self.para) and self.leaf is None

    def _indented(self, line: str, matched: int, base: int, at: int, column: int) -> None:
        """Four columns in: more of the paragraph, else code."""
        if self._para_open():
            self._text(line, at)
            return
        self._close_to(matched)
        self.fresh = None
        self.leaf = self._new("code", self.line_start + at)
        self._add(line, at, column - base - 4)

    def _leaf_at(self, line: str, at: int, indent: int, matched: int) -> bool:
        """Open the heading, rule, fence, HTML or setext heading that begins here."""
        sign = line[at]
        whole = matched == len(self.stack)
        if sign == "#":
            found = ATX.match(line, at)
            if found is None:
                return False
            self._close_to(matched)
            text, begin = heading_text(line, found.end())
            self._emit("heading", text, len(found.group(1)), at, len(line), (self.line_start + begin,))
            return True
        if sign in "=-" and whole and self._para_open() and not self.columns and SETEXT.match(line, at):
            self._setext(1 if sign == "=" else 2, len(line))
            return True
        if sign in "-*_" and RULE.match(line, at):
            self._close_to(matched)
            self._emit("rule", "", self.items, at, len(line), ())
            return True
        if sign in "`~":
            return self._open_fence(line, at, indent, matched)
        return sign == "<" and self._open_html(line, at, matched, whole)

    def _setext(self, level: int, length: int) -> None:
        block = self._new("heading", self.starts[0])
        block.level, block.line = level, self.para_line
        block.text, block.starts = "\n".join(line.rstrip() for line in self.para), self.starts
        block.end = self.line_start + length
        self.para, self.starts, self.fresh = [], [], None

    def _open_fence(self, line: str, at: int, indent: int, matched: int) -> bool:
        found = FENCE.match(line, at)
        if found is None:
            return False
        self._close_to(matched)
        self.fresh = None
        mark = found.group(1) or found.group(3)
        self.leaf = self._new("fence", self.line_start + at)
        self.leaf.info = (found.group(2) or found.group(4) or "").strip()
        self.leaf.end = self.line_start + len(line)
        self.fence = (mark[0], len(mark), indent)
        return True

    def _open_html(self, line: str, at: int, matched: int, whole: bool) -> bool:
        comment = line.startswith("<!--", at)
        end: re.Pattern[str] | None = COMMENT_END
        if not comment:
            kind = next((kind for kind in HTML if kind[0].match(line, at)), None)
            if kind is None and ((whole and self._para_open()) or not HTML_ALONE.match(line, at)):
                return False
            end = kind[1] if kind is not None else None
        self._close_to(matched)
        self.fresh = None
        self.leaf = self._new("comment" if comment else "html", self.line_start + at)
        self.html_end = end
        self._continue_html(line, at)
        return True

    def _delimiter(self, line: str, at: int, whole: bool) -> bool:
        """Whether this line makes the line before it the head of a table; if so, open the table. Also goes on with an open table."""
        if not whole or not self._para_open() or line[at] not in "|-:" or line.startswith(("- ", "-\t"), at):
            return False
        head = self.para[-1]
        if self.columns or "|" not in head or not DELIMITER.match(line, at):
            return False
        cells = row_cells(head)[0]
        if len(cells) != len(row_cells(line[at:])[0]):
            return False
        start, number = self.starts.pop(), self.number - 1
        self.para.pop()
        self._close_leaf()
        self.fresh = None
        block = Block("row", self.items, head, number, number, start, start + len(head), (start,), header=True)
        block.quotes, block.depth = self.quotes, self.items + self.quotes
        self.blocks.append(block)
        self.columns = len(cells)
        return True

    def _text(self, line: str, at: int) -> None:
        """A line of a paragraph, a row of an open table, or a link definition."""
        text, start = line[at:], self.line_start + at
        if self.columns:
            block = self._new("row", start)
            block.text, block.starts, block.end = text.rstrip(), (start,), self.line_start + len(line)
            return
        if not self.para:
            if text[0] == "[" and self.fresh is None and DEFINITION.match(text):
                self._emit("definition", text.rstrip(), self.items, at, len(line), (start,))
                return
            self.para_line = self.number
        self.para.append(text)
        self.starts.append(start)

    def _item(self, line: str, marker: str, base: int, at: int, column: int) -> tuple[int, int, int]:
        """Open a list item; returns where its content begins: column, index and column of the first sign."""
        width = column - base + len(marker)
        after, after_column = skip_space(line, at + len(marker), column + len(marker))
        spaces = after_column - column - len(marker)
        width += spaces if after < len(line) and spaces <= 4 else 1
        self._push(width)
        block = self._new("item", self.line_start + at)
        block.info, block.end = marker, self.line_start + len(line)
        self.fresh, self.item_line = block, self.number
        return base + width, after, after_column
