"""Markdown of a document's texts as plain data: blocks of spans. Nothing in it is ever markup of the page that shows it."""

from __future__ import annotations

import re

from msgspec import Struct

from nofault.postmortem.blocks import cut
from nofault.postmortem.grammar import Block
from nofault.postmortem.inline import decode

SAFE_LINK = re.compile(r"(?:https?://|mailto:)[^\s<>\"'`]+\Z", re.I)
_BESIDE = re.compile(r"[\w./%~ -]+(?:#[\w.-]*)?\Z")  # a file beside the document, which no export holds
_INLINE = re.compile(
    r"(?P<code>`[^`\n]+`)|(?P<bold>\*\*[^*\n]+\*\*|__[^_\n]+__)|(?P<italic>\*[^*\s][^*\n]*\*|(?<!\w)_[^_\s][^_\n]*_(?!\w))"
    r"|!?\[(?P<label>[^\[\]\n]*)\]\((?P<href>[^()\s]+)(?: \"[^\"\n]*\")?\)|<(?P<auto>https?://[^\s<>]+)>"
)


class Span(Struct, frozen=True):
    """A run of text in one style; `href` only where it may be followed."""

    text: str
    style: str = ""  # bold, italic, code
    href: str = ""


class Rich(Struct, frozen=True):
    """A block of text: `kind` is paragraph, item, code, quote, heading or row; `level` the depth of an item or heading; `cells` those of a row."""

    kind: str
    spans: tuple[Span, ...] = ()
    level: int = 0
    mark: str = ""
    cells: tuple[tuple[Span, ...], ...] = ()
    head: bool = False


def spans_of(text: str) -> tuple[Span, ...]:
    """The spans of a line or paragraph as it is written in Markdown."""
    return spans_in(decode(text))


def spans_in(text: str) -> tuple[Span, ...]:
    """The spans of a text; a link that is not http, https or mailto is text, one to a file beside it its name."""
    found: list[Span] = []
    at = 0
    for match in _INLINE.finditer(text):
        if match.start() > at:
            found.append(Span(text[at : match.start()]))
        found.append(_span(match))
        at = match.end()
    if at < len(text):
        found.append(Span(text[at:]))
    return tuple(found)


def _span(match: re.Match[str]) -> Span:
    whole = match.group()
    if match["code"]:
        return Span(whole[1:-1], "code")
    if match["bold"]:
        return Span(whole[2:-2], "bold")
    if match["italic"]:
        return Span(whole[1:-1], "italic")
    href = match["href"] or match["auto"]
    label = match["label"] if match["href"] else match["auto"]
    if SAFE_LINK.match(href):
        return Span(label or href, href=href)
    return Span(f"{label} ({href})" if label else href) if _BESIDE.match(href) else Span(whole)


def rich(text: str) -> list[Rich]:
    """A text as blocks. HTML is shown as it was typed, comments and definitions of links are left out."""
    found: list[Rich] = []
    for block in cut(text):
        found += _blocks(block)
    return found


def _blocks(block: Block) -> list[Rich]:
    if block.kind in ("comment", "definition", "rule"):
        return []
    if block.kind == "row":
        return [Rich("row", cells=tuple(spans_of(decode(cell, cell=True)) for cell in block.cells), head=block.header)]
    if block.kind in ("fence", "code", "html", "front-matter"):
        return [Rich("code", (Span(block.text, "code"),), block.level)]
    if block.kind == "heading":
        return [Rich("heading", spans_of(block.text), block.level)]
    if block.kind == "item":
        box = {True: "☑ ", False: "☐ "}.get(block.checked, "") if block.checked is not None else ""
        mark = block.info if block.info[:-1].isdigit() else "•"
        return [Rich("item", spans_of(f"{box}{_joined(block.text)}"), block.level, mark)]
    return [Rich("quote" if block.kind == "quote" else "paragraph", spans_of(_joined(block.text)), block.level)]


def _joined(text: str) -> str:
    """A paragraph without its soft line ends."""
    return "\n".join(text.split("\\\n")).replace("  \n", "<br>").replace("\n", " ")
