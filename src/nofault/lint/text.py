"""`lint_text`: a Markdown document, or one block of it, to findings."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from nofault.lint.allow import MARK, Allowances, allowances_in
from nofault.lint.config import DEFAULT, Config
from nofault.lint.engine import Engine, Foreign, Sighting, engine_for
from nofault.lint.findings import Edit, Finding, Fix, Location, Severity
from nofault.lint.items import LEAD, TIME, Entry, Placed, Promise, items_of
from nofault.lint.outline import PROSE, Places, pieces, section_kinds
from nofault.lint.paper import Spot, paper_of
from nofault.lint.rule import Rule, Seen
from nofault.lint.sorting import sorted_entries
from nofault.lint.words import masked
from nofault.postmortem.blocks import Block, cut
from nofault.postmortem.grammar import Lines

SHOWN = 80  # characters of what was seen that a message quotes
Replacement = tuple[int, int, str]  # from, to, and what to write there


class Report:
    """The findings of one text while they are collected; places are given as character offsets."""

    def __init__(self, text: str, filename: str, allowed: Allowances, config: Config = DEFAULT) -> None:
        self.config = config
        self.text = text
        self.filename = filename
        self.allowed = allowed
        self.findings: list[tuple[int, int, Finding]] = []
        self._starts: Sequence[int] | None = None

    def location(self, offset: int) -> Location:
        """Row and column of a character offset."""
        if self._starts is None:
            self._starts = Lines(self.text).starts
        row = bisect_right(self._starts, offset)
        return Location(row, offset - self._starts[row - 1] + 1)

    def add(
        self,
        rule: Rule,
        start: int,
        end: int,
        section: str | None,
        severity: Severity | None = None,
        replacement: Replacement | None = None,
        shown: str | None = None,
    ) -> None:
        """Record what `rule` saw from `start` to `end`, unless a comment allows it there."""
        location = self.location(start)
        if self.config.section_ignores and rule.code.startswith(self.config.ignored_in(section or "other")):
            return
        if self.allowed.rows and self.allowed.covers(rule.code, location.row):
            return
        found = finding(
            rule,
            self.text[start:end] if shown is None else shown,
            location,
            self.location(end),
            filename=self.filename,
            section=section,
            severity=severity,
            fix=None if replacement is None else self._fix(rule, replacement),
        )
        self.findings.append((start, end, found))

    def _fix(self, rule: Rule, replacement: Replacement) -> Fix | None:
        if rule.fix is None:
            return None
        start, end, content = replacement
        return Fix(rule.fix, (Edit(content, self.location(start), self.location(end)),))

    def sorted(self) -> list[tuple[int, int, Finding]]:
        """The findings in the order of the text."""
        return sorted(self.findings, key=lambda one: (one[0], one[1], one[2].code))


def finding(
    rule: Rule,
    seen: str,
    location: Location,
    end_location: Location,
    *,
    filename: str,
    section: str | None,
    severity: Severity | None,
    fix: Fix | None = None,
) -> Finding:
    """A finding of `rule` about the text `seen`; the message asks first."""
    shown = " ".join(seen.split())
    if len(shown) > SHOWN:
        shown = shown[: SHOWN - 1].rstrip() + "…"
    return Finding(
        code=rule.code,
        name=rule.name,
        severity=severity or rule.severity,
        message=rule.says(shown),
        suggestion=rule.suggestion or None,
        filename=filename,
        location=location,
        end_location=end_location,
        section=section,
        fix=fix,
        url=rule.url,
        question=rule.question,
    )


def judge(text: str, *, filename: str = "", section: str | None = None, config: Config = DEFAULT, items: bool = True, lead: str = "") -> Report:
    """All that the rules see in a Markdown text. `section` is the kind of the section that the whole text stands in, None to read headings.
    `items` says whether list items and rows of the action and timeline sections are judged as such too. `lead` is the time of an entry whose
    text this is.
    """
    engine = engine_for(config.for_file(filename)).speaking(text)
    signs = engine.text_rules_for(text)
    if not items and not signs and MARK not in text and not engine.may_hold(text):
        return Report(text, filename, Allowances({}, []))
    blocks = cut(text)
    sections = section_kinds(blocks, section)
    allowed = allowances_in(text, blocks)
    report = Report(text, filename, allowed, engine.config)
    _judge_pieces(report, engine, blocks, sections, lead)
    for rule, places in signs:
        _judge_signs(report, rule, places, blocks, sections)
    if items and engine.judges_items:
        placed = items_of(blocks, sections)
        _judge_items(report, engine, placed, blocks)
        if section is None and engine.paper_rules and blocks:
            _judge_paper(report, engine, blocks, sections, placed)
    allowed.report(report)
    return report


def _judge_pieces(report: Report, engine: Engine | Foreign, blocks: Sequence[Block], sections: Sequence[str], lead: str) -> None:
    """The sentence rules, in each piece that can hold a finding of theirs; `lead` is read before the first."""
    texts: list[str] = []
    homes: list[tuple[int, int]] = []
    for at, block in enumerate(blocks):
        if block.kind in PROSE:
            texts.append(block.text)
            homes.append((at, 0))
        elif block.kind == "row" and not block.header:
            texts += block.cells
            homes += [(at, number) for number in range(len(block.cells))]
    for number, passing in enumerate(engine.passing(texts)):
        if passing:
            at, cell = homes[number]
            time = _time_beside(blocks[at], cell) if sections[at] == "timeline" else ""
            if sightings := engine.looks(texts[number], sections[at], passing, time if at else lead or time):
                _add_sightings(report, engine, blocks[at], sections[at], texts[number], cell, sightings)


def _time_beside(block: Block, cell: int) -> str:
    """The time that a row of a timeline states in another cell, as it is read before a cell's text; "" where there is none."""
    others = (text for number, text in enumerate(block.cells) if number != cell)
    found = next((found for text in others if (found := TIME.search(text[:LEAD]))), None)
    return f"{found.group()} " if found is not None and not TIME.search(block.cells[cell][:LEAD]) else ""


