"""Five whys of other hands as factors with trees of whys: nested lists, numbered questions with answers, tables, paragraphs, sub-headings.

The first statement of a chain is the factor, or the problem that stands above the chain; each further one is a why below the one before.
What has a shape that would lose something (code in an item, a picture) is left to be kept as text.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

from msgspec import Struct

from nofault.postmortem.grammar import Block
from nofault.postmortem.inline import decode
from nofault.postmortem.markdown.items import Found, Make, statement
from nofault.postmortem.markdown.outline import LineSet
from nofault.postmortem.markdown.tables import says_something

Plain = dict[str, Any]

# What a link of a chain begins with, where it is a paragraph or a heading of its own.
_LINK = re.compile(r"[*_#\s]*(?:\d+[.):]|why\b|q\d*[:.]|warum\b|pourquoi\b|por ?qu[eéê]\b|なぜ|为什么|為什麼|\d+(?:st|nd|rd|th) why)", re.I)
_QUESTION = re.compile(r"[?？][*_\s]*\Z")
DEEPEST = 30  # statements below each other; what goes deeper is no chain of whys
_PLAIN = frozenset({"item", "paragraph", "row", "heading", "rule", "comment"})


class _Link(Struct):
    """One statement of a chain or a tree: its text, its line, the last line that went into it, and what stands below it."""

    text: str
    line: int
    end_line: int
    below: list[_Link] = []


def foreign_whys(blocks: list[Block], make: Make) -> tuple[Found, LineSet]:
    """The factors of a section with their lines, and the lines that went into them; nothing where the section has no such shape."""
    if any(block.kind not in _PLAIN or block.quotes for block in blocks):
        return Found(), LineSet()
    found = Found()
    taken = LineSet()
    for group in _groups(blocks):
        problem, links = _links(group)
        tree = _chained(links, problem)
        for top in tree:
            depth, lines = _extent(top)
            if not 1 < depth <= DEEPEST:
                continue
            found.add(top.line, make(statement("factors", top.text) | {"whys": [_plain(one) for one in top.below]}))
            taken.update(lines)
    return found, taken


def _groups(blocks: list[Block]) -> list[list[Block]]:
    """The blocks of each chain: a heading that is no link of a chain begins another."""
    groups: list[list[Block]] = [[]]
    for block in blocks:
        if block.kind == "heading" and not _LINK.match(block.text):
            groups.append([])
        groups[-1].append(block)
    return groups


def _links(blocks: list[Block]) -> tuple[_Link | None, list[_Link]]:
    """The problem that stands above a chain, where there is one, and its statements, nested as they stand."""
    problem: _Link | None = None
    top: list[_Link] = []
    path: list[_Link] = []
    asked: _Link | None = None  # a question in an item, which belongs to the answer nested behind it
    head = 0  # line of the head of a table, which goes with its first row
    for block in blocks:
        if block.kind == "row" and block.header:
            head = block.line
            continue
        if block.kind in ("rule", "comment") or (block.kind == "row" and not says_something(block)):
            continue
        link = _Link(_text_of(block), head or block.line, block.end_line)
        head = 0
        if block.kind == "item":
            del path[block.level - 1 :]
            if not block.text:
                continue
            if asked is not None:
                link, asked = _Link(f"{asked.text}\n{link.text}", asked.line, link.end_line), None
            (path[-1].below if path else top).append(link)
            path.append(link)
        elif block.depth and path:
            del path[block.depth :]
            asked = _joined(asked, link) if _QUESTION.search(link.text) or asked else asked
            if asked is None:
                path[-1] = _grown(path[-1], link)
        elif block.kind == "row" or _LINK.match(block.text):
            top.append(link)
            path = [link]
        elif top:
            _grown(top[-1], link)
        else:
            problem = _joined(problem, link)
    if asked is not None and path:
        _grown(path[-1], asked)
    return problem, top


def _text_of(block: Block) -> str:
    if block.kind != "row":
        return block.text
    cells = [decode(cell, cell=True) for cell in block.cells]
    return "\n".join(cell for cell in cells if cell and not cell.strip(".) ").isdecimal())


def _grown(link: _Link, more: _Link) -> _Link:
    link.text, link.end_line = f"{link.text}\n{more.text}", more.end_line
    return link


def _joined(first: _Link | None, second: _Link) -> _Link:
    return second if first is None else _grown(first, second)


def _chained(links: list[_Link], problem: _Link | None) -> list[_Link]:
    """A flat list of statements as a chain below the first, or below the problem; a list of trees as it stands, below the problem."""
    chain = [_answered(link) for link in links]
    flat = all(not link.below for link in chain)
    if not flat:
        return [_with(problem, links)] if problem else links
    whole = ([problem] if problem else []) + chain
    for above, below in pairwise(whole):
        above.below = [below]
    return whole[:1]


def _with(problem: _Link, links: list[_Link]) -> _Link:
    problem.below = links
    return problem


def _answered(link: _Link) -> _Link:
    """A question with its answers below it as one statement; any other as it is."""
    if not _QUESTION.search(link.text) or not link.below or any(one.below for one in link.below):
        return link
    last = max(one.end_line for one in link.below)
    return _Link("\n".join((link.text, *(one.text for one in link.below))), link.line, last)


def _plain(link: _Link) -> Plain:
    why: Plain = {"text": decode(link.text)}
    return why | ({"whys": [_plain(one) for one in link.below]} if link.below else {})


def _extent(link: _Link) -> tuple[int, set[int]]:
    """How many statements stand below each other in a tree, and its lines."""
    deepest, lines = 0, set[int]()
    pending = [(link, 1)]
    while pending:
        one, depth = pending.pop()
        deepest = max(deepest, depth)
        lines.update(range(one.line, one.end_line + 1))
        pending += [(below, depth + 1) for below in one.below]
    return deepest, lines
