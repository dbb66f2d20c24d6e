"""The day and the zone of a timeline where they stand elsewhere in the document."""

from __future__ import annotations

import re
from datetime import date, time, timedelta, tzinfo
from pathlib import PurePath
from typing import Any

from nofault.postmortem.days import days_in, file_day, find_day
from nofault.postmortem.markdown.labels import Labels, put
from nofault.postmortem.markdown.outline import Outline, Section
from nofault.postmortem.markdown.times import clock_times
from nofault.postmortem.when import leading
from nofault.postmortem.zones import zone_named

LOOKED_AT = 20_000  # characters that are searched for the day of the incident
HEAD = 20  # lines of a section that are searched for a day, or for clock times
LINE = 300  # characters of a line behind a day
_LINK = re.compile(r"\[[^\[\]]{0,300}\]\([^()\s]{0,300}\)")  # names another document
_LISTED = re.compile(r"\s*(?:[-*+|>#]|\d{1,9}[.)])")
_FAILED = re.compile(
    r"\b(?:outages?|incidents?|downtime|disruptions?|failures?|failed|degraded|degradation|unavailable|duration|ausfall|störung|panne|interruption"
    r"|incidentes?|falha|fallo|interrupción|interrupção|indisponibilidade)\b|障害|事故|故障|停止|中断",
    re.I,
)


def day_elsewhere(outline: Outline, labels: dict[str, str], path: str) -> date | None:
    """The day of the incident where title and front matter name none: in labels, the name of the file, the facts, the summary, a sentence."""
    probe: dict[str, Any] = {}
    facts = [section for section in outline.sections if section.kind == "status" or section.heading is None]
    for section in facts:
        Labels(outline, section, labels).read(lambda place, value, line: put(probe, place, value))
    stated = probe.get("incident", {}).get("occurred_on") or probe.get("incident", {}).get("markers", {}).get("onset_at")
    if stated:
        return date.fromisoformat(stated[:10])
    named = file_day(PurePath(path).name)
    if named:
        return named
    for sections in (facts, [section for section in outline.sections if section.kind == "summary"]):
        written = [day for section in sections for day in days_in(_LINK.sub("", outline.text(section)[:LOOKED_AT]))]
        if sections is facts and any(not day.month for day in written):
            return None  # the day is stated, and open
        days = {day.on() for day in written} - {None}
        if len(days) == 1 or (days and sections is facts):
            return min(day for day in days if day)
        begin = next((day for section in sections if (day := _begin_of_span(outline.text(section)[:LOOKED_AT]))), None)
        if begin and days == {begin, begin + timedelta(days=1)}:
            return begin
    return day_in_prose(_LINK.sub("", outline.lines.text[:LOOKED_AT]))


def _begin_of_span(text: str) -> date | None:
    """The first day of the first span of a text that ends on another: `Duration: June 15, 2026, 10:00 PM to June 16, 2026, 2:30 AM`."""
    for day in days_in(text):
        span = leading(text[day.start : day.start + LINE])
        if span and span.timed and span.until and span.until.day and day.on() and span.until.day.on() != day.on():
            return day.on()
    return None


def day_in_prose(text: str) -> date | None:
    """The only day that a text names, where a sentence says of it that something failed."""
    days = days_in(text)
    if not days or {day.on() for day in days} != {days[0].on()}:
        return None
    line = text[text.rfind("\n", 0, days[0].start) + 1 : days[0].end + LINE].partition("\n")[0]
    return days[0].on() if _FAILED.search(line) and not _LISTED.match(line) else None


def day_of_timeline(outline: Outline) -> date | None:
    """A day that a timeline names at its beginning: days without a year are near it."""
    texts = (_head(outline, section) for section in outline.sections if section.kind == "timeline")
    return next((day for text in texts if (day := find_day(text))), None)


def moments_of_facts(outline: Outline) -> set[tuple[time, str]]:
    """The clock times of facts and summary that stand with the name of a zone."""
    facts = [one for one in outline.sections if one.kind in ("status", "summary", "impact") or one.heading is None]
    return {moment for one in facts for moment in clock_times(_head(outline, one)) if moment[1]}


def zone_of_facts(outline: Outline, timeline: Section, named: set[tuple[time, str]]) -> tzinfo | None:
    """The one zone that the times of the facts name, where the first time of the timeline is one of these, or two of its times are."""
    zones = {zone for _, zone in named}
    clocks = [clock for clock, _ in clock_times(_head(outline, timeline))] if len(zones) == 1 else []
    shared = {clock for clock, _ in named}.intersection(clocks)
    return zone_named(zones.pop()) if shared and (clocks[0] in shared or len(shared) > 1) else None


def _head(outline: Outline, section: Section) -> str:
    return outline.lines.between(section.line, min(section.line + HEAD, section.end_line))[:LOOKED_AT]
