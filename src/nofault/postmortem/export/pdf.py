"""A tagged PDF: PDF/UA-1 where every sign has a glyph in a font, else plain tagged PDF with each missing sign marked and named.

Fonts come with typst, from the system, and from the folder `NOFAULT_FONT_DIR`. Texts go in as data, never as markup: no text of a document is
executed. Drawings carry a text that says the same, tables their heads.
"""

from __future__ import annotations

import json
import os
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typst

from nofault.errors import NofaultError
from nofault.postmortem.export._page import Block, Page, page_of
from nofault.postmortem.model import Postmortem
from nofault.postmortem.rich import Rich, Span

NAME = "pdf"
TITLE = "PDF, tagged"
EXTENSION = ".pdf"
MEDIA_TYPE = "application/pdf"

SERIF = ("Libertinus Serif", "Noto Serif", "DejaVu Serif", "Noto Sans", "DejaVu Sans", "Noto Serif CJK JP", "Noto Sans CJK JP", "Noto Sans CJK SC")
MONO = ("DejaVu Sans Mono", "Noto Sans Mono", "Noto Sans Mono CJK JP", "Noto Sans CJK JP")
MARK = "\N{WHITE SQUARE}"
WHOLE = 1000  # characters of a table row that stays on one page
NAMED = 40  # missing signs that the note names one by one
_LAYOUT = Path(__file__).with_name("_pdf.typ")
_PROBE = b"""#set document(title: "Probe")
#set text(font: json(bytes(sys.inputs.fonts)), lang: "en", hyphenate: false)
#for sign in json(bytes(sys.inputs.signs)) { par(text(sign)) }
"""
_MISSING = re.compile(r"the text `\"(.+?)\"` could not be displayed")
_ESCAPE = re.compile(r"\\u\{([0-9a-fA-F]+)\}|\\(.)")


def export(document: Postmortem) -> tuple[bytes, list[str]]:
    """The PDF, and remarks: which signs could not be shown. Raises NofaultError where no PDF can be made of it."""
    page = page_of(document)
    compiler = _Compiler(os.environ.get("NOFAULT_FONT_DIR", ""))
    shown = json.dumps(_data(page, "", compiler), ensure_ascii=False)
    missing = compiler.missing(shown)
    if not missing:
        return compiler.accessible(shown)
    note = note_about(missing)
    marked = _marked(_data(page, "", compiler), missing)
    marked["note"] = f"{note} They are shown as {MARK}." if MARK not in missing else note
    return compiler.plain(json.dumps(marked, ensure_ascii=False)), [note]


def note_about(missing: frozenset[str]) -> str:
    """What is said about signs without a glyph."""
    named = ", ".join(f"U+{ord(sign):04X}" for sign in sorted(missing)[:NAMED])
    more = f" and {len(missing) - NAMED} more" if len(missing) > NAMED else ""
    return f"{len(missing)} signs have no glyph in the installed fonts ({named}{more}), so this is a plain tagged PDF."


class _Compiler:
    """typst with the fonts of the installation."""

    def __init__(self, folder: str) -> None:
        if folder and not Path(folder).is_dir():
            raise NofaultError(f"NOFAULT_FONT_DIR: {folder} is no folder.", "Name a folder that holds font files.")
        self.fonts = typst.Fonts(font_paths=[folder] if folder else [])
        families = set(self.fonts.families())
        self.serif = [name for name in SERIF if name in families] or ["Libertinus Serif"]
        self.mono = [name for name in MONO if name in families] or self.serif

    def missing(self, text: str) -> frozenset[str]:
        """The signs of a text that no font has; a sign stands alone in the probe, since a font may lack one of two."""
        signs = sorted({sign for sign in text if ord(sign) > 126 and not sign.isspace()})
        if not signs:
            return frozenset()
        try:
            self._compile(_PROBE, {"signs": json.dumps(signs, ensure_ascii=False), "fonts": json.dumps(self.serif)}, accessible=True)
        except typst.TypstError as error:
            found = {_plain(match.group(1)) for match in _MISSING.finditer(error.diagnostic)}
            if not found:
                raise NofaultError(f"The PDF cannot be made: {error.message}.", "Export the document as HTML.") from error
            return frozenset(sign for text in found for sign in text)
        return frozenset()

    def accessible(self, data: str) -> tuple[bytes, list[str]]:
        """PDF/UA-1 of the data of a page; else, with a remark that says why, a plain tagged PDF."""
        try:
            return self._compile(_LAYOUT.read_bytes(), {"page": data}, accessible=True), []
        except typst.TypstError as error:  # a glyph that only the combination lacks, or a drawing that cannot be tagged
            return self.plain(data), [f"This is a plain tagged PDF, not PDF/UA-1: {error.message}."]

    def plain(self, data: str) -> bytes:
        """A tagged PDF of the data of a page."""
        try:
            return self._compile(_LAYOUT.read_bytes(), {"page": data}, accessible=False)
        except typst.TypstError as error:
            raise NofaultError(f"The PDF cannot be made: {error.message}.", "Export the document as HTML.") from error

    def _compile(self, source: bytes, inputs: dict[str, str], *, accessible: bool) -> bytes:
        compiler = typst.Compiler(source, font_paths=self.fonts, sys_inputs=inputs)
        made = compiler.compile(format="pdf", pdf_standards=["ua-1"] if accessible else [])
        return made if isinstance(made, bytes) else b"".join(made or [])


def _plain(text: str) -> str:
    """A text of a diagnostic without its escapes."""
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)) if found[1] else found[2], text)


