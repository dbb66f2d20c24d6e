"""The typed model as the rules about the whole document see it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from nofault.lint.items import Entry, Promise
from nofault.lint.paper import Line, Paper
from nofault.postmortem.model import Factor, Postmortem
from nofault.postmortem.parts import PARTS
from nofault.postmortem.terms import ActionState

Spot = tuple[str, str, str, str]  # part, item, field, text
FINISHED = frozenset({ActionState.DONE, ActionState.VERIFIED})


def paper_of_model(document: Postmortem) -> tuple[Paper, list[Spot]]:
    """The paper of a document and the place of each of its lines."""
    spots: list[Spot] = []

    def line(part: str, item_id: str, field: str, text: str) -> Line:
        spots.append((part, item_id, field, text))
        return Line(text, len(spots) - 1, PARTS[part].section)

    paper = Paper(line("incident", "", "title", document.incident.title), whole=True)
    paper.kinds = {PARTS[name].section for name in PARTS if _stated(getattr(document, name))}
    for name, (part, field, value) in _facts(document):
        if value:
            paper.facts[name] = line(part, "", field, value)
    for factor in document.factors:
        field, text = _of_factor(factor)
        paper.causes.append(line("factors", factor.id, field, text))
    for field in ("root_cause", "first_cause", "trigger"):
        if text := getattr(document.causes, field):
            paper.causes.append(line("causes", "", field, text))
    paper.lessons = [line("lessons", note.id, "text", note.text) for note in document.lessons]
    paper.texts = [*paper.causes, *paper.lessons, line("summary", "", "", document.summary), line("background", "", "", document.background)]
    for entry in document.timeline:
        number = line("timeline", entry.id, "text", entry.text).number
        paper.entries.append((Entry(entry.text, True, entry.at if isinstance(entry.at, datetime) else None), number))
    for item in document.action_items:
        due = item.due_on.isoformat() if isinstance(item.due_on, date) else item.due_text
        promise = Promise(item.text, due=due, finished=item.state in FINISHED)
        paper.promises.append((promise, line("action_items", item.id, "text", item.text).number))
    return paper, spots


def _of_factor(factor: Factor) -> tuple[str, str]:
    """The field of a factor that says what it is."""
    return ("property", factor.property) if factor.property or not factor.detail else ("detail", factor.detail)


def _facts(document: Postmortem) -> Iterator[tuple[str, tuple[str, str, str]]]:
    """Who and when, as text: fact, part, field, value."""
    people, meeting, incident = document.authorship, document.meeting, document.incident
    yield "authors", ("authorship", "authors", ", ".join(people.authors))
    yield "commander", ("authorship", "commander", people.commander)
    yield "facilitator", ("meeting", "facilitator", meeting.facilitator)
    yield "attendees", ("meeting", "mandatory", ", ".join(meeting.mandatory))
    yield "team", ("incident", "team", incident.team)
    occurred = incident.occurred_on or incident.markers.onset_at
    yield "occurred", ("incident", "occurred_on", occurred.strftime("%Y-%m-%d") if isinstance(occurred, date) else "")


def _stated(value: Any) -> bool:
    """Whether a part says anything."""
    return value != type(value)() if value is not None else False
