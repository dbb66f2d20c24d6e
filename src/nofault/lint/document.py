"""`lint_document` and `lint_part`: everything that the typed model holds, with the field and the span of each finding.

Prose fields are judged by the same pass as Markdown, in the section that their part stands for; timeline entries and action items are
judged as such, so an unset owner is a finding here as it is in a document.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from msgspec import UNSET, Struct

from nofault.lint.allow import Allowances
from nofault.lint.config import DEFAULT, Config
from nofault.lint.engine import Engine, engine_for
from nofault.lint.findings import Location, PartFinding
from nofault.lint.items import TIME, Entry, Promise
from nofault.lint.lexicon import listed
from nofault.lint.paper_of_model import paper_of_model
from nofault.lint.rule import Rule, Seen
from nofault.lint.text import Report, finding, judge
from nofault.postmortem.model import ActionItem, Postmortem, Section, TimelineEntry
from nofault.postmortem.parts import PARTS
from nofault.postmortem.sections import section_kind
from nofault.postmortem.terms import ActionState

# Text fields that are somebody's prose; all other text of the model is a name, an identifier or evidence as found.
PROSE_FIELDS = listed(
    """
    summary text title property current target detail how signal mitigation_note known_at_that_moment believed actual trigger first_cause
    root_cause symptoms believed_and_actual signal_and_surfacing shortened_and_lengthened property_that_allowed what_will_be_tested
    why_earlier_fix_did_not_hold note answer what reason parking_lot notes background description success_criterion blocked_reason
    state_reason data_loss check expected
    """
)
# Kept as found, or about people by their function: never judged.
SILENT_PARTS = frozenset({"authorship", "related", "reviewers", "approvals", "failure_classes", "attachments"})
# Sections of a field that differ from its part's.
FIELD_SECTIONS = {"trigger": "trigger", "believed": "belief", "actual": "reality", "notes": "communication", "parking_lot": "communication"}
TIMED = "00:00 "  # what the text of an entry with a time is read after, as it would be in Markdown
FINISHED = frozenset({ActionState.DONE, ActionState.VERIFIED, ActionState.DECLINED})


def lint_document(document: Postmortem, *, filename: str = "", config: Config = DEFAULT, allowed: Allowances | None = None) -> list[PartFinding]:
    """The findings in a whole document, part by part, and those about it as a whole. What comments in its texts allow is counted in `allowed`."""
    config = config.for_file(filename)
    found = [one for name in PARTS for one in lint_part(name, getattr(document, name), config, filename=filename, allowed=allowed)]
    return found + lint_whole(document, config, filename=filename)


def lint_part(kind: str, value: Any, config: Config = DEFAULT, *, filename: str = "", allowed: Allowances | None = None) -> list[PartFinding]:
    """The findings in the part `kind` of a document: its value, one of its items, or the list of all its items.

    Judgements that compare entries (an entry without a time among timed ones) need the list. What comments allow is counted in `allowed`.
    """
    allowed = allowed or Allowances({}, [])
    if kind in SILENT_PARTS:
        return []
    engine = engine_for(config)
    section = PARTS[kind].section
    items: Sequence[Any] = value if isinstance(value, list) else [value]
    found: list[PartFinding] = []
    for item in items:
        item_id = getattr(item, "id", "") if PARTS[kind].is_list else ""
        if isinstance(item, Section):
            section = section_kind(item.title) or PARTS[kind].section
        lead = TIMED if isinstance(item, TimelineEntry) and _timed(item) else ""
        for field, text, own_section in _prose(item, section):
            report = _judged(kind, field, text, own_section, config, filename, lead)
            allowed.used += report.allowed.used
            found += [PartFinding(kind, item_id, field, start, end, seen) for start, end, seen in report.sorted()]
        if isinstance(item, ActionItem):
            found += _promise(engine, item, filename)
    if kind == "timeline" and isinstance(value, list):
        found += _entries(engine, value, filename)
    return found


def _prose(value: Any, section: str, path: str = "") -> Iterator[tuple[str, str, str]]:
    """Each prose field of a value with its path and section; evidence and what is no prose is left out."""
    if isinstance(value, str):
        if value:
            yield path, value, section
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _prose(item, section, f"{path}[{number}]")
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            if name == "evidence":
                continue
            inner = getattr(value, name)
            told = inner[0] if isinstance(inner, list) and inner else inner
            if isinstance(told, Struct) or (isinstance(told, str) and name in PROSE_FIELDS):
                yield from _prose(inner, FIELD_SECTIONS.get(name, section), f"{path}.{name}" if path else name)


def _judged(part: str, field: str, text: str, section: str, config: Config, filename: str, lead: str) -> Report:
    """The sentence rules on one field. Items inside an action's or an entry's text are its words, not promises of their own."""
    return judge(text, filename=filename, section=section, config=config, items=part == "sections", lead=lead if field == "text" else "")


def _promise(engine: Engine, item: ActionItem, filename: str) -> Iterator[PartFinding]:
    """The rules about action items on a typed one."""
    owner = item.owner if isinstance(item.owner, str) else ""
    if item.owner_is_group and owner and not owner.lower().endswith("team"):
        owner = f"{owner} team"
    due = item.due_on.isoformat() if isinstance(item.due_on, date) else item.due_text
    finished = item.state in FINISHED
    checked = bool(item.verification.check or item.success_criterion)
    promise = Promise(
        item.text,
        owner=owner,
        due=due,
        finished=finished,
        checked=checked,
        ticket=bool(item.ticket or item.ticket_url),
        proven=bool(item.proof or item.verification.evidence or item.verification.passed is True),
    )
    texts = {"text": item.text, "owner": owner, "due": due}
    fields = {"text": "text", "owner": "owner", "due": "due_on" if item.due_on is not UNSET and item.due_on is not None else "due_text"}
    for rule in engine.speaking(item.text).promise_rules:
        seen = rule.look_promise(promise) if rule.look_promise is not None else None
        if seen is not None:
            text = texts[seen.field] or item.text
            if not rule.code.startswith(engine.config.ignored_in("action-items")):
                yield _found(rule, seen, "action_items", item.id, fields[seen.field], text, filename, bool(texts[seen.field]))


def _entries(engine: Engine, entries: Sequence[TimelineEntry], filename: str) -> Iterator[PartFinding]:
    """The rules about a timeline on typed entries."""
    seen_entries = [_entry(entry) for entry in entries]
    for rule in engine.entries_rules:
        if rule.look_entries is None:
            continue
        for seen in rule.look_entries(seen_entries):
            entry = entries[seen.item]
            yield _found(rule, seen, "timeline", entry.id, "text", entry.text, filename, True)


def _entry(entry: TimelineEntry) -> Entry:
    return Entry(entry.text, _timed(entry), entry.at if isinstance(entry.at, datetime) else None, entry.at_text)


def _timed(entry: TimelineEntry) -> bool:
    return isinstance(entry.at, datetime) or TIME.search(entry.at_text) is not None


def lint_whole(document: Postmortem, config: Config = DEFAULT, *, filename: str = "") -> list[PartFinding]:
    """The findings about the document as a whole."""
    engine = engine_for(config)
    if not engine.paper_rules:
        return []
    found: list[PartFinding] = []
    paper, spots = paper_of_model(document)
    for rule in engine.paper_rules:
        for told in rule.look_paper(paper, config.terms) if rule.look_paper is not None else ():
            part, item_id, field, text = spots[told.number]
            seen = Seen(field, told.start, told.end)
            found.append(_found(rule, seen, part, item_id, field, text, filename, bool(text), told.shown))
    return found


def _found(
    rule: Rule, seen: Seen, part: str, item_id: str, field: str, text: str, filename: str, written: bool, said: str | None = None
) -> PartFinding:
    """A finding about a field; an empty field is shown by the item's text, and its span is empty."""
    start, end = (seen.start, seen.end) if written else (0, 0)
    shown = said if said is not None else text[seen.start : seen.end] if written else text
    before, last = text.rfind("\n", 0, start) + 1, text.rfind("\n", 0, end) + 1
    location = Location(text.count("\n", 0, start) + 1, start - before + 1)
    end_location = Location(text.count("\n", 0, end) + 1, end - last + 1)
    section = PARTS[part].section
    found = finding(rule, shown, location, end_location, filename=filename, section=section, severity=seen.severity)
    return PartFinding(part, item_id, field, start, end, found)
