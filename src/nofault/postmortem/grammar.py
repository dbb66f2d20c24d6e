"""What Markdown blocks begin and end with: the patterns of CommonMark 0.31 and of GitHub's tables, and how columns are counted."""

from __future__ import annotations

import re

TAB = 4
LINE_END = re.compile(r"\r\n|\n|\r")
ATX = re.compile(r"(#{1,6})(?:[ \t]+(.*?))??(?:[ \t]+#+)?[ \t]*$")
SETEXT = re.compile(r"(?:=+|-+)[ \t]*$")
RULE = re.compile(r"(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
MARKER = re.compile(r"(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$)")
FENCE = re.compile(r"(`{3,})([^`]*)$|(~{3,})(.*)$")
CHECK = re.compile(r"\[([ xX])\][ \t]+(?=\S)")
DELIMITER = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
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
COMMENT_END = re.compile(r"-->")


def row_cells(line: str, start: int = 0) -> tuple[list[str], list[int]]:
    """The cells of a table row, stripped, escapes kept, and the offset of each when the line begins at `start`."""
    bounds = [0, *(found.end() for found in PIPE.finditer(line)), len(line) + 1]
    cells, starts = [], []
    last = len(bounds) - 2
    for number in range(len(bounds) - 1):
        raw = line[bounds[number] : bounds[number + 1] - 1]
        cell = raw.strip()
        if not cell and number in (0, last) and last:
            continue
        cells.append(cell)
        starts.append(start + bounds[number] + len(raw) - len(raw.lstrip()))
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


def split_lines(text: str) -> tuple[list[str], list[int]]:
    """The lines of the text without their ends, and the offset of each."""
    if "\r" not in text:
        lines = text.split("\n")
        starts, start = [], 0
        for line in lines:
            starts.append(start)
            start += len(line) + 1
        return lines, starts
    lines, starts, start = [], [], 0
    for found in LINE_END.finditer(text):
        lines.append(text[start : found.start()])
        starts.append(start)
        start = found.end()
    return [*lines, text[start:]], [*starts, start]
