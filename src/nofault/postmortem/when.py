"""Instants as people write them. A time without a day or a zone is never completed by guessing."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from msgspec import Struct

from nofault.postmortem.days import Day, day_at, find_day
from nofault.postmortem.zones import NAMED, in_utc, out_of_season, zone_named

__all__ = ["Span", "When", "clock_text", "find_day", "instant_text", "leading", "read_when"]

_ABOUT = re.compile(
    r"(?:[~≈約约]|(?:ca|approx)\.? ?"
    r"|(?:circa|about|around|approximately|approx|gegen|etwa|vers|hacia|cerca de|por volta de|大约) )",
    re.I,
)
_ABOUT_BEHIND = re.compile(r" ?(?:頃|ごろ|左右|前後|前后)")
_AT = re.compile(r"(?:at|um|à|a las?|às|,|T|@|-(?= )) ?", re.I)
_HALF = r" ?(?P<half>[ap]\.?m\b\.?)"
_CJK_HALF = r"(?P<cjk>上午|下午|午前|午後|晚上|凌晨)? ?"
_BEGINS = frozenset(" 上下午晚凌")  # signs that a clock time begins with beside digits
_CLOCKS = tuple(
    re.compile(form, re.I)
    for form in (
        rf"{_CJK_HALF}(?P<hour>\d{{1,2}}):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,](?P<fraction>\d{{1,6}})\d*)?)?"
        rf"(?!\d|:\d)(?:{_HALF})?(?: ?(?:Uhr|hrs?|h)\b)?",
        rf"(?P<hour>\d{{1,2}}){_HALF}",
        r"(?P<hour>\d{1,2})(?:\.(?P<minute>\d\d))? ?Uhr(?: (?P<late>\d\d)\b)?",
        r"(?P<hour>\d{1,2}) ?h ?(?P<minute>[0-5]\d)\b",
        rf"{_CJK_HALF}(?P<hour>\d{{1,2}}) ?[時时点點](?: ?(?P<minute>\d{{1,2}}) ?分)?(?: ?(?P<second>\d{{1,2}}) ?秒)?",
        r"(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?= ?(?:Z|UTC|GMT)\b)",
    )
)
_OFFSET = r"(?:Z|\+\d\d:?\d\d)(?!\w|:\d)"
_ZONE = re.compile(rf" ?(?:\((?P<inner>{NAMED})\)|(?P<named>{NAMED})|(?P<offset>{_OFFSET}))")
_WEST = re.compile(r" ?(?P<offset>-\d\d:?\d\d)(?!\w|:\d)")  # behind seconds only: `10:00-11:00` is a span
_HOURS_OFF = re.compile(r"([+-](?:0\d|1[0-4]))(?!\w|:\d|\.\d)")  # behind a day and seconds only: `2026-01-14 10:00:12-08`, as Postgres writes it
_UNTIL = re.compile(r" ?(?:-|–|—|~|〜|～|to|until|till|bis|hasta|até|至|到) ?")
_UNTIL_SECOND = re.compile(r"[-–](\d\d)(?![\d:]|\.\d)")  # `07:37:44-53`
_SLASH = re.compile(r" / ")
_OPEN = re.compile(r" ?[〜～]|\+(?!\d)")


class When(Struct, frozen=True):
    """A written time: its instant in UTC, the end of a span, whether it was called approximate, and the name of a zone out of season."""

    at: datetime
    until_at: datetime | None
    approximate: bool
    out_of_season: str = ""


class Moment(Struct):
    """One written time: its day, its clock time and the name of its zone as far as they were written."""

    day: Day | None = None
    clock: time | None = None
    zone: str = ""


class Span(Struct):
    """A written time or span at the beginning of a text, and where it ends."""

    begin: Moment
    until: Moment | None
    approximate: bool
    end: int

    @property
    def timed(self) -> bool:
        """Whether a clock time was written, not only a day."""
        return self.begin.clock is not None

    def when(self, day: date | None, zone: tzinfo | None) -> When | None:
        """The instants, completed by the day and the zone that the document states; None when something stays open."""
        named = self.begin.zone or (self.until.zone if self.until else "")
        zone = zone_named(named) if named else zone
        at = _instant(self.begin, day, zone)
        if at is None or self.until is None:
            return When(at, None, self.approximate, self._season(day, zone)) if at else None
        until_zone = zone_named(self.until.zone) if self.until.zone else zone
        begin_day = self.begin.day.on(day) if self.begin.day else day
        until = _instant(self.until, begin_day, until_zone)
        if until is not None and until < at and self.until.day is None:
            until += timedelta(days=1)
        return When(at, until, self.approximate, self._season(day, zone)) if until else None

    def _season(self, day: date | None, zone: tzinfo | None) -> str:
        """The name of the zone where no clock shows it on that day."""
        on = self.begin.day.on(day) if self.begin.day else day
        return out_of_season(datetime.combine(on, self.begin.clock), zone) if on and zone and self.begin.clock else ""


def _instant(moment: Moment, day: date | None, zone: tzinfo | None) -> datetime | None:
    on = moment.day.on(day) if moment.day else day
    if on is None or zone is None or moment.clock is None:
        return None
    return in_utc(datetime.combine(on, moment.clock), zone)


def leading(text: str) -> Span | None:
    """The time, span or day that a text begins with; None when it begins with none."""
    about = _ABOUT.match(text)
    begin, at = _moment(text, about.end() if about else 0)
    if begin is None:
        return None
    approximate = about is not None
    until = None
    link = _UNTIL.match(text, at) or _SLASH.match(text, at)
    second = _UNTIL_SECOND.match(text, at) if begin.clock and begin.clock.second else None
    if second and begin.clock and begin.day is None and begin.clock.second < int(second[1]) < 60:
        until, at = Moment(None, begin.clock.replace(second=int(second[1]), microsecond=0)), second.end()
    elif link and begin.clock:
        after = _ABOUT.match(text, link.end())
        until, end = _moment(text, after.end() if after else link.end())
        until = until if until is not None and until.clock else None
        if until is not None and begin.day is None and until.day is not None and until.day.start > link.end():  # `22:36–22:47 (Jun 11)`
            begin.day, until.day = until.day, None
        at = end if until is not None else at
    behind = _ABOUT_BEHIND.match(text, at)
    if behind:
        approximate, at = True, behind.end()
    if until is None and (loose := _OPEN.match(text, at)):
        at = loose.end()
    return Span(begin, until, approximate, at)


def _moment(text: str, at: int) -> tuple[Moment | None, int]:
    """A day, a clock time, or both, at a place of the text; and where it ends."""
    day = day_at(text, at)
    if day is None:
        clock, zone, end = _clock(text, at)
        if clock is None:
            return None, at
        bracket = text[end : end + 2] == " (" and day_at(text, end + 2)
        if bracket and text[bracket.end : bracket.end + 1] == ")":
            return Moment(bracket, clock, zone), bracket.end + 1
        return Moment(None, clock, zone), end
    begin = day.end
    while text[begin : begin + 1] == " ":
        begin += 1
    link = _AT.match(text, begin)
    begin = link.end() if link else begin
    about = _ABOUT.match(text, begin)
    clock, zone, end = _clock(text, about.end() if about else begin, dated=True)
    return Moment(day, clock, zone), end if clock is not None else day.end


def _clock(text: str, at: int, *, dated: bool = False) -> tuple[time | None, str, int]:
    """A clock time at a place of the text, the name of its zone, and where both end."""
    sign = text[at : at + 1]
    if not sign.isdigit() and sign not in _BEGINS:
        return None, "", at
    found = next((match for form in _CLOCKS if (match := form.match(text, at))), None)
    clock = _time(found.groupdict()) if found else None
    if found is None or clock is None:
        return None, "", at
    zone = _ZONE.match(text, found.end())
    if zone is None and found.groupdict().get("second"):
        zone = _WEST.match(text, found.end()) or (_HOURS_OFF.match(text, found.end()) if dated else None)
    if zone is None:
        return clock, "", found.end()
    return clock, next(name for name in zone.groups() if name), zone.end()


def _time(groups: dict[str, str | None]) -> time | None:
    hour = int(groups["hour"] or 0)
    half = (groups.get("half") or groups.get("cjk") or "").lower()
    if (hour < 12 and half[:1] == "a") or (hour > 12 and half[:1] == "p"):
        half = ""  # 00:53 AM, 13:05 PM: what is written twice agrees
    if half and half[0] in "ap" and not 1 <= hour <= 12:
        return None
    if half in ("下午", "午後", "晚上") or half[:1] in ("p", "a"):
        hour = hour % 12 + (12 if half[:1] != "a" else 0)
    minute = groups.get("minute") or groups.get("late") or 0
    try:
        return time(hour, int(minute), int(groups.get("second") or 0), int((groups.get("fraction") or "").ljust(6, "0")))
    except ValueError:
        return None


def read_when(text: str, day: date | None = None, zone: tzinfo | None = None) -> When | None:
    """The time that a text is, completed by the day and the zone that its document states; None when it is no time or stays incomplete."""
    text = text.strip()
    span = leading(text)
    return span.when(day, zone) if span and span.end == len(text) else None


def clock_text(at: datetime, day: date | None) -> str:
    """The UTC time as written in a document of that day: `14:32:05`, on another day with it, a fraction only where there is one."""
    at = at.astimezone(UTC)
    text = at.time().isoformat()
    return text if at.date() == day else f"{at.date().isoformat()} {text}"


def instant_text(at: datetime) -> str:
    """A whole instant: `2026-01-14 14:32:05 UTC`."""
    return f"{clock_text(at, None)} UTC"
