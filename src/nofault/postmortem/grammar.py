"""What a block is, and what Markdown blocks begin and end with: the patterns of CommonMark 0.31 and of GitHub's tables."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence
from typing import overload

from msgspec import Struct

TAB = 4
MAX_DEPTH = 100  # containers inside each other; deeper markers are read as text


class Block(Struct, gc=False):
    """One block of a document.

    `kind` is one of `heading`, `paragraph`, `item`, `row`, `fence`, `code` (indented), `quote` (a paragraph inside a block quote),
    `html`, `comment`, `rule`, `definition` (of a link) and `front-matter`; `items` stands for several items where a text is cut folded.
    `level` is 1 to 6 for a heading; for all others the number of list items around it, an item counting itself.
    `text` is the content without markers; each of its lines stands at the character offset `starts[n]` of the document. Of an item it is the
    first paragraph; what follows in the item are blocks of their own with the item's level. `line` and `end_line` count from 1, both
    inclusive; `offset` and `end` are character offsets of the block with its markers, `end` exclusive.
    `cells` and `cell_starts` belong to a row, with escapes such as `\\|` left as written, and are cut out of its text when they are asked for;
    `columns` holds both where they stand otherwise. The row that separates a table's head is not a block.
    `info` is the language of a fence, `yaml` or `toml` of front matter, and the marker of an item (`-`, `3.`).
    `checked` belongs to an item with a check box. `quotes` counts the block quotes around the
    block, `depth` quotes and list items together (an item counts itself). `header` marks the head of a table.
    """

    kind: str
    level: int
    text: str
    line: int
    end_line: int
    offset: int
    end: int
    starts: Sequence[int]
    info: str = ""
    checked: bool | None = None
    quotes: int = 0
    depth: int = 0
    header: bool = False
    columns: tuple[Sequence[str], Sequence[int]] | None = None

    @property
    def cells(self) -> Sequence[str]:
        """The cells of a row."""
        return self._cells()[0]

    @property
    def cell_starts(self) -> Sequence[int]:
        """The character offset of each cell in the document."""
        return self._cells()[1]

    def _cells(self) -> tuple[Sequence[str], Sequence[int]]:
        if self.columns is not None or self.kind != "row":
            return self.columns or ((), ())
        return row_cells(self.text, self.starts[0])

    def place(self, index: int) -> int:
        """The character offset in the document of position `index` of `text`."""
        before = self.text.count("\n", 0, index)
        if before >= len(self.starts):
            return self.end
        return self.starts[before] + index - (self.text.rfind("\n", 0, index) + 1)


NEWLINE = re.compile(r"\n")
LINE_END = re.compile(r"\r\n|\n|\r")
ATX = re.compile(r"(#{1,6})(?=[ 	]|$)")
SETEXT = re.compile(r"(?:=+|-+)[ \t]*$")
RULE = re.compile(r"(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
MARKER = re.compile(r"(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$)")
FENCE = re.compile(r"(`{3,})([^`]*)$|(~{3,})(.*)$")
CHECK = re.compile(r"\[([ xX])\][ \t]+(?=\S)")
DELIMITER = re.compile(r"\|?[ 	]*:?-+:?[ 	]*(?:\|[ 	]*:?-+:?[ 	]*)*(?:\|[ 	]*)?$")
PIPE = re.compile(r"(?<!\\)\|")
DEFINITION = re.compile(r"\[[^\[\]]+\]:[ \t]*\S+(?:[ \t]+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?[ \t]*$")
YAML_HEAD = re.compile(r"\s*(?:#|[\w\"'.-][^:\n]*:(?:\s|$))")
TOML_HEAD = re.compile(r"\s*(?:#|\[|[\w\"'.-]+\s*=)")
HTML_TAGS = (
    "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|"
    "figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|"
    "p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul"
)
ATTRIBUTE = r"\s+[A-Za-z_:][\w.:-]*(?:\s*=\s*(?:[^\s\"'=<>`]+|'[^']*'|\"[^\"]*\"))?"
# What opens a block of HTML, and what ends it (None: a blank line). The last opens only where no paragraph is open.
HTML: tuple[tuple[re.Pattern[str], re.Pattern[str] | None], ...] = (
    (re.compile(r"<(?:script|pre|style|textarea)(?=\s|>|$)", re.I), re.compile(r"</(?:script|pre|style|textarea)>", re.I)),
    (re.compile(r"<\?"), re.compile(r"\?>")),
    (re.compile(r"<!\[CDATA\["), re.compile(r"\]\]>")),
    (re.compile(r"<![A-Za-z]"), re.compile(r">")),
    (re.compile(rf"</?(?:{HTML_TAGS})(?=\s|/?>|$)", re.I), None),
)
HTML_ALONE = re.compile(rf"(?:<[A-Za-z][\w-]*(?:{ATTRIBUTE})*\s*/?>|</[A-Za-z][\w-]*\s*>)\s*$")
# A line whose first sign is none of these can only be text.
SPECIAL = frozenset("#>-+*`~|:=<_[0123456789")
# The lines that most documents consist of: an item whose content opens nothing more, a heading, plain text (which may go on with a paragraph).
_WRITTEN = r"\*{1,2}[^\s*]|_{1,2}[^\s_]|`(?!``)"
EASY = re.compile(
    rf"( {{0,20}})([-+*]|\d{{1,9}}[.)])( {{1,3}})(?:[^\s\d#>+*`~<_-]|\d(?!\d{{0,8}}[.)](?:[ \t]|$))|{_WRITTEN})"
    rf"|(#{{1,6}})(?=[ \t])"
    rf"|((?![\d#>+*`~<_|:=-])\S|\d(?!\d{{0,8}}[.)](?:[ \t]|$))|{_WRITTEN})"
)
HEADING, PLAIN = 4, 5  # its groups
COMMENT_END = re.compile(r"-->")


def row_cells(line: str, start: int = 0) -> tuple[list[str], list[int]]:
    """The cells of a table row, stripped, escapes kept, and the offset of each when the line begins at `start`."""
    parts = line.split("|") if "\\" not in line else PIPE.split(line)
    cells, starts = [], []
    last = len(parts) - 1
    for number, raw in enumerate(parts):
        cell = raw.strip()
        if cell or (number and number != last) or not last:
            cells.append(cell)
            starts.append(start + len(raw) - len(raw.lstrip()))
        start += len(raw) + 1
    return cells, starts


def may_interrupt(marker: str, line: str, after: int) -> bool:
    """Whether a list item may end a paragraph: a bullet or `1.`, and not an empty one."""
    return (len(marker) == 1 or marker[:-1] == "1") and not line[after:].isspace() and after < len(line)


def skip_space(line: str, at: int, column: int) -> tuple[int, int]:
    """Index and column of the first sign that is no space or tab, from `at` on."""
    length = len(line)
    while at < length:
        if line[at] == " ":
            column += 1
        elif line[at] == "\t":
            column += TAB - column % TAB
        else:
            break
        at += 1
    return at, column


def after_quote(line: str, at: int, column: int) -> tuple[int, int, int]:
    """Behind a `>`: the column where content begins, and index and column of its first sign."""
    base = column + 1
    if at + 1 < len(line) and line[at + 1] in " \t":
        base += 1
    at, column = skip_space(line, at + 1, column + 1)
    return base, at, column


def heading_text(line: str, at: int) -> tuple[str, int]:
    """The text of an ATX heading whose signs end at `at`, without closing signs, and the index where it begins."""
    rest = line[at:].strip(" \t")
    begin = line.find(rest, at) if rest else len(line)
    open_end = rest.rstrip("#")
    if not open_end:
        return "", begin
    return (open_end.rstrip(" \t") if open_end[-1] in " \t" else rest), begin


def front_matter_end(lines: Sequence[str]) -> tuple[int, str]:
    """Index of the line that closes front matter and its language; 0 when the document has none."""
    mark = lines[0].rstrip() if lines else ""
    if mark not in ("---", "+++"):
        return 0, ""
    closers, language, looks = (("---", "..."), "yaml", YAML_HEAD) if mark == "---" else (("+++",), "toml", TOML_HEAD)
    last = next((index for index in range(1, len(lines)) if lines[index].rstrip() in closers), 0)
    head = next((line for line in lines[1:last] if line.strip()), "")
    return (last, language) if last and looks.match(head) else (0, "")


def each_line(text: str, at: int = 0, end: int | None = None) -> Iterator[tuple[int, str]]:
    """Each line of the text from `at` to `end` without its end, and its character offset. A line end at the very end begins no line."""
    size = len(text) if end is None else end
    if text.find("\r", at, size) < 0:
        while at < size:
            stop = text.find("\n", at, size)
            stop = size if stop < 0 else stop
            yield at, text[at:stop]
            at = stop + 1
        return
    for found in LINE_END.finditer(text, at, size):
        yield at, text[at : found.start()]
        at = found.end()
    if at < size:
        yield at, text[at:size]


class Lines(Sequence[str]):
    """The lines of a text without their ends, cut out of it when they are asked for: a list of them would be several times the text."""

    def __init__(self, text: str) -> None:
        self.text = text
        ends = LINE_END.finditer(text) if "\r" in text else NEWLINE.finditer(text)
        self.starts = array("Q", [0, *[found.end() for found in ends]] if text else [])
        if text and self.starts[-1] == len(text):
            self.starts.pop()
        self.ends = array("Q", (at + len(line) for at, line in each_line(text))) if "\r" in text else None

    def __len__(self) -> int:
        return len(self.starts)

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> list[str]: ...
    def __getitem__(self, at: int | slice) -> str | list[str]:
        if isinstance(at, slice):
            return [self._line(number) for number in range(*at.indices(len(self.starts)))]
        return self._line(range(len(self.starts))[at])

    def between(self, first: int, last: int) -> str:
        """The text of the lines from `first` to `last`, from 1, both inclusive."""
        if self.ends is not None:
            return "\n".join(self[first - 1 : last])
        return self.text[self.starts[first - 1] : self.starts[last] if last < len(self.starts) else None] if first <= len(self.starts) else ""

    def _line(self, number: int) -> str:
        if self.ends is not None:
            return self.text[self.starts[number] : self.ends[number]]
        last = number + 1 == len(self.starts)
        return self.text[self.starts[number] :].removesuffix("\n") if last else self.text[self.starts[number] : self.starts[number + 1] - 1]
