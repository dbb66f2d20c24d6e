"""Any Markdown document into the model: what is understood becomes typed, the rest is kept whole and in place."""

from __future__ import annotations

import re
from datetime import UTC, date, timezone
from pathlib import PurePath
from typing import Any

from msgspec import convert

from nofault.postmortem.identity import derived_id
from nofault.postmortem.inline import decode
from nofault.postmortem.markdown.bullets import Reader, nodes_of
from nofault.postmortem.markdown.items import Times, action_field, checked_state, columns_of, entry_field, says_utc, statement
from nofault.postmortem.markdown.labels import Labels, put
from nofault.postmortem.markdown.outline import Outline, Section
from nofault.postmortem.markdown.places import COLUMNS, IMPACT_LABELS, INCIDENT_LABELS, LISTS, MAIN_FIELDS, PROSE_LISTS, TEXTS
from nofault.postmortem.model import Postmortem
from nofault.postmortem.model import Section as KeptSection
from nofault.postmortem.parts import encode
from nofault.postmortem.reading import Reading, identified
from nofault.postmortem.records import TITLE as RECORD
from nofault.postmortem.records import from_plain, merge
from nofault.postmortem.when import find_day

Plain = dict[str, Any]

_PREFIX = re.compile(r"(?:blameless |incident |draft )*post-? ?mortem(?:\s*[:–—-]\s*|\Z)", re.I)
# One space is enough to find them; the rest of a long run goes with `rstrip`, which looks at it once.
_TITLE_DAY = re.compile(r"(?:\A|\s)[–—-]\s+(\d{4}-\d\d-\d\d)\Z")
_SECTION_ID = re.compile(r"(?:\A|\s)\{#([^{}\s]+)\}\Z")
_ALL_UTC = re.compile(r"\btimes?(?:stamps?)?\b[^.\n]{0,20}\b(?:UTC|GMT)\b", re.I)


def read_markdown(text: str, path: str, shape: str) -> Reading:
    """Read a Markdown document of any shape; `shape` is the format that reads it."""
    return _MarkdownReader(text, path).read(shape)


def read_visible(text: str, seed: str) -> Plain | None:
    """What the visible text of a document says, in plain form; `seed` is what identifiers are derived from.

    None when the text would swallow a section behind it.
    """
    reader = _MarkdownReader(f"{text}\n## {RECORD}\n", "")
    reader.read_parts()
    _derive_ids(reader.plain, seed)
    return reader.plain if reader.outline.sections[-1].title == RECORD else None


def _derive_ids(plain: Plain, seed: str) -> None:
    """Give kept sections, which carry no identifier where theirs is the derived one, that one."""
    for order, section in enumerate(plain.get("sections", [])):
        if "id" not in section:
            section["id"] = section_id(seed, order, section)


def section_id(seed: str, order: int, section: Plain) -> str:
    """The derived identifier of a kept section."""
    return derived_id(seed, "sections", order, encode(convert({name: value for name, value in section.items() if name != "id"}, KeptSection)))


def seed_of(plain: Plain) -> str:
    """What the identifiers of a document are derived from, as in `identity`."""
    incident = plain.get("incident", {})
    return plain.get("id") or incident.get("reference") or incident.get("title") or ""


