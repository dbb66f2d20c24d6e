"""The times of one timeline: read with the day and the zone that the document states, asked about where something stays open, and written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Any

from nofault.postmortem.terms import Certainty
from nofault.postmortem.values import plain
from nofault.postmortem.when import Span, When, clock_text, leading
from nofault.postmortem.zones import NAMED, zone_named

Plain = dict[str, Any]

HOUR_S = 3600.0
NIGHT = timedelta(hours=6)  # from an evening to the night that followed
LONGEST = 200  # characters in which a written time ends
_UNKNOWN = re.compile(r"(?:unknown(?: (?:date|time))?|\?{2,}|不明|unbekannt|inconnue?|desconocid[ao]|desconhecid[ao])(?!\w)", re.I)
_OPEN = re.compile(r"[*_`\[(（【]{0,6}")
_CLOCK = re.compile(r"(?<![\d:])\d{1,2}:\d\d")
_ZONE_BEHIND = re.compile(rf"[^\n.;:()]{{0,30}}\(({NAMED})\)")  # "10:00 to 14:00 on 8 May (UTC)"
_CLOSERS = {"*": "*", "_": "_", "`": "`", "[": "]", "(": ")", "（": "）", "【": "】"}
_BETWEEN = re.compile(r"\s*(?:[-–—:：|→]+\s*)?")


class Times:
    """Reads the times of one timeline.

    `day` and `zone` are what the document states; `near` is a day in the year that days without a year belong to; `carried` the last day
    that an entry named. `line` is where the next time stands; what is not clear about it goes to `questions`, each question once.
    """

    def __init__(self, day: date | None, zone: tzinfo | None, questions: list[str], near: date | None = None) -> None:
        self.day = day
        self.near = day or near
        self.zone = zone
        self.line = 0
        self.questions = questions
        self.before: datetime | None = None
        self.carried: date | None = None
        self.asked: set[str] = set()
        self.open = 0

    def begin_day(self, day: date) -> None:
        """What follows happened on this day."""
        self.day, self.carried, self.before, self.near = day, None, None, day

    def read(self, text: str) -> Plain:
        """The fields of an entry that a cell with its time says; an incomplete time is kept as written and asked about."""
        text = text.strip()
        if not text:
            return {}
        if _UNKNOWN.fullmatch(text.strip("[]()* ")):
            return {"at": None}
        bare = text.strip("[]()*` ")
        span = leading(bare[:LONGEST])
        if span is None or span.end != len(bare):
            if span and span.begin.day:
                self.carried = span.begin.day.on(self.near) or self.carried
            return {"at_text": text}
        return self.fields(span, text)

    def fields(self, span: Span, written: str) -> Plain:
        """The fields of an entry that begins with this time."""
        if not span.timed:
            self.carried = (span.begin.day.on(self.near) if span.begin.day else None) or self.carried
            return {"at_text": written}
        when = self._when(span)
        if when is None:
            self._ask_about(span, written)
            self.open += 1
            return {"at_text": written}
        self.before = when.at
        found: Plain = {"at": plain(when.at)}
        if when.until_at:
            found["until_at"] = plain(when.until_at)
        if when.out_of_season:
            name = when.out_of_season
            self.ask(f"{name} is not what clocks show on {when.at.date()}. It was read as written; was the local time meant, an hour off?")
            found |= {"certainty": Certainty.ZONE_ASSUMED.value, "uncertainty_s": HOUR_S}
        return found | ({"approximate": True} if when.approximate else {})

    def _when(self, span: Span) -> When | None:
        """The instants, on the first day that does not let the timeline run backwards."""
        if span.begin.day:
            near = self.near or self.carried
            when = span.when(near, self.zone)
            self.carried = span.begin.day.on(near) if when else self.carried
            return when
        for day in dict.fromkeys((self.day, self.carried)):
            when = span.when(day, self.zone)
            if when is not None and (self.before is None or _goes_on(when, self.before)):
                return when
        return self._past_midnight(span)

    def _past_midnight(self, span: Span) -> When | None:
        """The instants on the day after the time before, where that was in the evening and this one is in the night that followed."""
        day = self.carried or self.day
        when = span.when(day + timedelta(days=1), self.zone) if day and day < date.max and self.before else None
        if when is None or self.before is None or not timedelta(0) < when.at - self.before <= NIGHT:
            return None
        self.ask(f"{clock_text(when.at, None)} UTC stands behind a later time and was read as of the next day: was it?")
        self.carried = day + timedelta(days=1) if day else None
        return when

    def _ask_about(self, span: Span, written: str) -> None:
        zone = span.begin.zone or (span.until.zone if span.until else "")
        if zone and zone_named(zone) is None:
            self.ask(f"{zone} means several zones: which one?")
        elif span.begin.day is None and self.day is None and self.carried is None:
            self.ask("On which day are the times of the timeline?")
        elif not zone and self.zone is None:
            self.ask("In which zone are the times of the timeline?")
        elif span.begin.day is None:
            self.ask(f"{written} stands behind a later time: on which day was it?")
        else:
            self.ask(f"{written} is no time that can be placed: when was it?")

    def ask(self, question: str) -> None:
        """Ask once."""
        if question not in self.asked:
            self.asked.add(question)
            self.questions.append(f"Line {self.line}: {question}")

    @staticmethod
    def begins(text: str) -> bool:
        """Whether a text begins with a time."""
        span = leading(text.lstrip("*_`[(（【 ")[:LONGEST])
        return span is not None and span.timed

    def split(self, text: str) -> tuple[Plain, str] | None:
        """The fields that a time at the beginning of a text says, and the text behind it; None when it begins with none."""
        opened = _OPEN.match(text)
        marks = opened.group() if opened else ""
        inner = text[len(marks) :]
        unknown = _UNKNOWN.match(inner)
        span = None if unknown else leading(inner[:LONGEST])
        if unknown is None and (span is None or not (span.timed or _parted(inner, span.end, marks))):
            return None
        end = unknown.end() if unknown else span.end  # type: ignore[union-attr]
        if span and inner[end : end + 1].isalnum():
            return None
        written = inner[:end].strip()
        rest = _behind(inner[end:], marks)
        return ({"at": None} if span is None else self.fields(span, written)), rest


def _goes_on(when: When, before: datetime) -> bool:
    """Whether a time stands behind the one before it: a time without seconds may be of the same minute, a span may be under way."""
    if when.until_at is not None and when.until_at >= before:
        return True
    return when.at >= (before if when.at.second else before.replace(second=0, microsecond=0))


def _parted(text: str, end: int, marks: str) -> bool:
    """Whether a day without a time is plainly set apart from what follows it."""
    rest = text[end:].lstrip()
    return bool(marks and rest[:1] in _CLOSERS.values()) or rest[:1] in ("-", "–", "—", ":", "：", "|")


def _behind(rest: str, marks: str) -> str:
    """The text behind a time, with the marks that opened before the time closed or put back."""
    kept = ""
    for mark in reversed(marks):
        at = _BETWEEN.match(rest).end()  # type: ignore[union-attr]
        closer = _CLOSERS[mark]
        if rest[:1] == closer:
            rest = rest[1:]
        elif rest[at : at + 1] == closer:
            rest = rest[at + 1 :]
        elif mark in "*_`":
            kept = mark + kept
    return kept + rest[_BETWEEN.match(rest).end() :]  # type: ignore[union-attr]


def time_text(entry: Plain, day: date | None, before: datetime | None, zone: str = "") -> tuple[str, datetime | None]:
    """What a cell shows of an entry's time, and the instant that later ones are compared with; `Times.read` reads it.

    The day is written where it is not the document's `day`, or where the time goes back behind the entry before.
    """
    if "at" not in entry:
        return entry.get("at_text", ""), before
    if entry["at"] is None:
        return "unknown", before
    at = datetime.fromisoformat(entry["at"])
    text = clock_text(at, day if before is None or at >= before else None)
    if entry.get("until_at"):
        text = f"{text}–{clock_text(datetime.fromisoformat(entry['until_at']), at.date())}"
    return f"{'~' if entry.get('approximate') else ''}{text}{zone}", at


def has_open_times(entries: list[Plain]) -> bool:
    """Whether a time that was kept as written would be taken for UTC in a column of UTC times."""
    return any("at" not in entry and (span := leading(entry.get("at_text", "").strip("[]()*` "))) and span.timed for entry in entries)


def clock_times(text: str) -> Iterator[tuple[time, str]]:
    """The clock times of a text in order, each with the name of the zone that stands behind it or behind the span that it is part of, or ""."""
    at = 0
    while found := _CLOCK.search(text, at):
        span = leading(text[found.start() : found.start() + LONGEST])
        at = found.start() + (span.end if span else 0) or found.end()
        behind = _ZONE_BEHIND.match(text, at)
        for moment in (span.begin, span.until) if span else ():
            if moment is not None and moment.clock is not None:
                zone = moment.zone or (span.until.zone if span and span.until else "") or (behind.group(1) if behind else "")
                yield moment.clock, zone
        at = max(at, found.end())
