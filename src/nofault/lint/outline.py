"""Blocks with the kind of the section they stand in, and the pieces of text that rules judge."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nofault.postmortem.blocks import Block

PROSE = frozenset({"paragraph", "item"})


def section_kinds(blocks: Sequence[Block], section: str | None) -> list[str]:
    """The section kind of each block: that of the nearest heading with a known one, inherited downwards; "other" before any."""
    kinds: list[str] = []
    open_kinds: list[tuple[int, str]] = [(0, section or "other")]
    for block in blocks:
        if block.kind == "heading":
            while len(open_kinds) > 1 and open_kinds[-1][0] >= block.level:
                open_kinds.pop()
            open_kinds.append((block.level, heading_kind(block.text) or open_kinds[-1][1]))
        kinds.append(open_kinds[-1][1])
    return kinds


def pieces(block: Block) -> Iterator[tuple[str, int]]:
    """The texts of a block that are the writer's own words, each with its number (of the cell in a row, else 0).

    Quotations, code, HTML, comments, link definitions and headings are not judged.
    """
    if block.kind in PROSE:
        yield block.text, 0
    elif block.kind == "row" and not block.header:
        for number, cell in enumerate(block.cells):
            yield cell, number


def place(block: Block, piece: int, index: int) -> int:
    """The offset in the document of position `index` of a piece."""
    return block.cell_starts[piece] + index if block.kind == "row" else block.place(index)


# Stand-in until nofault.postmortem.sections is there.
_WORDS = (
    ("action", "action-items"), ("follow-up", "action-items"), ("next steps", "action-items"), ("timeline", "timeline"),
    ("contributing", "contributing-factors"), ("root cause", "root-cause"), ("cause", "root-cause"), ("trigger", "trigger"),
    ("lesson", "lessons"), ("went well", "went-well"), ("went wrong", "went-poorly"), ("went poorly", "went-poorly"),
    ("lucky", "luck"), ("impact", "impact"), ("summary", "summary"), ("detection", "detection"), ("background", "background"),
    ("chat log", "evidence"), ("evidence", "evidence"), ("participants", "people"), ("attendees", "people"), ("responders", "people"),
)  # fmt: skip


def heading_kind(title: str) -> str | None:
    """The section kind that a heading names, None where it names none."""
    low = title.lower()
    return next((kind for word, kind in _WORDS if word in low), None)
