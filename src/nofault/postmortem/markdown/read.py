"""Any Markdown document into the model: what is understood becomes typed, the rest is kept whole and in place."""

from __future__ import annotations

import re
from array import array
from datetime import date, time, tzinfo
from functools import cached_property, partial
from pathlib import PurePath
from typing import Any

from msgspec import convert

from nofault.postmortem.days import find_day, find_year, order_in, written_in_order
from nofault.postmortem.grammar import RULE, Block
from nofault.postmortem.identity import derived_id
from nofault.postmortem.inline import decode, split_id
from nofault.postmortem.markdown.actions import ActionReader
from nofault.postmortem.markdown.bullets import Reader, nodes_of, whys_of
from nofault.postmortem.markdown.by_head import named_tables
from nofault.postmortem.markdown.front_matter import read_front_matter
from nofault.postmortem.markdown.items import Found, Make, statement, statements
from nofault.postmortem.markdown.labels import Labels, put
from nofault.postmortem.markdown.outline import LineSet, Outline, Section
from nofault.postmortem.markdown.places import IMPACT_LABELS, INCIDENT_LABELS, LISTS, TEXTS
from nofault.postmortem.markdown.stated import day_elsewhere, day_of_timeline, moments_of_facts, zone_of_facts
from nofault.postmortem.markdown.template import Template
from nofault.postmortem.markdown.timeline import TimelineReader
from nofault.postmortem.markdown.times import Times
from nofault.postmortem.markdown.whys import foreign_whys
from nofault.postmortem.model import Postmortem
from nofault.postmortem.model import Section as KeptSection
from nofault.postmortem.parts import cleaned, encode
from nofault.postmortem.reading import Places, Reading
from nofault.postmortem.records import TITLE as RECORD
from nofault.postmortem.records import from_plain_freeing, item_from_plain, merge
from nofault.postmortem.zones import zone_named, zone_of_all_times

Plain = dict[str, Any]

_LISTS = frozenset(LISTS.values())
FRONT_MATTER = "Front matter"  # the title of what was not understood of it
UNTITLED = "—"  # before the identifier of a section that has no title
LIKELY = "Line {line}: {text!r} looks like {kind} and is read as such. Is it something else?"
MOVED = frozenset({*TEXTS, *LISTS, "impact", "entry"})  # kinds whose sections go into a typed part; all others stay as they are

_PREFIX = re.compile(
    r"(?:(?:blameless |incident |draft )*(?:post-? ?mortem|ポストモーテム|事後検証)|(?:post-?)?(?:incident|outage) (?:report|review)"
    r"|root[- ]cause analysis)(?: report)?(?:\s*[:：–—-]\s*|\Z)",
    re.I,
)
# One space is enough to find them; the rest of a long run goes with `rstrip`, which looks at it once.
_TITLE_DAY = re.compile(r"(?:\A|\s)[–—-]\s+(\d{4}-\d\d-\d\d)\Z")
_SECTION_ID = re.compile(r"(?:\A|\s)\{#([^{}\s]+)\}\Z")


def read_markdown(text: str, path: str, template: Template) -> Reading:
    """Read a Markdown document of any shape; the headings and labels of `template` mean what it says, all others what their words say."""
    return _MarkdownReader(text, path, template).read()


def read_visible(text: str, seed: str, template: Template) -> Plain | None:
    """What the visible text of a document says, in plain form; `seed` is what identifiers are derived from.

    None when the text would swallow a section behind it.
    """
    reader = _MarkdownReader(f"{text}\n## {RECORD}\n", "", template)
    reader.read_parts()
    _derive_ids(reader.plain, seed)
    return reader.plain if reader.outline.sections[-1].title == RECORD else None


def before_record(text: str) -> str:
    """The visible text of a document: what its record repeats ("all times in PDT") says nothing about the times that are shown."""
    end = text.find(f"\n## {RECORD}\n")
    return text if end < 0 else text[:end]


