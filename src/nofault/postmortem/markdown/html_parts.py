"""Tables and lists in HTML as rows and items like any other. One pass over the text of each; nothing in it is ever run or shown."""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, bisect_right
from html import unescape

from nofault.postmortem.grammar import Block, Lines

_OPENS = re.compile(r"\s*(?:<(?:div|details|center|figure|section|p)(?:\s[^<>]*)?>\s*)?<(?:table|ul|ol)(?:\s[^<>]*)?>", re.I)
_FRAME = re.compile(r"<(/?)(table|ul|ol)(?=[\s>])[^<>]*>", re.I)
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)((?:\s[^<>]*)?)/?>", re.I)
_HREF = re.compile(r"\shref\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.I)
_SOURCE = re.compile(r"\ssrc\s*=\s*[\"']([^\"'\s]*)[\"']", re.I)
_WORDS = re.compile(r"\salt\s*=\s*\"([^\"]*)\"", re.I)
_SPANS = re.compile(r"\s(?:row|col)span\s*=\s*[\"']?(?!1\b)\d", re.I)
_ENTITY = re.compile(r"&(?!lt;|gt;|amp;[\w#])#?\w{1,32};")  # these three mean the same in Markdown
_SPACE = re.compile(r"\s+")
_MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*", "code": "`"}
_ONLY_TAGS = re.compile(r"\s*(?:<[^<>]*>\s*)*\Z")
_BOX = re.compile(r"\s*\[([ xX])\]\s+|\s*([☐☑✅])\s*")
MAX_DEPTH = 20


class HtmlParts:
    """Finds such parts among the blocks of a text; `spans` are the first and last lines of those that were found."""

    def __init__(self, lines: Lines) -> None:
        self.lines = lines
        self.spans: list[tuple[int, int]] = []

    def within(self, blocks: list[Block]) -> list[Block]:
        """The blocks with such parts replaced by rows and items."""
        found: list[Block] = []
        at = barren = 0  # up to `barren` no part ends
        while at < len(blocks):
            block = blocks[at]
            opens = block.kind == "html" and not block.depth and at >= barren and _OPENS.match(block.text)
            end = self._end(blocks, at) if opens else 0
            barren = max(barren, -end)
            if end <= 0:
                found.append(block)
                at += 1
                continue
            made = self._read(block.line, blocks[end - 1].end_line)
            if made:
                self.spans.append((block.line, blocks[end - 1].end_line))
            found += made or blocks[at:end]
            at = end
        return found

    def _end(self, blocks: list[Block], at: int) -> int:
        """The number of blocks up to where the part that begins at a block ends; where it ends nowhere, less than 0: how far it was looked for."""
        depth = 0
        for number in range(at, len(blocks)):
            if blocks[number].kind in ("heading", "fence") and number > at:
                return -number
            for tag in _FRAME.finditer(blocks[number].text):
                depth += -1 if tag.group(1) else 1
            if depth <= 0:
                return number + 1
        return -len(blocks)

    def _read(self, first: int, last: int) -> list[Block]:
        reader = _PartReader(self.lines, first, last)
        blocks = reader.read()
        heads = [block.line for block in blocks if block.header]
        return blocks if reader.whole and len(set(heads)) == len(heads) else []

    def between(self, first: int, last: int) -> list[range]:
        """The lines of each part between two lines."""
        begin, end = bisect_left(self.spans, (first, 0)), bisect_right(self.spans, (last, sys.maxsize))
        return [range(one, other + 1) for one, other in self.spans[begin:end]]

    def is_frame(self, line: int) -> bool:
        """Whether a line holds tags only."""
        return bool(_ONLY_TAGS.match(self.lines[line - 1]))


class _PartReader:
    """Reads the lines of one part into rows and items; `whole` unless it holds text that belongs to neither."""

    def __init__(self, lines: Lines, first: int, last: int) -> None:
        self.first = first
        self.text = lines.between(first, last).replace("\r\n", "\n").replace("\r", "\n")
        self.ends = [found.start() for found in re.finditer("\n", self.text)]
        self.offset = lines.starts[first - 1]
        self.blocks: list[Block] = []
        self.whole = True
        self.cells: list[str] | None = None  # of the open row
        self.words: list[str] | None = None  # of the open cell or item
        self.row_at = 0
        self.item_at = 0
        self.headed = False
        self.begun = False  # whether the open table has rows
        self.depth = 0  # lists around
        self.links: list[str] = []

    def read(self) -> list[Block]:
        """The rows and items in order."""
        at = 0
        for tag in _TAG.finditer(self.text):
            self._text(self.text[at : tag.start()])
            at = tag.end()
            self._tag(tag.group(2).lower(), bool(tag.group(1)), tag)
        self._text(self.text[at:])
        return self.blocks

    def _text(self, text: str) -> None:
        if self.words is not None:
            self.words.append(_SPACE.sub(" ", text))
        elif text.strip():
            self.whole = False

    def _line(self, at: int) -> int:
        return self.first + bisect_right(self.ends, at - 1)

    def _tag(self, name: str, closes: bool, tag: re.Match[str]) -> None:
        if name in ("table", "tr", "td", "th"):
            self._of_table(name, closes, tag)
        elif name in ("ul", "ol", "li"):
            self._of_list(name, closes, tag)
        elif self.words is not None:
            self.words.append(self._inline(name, closes, tag))

    def _of_table(self, name: str, closes: bool, tag: re.Match[str]) -> None:
        if self.depth or (name == "table" and not closes and (self.cells is not None or self.words is not None)):
            self.whole = False  # a table within a list or a cell
        elif name == "table":
            self._end_row(tag.start())
            self.begun = False
        elif _SPANS.search(tag.group(3)):
            self.whole = False  # a cell of several rows or columns
        elif name == "tr":
            self._end_row(tag.start())
            if not closes:
                self.cells, self.row_at, self.headed = [], tag.start(), False
        elif not closes:
            self._end_cell()
            self.cells = [] if self.cells is None else self.cells
            self.words = []
            self.headed = self.headed or name == "th"
        else:
            self._end_cell()

    def _end_cell(self) -> None:
        if self.words is not None and self.cells is not None:
            self.cells.append(_tidy(self.words))
        self.words = None

    def _end_row(self, at: int) -> None:
        self._end_cell()
        cells, self.cells = self.cells, None
        if not cells:
            return
        first, last, start = self._line(self.row_at), self._line(at), self.offset + self.row_at
        if not self.begun and not (self.headed and all(cells[:1])):
            head = Block("row", 0, "", first, first - 1, start, start, (), header=True)
            head.columns = [""] * len(cells), [start] * len(cells)
            self.blocks.append(head)
            self.begun = True
        row = Block("row", 0, " | ".join(cells), first, max(first, last), start, start, (start,), header=not self.begun)
        row.columns = cells, [start] * len(cells)
        self.begun = True
        self.blocks.append(row)

    def _of_list(self, name: str, closes: bool, tag: re.Match[str]) -> None:
        if self.cells is not None:  # a list within a cell: its items are lines
            if self.words is not None:
                self.words.append("\n" if name == "li" and not closes else "")
        elif name != "li":
            self.depth += -1 if closes else 1
            if not self.depth:
                self._end_item(tag.start())
        elif closes and self.depth == 1:
            self._end_item(tag.end() - 1)
        elif not closes and self.depth == 1:
            self._end_item(tag.start() - 1)
            self.words, self.item_at = [], tag.start()
        elif not closes and self.words is not None:
            self.words.append("\n" + "  " * (min(self.depth, MAX_DEPTH) - 2) + "- ")

    def _end_item(self, at: int) -> None:
        words, self.words = self.words, None
        if words is None:
            return
        text = _tidy(words)
        box = _BOX.match(text)
        checked = (box.group(1) or box.group(2)) not in (" ", "☐") if box else None
        line, start = self._line(self.item_at), self.offset + self.item_at
        block = Block("item", 1, text[box.end() :] if box else text, line, max(line, self._line(at)), start, start, (start,), depth=1)
        block.checked = checked
        self.blocks.append(block)

    def _inline(self, name: str, closes: bool, tag: re.Match[str]) -> str:
        """What a tag within words is in Markdown."""
        if name == "br":
            return "\n"
        if name == "img":
            source, words = _SOURCE.search(tag.group(3)), _WORDS.search(tag.group(3))
            return f"![{words.group(1) if words else ''}]({source.group(1)})" if source else ""
        if name == "a":
            if closes:
                address = self.links.pop() if self.links else ""
                return f"]({address})" if address else ""
            found = _HREF.search(tag.group(3))
            self.links.append(((found.group(1) or found.group(2) or "") if found else "").strip())
            return "[" if self.links[-1] else ""
        return _MARKS.get(name, "\n" if name in ("p", "div") and self.words and not closes else "")


def _tidy(words: list[str]) -> str:
    """The words of a cell or an item, their spaces as a viewer shows them."""
    lines = [line.rstrip() for line in _ENTITY.sub(lambda found: unescape(found.group()), "".join(words)).split("\n")]
    return "\n".join(line if line.lstrip()[:2] == "- " else line.strip() for line in lines if line.strip()).strip()
