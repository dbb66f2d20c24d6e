"""`lint_text`: a Markdown document, or one block of it, to findings."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from nofault.lint.allow import MARK, Allowances, allowances_in
from nofault.lint.config import DEFAULT, Config
from nofault.lint.engine import Engine, engine_for
from nofault.lint.findings import Finding, Location, Severity
from nofault.lint.items import Entry, Placed, Promise, items_of
from nofault.lint.outline import Places, pieces, section_kinds
from nofault.lint.rule import Rule, Seen
from nofault.postmortem.blocks import cut
from nofault.postmortem.grammar import split_lines

SHOWN = 80  # characters of what was seen that a message quotes


class Report:
    """The findings of one text while they are collected; places are given as character offsets."""

    def __init__(self, text: str, filename: str, allowed: Allowances) -> None:
        self.text = text
        self.filename = filename
        self.allowed = allowed
        self.findings: list[tuple[int, int, Finding]] = []
        self._starts: list[int] | None = None

    def location(self, offset: int) -> Location:
        """Row and column of a character offset."""
        if self._starts is None:
            self._starts = split_lines(self.text)[1]
        row = bisect_right(self._starts, offset)
        return Location(row, offset - self._starts[row - 1] + 1)

    def add(self, rule: Rule, start: int, end: int, section: str | None, severity: Severity | None = None) -> None:
        """Record what `rule` saw from `start` to `end`, unless a comment allows it there."""
        location = self.location(start)
        if self.allowed.covers(rule.code, location.row):
            return
        found = finding(rule, self.text[start:end], location, self.location(end), filename=self.filename, section=section, severity=severity)
        self.findings.append((start, end, found))

    def sorted(self) -> list[tuple[int, int, Finding]]:
        """The findings in the order of the text."""
        return sorted(self.findings, key=lambda one: (one[0], one[1], one[2].code))


def finding(
    rule: Rule,
    seen: str,
    location: Location,
    end_location: Location,
    *,
    filename: str = "",
    section: str | None = None,
    severity: Severity | None = None,
) -> Finding:
    """A finding of `rule` about the text `seen`; the message asks first."""
    shown = " ".join(seen.split())
    if len(shown) > SHOWN:
        shown = shown[: SHOWN - 1].rstrip() + "…"
    return Finding(
        code=rule.code,
        name=rule.name,
        severity=severity or rule.severity,
        message=f"{rule.question} {rule.message.format(text=shown)}",
        suggestion=rule.suggestion or None,
        filename=filename,
        location=location,
        end_location=end_location,
        section=section,
        fix=None,
        url=rule.url,
        question=rule.question,
    )


def judge(text: str, *, filename: str = "", section: str | None = None, config: Config = DEFAULT, items: bool = True) -> Report:
    """All that the rules see in a Markdown text. `section` is the kind of the section that the whole text stands in, None to read headings.
    `items` says whether list items and rows of the action and timeline sections are judged as such too.
    """
    engine = engine_for(config)
    if not items and MARK not in text and not engine.may_hold(text):
        return Report(text, filename, Allowances({}, []))
    blocks = cut(text)
    sections = section_kinds(blocks, section)
    allowed = allowances_in(text, blocks)
    report = Report(text, filename, allowed)
    for block, kind in zip(blocks, sections, strict=True):
        for piece, number in pieces(block):
            if not (sightings := engine.sightings(piece, kind)):
                continue
            places = Places(block)
            for seen in sightings:
                report.add(seen.rule, places(number, seen.start), places(number, seen.end - 1) + 1, kind, seen.severity)
    if items and (engine.promise_rules or engine.entries_rules):
        _judge_items(report, engine, items_of(blocks, sections))
    allowed.report(report)
    return report


def _judge_items(report: Report, engine: Engine, items: Sequence[Placed]) -> None:
    timelines: dict[int, list[Placed]] = {}
    for placed in items:
        item = placed.item
        if isinstance(item, Entry):
            timelines.setdefault(placed.group, []).append(placed)
        elif isinstance(item, Promise):
            for rule in engine.promise_rules:
                if rule.look_promise is not None and (seen := rule.look_promise(item)) is not None:
                    _add_item(report, rule, placed, seen)
    for rule in engine.entries_rules:
        for entries in timelines.values():
            for seen in rule.look_entries([placed.item for placed in entries if isinstance(placed.item, Entry)]) if rule.look_entries else ():
                _add_item(report, rule, entries[seen.item], seen)


def _add_item(report: Report, rule: Rule, placed: Placed, seen: Seen) -> None:
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
    report.add(rule, first, line_end if line_end >= 0 else last, placed.section, seen.severity)


def lint_text(text: str, *, filename: str = "", section: str | None = None, config: Config = DEFAULT) -> list[Finding]:
    """The findings in a Markdown document, in its order. With `section` the text is a block of a section of that kind."""
    return [found for _, _, found in judge(text, filename=filename, section=section, config=config).sorted()]


def lint_sentence(text: str, config: Config = DEFAULT) -> list[str]:
    """The codes of the rules that flag one sentence of unknown section, sorted; empty when it is clean."""
    return sorted({seen.rule.code for seen in engine_for(config).sightings(text, None, every_section=True)})