def _add_sightings(report: Report, engine: Engine | Foreign, block: Block, kind: str, piece: str, number: int, sightings: Iterable[Sighting]) -> None:
    """Report what the sentence rules saw in a piece, each with its mending where the rule offers one on one line."""
    places = Places(block)
    for seen in sightings:
        mended = seen.rule.mend(piece, seen.start, seen.end, engine.config)
        replacement = None
        if mended is not None and "\n" not in piece[mended[0] : mended[1]]:
            replacement = _span(places, number, mended[0], mended[1], mended[2])
        start, end, _ = _span(places, number, seen.start, seen.end, "")
        report.add(seen.rule, start, end, kind, seen.severity, replacement)


def _span(places: Places, number: int, start: int, end: int, content: str) -> Replacement:
    first = places(number, start)
    return first, places(number, end - 1) + 1 if end > start else first, content


def _judge_signs(report: Report, rule: Rule, places: Sequence[int] | None, blocks: Sequence[Block], sections: Sequence[str]) -> None:
    """A rule about what is no word, in pieces and headings: in those with one of its signs at `places`, in all where it has none."""
    look, shown = rule.look_text, getattr(rule.module, "SHOWN", None)
    if look is None:
        return
    for number in range(len(blocks)) if places is None else _around(places, blocks):
        block, kind = blocks[number], sections[number]
        if not rule.judges(kind):
            continue
        for piece, cell in [(block.text, 0)] if block.kind == "heading" else pieces(block):
            at: Places | None = None
            for start, end in look(piece, kind):
                at = at or Places(block)
                first, last, _ = _span(at, cell, start, end, "")
                report.add(rule, first, last, kind, shown=shown)


def _around(places: Sequence[int], blocks: Sequence[Block]) -> Iterator[int]:
    """The numbers of the blocks in which the places lie, in order. A place between blocks counts for the one before it, which does no harm."""
    offsets = [block.offset for block in blocks]
    last = -1
    for place in places:
        number = bisect_right(offsets, place) - 1
        if number > last:
            yield number
            last = number


