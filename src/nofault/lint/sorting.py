"""Timeline entries of a Markdown document put in order, as one replacement of the lines that they take."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from nofault.lint.items import Entry, Placed
from nofault.postmortem.blocks import Block

Stamp = Callable[[Entry], datetime | None]


def sorted_entries(
    text: str, entries: Sequence[Placed], blocks: Sequence[Block], numbers: Mapping[int, int], stamp: Stamp | None
) -> tuple[int, int, str] | None:
    """The span from the first entry's line to the end of the last and its lines in the order of time; None where they cannot be sorted.

    They can be where each has a date and a zone and no quotation stands around them. `numbers` says which block stands at which offset. What
    hangs below an entry moves with it; entries of the same instant keep their order.
    """
    if stamp is None or any(placed.block.quotes for placed in entries):
        return None
    times = [stamp(placed.item) for placed in entries if isinstance(placed.item, Entry)]
    known = [time for time in times if time is not None]
    if len(known) < len(entries):
        return None
    starts = [text.rfind("\n", 0, placed.block.offset) + 1 for placed in entries]
    end = _end(text, entries[-1].block, blocks, numbers)
    chunks = [text[start:until] for start, until in zip(starts, [*starts[1:], end], strict=True)]
    bodies = [chunk.rstrip("\r\n") for chunk in chunks]
    between = [chunk[len(body) :] for chunk, body in zip(chunks, bodies, strict=True)]
    if not all(between[:-1]):
        return None  # two entries on one line
    order = sorted(range(len(known)), key=known.__getitem__)
    return starts[0], end, "".join(bodies[number] + gap for number, gap in zip(order, between, strict=True))


def _end(text: str, last: Block, blocks: Sequence[Block], numbers: Mapping[int, int]) -> int:
    """Where the last entry ends, with the blocks below it."""
    end = last.end
    for number in range(numbers[last.offset] + 1, len(blocks)):
        block = blocks[number]
        if last.kind != "item" or block.kind == "heading" or block.level < last.level or (block.kind == "item" and block.level == last.level):
            break
        end = max(end, block.end)
    line_end = text.find("\n", end)
    return line_end if line_end >= 0 else len(text)
