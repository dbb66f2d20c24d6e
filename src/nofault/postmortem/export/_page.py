"""A document as a page: facts, headings, texts, tables and drawings as plain data, which HTML and PDF lay out each in its way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from msgspec import Struct

from nofault import plugins
from nofault.postmortem.durations import length_text, phases, phases_from_trigger
from nofault.postmortem.export._further import TITLE as FURTHER
from nofault.postmortem.export._further import further
from nofault.postmortem.model import ActionItem, Decision, Impact, Postmortem, Quantity, TimelineEntry, Why
from nofault.postmortem.rich import Rich, Span, rich, spans_of
from nofault.postmortem.terms import ActionState
from nofault.postmortem.values import fields, quantity_text, to_text
from nofault.postmortem.when import clock_text

DRAWINGS = "nofault.postmortem.drawings"
DEEPEST = 12  # items inside each other on the page


class Block(Struct, frozen=True):
    """One thing on the page: `heading`, `text` (rich blocks), `facts` (label and spans), `table` (head and rows of spans) or `figure`."""

    kind: str
    title: str = ""
    level: int = 2
    rich: tuple[Rich, ...] = ()
    facts: tuple[tuple[str, tuple[Span, ...]], ...] = ()
    head: tuple[str, ...] = ()
    rows: tuple[tuple[tuple[Span, ...], ...], ...] = ()
    svg: str = ""
    alt: str = ""


class Page(Struct, frozen=True):
    """The whole document: its title, its language as seen from its signs, and its blocks in order."""

    title: str
    language: str
    blocks: tuple[Block, ...]


def page_of(document: Postmortem) -> Page:
    """The page of a document; what is not stated is not there."""
    title = document.incident.title or document.incident.reference or "Postmortem"
    blocks = tuple(_blocks(document))
    return Page(title, language_of(" ".join((title, document.summary, *(entry.text for entry in document.timeline[:20])))), blocks)


def language_of(text: str) -> str:
    """`ja` where kana stand, `zh` where only Chinese signs do, else `en`."""
    if any("\u3040" <= sign <= "\u30ff" for sign in text):
        return "ja"
    return "zh" if any("\u4e00" <= sign <= "\u9fff" for sign in text) else "en"


def _blocks(document: Postmortem) -> Iterator[Block]:
    yield from _facts(None, _incident_facts(document))
    yield from _text("Summary", document.summary)
    yield from _kept(document, "", "summary")
    yield from _text("Background", document.background)
    yield from _kept(document, "background")
    yield from _impact(document.impact)
    yield from _kept(document, "impact")
    yield from _text("Detection", document.detection.how)
    yield from _kept(document, "detection")
    yield from _timeline(document)
    yield from _kept(document, "timeline")
    yield from _analysis(document)
    yield from _actions(document)
    yield from _kept(document, "action_items", "not_fixing")
    yield from _lists(document, (("Lessons", "lessons"), ("Open questions", "open_questions"), ("Related incidents", "related")))
    shown = {"", "summary", "background", "impact", "detection", "timeline", "causes", "factors", "questions", "helped", "hurt", "went_well"}
    shown |= {"went_poorly", "luck", "why_not_sooner", "action_items", "not_fixing", "lessons", "open_questions", "related"}
    for section in document.sections:
        if section.after not in shown:
            yield from _text(section.title or "More", section.text)
    yield from _text(FURTHER, further(document))


def _heading(title: str, level: int = 2) -> Block:
    return Block("heading", title, level)


def _text(title: str, text: str, level: int = 2) -> Iterator[Block]:
    if text:
        if title:
            yield _heading(title, level)
        yield Block("text", rich=tuple(rich(text)))


def _facts(title: str | None, pairs: list[tuple[str, str]]) -> Iterator[Block]:
    if pairs:
        if title:
            yield _heading(title)
        yield Block("facts", facts=tuple((label, spans_of(text)) for label, text in pairs))


def _kept(document: Postmortem, *after: str) -> Iterator[Block]:
    """Sections that no typed part holds, where they stood."""
    for section in document.sections:
        if section.after in after:
            yield from _text(section.title, section.text)


def _incident_facts(document: Postmortem) -> list[tuple[str, str]]:
    incident, authorship = document.incident, document.authorship
    pairs = [
        ("Incident", incident.reference),
        ("Severity", incident.severity_word or (str(incident.severity.value) if incident.severity else "")),
        ("Day", incident.occurred_on.isoformat() if isinstance(incident.occurred_on, date) else ""),
        ("Service", incident.service),
        ("Team", incident.team),
        ("State", document.state.value),
        ("Authors", ", ".join(authorship.authors)),
        ("Commander", authorship.commander),
        ("Participants", ", ".join(authorship.participants)),
        ("Reviewers", ", ".join(one.name for one in document.reviewers)),
        ("Facilitator", document.meeting.facilitator),
    ]
    return [(label, text) for label, text in pairs if text]


def _impact(impact: Impact) -> Iterator[Block]:
    hints = fields(Impact)
    pairs = []
    for name, hint in hints.items():
        value = getattr(impact, name)
        if name == "summary" or not (value or value is None):
            continue
        pairs.append(
            (name.replace("_minutes", "").replace("_percent", "").replace("_at", "").replace("_", " ").capitalize(), _value(value, name, hint))
        )
    if pairs or impact.summary:
        yield _heading("Impact")
    yield from _facts(None, pairs)
    yield from _text("", impact.summary)


def _value(value: Any, name: str, hint: Any) -> str:
    if isinstance(value, Quantity):
        return quantity_text({"value": value.value, "unit": value.unit, "estimate": value.estimate, "note": value.note}, name)
    if isinstance(value, datetime):
        return f"{clock_text(value, None)} UTC"
    return ", ".join(value) if isinstance(value, list) else to_text(value, hint)


def _drawing(document: Postmortem, name: str) -> Iterator[Block]:
    drawing = plugins.load(DRAWINGS, name).draw(document)
    if drawing is not None:
        yield Block("figure", drawing.title, svg=drawing.svg, alt=drawing.alt)


def _timeline(document: Postmortem) -> Iterator[Block]:
    if not document.timeline:
        return
    yield _heading("Timeline")
    yield from _drawing(document, "phases")
    yield from _drawing(document, "timeline")
    day = document.incident.occurred_on
    rows = [_entry_row(entry, day if isinstance(day, date) else None) for entry in document.timeline]
    yield Block("table", "Timeline in UTC", head=("Time (UTC)", "Event", "Source"), rows=tuple(rows))
    markers = document.incident.markers
    measured = [*phases(markers), *phases_from_trigger(markers)]
    lengths = [(phase.name, length_text(phase.length.total_seconds())) for phase in measured if phase.length is not None]
    yield from _facts(None, [(f"Time to {name}", text) for name, text in lengths])


def _entry_row(entry: TimelineEntry, day: date | None) -> tuple[tuple[Span, ...], ...]:
    at = "unknown" if entry.at is None else entry.at_text
    if isinstance(entry.at, datetime):
        at = f"{'~' if entry.approximate else ''}{clock_text(entry.at, day).removesuffix(':00')}"
        at += f"–{clock_text(entry.until_at, entry.at.date()).removesuffix(':00')}" if isinstance(entry.until_at, datetime) else ""
    text = "\n".join((entry.text, *_decision(entry.decision)))
    return (Span(at),), spans_of(text), spans_of(entry.source)


def _decision(decision: Decision | None) -> Iterator[str]:
    if decision is not None:
        known = (
            ("Decided by", decision.by_role),
            ("Known", decision.known_at_that_moment),
            ("Believed", decision.believed),
            ("The case", decision.actual),
        )
        yield from (f"{label}: {text}" for label, text in known if text)


def _analysis(document: Postmortem) -> Iterator[Block]:
    yield from _text("Trigger", document.causes.trigger)
    yield from _text("Root cause", document.causes.root_cause)
    yield from _kept(document, "causes")
    if document.factors:
        yield _heading("Contributing factors")
        yield Block("text", rich=tuple(_items(document.factors, "property", numbered=True)))
        for name in ("fishbone", "whys", "answers"):
            yield from _drawing(document, name)
    yield from _kept(document, "factors")
    questions = document.questions
    yield from _text("Believed and actual", questions.believed_and_actual)
    yield from _text("Signal and surfacing", questions.signal_and_surfacing)
    yield from _text("What shortened and lengthened it", questions.shortened_and_lengthened)
    yield from _text("The property that allowed it", questions.property_that_allowed)
    yield from _text("What will be tested", questions.what_will_be_tested)
    yield from _kept(document, "questions")
    lists = (("What helped", "helped"), ("What hurt", "hurt"), ("What went well", "went_well"), ("What went poorly", "went_poorly"))
    yield from _lists(document, (*lists, ("Where we were lucky", "luck"), ("Why not sooner", "why_not_sooner")))


def _lists(document: Postmortem, lists: tuple[tuple[str, str], ...]) -> Iterator[Block]:
    for title, name in lists:
        items = getattr(document, name)
        if items:
            yield _heading(title)
            yield Block("text", rich=tuple(_items(items, "title" if name == "related" else "text")))
        yield from _kept(document, name)


def _items(items: list[Any], field: str, *, numbered: bool = False) -> Iterator[Rich]:
    for number, item in enumerate(items, 1):
        first, _, rest = getattr(item, field).partition("\n")
        yield Rich("item", spans_of(first), 1, f"{number}." if numbered else "•")
        for block in rich(rest):
            deeper = block.level + 1 if block.kind == "item" else 1
            yield Rich(block.kind, block.spans, deeper, block.mark, block.cells, block.head)
        yield from _whys(getattr(item, "whys", []), 2)


def _whys(whys: list[Why], level: int) -> Iterator[Rich]:
    """Why after why as nested items; the drawing shows the same as far as it has room."""
    for why in whys:
        horizon = why.horizon.value if why.horizon else ""
        marks = ", ".join(filter(None, ("systemic" * why.systemic, horizon, f"see {why.cites}" if why.cites else "")))
        yield Rich("item", spans_of(f"{why.text} ({marks})" if marks else why.text), min(level, DEEPEST), "•")
        yield from _whys(why.whys, level + 1)


def _actions(document: Postmortem) -> Iterator[Block]:
    if document.action_items:
        yield _heading("Action items")
        rows = [_action_row(number, item) for number, item in enumerate(document.action_items, 1)]
        yield Block("table", "Action items", head=("#", "Action", "Owner", "Due", "Priority", "State"), rows=tuple(rows))
    if document.not_fixing:
        yield _heading("Decided not to fix")
        yield Block("text", rich=tuple(_items(document.not_fixing, "what")))


def _action_row(number: int, item: ActionItem) -> tuple[tuple[Span, ...], ...]:
    text = item.text
    for label, more in (("Done when", item.success_criterion), ("Check", item.verification.check), ("Ticket", item.ticket)):
        text += f"\n{label}: {more}" if more else ""
    due = item.due_text or (item.due_on.isoformat() if isinstance(item.due_on, date) else "unknown" if item.due_on is None else "")
    owner = "unknown" if item.owner is None else item.owner or ""
    priority = item.priority_word or (item.priority.value if item.priority else "")
    state = item.state_word or ("" if item.state is ActionState.UNKNOWN else item.state.value.replace("_", " "))
    return (Span(str(number)),), spans_of(text), spans_of(str(owner)), spans_of(due), spans_of(priority), spans_of(state)
