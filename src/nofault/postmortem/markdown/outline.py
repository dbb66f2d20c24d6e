"""A Markdown document as a title and sections, each with its kind, its blocks and its text as written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct

from nofault.postmortem.blocks import cut, unfold
from nofault.postmortem.grammar import Block, Lines
from nofault.postmortem.markdown.bare_rows import with_bare_rows
from nofault.postmortem.markdown.html_parts import HtmlParts
from nofault.postmortem.markdown.rest_tables import with_rest_tables
from nofault.postmortem.sections import Heading, section_kind, understand, whole_kind


class ListItem(Struct):
    """A list item that stands in no other: its text as written with what is nested in it, its lines, its marker and check box."""

    text: str
    line: int
    end_line: int
    marker: str
    checked: bool | None


class Section(Struct):
    """A heading with what stands below it; `heading` is None for what stands before the first one. Lines count from 1, both inclusive."""

    heading: Heading | None
    kind: str | None
    line: int
    end_line: int
    blocks: list[Block]  # lists are folded: `Outline.unfolded` has the items

    @property
    def title(self) -> str:
        """The text of the heading, "" without one."""
        return self.heading.text if self.heading else ""


class LineSet:
    """A set of the numbers of lines, from 1, a byte for each line up to the last: of a large document nearly every line is in it."""

    def __init__(self) -> None:
        self._marks = bytearray()

    def __bool__(self) -> bool:
        return bool(self._marks)

    def __contains__(self, line: int) -> bool:
        return line < len(self._marks) and self._marks[line] == 1

    def __or__(self, other: LineSet) -> LineSet:
        both = LineSet()
        both._marks = bytearray(max(len(self._marks), len(other._marks)))
        for marks in (self._marks, other._marks):
            for line, mark in enumerate(marks):
                both._marks[line] |= mark
        return both

    def add(self, line: int) -> None:
        """Put a line into the set."""
        if line >= len(self._marks):
            self._marks.extend(bytes(line + 1 - len(self._marks)))
        self._marks[line] = 1

    def update(self, lines: Iterable[int]) -> None:
        """Put lines into the set."""
        for line in lines:
            self.add(line)


class Outline:
    """The sections of one document. `definitions` leads from the label of a link to its address.

    `own_kinds` are headings of a template with their kinds, `own` all its headings. A document that has all of these is in its shape: what other
    headings it has are sections of its own, and no guess is made about them.
    """

    def __init__(self, text: str, own_kinds: dict[str, str] | None = None, own: frozenset[str] = frozenset()) -> None:
        self.lines = Lines(text)
        self.html = HtmlParts(self.lines)
        blocks = with_html_headings(self.html.within(with_tight_headings(with_bare_rows(with_rest_tables(cut(text, fold=True))))))
        blocks = with_bullets_as_headings(blocks, text)
        self.headings = understand(blocks, own_kinds=own_kinds)
        if not any(heading.understood == "kind" for heading in self.headings):
            blocks = with_labels_as_headings(blocks)
            self.headings = understand(blocks)
        if any(heading.understood is None for heading in self.headings) and not (own and own <= {one.text.casefold() for one in self.headings}):
            self.headings = understand(blocks, own_kinds=own_kinds, text=text)
        self.title = next((heading for heading in self.headings if heading.understood == "title"), None)
        self.front_matter = blocks[0] if blocks and blocks[0].kind == "front-matter" else None
        self.definitions = dict(_definition(block.text) for block in blocks if block.kind == "definition")
        self.hidden: set[int] = set()
        for block in blocks:
            if block.kind == "comment":
                self.hidden.update(range(block.line, block.end_line + 1))
        for block in blocks:  # visible text may begin on the line where a comment ends
            if block.kind == "paragraph":
                self.hidden.difference_update(range(block.line, block.end_line + 1))
        self.own = own_kinds or {}
        self.sections = self._sections(blocks)

    def _sections(self, blocks: list[Block]) -> list[Section]:
        first = 1 if self.front_matter else 0
        sections = [Section(None, None, self.front_matter.end_line + 1 if self.front_matter else 1, 0, [])]
        starts = {heading.block: heading for heading in self.headings}
        for index, block in enumerate(blocks[first:], first):
            heading = starts.get(index)
            if heading is not None and heading.understood == "title":
                if any(before.kind != "comment" for before in sections[-1].blocks):  # what stands above it is not lost
                    self.hidden.update(range(block.line, block.end_line + 1))
                else:
                    sections[-1].line = block.end_line + 1
            elif heading is not None and (heading.text.casefold() in self.own or _begins(heading, sections[-1])):
                sections[-1].end_line = block.line - 1
                sections.append(Section(heading, heading.kind, block.end_line + 1, 0, []))
            else:
                sections[-1].blocks.append(block)
        sections[-1].end_line = len(self.lines)
        return sections

    def text(self, section: Section, taken: LineSet | None = None) -> str:
        """The text of a section as written, without comments and without the lines that were `taken`."""
        commented = any(block.kind == "comment" for block in section.blocks)
        if not taken and not self.hidden and not commented:
            return _BLANK_LINES.sub("", self.lines.between(section.line, section.end_line)).rstrip()
        numbers = range(section.line, section.end_line + 1)
        kept = [self.lines[number - 1] for number in numbers if number not in self.hidden and not (taken and number in taken)]
        text = "\n".join(kept)
        if commented:
            text = _without_comments(text)
        return _BLANK_LINES.sub("", text).rstrip()

    def unfolded(self, section: Section) -> list[Block]:
        """The blocks of a section, every list item among them."""
        return [one for block in section.blocks for one in (unfold(block, self.lines.text) if block.kind == "items" else (block,))]

    def items(self, section: Section) -> list[ListItem]:
        """The outermost list items of a section."""
        found = [block for block in self.unfolded(section) if is_outermost(block)]
        items = []
        for number, block in enumerate(found):
            if block.kind == "item":
                last = found[number + 1].line - 1 if number + 1 < len(found) else section.end_line
                items.append(self.item(block, last))
        return items

    def letting_go(self, section: Section) -> Iterator[tuple[Block, ListItem | None]]:
        """The blocks of a section, each with its item where it begins an outermost one; the section keeps its comments only.

        Each is let go when it is read, rows with the head of their table: a list or a table may be most of a large document.
        """
        blocks = section.blocks[::-1]
        section.blocks = [block for block in blocks if block.kind == "comment"]
        while blocks:
            block = blocks.pop()
            if block.kind == "items":
                blocks += unfold(block, self.lines.text)[::-1]
                block = blocks.pop()
            if block.kind == "item" and is_outermost(block):
                after = next((later.line for later in reversed(blocks) if is_outermost(later)), section.end_line + 1)
                yield block, self.item(block, after - 1)
                continue
            if block.kind == "row":
                while blocks and blocks[-1].kind == "row" and not blocks[-1].header:
                    blocks.pop()
            yield block, None

    def item(self, block: Block, last: int) -> ListItem:
        """The item with the lines up to `last` that belong to it."""
        if not block.info:  # of HTML
            return ListItem(block.text, block.line, block.end_line, "", block.checked)
        first = self.lines[block.line - 1]
        begin = first.index(block.info) + len(block.info)
        rest = first[begin:]
        spaces = len(rest) - len(rest.lstrip(" "))
        width = begin + (spaces if 0 < spaces <= 4 and rest.strip() else 1)
        texts = [_CHECK.sub("", first[width:]) if block.checked is not None else first[width:]]
        texts += [_dedent(line, width) for line in self.lines[block.line : last]]
        while texts and not texts[-1].strip():
            texts.pop()
        return ListItem("\n".join(texts).strip(), block.line, block.line + max(0, len(texts) - 1), block.info, block.checked)


def is_outermost(block: Block) -> bool:
    """Whether a block stands in no list item and no quote, or is itself an item, or items, that stand in no other."""
    return block.quotes == 0 and (block.depth == 0 or (block.kind in ("item", "items") and block.level == 1))


_BLANK_LINES = re.compile(r"\A(?:[ \t]*\n)+")
_CHECK = re.compile(r"\A\s*\[[ xX]\]\s+")
_BOLD_LINE = re.compile(r"(?:\*\*|__)([^*_\n]{2,150})(?:\*\*|__)\s*\Z")
_HTML_HEADING = re.compile(r"\s*<h([1-6])(?:\s[^<>]*)?>(.{1,200}?)</h\1>\s*\Z", re.I)
_TIGHT = re.compile(r"^(#{1,6})([^\s#].{0,100})$", re.M)
_SIGNS = frozenset("*-+")
_NO_GROUPS = frozenset({"action-items", "timeline", "summary", "impact", "root-cause", "lessons"})
_TAG = re.compile(r"<[^<>]{1,200}>")
_LABEL_LINE = re.compile(r"(?:(?:\*\*|__)([^*_]{2,60})(?:\*\*|__)\s*:?|\[([^\[\]]{2,60})\]|([^\W\d_][^:\n]{1,39}):)\s*\Z")


def with_labels_as_headings(blocks: list[Block]) -> list[Block]:
    """Where a document has no headings: a line that is a section word in bold, in brackets or before a colon begins a section.

    A first line in bold that is none is the title.
    """
    found: list[Block] = []
    for block in blocks:
        if not any(before.kind != "front-matter" for before in found) and block.kind == "paragraph" and (bold := _BOLD_LINE.match(block.text)):
            level = 1 if whole_kind(bold.group(1)) is None else 6
            found.append(Block("heading", level, bold.group(1).strip(), block.line, block.line, block.offset, block.end, block.starts[:1]))
        else:
            found += _parted(block, _label) if block.kind == "paragraph" and not block.depth else [block]
    return found


def _label(line: str) -> tuple[int, str] | None:
    found = _LABEL_LINE.match(line)
    name = next((group for group in found.groups() if group), "").strip(" :") if found else ""
    return (6, name) if name and whole_kind(name) not in (None, "entry") else None


def with_bullets_as_headings(blocks: list[Block], text: str) -> list[Block]:
    """The blocks with lone bullets such as `* Timeline:` as headings: nothing is nested in them, and what follows is no bullet like them.

    Below a heading of action items only those are headings that could not be a group of these ("Detection:").
    """
    found: list[Block] = []
    promises = False
    for number, block in enumerate(blocks):
        lone = block.kind in ("item", "items") and block.level == 1 and block.line == block.end_line and not block.quotes and block.info in _SIGNS
        after = blocks[number + 1] if lone and number + 1 < len(blocks) else None
        follows = after is not None and after.info != block.info and is_outermost(after) and after.kind in ("item", "items", "paragraph", "row")
        heading = _label(text[block.offset : block.end].strip()[1:].strip()) if follows else None
        if heading and promises and whole_kind(heading[1]) not in _NO_GROUPS:
            heading = None
        one = Block("heading", *heading, block.line, block.line, block.offset, block.end, block.starts[:1]) if heading else block
        if one.kind == "heading" and not one.depth:
            promises = section_kind(one.text) == "action-items"
        found.append(one)
    return found


def with_tight_headings(blocks: list[Block]) -> list[Block]:
    """The blocks with lines such as `##Timeline`, which lack the space behind their signs, as headings where a section word is all they say."""
    found: list[Block] = []
    for block in blocks:
        is_text = block.kind in ("paragraph", "row") and not block.depth and "#" in block.text
        found += _parted(block, _tight) if is_text and _TIGHT.search(block.text) else [block]
    return found


def _tight(line: str) -> tuple[int, str] | None:
    found = _TIGHT.fullmatch(line.rstrip())
    return (len(found.group(1)), found.group(2).strip(" #")) if found and whole_kind(found.group(2)) not in (None, "entry") else None


def _parted(block: Block, heading_of: Callable[[str], tuple[int, str] | None]) -> list[Block]:
    """A paragraph parted at the lines that are headings; `heading_of` gives their level and words."""
    lines = block.text.split("\n")
    found: list[Block] = []
    begin = 0
    for number, line in enumerate(lines):
        heading = heading_of(line)
        if heading is None:
            continue
        found += _part_of(block, lines, begin, number)
        start, at = block.starts[number], block.line + number
        found.append(Block("heading", *heading, at, at, start, start + len(line), (start,)))
        begin = number + 1
    return [*found, *_part_of(block, lines, begin, len(lines))] if begin else [block]


def _part_of(block: Block, lines: list[str], begin: int, end: int) -> list[Block]:
    """The lines of a paragraph from `begin` up to `end` as one of its own."""
    if begin == end:
        return []
    starts = block.starts[begin:end]
    return [
        Block(
            "paragraph", 0, "\n".join(lines[begin:end]), block.line + begin, block.line + end - 1, starts[0], starts[-1] + len(lines[end - 1]), starts
        )
    ]


def with_html_headings(blocks: list[Block]) -> list[Block]:
    """The blocks with lines such as `<h2>Timeline</h2>` as headings."""
    found: list[Block] = []
    for block in blocks:
        if block.kind != "html" or block.depth or "<h" not in block.text.lower():
            found.append(block)
            continue
        for number, (text, start) in enumerate(zip(block.text.split("\n"), block.starts, strict=False), block.line):
            heading = _HTML_HEADING.match(text)
            kind, level, words = ("heading", int(heading.group(1)), _TAG.sub("", heading.group(2)).strip()) if heading else ("html", 0, text)
            found.append(Block(kind, level, words, number, number, start, start + len(text), (start,)))
    return found


def _definition(text: str) -> tuple[str, str]:
    """Label and address of the definition of a link."""
    label, _, address = text.partition("]:")
    return label.lstrip("[").casefold(), address.split()[0].strip("<>") if address.split() else ""


def _without_comments(text: str) -> str:
    """The text without its comments and the space behind each. A pattern would look for the end of each of ten thousand open ones anew."""
    kept, at = [], 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        kept.append(text[at:start])
        at = end + 3
        while text[at : at + 1] in (" ", "\t"):
            at += 1
    return "".join((*kept, text[at:]))


def _begins(heading: Heading, current: Section) -> bool:
    """Whether the heading begins a section of its own, and is no part of the current one."""
    if heading.understood == "inherited":
        return False
    deeper = current.heading is not None and heading.level > current.heading.level
    if heading.kind == "entry":
        return not (deeper and current.kind == "timeline")
    if deeper and heading.kind == current.kind:
        return False
    return heading.understood == "kind" or not (deeper and current.kind is None)


def _dedent(line: str, width: int) -> str:
    """The line without up to `width` columns of space before it."""
    if line[:1] == "\t":
        line = line.expandtabs(4)
    space = len(line) - len(line.lstrip(" "))
    return line[min(space, width) :]