class _MarkdownReader:
    def __init__(self, text: str, path: str) -> None:
        self.outline = Outline(text)
        self.path = path
        self.plain: Plain = {}
        self.record: Plain = {}
        self.places: dict[str, int] = {}
        self.kept: list[tuple[int, int]] = []
        self.questions: list[str] = []
        self.day: date | None = None
        self.zone: timezone | None = UTC if _ALL_UTC.search(text) else None

    def read(self, shape: str) -> Reading:
        """The document with its record, and the report."""
        self.read_parts()
        _derive_ids(self.plain, seed_of(merge(self.plain, self.record)))
        document = identified(from_plain(merge(self.plain, self.record)))
        lines = {}
        for place, line in self.places.items():
            name, _, index = place.partition(".")
            items = getattr(document, name, None) if index.isdigit() else None
            lines[f"{name}.{items[int(index)].id}" if items else place] = line
        return Reading(document, shape, self.outline.headings, lines, self.kept, self.questions)

    def read_parts(self) -> None:
        """Read everything into `plain`, and the record into `record`."""
        self._title()
        if self.outline.front_matter is not None:
            self._front_matter()
        self.day = self.day or find_day(self.plain.get("incident", {}).get("occurred_on") or "") or find_day(PurePath(self.path).name)
        after = ""
        for section in self.outline.sections:
            after = self._section(section, after)

    def _title(self) -> None:
        heading = self.outline.title
        if heading is None:
            return
        prefix = _PREFIX.match(heading.text)
        title = heading.text[prefix.end() :] if prefix else heading.text
        found = _TITLE_DAY.search(title)
        day = find_day(found.group(1) if found else title)
        if found and day:
            title = title[: found.start()].rstrip()
        if title:
            self._put("incident.title", decode(title), heading.line)
        if day:
            self._put("incident.occurred_on", day.isoformat(), heading.line)
            self.day = day

    def _front_matter(self) -> None:
        block = self.outline.front_matter
        labels = Labels(self.outline, Section(None, None, 2, block.end_line - 1, []), INCIDENT_LABELS)  # type: ignore[union-attr]
        taken = labels.read_lines(self._put)
        rest = [line for number, line in enumerate(self.outline.lines[1 : block.end_line - 1], 2) if number not in taken and line.strip()]  # type: ignore[union-attr]
        if rest:
            self._keep("", "\n".join(rest), "", 2, block.end_line - 1)  # type: ignore[union-attr]

    def _put(self, place: str, value: Any, line: int) -> bool:
        """Set a place that is not set yet; whether it was set now."""
        if not put(self.plain, place, value):
            return False
        self.places[place] = line
        return True

    def _keep(self, title: str, text: str, after: str, first: int, last: int) -> None:
        """Keep a text that no typed part holds."""
        found = _SECTION_ID.search(title)
        section: Plain = {"id": decode(found.group(1)), "title": decode(title[: found.start()].rstrip())} if found else {"title": decode(title)}
        section |= {"text": text, "after": after}
        self.kept.append((first, last))
        self.plain.setdefault("sections", []).append({name: value for name, value in section.items() if value})

    def _section(self, section: Section, after: str) -> str:
        """Read one section; returns the part that what follows stands behind."""
        kind = section.kind
        if section.title == RECORD:
            self._record(section)
            return after
        if (kind is None and section.heading is None) or kind == "status":
            taken = Labels(self.outline, section, INCIDENT_LABELS).read(self._put)
            part = after
        elif kind == "impact":
            return self._impact(section, after)
        elif kind in TEXTS:
            return self._text(section, TEXTS[kind], after)
        elif kind in LISTS:
            taken, part = self._list(section, LISTS[kind]), LISTS[kind]
        else:
            taken, part = set(), after
        known = kind in LISTS or section.heading is None or (kind == "status" and bool(taken))
        text = self.outline.text(section, taken)
        if text or not known:
            first = section.line if known or section.heading is None else section.heading.line
            self._keep("" if known else section.title, text, part, first, section.end_line)
        return part

    def _text(self, section: Section, place: str, after: str) -> str:
        text = self.outline.text(section)
        part = place.partition(".")[0]
        line = section.heading.line if section.heading else section.line
        if text and not self._put(place, text, line):
            self._keep(section.title, text, after, line, section.end_line)
            return after
        return part

    def _impact(self, section: Section, after: str) -> str:
        taken = Labels(self.outline, section, IMPACT_LABELS).read(self._put)
        text = self.outline.text(section, taken)
        if text and not self._put("impact.summary", text, section.line):
            self._keep("", text, "impact", section.line, section.end_line)
        return "impact"

    def _list(self, section: Section, name: str) -> set[int]:
        """Read the rows and list items of a section into a list of the model; returns the lines that were understood."""
        taken: set[int] = set()
        times = Times(self.day, self.zone, self.questions)
        found = self._rows(section, name, times, taken)
        for item in self.outline.items(section):
            times.line = item.line
            plain = times.entry(item.text) if name == "timeline" else statement(name, item.text)
            if plain is None or item.line in taken:
                continue
            if name == "action_items":
                plain = {**checked_state(item.checked), **plain}
            found.append((item.line, plain))
            taken.update(range(item.line, item.end_line + 1))
        if name in PROSE_LISTS and not found:
            for block in section.blocks:
                if block.kind == "paragraph" and not block.depth:
                    found.append((block.line, statement(name, block.text)))
                    taken.update(range(block.line, block.end_line + 1))
        self._add(name, found, section, taken)
        return taken

    def _add(self, name: str, found: list[tuple[int, Plain]], section: Section, taken: set[int]) -> None:
        """Put items into their list in the order of their lines, action items with the heading that groups them."""
        items = self.plain.setdefault(name, [])
        groups = [block for block in section.blocks if block.kind == "heading" and not block.depth] if name == "action_items" else []
        group = 0
        for line, plain in sorted(found, key=lambda one: one[0]):
            while group < len(groups) and groups[group].line < line:
                group += 1
            if group and "category" not in plain:
                plain["category"] = decode(groups[group - 1].text)
                taken.add(groups[group - 1].line)
            self.places[f"{name}.{len(items)}"] = line
            items.append(plain)
        if not items:
            del self.plain[name]

    def _rows(self, section: Section, name: str, times: Times, taken: set[int]) -> list[tuple[int, Plain]]:
        """The items that the tables of a section hold."""
        found: list[tuple[int, Plain]] = []
        columns: list[str] = []
        header: list[str] = []
        main = MAIN_FIELDS.get(name, "text")
        for block in section.blocks:
            if block.kind != "row" or block.depth:
                continue
            if block.header:
                header = block.cells
                columns = columns_of(name, header, COLUMNS.get(name, {}))
                if main in columns:
                    taken.update((block.line, block.line + 1))
                    times.zone = UTC if "at" in columns and says_utc(header[columns.index("at")]) else times.zone
            elif main in columns:
                times.line = block.line
                found.append((block.line, _row(name, block.cells, columns, header, times)))
                taken.add(block.line)
        return found

    def _record(self, section: Section) -> None:
        reader = Reader()
        part = reader.part(nodes_of(section.blocks), Postmortem)
        self.record = {**part, **self.record}
        for line, text in reader.odd:
            self.questions.append(f"Line {line} of the further record was not understood and is left out: {text}")


def _row(name: str, cells: list[str], columns: list[str], header: list[str], times: Times) -> Plain:
    """One row of a table as an item; a cell without a field of its own is kept behind the text."""
    main = MAIN_FIELDS.get(name, "text")
    plain: Plain = {}
    extra = []
    for number, raw in enumerate(cells):
        cell = decode(raw, cell=True)
        field = columns[number] if number < len(columns) else ""
        if field == "-" or not cell:
            continue
        if not field:
            label = decode(header[number], cell=True) if number < len(header) else ""
            extra.append(f"{label}: {cell}" if label else cell)
        elif name == "timeline":
            plain |= _entry_or_text(field, cell, times, extra)
        else:
            plain |= action_field(field, cell) if name == "action_items" else {field: cell}
    if extra:
        plain[main] = "\n".join([plain.get(main, ""), *extra]).strip("\n")
    return plain


def _entry_or_text(field: str, cell: str, times: Times, extra: list[str]) -> Plain:
    try:
        return entry_field(field, cell, times)
    except ValueError:
        extra.append(cell)
        return {}
