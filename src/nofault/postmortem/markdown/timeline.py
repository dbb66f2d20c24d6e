"""Timeline sections in any shape: tables, lists, a heading for each time, lines that begin with a time, prose with times in it."""

from __future__ import annotations

import re
from typing import Any

from msgspec import Struct

from nofault.postmortem.days import days_in
from nofault.postmortem.grammar import Block
from nofault.postmortem.inline import decode
from nofault.postmortem.markdown.items import Found, Make, statement
from nofault.postmortem.markdown.outline import LineSet, ListItem, Outline, Section
from nofault.postmortem.markdown.places import COLUMNS, column_field
from nofault.postmortem.markdown.tables import Table, says_something, tables_of
from nofault.postmortem.markdown.times import LONGEST, Times
from nofault.postmortem.model import TimelineEntry
from nofault.postmortem.values import fields, from_text
from nofault.postmortem.when import leading
from nofault.postmortem.zones import find_zone, zone_named, zone_of_all_times

Plain = dict[str, Any]

_MARKS = re.compile(r"[*_`\[\]]+")
_AT = re.compile(r"(?:At|On|By|Around|Um|Gegen|À|Vers|A las|Às|El|Em) (?=\S)")
_BEHIND = re.compile(r"\s*[(\[]([^()\[\]]{3,60})[)\]]\s*\Z")
_BULLET = re.compile(r"\s*(?:[-*+•]\s+)?")
_SENTENCE_END = re.compile(r"(?<=[.!?。！？])\s+")
_CLOCK = re.compile(r"\d{1,2}(?::\d\d|[ap]m\b| [ap]m\b|時|点|點)", re.I)
# `**Friday 11:30 PM - Saturday 2:00 AM**:` on a line of its own: what stands below it happened then, on a day that is to be asked about.
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:,? (?:morning|afternoon|evening|night|\d{1,2}(?::\d\d)?(?: ?[ap]m)?))?"
_WEEKDAYS = re.compile(rf"[*_]{{0,3}}({_WEEKDAY}(?:\s?[-–—]\s?{_WEEKDAY})?)[*_]{{0,3}}\s?:?[*_]{{0,3}}\s*\Z", re.I)
_WHOLE_LINE = re.compile(r"[^\W\d_a-z][^\n]{5,400}")
_FULL_STOPS = frozenset(".!。")
REMARK = 120  # characters up to which a paragraph about the zone is nothing else
PROSE = 2  # sentences with times that make prose a timeline


class Entry(Struct):
    """An entry that may still grow: its first line, its fields, its text by lines, and its last line."""

    line: int
    plain: Plain
    texts: list[str]
    last: int


