"""Tables that are not whole: where their rows stand as text below a heading that promised entries or items, a person has to look."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence

from nofault.postmortem.grammar import DELIMITER
from nofault.postmortem.sections import Heading

NAMES = {"timeline": "timeline", "action-items": "list of action items"}
MOST = 5  # of one document: who mends these reads it anew
_ROW = re.compile(r"^[ \t]*\|[^\n]*", re.M)
_WORD = re.compile(r"\w")


def broken_tables(text: str) -> list[list[int]]:
    """The lines, from 1, that begin like a row and say something, run by run, of the first runs that are no table: no rule stands below the first."""
    found: list[list[int]] = []
    at, line, fences = 0, 1, 0
    for begin, end in _runs(text):
        line, fences = line + text.count("\n", at, begin), fences + text.count("\n```", at, begin)
        at = begin
        if fences % 2 or _is_table(text, begin, end):
            continue
        found.append([line + number for number, row in enumerate(text[begin:end].split("\n")) if _WORD.search(row)])
        if len(found) == 4 * MOST:
            break
    return found


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """Where lines that begin like a row and follow each other begin and end. One pattern for a run would hold three times a large table."""
    begin = end = -1
    for row in _ROW.finditer(text):
        if begin >= 0 and row.start() != end + 1:
            yield begin, end
            begin = -1
        begin, end = row.start() if begin < 0 else begin, row.end()
    if begin >= 0:
        yield begin, end


def _is_table(text: str, begin: int, end: int) -> bool:
    if text.startswith("+", text.rfind("\n", 0, max(begin - 1, 0)) + 1):
        return True  # a row of several lines of a table with borders, as reST has it
    second = text.find("\n", begin, end) + 1
    if not second:
        return False
    third = text.find("\n", second, end)
    rule = text[second : third if third >= 0 else end].strip()
    return rule.count("|") > 1 and DELIMITER.match(rule) is not None


def questions_of(tables: Sequence[Sequence[int]], headings: Sequence[Heading], understood: Collection[int]) -> list[str]:
    """What to ask of those that stand in a timeline or among action items and have a row besides the first from whose line no value came."""
    firsts = [heading.line for heading in headings]
    asked = []
    for rows in tables:
        place = bisect_right(firsts, rows[0]) - 1 if rows else -1
        name = NAMES.get(headings[place].kind or "") if place >= 0 else None
        if name and any(row not in understood for row in rows[1:]):
            asked.append(f"Line {rows[0]}: a table of the {name} is not whole; what could not be read of it was kept as text. What do its rows say?")
    return asked[:MOST]