def _marked(value: Any, missing: frozenset[str]) -> Any:
    """The data with every missing sign replaced by the mark."""
    if isinstance(value, str):
        return "".join(MARK if sign in missing else sign for sign in value)
    if isinstance(value, dict):
        return {key: _marked(inner, missing) for key, inner in value.items()}
    return [_marked(inner, missing) for inner in value] if isinstance(value, list) else value


def _data(page: Page, note: str, compiler: _Compiler) -> dict[str, Any]:
    """The page as JSON values for the layout."""
    blocks = [data for block in page.blocks for data in _block(block)]
    return {"title": _clean(page.title), "language": page.language, "note": note, "fonts": compiler.serif, "mono": compiler.mono, "blocks": blocks}


def _block(block: Block) -> Iterator[dict[str, Any]]:
    if block.kind == "heading":
        yield {"kind": "heading", "title": _clean(block.title), "level": block.level}
    elif block.kind == "facts":
        yield {"kind": "facts", "facts": [{"label": label, "spans": _spans(text)} for label, text in block.facts]}
    elif block.kind == "table":
        yield _table(list(block.head), [list(row) for row in block.rows])
    elif block.kind == "figure":
        yield {"kind": "figure", "title": block.title, "svg": block.svg, "alt": _clean(block.alt)}
    else:
        yield {"kind": "text", "parts": _parts(list(block.rich))}


def _table(head: list[str], rows: list[list[tuple[Span, ...]]]) -> dict[str, Any]:
    """A table with a number for each cell, and how wide each column is in shares (0 as wide as its content).

    `divides` says of each cell whether a page break may: rows that are not long stay whole.
    """
    columns = max(len(head), *(len(row) for row in rows)) if rows else len(head)
    head = [*head, *[""] * (columns - len(head))]
    cells = [_spans(cell) for row in rows for cell in [*row, *[()] * (columns - len(row))]]
    longest = [max((sum(len(span.text) for span in row[number]) for row in rows if number < len(row)), default=0) for number in range(columns)]
    widths = [0 if length <= 22 else min(6, 1 + length // 40) for length in longest]
    keys = [[number * columns + column for column in range(columns)] for number in range(len(rows))]
    divides = [sum(len(span.text) for cell in row for span in cell) > WHOLE for row in rows for _ in range(columns)]
    return {"kind": "table", "head": [_clean(cell) for cell in head], "rows": keys, "cells": cells, "widths": widths, "divides": divides}


def _parts(found: list[Rich]) -> list[dict[str, Any]]:
    """Rich blocks with items nested in lists and rows gathered to tables."""
    parts: list[dict[str, Any]] = []
    rows: list[Rich] = []
    path: list[dict[str, Any]] = []  # the items that what follows may belong to, by depth
    for one in [*found, None]:
        if rows and (one is None or one.kind != "row" or one.head):
            parts.append(_table_of_rows(rows))
            rows = []
        if one is None:
            break
        if one.kind == "row":
            rows.append(one)
        elif one.kind == "item":
            del path[max(0, one.level - 1) :]
            _append_item(path[-1]["below"] if path else parts, one, path)
        elif one.level and path and one.kind != "heading":
            del path[one.level :]
            path[-1]["below"].append(_rich(one))
        else:
            path = []
            parts.append(_rich(one))
    return parts


def _append_item(holder: list[dict[str, Any]], one: Rich, path: list[dict[str, Any]]) -> None:
    ordered = one.mark[:-1].isdigit()
    number = int(one.mark[:-1]) if ordered else 1
    item = {"spans": _spans(one.spans), "mark": one.mark, "number": min(number, 10**6), "below": []}
    if not holder or holder[-1]["kind"] != "list" or holder[-1]["items"][0]["mark"][:-1].isdigit() != ordered:
        holder.append({"kind": "list", "items": []})
    holder[-1]["items"].append(item)
    path.append(item)


def _table_of_rows(rows: list[Rich]) -> dict[str, Any]:
    head = ["".join(span.text for span in cell) for cell in rows[0].cells] if rows[0].head else [""] * len(rows[0].cells)
    return _table(head, [list(row.cells) for row in rows[1 if rows[0].head else 0 :]])


def _rich(one: Rich) -> dict[str, Any]:
    plain = _clean("".join(span.text for span in one.spans)) if one.kind == "code" else ""
    return {"kind": one.kind, "spans": [] if one.kind == "code" else _spans(one.spans), "level": one.level, "plain": plain}


def _spans(spans: tuple[Span, ...]) -> list[list[dict[str, Any]]]:
    """Spans by lines."""
    lines: list[list[dict[str, Any]]] = [[]]
    for span in spans:
        for number, text in enumerate(_clean(span.text).split("\n")):
            if number:
                lines.append([])
            lines[-1].append({"text": text, "style": span.style, "href": span.href, "rtl": False})
    if any(lines[0]):
        lines[0][0]["rtl"] = _is_rtl("".join(span.text for span in spans))
    return lines


def _is_rtl(text: str) -> bool:
    """Whether the first letter of a text is of a script that runs from right to left, as rule P2 of the Unicode bidirectional algorithm has it."""
    return next((kind != "L" for kind in map(unicodedata.bidirectional, text) if kind in {"L", "R", "AL"}), False)


def _clean(text: str) -> str:
    """The text without control characters."""
    return "".join(sign for sign in text if sign == "\n" or not (ord(sign) < 32 or 127 <= ord(sign) < 160 or 0xD800 <= ord(sign) < 0xE000)).replace(
        "\t", " "
    )
