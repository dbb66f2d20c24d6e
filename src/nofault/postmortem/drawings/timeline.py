"""The timeline drawing: entries in order along a line, with breaks where nothing was recorded for long, and where the table alone has them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import lru_cache

from nofault.postmortem.drawings._canvas import ACCENT, LINE, SOFT, TALLEST, WARM, Canvas, Drawing, wrapped
from nofault.postmortem.durations import length_text
from nofault.postmortem.model import Postmortem, TimelineEntry
from nofault.postmortem.terms import EntryKind

NAME = "timeline"
WIDTH = 720
MOST = 60  # entries that are looked at for drawing; the table has them all
TOP = 26.0  # pixels above the base line of the first
BREAK = 30.0  # pixels of a stretch without entries
QUIET_S = 15 * 60  # a gap as long is drawn, when it is also long among the others
Timed = tuple[datetime, TimelineEntry]
_LOUD = frozenset({EntryKind.ONSET, EntryKind.ALERT, EntryKind.PAGE, EntryKind.DECLARE, EntryKind.MITIGATION, EntryKind.RECOVERY})


def draw(document: Postmortem) -> Drawing | None:
    """The drawing; None where fewer than two entries have a time."""
    entries = [(entry.at, entry) for entry in document.timeline if isinstance(entry.at, datetime)]
    if len(entries) < 2:
        return None
    entries.sort(key=lambda one: one[0])
    canvas = Canvas(WIDTH)
    y, drawn = TOP, -1
    for number, words in _steps(entries, _chosen(entries)):
        if words:
            y = _break(canvas, y, words)
        at, entry = entries[number]
        y = _entry(canvas, y, at, entry, drawn < 0 or at.date() != entries[drawn][0].date())
        drawn = number
    span = length_text((entries[-1][0] - entries[0][0]).total_seconds())
    alt = f"{len(entries)} entries over {span}, from {entries[0][0]:%Y-%m-%d %H:%M} to {entries[-1][0]:%Y-%m-%d %H:%M} UTC."
    return Drawing(NAME, "Timeline", f"{alt} The table has the same entries.", canvas.svg(y, "Timeline", alt))


def _chosen(entries: list[Timed]) -> list[int]:
    """Which entries are drawn, in order: all where there is room; else the first, the last, those of the phases, and others from the first on."""
    count = len(entries)
    if count <= MOST and _tall(entries, range(count)) <= TALLEST:
        return list(range(count))
    loud = [number for number, (_, entry) in enumerate(entries) if entry.kind in _LOUD]
    chosen: list[int] = []
    for number in dict.fromkeys([0, count - 1, *loud[:MOST], *range(min(MOST, count))]):
        more = sorted([*chosen, number])
        if len(chosen) > 1 and _tall(entries, more) > TALLEST:
            break
        chosen = more
    return chosen


def _steps(entries: list[Timed], numbers: Iterable[int]) -> Iterator[tuple[int, str]]:
    """The entries of these numbers, each with what is said of the stretch before it, "" where it follows at once."""
    drawn = -1
    for number in numbers:
        quiet_s = (entries[number][0] - entries[number - 1][0]).total_seconds() if number else 0
        left_out = f"{number - drawn - 1} more in the table" if number > drawn + 1 else ""
        yield number, left_out or (f"{length_text(quiet_s)} without an entry" if quiet_s >= QUIET_S else "")
        drawn = number


def _tall(entries: list[Timed], numbers: Iterable[int]) -> float:
    return TOP + sum(_height(_lines(entries[number][1].text)) + BREAK * bool(words) for number, words in _steps(entries, numbers))


@lru_cache(maxsize=2 * MOST)
def _lines(text: str) -> list[str]:
    return wrapped(text or "(no text)", WIDTH - 150)


def _height(lines: list[str]) -> float:
    return max(26.0, 17.0 * len(lines) + 12)


def _break(canvas: Canvas, y: float, words: str) -> float:
    canvas.line(118, y - 12, 118, y + 16, dashed=True)
    canvas.text(134, y + 6, words, color=SOFT, size=11)
    return y + BREAK


def _entry(canvas: Canvas, y: float, at: datetime, entry: TimelineEntry, new_day: bool) -> float:
    """Draw one entry; returns where the next begins."""
    lines = _lines(entry.text)
    height = _height(lines)
    canvas.line(118, y - 12, 118, y + height - 12, color=LINE)
    canvas.dot(118, y - 4, color=WARM if entry.kind in _LOUD else ACCENT, radius=5 if entry.kind in _LOUD else 4)
    canvas.text(104, y, f"{'~' if entry.approximate else ''}{at:%H:%M}", anchor="end", bold=True)
    if new_day:
        canvas.text(58, y, f"{at:%Y-%m-%d}", anchor="end", color=SOFT, size=10)
    canvas.lines(134, y, lines)
    return y + height