def _judge_items(report: Report, engine: Engine | Foreign, items: Sequence[Placed], blocks: Sequence[Block]) -> None:
    timelines: dict[int, list[Placed]] = {}
    looks = [(rule, rule.look_promise) for rule in engine.promise_rules if rule.look_promise is not None]
    for placed in items:
        item = placed.item
        if isinstance(item, Entry):
            timelines.setdefault(placed.group, []).append(placed)
        elif isinstance(item, Promise):
            for rule, look in looks:
                if (seen := look(item)) is not None:
                    _add_item(report, engine, rule, placed, seen)
    numbers: dict[int, int] = {}
    for rule in engine.entries_rules:
        for entries in timelines.values():
            told = list(rule.look_entries([placed.item for placed in entries if isinstance(placed.item, Entry)])) if rule.look_entries else []
            if told and rule.fix and not numbers:
                numbers = {block.offset: number for number, block in enumerate(blocks)}
            order = sorted_entries(report.text, entries, blocks, numbers, getattr(rule.module, "stamp", None)) if told and rule.fix else None
            for number, seen in enumerate(told):
                _add_item(report, engine, rule, entries[seen.item], seen, order if number == 0 else None)


def _add_item(report: Report, engine: Engine | Foreign, rule: Rule, placed: Placed, seen: Seen, replacement: Replacement | None = None) -> None:
    """Report a finding in an item on its first line; where its field is empty the item's text is shown, there is nothing else to point at."""
    number, length = placed.fields.get(seen.field, (0, 0))
    start, end = seen.start, seen.end
    if not length:
        number, length = placed.fields["text"]
        start, end = 0, length
    places = Places(placed.block)
    first = places(number, min(start, max(0, length - 1)))
    last = places(number, max(0, min(end, length) - 1)) + 1 if length else first
    line_end = report.text.find("\n", first, last)
    if rule.fix is not None and replacement is None and end <= length and line_end < 0:
        replacement = _mended(rule, placed, number, start, end, engine.config)
    report.add(rule, first, line_end if line_end >= 0 else last, placed.section, seen.severity, replacement)


def _mended(rule: Rule, placed: Placed, number: int, start: int, end: int, config: Config) -> Replacement | None:
    """What an item's rule would write instead, unless what was seen stands in code or a quotation."""
    text = placed.block.cells[number] if placed.block.kind == "row" else placed.block.text
    if masked(text)[start:end] != text[start:end]:
        return None
    mended = rule.mend(text, start, end, config)
    return _span(Places(placed.block), number, *mended) if mended is not None else None


def _judge_paper(report: Report, engine: Engine | Foreign, blocks: Sequence[Block], sections: Sequence[str], items: Sequence[Placed]) -> None:
    """The rules about the document as a whole; a text without two sections that are understood is no postmortem."""
    if len(set(sections)) < 3:
        return
    paper, spots = paper_of(blocks, sections, items)
    for rule in engine.paper_rules:
        for told in rule.look_paper(paper, engine.config.terms) if rule.look_paper is not None else ():
            spot = spots[told.number]
            start, end, _ = _span(Places(spot.block), spot.piece, spot.at + told.start, spot.at + max(told.end, told.start), "")
            line_end = report.text.find("\n", start, end)
            end = line_end if line_end >= 0 else end
            report.add(rule, start, end, spot.section, None, _paper_fix(rule, report, spot, engine.config), told.shown)


def _paper_fix(rule: Rule, report: Report, spot: Spot, config: Config) -> Replacement | None:
    """A paper rule mends in the document itself: its `mend` gets the whole text and the block's place in it."""
    return rule.mend(report.text, spot.block.offset, spot.block.end, config) if rule.fix is not None else None


def lint_text(text: str, *, filename: str = "", section: str | None = None, config: Config = DEFAULT) -> list[Finding]:
    """The findings in a Markdown document, in its order. With `section` the text is a block of a section of that kind."""
    return [found for _, _, found in judge(text, filename=filename, section=section, config=config).sorted()]


def lint_sentence(text: str, config: Config = DEFAULT) -> list[str]:
    """The codes of the rules that flag one sentence of unknown section, sorted; empty when it is clean."""
    return sorted({seen.rule.code for seen in engine_for(config).speaking(text).sightings(text)})