class TimelineReader:
    """Reads one timeline section into entries; `taken` are the lines that went into them."""

    def __init__(self, outline: Outline, section: Section, times: Times, make: Make) -> None:
        self.outline = outline
        self.section = section
        self.times = times
        self.make = make
        self.taken = LineSet()
        self.found = Found()
        self.entry: Entry | None = None  # of a heading or a paragraph, which takes in what follows
        self.of_heading = False
        self.alone = False  # whether the entry is of a paragraph that is no more than a time
        self.run: list[ListItem] = []  # neighbouring list items, none of which has a time so far
        self.runs: list[list[ListItem]] = []
        self.timed = False  # whether one of these neighbours has a time
        self.remarks: set[int] = set()

    def read(self) -> Found:
        """The entries with their lines, in order."""
        tables = {table.head.line: table for table in tables_of(self.section.blocks, "timeline")}
        self._heading_of_section()
        paragraphs = [block for block in self.section.blocks if block.kind == "paragraph" and not block.depth]
        for block, item in self.outline.letting_go(self.section):
            if block.kind == "heading" and not block.depth:
                self._heading(block)
            elif self.of_heading and block.kind == "rule" and not block.depth:
                self._close()
            elif self.of_heading:
                self._grow(block.end_line)
            elif block.kind == "row" and block.line in tables:
                self._close()
                self._table(tables.pop(block.line))
            elif item:
                self._item(item)
            elif block.kind == "paragraph" and not block.depth:
                self._paragraph(block)
            elif block.kind in ("code", "fence") and not block.depth:
                self._log(block)
        self._close()
        self._settle_runs()
        if not self.found:
            self._prose(paragraphs)
        if not self.times.open:
            self.taken.update(self.remarks)
        return self.found.in_order()

    def _heading_of_section(self) -> None:
        heading = self.section.heading
        if heading is None:
            return
        if heading.kind == "entry":
            self._begin_at_heading(heading.text, heading.line)
            return
        self._state(heading.text)

    def _state(self, text: str) -> None:
        """Take day and zone out of a heading or a remark."""
        days = days_in(text)
        day = days[0].on(self.times.near) if days else None
        if day:
            self.times.begin_day(day)
        zone = find_zone(text)
        self.times.zone = (zone_named(zone) if zone else None) or self.times.zone

    def _heading(self, block: Block) -> None:
        self._close()
        bare = block.text.strip("[]()*_ ")
        span = leading(bare[:LONGEST])
        if span and span.timed:
            self._begin_at_heading(block.text, block.line)
            return
        behind = _BEHIND.search(block.text)
        span = leading(behind.group(1).strip()) if behind else None
        if behind and span and span.timed and span.end == len(behind.group(1).strip()):  # `### Deploy (10:02)`
            self.times.line = block.line
            words = block.text[: behind.start()].rstrip()
            self.entry = Entry(block.line, self.times.fields(span, behind.group(1).strip()), [words], block.line)
            self.of_heading = True
            return
        span = leading(bare[:LONGEST])
        self._state(block.text)
        if span and span.end == len(bare) and span.begin.day and span.begin.day.on(self.times.near):
            self.taken.add(block.line)

    def _begin_at_heading(self, text: str, line: int) -> None:
        self.times.line = line
        found = self.times.split(text)
        if found is None:
            return
        plain, rest = found
        self.entry = Entry(line, plain, [rest] if rest else [], line)
        self.of_heading = True

    def _grow(self, last: int) -> None:
        """What stands below a heading with a time is its text."""
        entry = self.entry
        if entry is None:
            return
        begin = entry.last + 1
        texts = [self.outline.lines[number - 1] for number in range(begin, last + 1) if number not in self.outline.hidden]
        while not entry.texts and texts and not texts[0].strip():
            texts.pop(0)
        entry.texts += texts
        entry.last = max(entry.last, last)

    def _close(self) -> None:
        """Put the entry of a heading or paragraph away, and end the run of list items."""
        if self.run:
            self.runs.append(self.run)
        self.run, self.timed = [], False
        if self.entry is not None and not (self.alone and not self.entry.texts):
            self._keep(self.entry)
        self.entry, self.of_heading, self.alone = None, False, False

    def _keep(self, entry: Entry) -> None:
        text = "\n".join(entry.texts).strip("\n").rstrip()
        self.found.add(entry.line, self.make(entry.plain | statement("timeline", text)))
        self.taken.update(range(entry.line, entry.last + 1))

    def _item(self, item: ListItem) -> None:
        self.times.line = item.line
        found = self.times.split(item.text) or self._said(item.text)
        if found is None and self.entry is not None:
            self.entry.texts += self.outline.lines[item.line - 1 : item.end_line]
            self.entry.last = item.end_line
            return
        if self.entry is not None:
            self._close()
        if found is None and not self.timed:
            self.run.append(item)
            return
        self._keep_untimed(self.run)
        self.run, self.timed = [], True
        self._keep(Entry(item.line, *(found[0], [found[1]]) if found else ({}, [item.text]), item.end_line))

    def _said(self, text: str) -> tuple[Plain, str] | None:
        """The time of a sentence that begins with one: `At 10:02 the deploy began`. Its words stay whole."""
        begin = _AT.match(text)
        span = leading(text[begin.end() : begin.end() + LONGEST]) if begin else None
        return (self.times.fields(span, text[begin.end() :][: span.end]), text) if begin and span and span.timed else None

    def _keep_untimed(self, items: list[ListItem]) -> None:
        for item in items:
            self._keep(Entry(item.line, {}, [item.text], item.end_line))

    def _settle_runs(self) -> None:
        """A list is a timeline when one of its items has a time, or when nothing in the section has one."""
        if not self.found:
            for item in (item for run in self.runs for item in run):
                self.times.line = item.line
                self._keep(Entry(item.line, self._time_within(item.text.partition("\n")[0]) or {}, [item.text], item.end_line))

    def _paragraph(self, block: Block) -> None:
        self._close()
        if self._remark(block):
            return
        lines = block.text.split("\n")
        self.times.line = block.line
        if len(lines) == 1 and (weekday := _WEEKDAYS.match(block.text)):
            self.times.ask(f"On which day was {weekday.group(1)}?")
            self.entry, self.alone = Entry(block.line, {"at_text": weekday.group(1)}, [], block.line), True
            return
        whole = len(lines) > 2 and all(line.rstrip()[-1:] in _FULL_STOPS and (_WHOLE_LINE.match(line) or self.times.begins(line)) for line in lines)
        for number, line in enumerate(lines, block.line):
            self.times.line = number
            found = self.times.split(line)
            if found is not None:
                if self.entry is not None:
                    self._keep(self.entry)
                self.entry = Entry(number, found[0], [found[1]] if found[1] else [], number)
                self.alone = not found[1] and number == block.end_line
            elif self.entry is not None and whole:  # each line is a sentence of its own
                self._keep(self.entry)
                self.entry = Entry(number, self._time_within(line) or {}, [line], number)
            elif self.entry is not None:
                self.entry.texts.append(line)
                self.entry.last = number

    def _log(self, block: Block) -> None:
        """Lines of a block of code, indented perhaps by chance, of which the first and most others begin with a time."""
        self._close()
        first = block.line + (block.kind == "fence")
        lines = [(number, line) for number, line in enumerate(block.text.split("\n"), first) if line.strip()]
        timed = [bool((span := leading(_BULLET.sub("", line, count=1)[:LONGEST])) and span.timed) for _, line in lines]
        if timed and not timed[0] and column_field(lines[0][1].split()[0], COLUMNS["timeline"]) == "at":  # a head: TIME  EVENT
            lines, timed = lines[1:], timed[1:]
        if not lines or not timed[0] or 2 * sum(timed) <= len(timed):
            return
        for number, line in lines:
            self.times.line = number
            found = self.times.split(_BULLET.sub("", line, count=1))
            if found is not None:
                self._close()
                self.entry = Entry(number, found[0], [found[1]] if found[1] else [], number)
            elif self.entry is not None:
                self.entry.texts.append(line)
                self.entry.last = number
        self._close()
        self.taken.update(range(block.line, block.end_line + 1))

    def _remark(self, block: Block) -> bool:
        """Whether a paragraph states the day or the zone of what follows and nothing else."""
        lines = range(block.line, block.end_line + 1)
        zone = zone_of_all_times(block.text)
        bare = _MARKS.sub("", block.text).strip(" :")
        span = leading(bare[:LONGEST])
        if span and not span.timed and span.end == len(bare) and span.begin.day:
            self._state(bare)
            self.taken.update(lines)
            return True
        if not zone or (span and span.timed):
            return False
        self.times.zone = zone_named(zone) or self.times.zone
        days = days_in(block.text)
        day = days[0].on(self.times.near) if len(days) == 1 else None
        if day:
            self.times.begin_day(day)
        if len(block.text) <= REMARK:
            self.remarks.update(lines)
        return True

    def _table(self, table: Table) -> None:
        if not table.understood:
            return
        zone = zone_named(table.zone) if table.zone else None
        self.times.zone = zone or self.times.zone
        self.taken.update(table.head_lines)
        table.rows.reverse()
        while table.rows:  # let go one by one
            row = table.rows.pop()
            self.taken.update(range(row.line, row.end_line + 1))
            if not says_something(row):
                continue
            self.times.line = row.line
            self.found.add(row.line, self.make(entry_of_row(table, row, self.times)))

    def _prose(self, paragraphs: list[Block]) -> None:
        """Sentences with times, where nothing else was found; sentences without belong to the one before."""
        entries: list[Entry] = []
        for block in paragraphs:
            at = line = 0
            pending: list[str] = []  # sentences before the first that has a time
            for end in [*(found.end() for found in _SENTENCE_END.finditer(block.text)), len(block.text)]:
                sentence = block.text[at:end].strip()
                self.times.line = block.line + line
                plain = self._time_within(sentence)
                if plain is not None:
                    first = block.line if pending else self.times.line
                    entries.append(Entry(first, plain, [*pending, sentence], block.end_line))
                    pending = []
                elif entries:
                    entries[-1].texts.append(sentence)
                    entries[-1].last = block.end_line
                else:
                    pending.append(sentence)
                line += block.text.count("\n", at, end)
                at = end
        if len(entries) >= PROSE:
            self.taken.update(range(entries[0].line, entries[0].last + 1))
            for entry in entries:
                entry.texts = [" ".join(entry.texts)]
                self._keep(entry)

    def _time_within(self, sentence: str) -> Plain | None:
        """The fields of the first time inside a sentence."""
        clock = _CLOCK.search(sentence)
        if clock is None:
            return None
        starts = [day.start for day in days_in(sentence[: clock.end()])]
        for start in dict.fromkeys([*starts, clock.start()]):
            span = leading(sentence[start : start + LONGEST])
            if span and span.timed:
                return self.times.fields(span, sentence[start : start + span.end].strip())
        return None


def entry_of_row(table: Table, row: Block, times: Times) -> Plain:
    """One row of a table as an entry; a cell without a field of its own is kept behind the text."""
    plain: Plain = {}
    extra = []
    day = ""
    for number, raw in enumerate(row.cells):
        cell = decode(raw, cell=True)
        field = table.columns[number] if number < len(table.columns) else ""
        if field == "-" or not cell:
            continue
        if field == "day":
            day = cell
        elif field == "at":
            plain |= times.read(f"{day} {cell}".strip())
        elif not field:
            label = table.labels[number] if number < len(table.labels) else ""
            extra.append(f"{label}: {cell}" if label else cell)
        else:
            plain |= _field(field, cell, extra)
    if day and not plain.keys() & {"at", "at_text"}:
        plain |= times.read(day)
    if extra:
        plain["text"] = "\n".join([plain.get("text", ""), *extra]).strip("\n")
    return plain


def _field(name: str, cell: str, extra: list[str]) -> Plain:
    """What another cell of a timeline says; a kind that is none of ours stays a text."""
    if name != "kind":
        return {name: cell}
    try:
        return {"kind": from_text(cell, fields(TimelineEntry)["kind"])}
    except ValueError:
        extra.append(cell)
        return {}