def _derive_ids(plain: Plain, seed: str) -> None:
    """Give kept sections, which carry no identifier where theirs is the derived one, that one."""
    for order, section in enumerate(plain.get("sections", [])):
        if "id" not in section:
            section["id"] = section_id(seed, order, section)


def section_id(seed: str, order: int, section: Plain) -> str:
    """The derived identifier of a kept section, wherever it stands."""
    own = {name: value for name, value in section.items() if name not in ("id", "after")}
    return derived_id(seed, "sections", order, encode(convert(own, KeptSection)))


def seed_of(plain: Plain) -> str:
    """What the identifiers of a document are derived from, as in `identity`."""
    incident = plain.get("incident", {})
    return plain.get("id") or incident.get("reference") or incident.get("title") or ""


class _MarkdownReader:
    def __init__(self, text: str, path: str, template: Template) -> None:
        self.template = template
        self.outline = Outline(text, template.kinds, template.headings - {""})
        self.labels = INCIDENT_LABELS | template.labels
        self.path = path
        self.plain: Plain = {}
        self.record: Plain = {}
        self.places: dict[str, int] = {}
        self.items_at: dict[str, array[int]] = {}  # the lines of the items of each list
        self.typed = not any(section.title == RECORD for section in self.outline.sections)  # else the record completes them
        self.missing: list[str] = []  # the lists of which no section is
        self.kept: list[tuple[int, int]] = []
        self.rest: list[str] = []  # lines of the front matter that nothing else holds
        self.questions: list[str] = []
        self.day: date | None = template.told.day
        self.near: date | None = None
        self.zone: tzinfo | None = zone_named(template.told.zone or zone_of_all_times(before_record(text)))

    def read(self) -> Reading:
        """The document with its record, and the report; items that name no identifier have none yet."""
        self.read_parts()
        for one in self.outline.headings:
            if one.likely and one.kind in MOVED:
                self.questions.append(LIKELY.format(line=one.line, text=one.text, kind=one.kind.replace("-", " ")))
        self.outline.sections.clear()
        _derive_ids(self.plain, seed_of(merge(self.plain, self.record)))
        self._put_behind()
        document = cleaned(from_plain_freeing(merge(self.plain, self.record)))
        for name, lines in self.items_at.items():  # what the record adds stands nowhere else
            lines.extend([0] * (len(getattr(document, name)) - len(lines)))
        places = Places(document, self.places, self.items_at)
        return Reading(document, self.template.name, self.outline.headings, places, self.kept, self.questions)

    def _put_behind(self) -> None:
        """Take from the record what a kept section stands behind, where the template had no place for that."""
        more = self.record.get("sections")
        if not isinstance(more, dict):
            return
        for section in self.plain.get("sections", []):
            after = more.get(section["id"], {}).get("after")
            if after:
                section["after"] = after

    def read_parts(self) -> None:
        """Read everything into `plain`, and the record into `record`."""
        text = self.outline.lines.text
        order = order_in(text, set())
        with written_in_order(order):
            self._begin()
        with written_in_order(order or order_in(text, {self.day} if self.day else set()), self.near, self.day):
            self._sections()

    def _begin(self) -> None:
        """Read title and front matter, and find the day of the incident."""
        if self.day is not None:
            put(self.plain, "incident.occurred_on", self.day.isoformat())
        self._title()
        if self.outline.front_matter is not None:
            self._front_matter()
        self.day = (
            self.day or find_day(self.plain.get("incident", {}).get("occurred_on") or "") or day_elsewhere(self.outline, self.labels, self.path)
        )
        title = self.plain.get("incident", {}).get("title", "")
        self.near = self.day or find_year(title) or find_year(PurePath(self.path).name)
        self.near = self.near or day_of_timeline(self.outline)

    def _sections(self) -> None:
        after = ""
        kinds = {LISTS.get(section.kind or "") for section in self.outline.sections}
        self.missing = [name for name in ("timeline", "action_items") if name not in kinds]
        for section in self.outline.sections:
            after = self._section(section, after)
            section.blocks = []
            if section.heading is None and self.rest and self.outline.front_matter is not None:
                self._rest_of_front_matter(self.outline.front_matter)

    def _title(self) -> None:
        heading = self.outline.title
        if heading is None:
            return
        own = re.match(rf"{re.escape(self.template.prefix)}(?::\s*|\Z)", heading.text)
        prefix = own or _PREFIX.match(heading.text)
        title = heading.text[prefix.end() :] if prefix else heading.text
        found = _TITLE_DAY.search(title)
        day = find_day(found.group(1) if found else title)
        if found and day:
            title = title[: found.start()].rstrip()
        if title:
            self._put("incident.title", decode(title), heading.line)
        if day:
            self._put("incident.occurred_on", day.isoformat(), heading.line)
            self.day = self.day or day

    def _front_matter(self) -> None:
        block = self.outline.front_matter
        taken, question = read_front_matter(block, self._put)  # type: ignore[arg-type]
        if question:
            self.questions.append(question)
        lines = self.outline.lines[1 : block.end_line - 1]  # type: ignore[union-attr]
        self.rest = [line for number, line in enumerate(lines, 2) if number not in taken and line.strip()]

    def _rest_of_front_matter(self, block: Block) -> None:
        """Keep what was not understood of the front matter, behind what stands before the first heading."""
        mark = "~~~" if any("```" in line for line in self.rest) else "```"
        self._keep(FRONT_MATTER, "\n".join((f"{mark}{block.info}", *self.rest, mark)), "", 2, block.end_line - 1)

    def _put(self, place: str, value: Any, line: int) -> bool:
        """Set a place that is not set yet; whether it was set now."""
        if not put(self.plain, place, value):
            return False
        self.places[place] = line
        return True

    def _agree(self, place: str, value: Any, line: int) -> bool:
        """Set a place that is not set yet; whether it holds the value now."""
        if self._put(place, value, line):
            return True
        held: Any = self.plain
        for part in place.split("."):
            held = held.get(part, {})
        return bool(held == value)

    def _keep(self, title: str, text: str, after: str, first: int, last: int) -> None:
        """Keep a text that no typed part holds."""
        found = _SECTION_ID.search(title)
        words = title[: found.start()].rstrip() if found else title
        section: Plain = {"title": "" if found and words == UNTITLED else decode(words)} | ({"id": decode(found.group(1))} if found else {})
        section |= {"text": text, "after": after}
        self.kept.append((first, last))
        sections = self.plain.setdefault("sections", [])
        if not title and sections and "title" not in sections[-1] and sections[-1].get("after", "") == after:
            sections[-1]["text"] = f"{sections[-1].get('text', '')}\n\n{text}".strip("\n")  # nothing would part them where both are written
            return
        sections.append({name: value for name, value in section.items() if value})

    def _section(self, section: Section, after: str) -> str:
        """Read one section; returns the part that what follows stands behind."""
        kind = section.kind
        if section.title == RECORD:
            self._record(section)
            return after
        part = self.template.parts.get(section.title.casefold()) or TEXTS.get(kind or "") or LISTS.get(kind or "", "")
        taken = LineSet()
        if self._is_whys(section):
            return self._whys(section, after)
        by_head = self._by_head(section) if kind in (None, "status") and not part else LineSet()
        if (kind is None and section.heading is None) or kind == "status":
            taken = Labels(self.outline, section, self.labels).read(self._agree)
            part = after
        elif kind == "impact" and part in ("", "impact"):
            return self._impact(section, after)
        elif kind == "five-whys" and not part:
            found, taken = foreign_whys(self.outline.unfolded(section), self._maker("factors"))
            self._add("factors", found)
            part = "factors" if found else after
        elif part in _LISTS or kind == "entry":
            part = part or "timeline"
            taken = self._list(section, part)
        elif part:
            return self._text(section, part, after)
        else:
            part = after
        if by_head:
            taken |= by_head
        listed = (part in _LISTS and part != after) or kind in LISTS
        named = section.title.casefold() in self.template.headings
        known = listed or named or section.heading is None or (kind in ("status", "entry", "five-whys") and bool(taken))
        self._frames(section, taken)
        text = self.outline.text(section, taken)
        text = "" if known and all(RULE.match(line.strip()) for line in text.split("\n") if line.strip()) else text  # lines that part sections
        if text or not (known or by_head):
            first = section.line if known or section.heading is None else section.heading.line
            likely = section.heading is not None and section.heading.likely
            self._keep("" if known and not likely else section.title, text, part, first, section.end_line)
        return part

    @cached_property
    def moments(self) -> set[tuple[time, str]]:
        """The clock times of facts and summary that stand with a zone."""
        return moments_of_facts(self.outline)

    def _by_head(self, section: Section) -> LineSet:
        """Read the tables of a section that say by their head that they are what no section is; returns their lines."""
        taken = LineSet()
        for name in self.missing:
            for part in named_tables(section, name):
                taken |= self._list(part, name)
        return taken

    def _is_whys(self, section: Section) -> bool:
        """Whether a section of whys is one that was written here: its items carry identifiers."""
        if section.title.casefold() in self.template.whys:
            return True
        return section.kind == "five-whys" and any(
            block.kind == "item" and block.level == 1 and split_id(block.text)[1] for block in self.outline.unfolded(section)
        )

    def _whys(self, section: Section, after: str) -> str:
        """Factors with their trees of whys."""
        found = Found()
        for node in nodes_of(self.outline.unfolded(section)):
            factor = statement("factors", node.text)
            chain = whys_of(node)
            found.add(node.line, self._maker("factors")(factor | ({"whys": chain} if chain else {})))
        self._add("factors", found)
        return "factors" if found else after

    def _text(self, section: Section, place: str, after: str) -> str:
        section.blocks = [block for block in section.blocks if block.kind == "comment"]
        text = self.outline.text(section)
        part = place.partition(".")[0]
        line = section.heading.line if section.heading else section.line
        if text and not self._put(place, text, line):
            self._keep(section.title, text, after, line, section.end_line)
            return after
        return part

    def _impact(self, section: Section, after: str) -> str:
        taken = Labels(self.outline, section, IMPACT_LABELS).read(self._put)
        self._frames(section, taken)
        text = self.outline.text(section, taken)
        if text and not self._put("impact.summary", text, section.line):
            self._keep(section.title if "impact" in self.plain and after != "impact" else "", text, "impact", section.line, section.end_line)
        return "impact"

    def _list(self, section: Section, name: str) -> LineSet:
        """Read the rows and list items of a section into a list of the model; returns the lines that were understood."""
        if name == "timeline":
            times = Times(self.day, self.zone or zone_of_facts(self.outline, section, self.moments), self.questions, self.near)
            timeline = TimelineReader(self.outline, section, times, self._maker(name))
            found, taken = timeline.read(), timeline.taken
        elif name == "action_items":
            actions = ActionReader(self.outline, section, self._maker(name))
            found, taken = actions.read(), actions.taken
        else:
            found, taken = statements(self.outline, section, name, self._maker(name))
        self._add(name, found)
        return taken

    def _frames(self, section: Section, taken: LineSet) -> None:
        """Take the lines of tags around what was taken of tables and lists in HTML."""
        html = self.outline.html
        for part in html.between(section.line, section.end_line) if taken else ():
            if any(line in taken for line in part):
                taken.update(filter(html.is_frame, part))

    def _maker(self, name: str) -> Make:
        """What makes an item of a list of its plain form: its type where it is complete, so that a large list is not held as mappings."""
        return partial(item_from_plain, name) if self.typed else dict

    def _add(self, name: str, found: Found) -> None:
        """Put items into their list."""
        if not found:
            return
        if name not in self.plain:
            self.plain[name], self.items_at[name] = found.items, found.lines
            return
        self.plain[name] += found.items
        self.items_at[name].extend(found.lines)

    def _record(self, section: Section) -> None:
        reader = Reader()
        part = reader.part(nodes_of(self.outline.unfolded(section)), Postmortem)
        self.record = {**part, **self.record}
        for line, text in reader.odd:
            self.questions.append(f"Line {line} of the further record was not understood and is left out: {text}")
