"""A metric as CSV: a time column (epoch or ISO), then columns of numbers, with or without a header.

Example: `1781447100,0.31`
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator

from nofault.timeline.layouts import Sample
from nofault.timeline.metrics import Series, finite, series_candidates
from nofault.timeline.records import Candidate, Document, DocumentFormat
from nofault.timeline.shapes import read_instant

_MOST_COLUMNS = 64
_COMMA = re.compile(r"\A(\s*-?\d+),(\d+\s*)\Z")


def _is_row(cells: list[str]) -> bool:
    """A time and nothing but numbers (or nothing)."""
    if not 2 <= len(cells) <= _MOST_COLUMNS or not any(part is not None for part in read_instant(cells[0].strip())[:2]):
        return False
    return any(finite(cell) is not None for cell in cells[1:]) and all(
        not cell.strip() or finite(cell, all_kinds=True) is not None for cell in cells[1:]
    )


def _cells(line: bytes) -> list[str]:
    """The cells of a line; none where it is no CSV."""
    text = line.decode("utf-8", "replace").strip("\ufeff\r\0")
    try:
        separator = max("\t;,", key=text.count)  # of as many the comma is the last: between semicolons it is a decimal sign
        cells = next(csv.reader([text], delimiter=separator), [])
    except csv.Error:
        return []
    return cells if separator == "," else [cells[0], *(_COMMA.sub(r"\1.\2", cell) for cell in cells[1:])] if cells else []


def recognise(sample: Sample) -> float:
    """Certain when nearly all lines of the head, but for a header, are a time and numbers."""
    lines = sample.filled()
    if not lines or not any(separator in lines[-1] for separator in (b",", b";", b"\t")):
        return 0.0
    rows = [_cells(line) for line in lines]
    fitting = sum(1 for row in rows if _is_row(row))
    return 0.9 if fitting and fitting >= 0.9 * (len(rows) - 1) else 0.0


def parse(document: Document) -> Iterator[Candidate]:
    """For each column the stretch in which it stands out, where there is one."""
    names: list[str] = []
    columns: list[Series] = []
    offset = 0
    for line in document.data.split(b"\n"):
        place, offset = offset, offset + len(line) + 1
        cells = _cells(line)
        at = document.instant(cells[0].strip()) if cells else None
        if at is None:
            names = names or [cell.strip() for cell in cells[1:]]
            continue
        document.timed += 1
        for number, cell in enumerate(cells[1:_MOST_COLUMNS]):
            if number == len(columns):
                columns.append(Series(names[number] if number < len(names) else f"column {number + 2}", [], [], []))
            value = finite(cell)
            if value is not None:
                columns[number].add(at[0], value, place)
    for series in columns:
        yield from series_candidates(document, series, "metrics")


SOURCE = DocumentFormat(name="metric CSV", short="metrics", recognise=recognise, parse=parse)
