"""Days as people write them, in seven languages. A day with numbers only is read where its order is certain."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date

from msgspec import Struct

# One row a language: English, German, French, Spanish, Portuguese. Japanese and Chinese number their months.
_NAMES = (
    "january february march april may june july august september october november december",
    "jan feb mar apr may jun jul aug sep oct nov dec",
    "januar februar märz april mai juni juli august september oktober november dezember",
    "jan feb mär apr mai jun jul aug sept okt nov dez",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "janv févr mars avr mai juin juil août sept oct nov déc",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "ene feb mar abr may jun jul ago sep oct nov dic",
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "jan fev mar abr mai jun jul ago set out nov dez",
)
MONTHS = {name: number for row in _NAMES for number, name in enumerate(row.split(), start=1)}
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
# From the first day of several to the last, of which the first counts: "12–13 March", "March 12 - 13, 2026", "12→13/03/2026".
_TO = r"[-–—→]\d{1,2}(?:st|nd|rd|th)?"
_WEEKDAY = r"(?:(?:mon|tues?|wednes|wed|thurs?|fri|satur|sat|sun)(?:day)?\.?,? )?"
_FORMS = (
    re.compile(r"(?<!\d)(?P<year>\d{4})([-/.‐‑–])(?P<month>\d{1,2})\2(?P<day>\d{1,2})(?!\d)"),
    re.compile(r"(?<!\d)(?:(?P<year>\d{4}) ?年 ?)?(?P<month>\d{1,2}) ?月 ?(?P<day>\d{1,2}) ?日"),
    re.compile(
        rf"(?<!\w){_WEEKDAY}(?P<name>{_MONTH})\b\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d|:\d| ?[AaPp]\.?[Mm])"
        rf"(?:(?: ?[-–—→] ?\d{{1,2}}(?:st|nd|rd|th)?)?,? (?P<year>\d{{4}})(?!\d|:))?",
        re.I,
    ),
    re.compile(
        rf"(?<![\w:]){_WEEKDAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|º)?\.?(?:{_TO}\.?)? ?(?:of |de )?[- ]?(?P<name>{_MONTH})\b\.?"
        r"(?:[- ,]{1,2}(?:de |of )?(?P<year>\d{4})(?!\d|:))?",
        re.I,
    ),
    re.compile(r"(?<![\d.])(?P<day>\d{1,2})(?:\.[-–—→]\d{1,2})?\.(?P<month>\d{1,2})\.(?P<year>\d{4})(?!\d)"),
    re.compile(r"(?<![\d/-])(?P<first>\d{1,2})(?:[-–—→](?P<last>\d{1,2}))?(?P<sign>/|(?<=\d\d)-)(?P<second>\d{1,2})(?P=sign)(?P<year>\d{4})(?!\d)"),
    re.compile(r"(?<![\d-])(?P<month>\d\d)-(?P<day>\d\d)(?=[ T]\d{1,2}:\d\d)"),
    # "5-26-21", "5/26/21": the number in the middle can only be a day, and those who write it there write the year behind it.
    re.compile(
        r"(?<![\d/.:-])(?P<month>0?[1-9]|1[0-2])(?P<sign>[-/])(?P<day>1[3-9]|2\d|3[01])(?P=sign)(?P<year>\d\d)"
        r"(?![\w/:-]|[.,]\d| ?(?:%|(?:min|sec|hour|day|req|user|node|pod|ms|s|m|h)\w*))"
    ),
)
_NUMBERS = tuple(form for number, form in enumerate(_FORMS) if number != 2)  # those that may begin with a digit
_WORDS = _FORMS[2:4]  # those that may begin with the name of a month or of a day of the week
_COMPACT = re.compile(r"(?<!\d)(20\d\d)(\d\d)(\d\d)(?!\d)")
_YEAR = re.compile(r"(?<![\d-])(20\d\d)(?![\d:-])")


DAY_FIRST, MONTH_FIRST = "day", "month"
_BY_SLASHES = _FORMS[5]
_YEAR_LAST = re.compile(r"[/-]\d{4}(?!\d)")  # few texts have one, and looking for it costs little
_order: ContextVar[str] = ContextVar("order", default="")
_near: ContextVar[date | None] = ContextVar("near", default=None)
_since: ContextVar[date | None] = ContextVar("since", default=None)


SHORT, CENTURY = 2, 2000  # a year of two digits is one of this century
ISO_LENGTH = 10  # characters of `2026-01-14`


class Day(Struct, frozen=True):
    """A day as written, from `start` to `end` of the text: its year is 0 where none was, month and day where their order is not certain."""

    year: int
    month: int
    day: int
    start: int
    end: int

    def on(self, near: date | None = None) -> date | None:
        """The date; without a year that of the nearest such day to `near`. None when it does not exist or its year stays open."""
        if self.year:
            return _date(self.year, self.month, self.day)
        if near is None:
            return None
        found = [one for year in (near.year - 1, near.year, near.year + 1) if (one := _date(year, self.month, self.day))]
        return min(found, key=lambda one: abs(one - near), default=None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _read(found: re.Match[str]) -> Day | None:
    groups = found.groupdict()
    year = int(groups.get("year") or 0)
    year += CENTURY if len(groups.get("year") or "") == SHORT else 0
    if "first" in groups:
        first, second = int(groups["first"]), int(groups["second"])
        order = order_of(first, second) or _order.get()
        if groups["last"]:  # "12→13/03/2026": the first number can only be a day
            order = DAY_FIRST
        if not order and first != second:
            return Day(year, 0, 0, found.start(), found.end())
        month, day = (second, first) if order == DAY_FIRST else (first, second)
    else:
        month = MONTHS[groups["name"].lower()] if groups.get("name") else int(groups["month"])
        day = int(groups["day"])
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    return Day(year, month, day, found.start(), found.end())


def order_of(first: int, second: int) -> str:
    """Whether the first or the second of two numbers can only be the day; "" where both can."""
    return DAY_FIRST if first > 12 else MONTH_FIRST if second > 12 else ""


def order_in(text: str, stated: set[date]) -> str:
    """In which order a text writes the numbers of its days (`03/02/2026`): that of those that allow only one, or one of the `stated` days."""
    orders: set[str] = set()
    open_days: set[tuple[int, int, int]] = set()
    if not _YEAR_LAST.search(text):
        return ""
    for found in _BY_SLASHES.finditer(text):
        first, second, year = int(found["first"]), int(found["second"]), int(found["year"])
        order = DAY_FIRST if found["last"] else order_of(first, second)
        if order:
            orders.add(order)
        elif first != second:
            open_days.add((year, first, second))
    if not orders:
        for year, first, second in open_days:
            orders |= {DAY_FIRST} if _date(year, second, first) in stated else set()
            orders |= {MONTH_FIRST} if _date(year, first, second) in stated else set()
    return orders.pop() if len(orders) == 1 else ""


@contextmanager
def written_in_order(order: str, near: date | None = None, since: date | None = None) -> Iterator[None]:
    """Read days of numbers in this order, where "" leaves those open that allow both; days to come (`near_day`) are near that day.

    `since` is the day of the incident where it is known: no day to come is before it.
    """
    order_before, near_before, since_before = _order.set(order), _near.set(near), _since.set(since)
    try:
        yield
    finally:
        _since.reset(since_before)
        _near.reset(near_before)
        _order.reset(order_before)


def near_day(day: Day | None) -> date | None:
    """The date of a day to come that the document being read names, without a year that nearest to its own; None where that was before it."""
    found = day.on(_near.get()) if day and day.month else None
    since = _since.get()
    return None if found and since and day and not day.year and found < since else found


def day_at(text: str, at: int) -> Day | None:
    """The day that stands at a place of the text."""
    begin = text[at : at + 12]
    if not begin or not (begin[0].isalnum()) or (begin[1:3] == ":" or begin[2:3] == ":"):
        return None
    for form in _NUMBERS if begin[0].isdigit() else _WORDS:
        found = form.match(text, at)
        day = _read(found) if found else None
        if day:
            return day
    return None


def days_in(text: str) -> list[Day]:
    """Every day of a text in order, with or without a year."""
    found: dict[int, Day] = {}
    for form in _FORMS:
        for match in form.finditer(text):
            day = _read(match)
            if day and day.start not in found:
                found[day.start] = day
    return [found[start] for start in sorted(found)]


def find_day(text: str) -> date | None:
    """The first whole day named in a text that exists, None when there is none."""
    if len(text) == ISO_LENGTH and text[4] == text[7] == "-" and (text[:4] + text[5:7] + text[8:]).isdecimal():
        return _date(int(text[:4]), int(text[5:7]), int(text[8:]))
    return next((on for day in days_in(text) if (on := day.on())), None)


def file_day(name: str) -> date | None:
    """The day in the name of a file, which may also be written without dashes."""
    compact = _COMPACT.search(name)
    return find_day(name.replace("_", " ")) or (_date(int(compact[1]), int(compact[2]), int(compact[3])) if compact else None)


def find_year(text: str) -> date | None:
    """The middle of the first year named in a text, to which days without a year are near."""
    found = _YEAR.search(text)
    return date(int(found[1]), 7, 1) if found else None
