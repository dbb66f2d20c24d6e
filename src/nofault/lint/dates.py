"""Days written in words or figures, read only where there is one reading."""

from __future__ import annotations

import re
from datetime import date

from nofault.lint.patterns import Pattern
from nofault.lint.promises import MONTH as MONTH_WORDS

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = rf"(?P<month>{MONTH_WORDS[3:-1]})\.?"
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
YEAR = r"(?P<year>\d{4})"
WORDED = (
    Pattern(rf"\b{DAY}\s(?:of\s)?{MONTH},?\s{YEAR}\b", re.IGNORECASE),
    Pattern(rf"\b{MONTH}\s{DAY},?\s{YEAR}\b", re.IGNORECASE),
)
FIGURES = Pattern(r"(?<![\d./-])(\d{1,2})([./])(\d{1,2})\2(\d{4})(?![\d/-]|\.\d)")
YEAR_FIRST = Pattern(r"(?<![\d./-])(\d{4})([./])(\d{1,2})\2(\d{1,2})(?![\d/-]|\.\d)")
REACH = 40  # characters in which a date ends


def iso_day(text: str, start: int) -> tuple[int, int, str] | None:
    """The span of the date that begins at or near `start` and its day as YYYY-MM-DD; None without a year or with two readings.

    05/06/2026 has two readings, 25/06/2026 and 05.05.2026 have one.
    """
    window = text[start : start + REACH]
    for pattern in WORDED:
        found = pattern.search(window)
        if found is not None:
            month = MONTHS.index(found["month"][:3].lower()) + 1
            return _told(start, found, int(found["year"]), month, int(found["day"]))
    found = YEAR_FIRST.search(window)
    if found is not None:
        return _told(start, found, int(found[1]), int(found[3]), int(found[4]))
    found = FIGURES.search(window)
    if found is None:
        return None
    first, second, year = int(found[1]), int(found[3]), int(found[4])
    if first != second and first <= 12 and second <= 12:
        return None
    return _told(start, found, year, *((second, first) if first > 12 or first == second else (first, second)))


def _told(start: int, found: re.Match[str], year: int, month: int, day: int) -> tuple[int, int, str] | None:
    try:
        return start + found.start(), start + found.end(), date(year, month, day).isoformat()
    except ValueError:
        return None
