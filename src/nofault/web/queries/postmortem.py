"""A document as its page shows it: sections in reading order, each part with its look, its findings and its comments."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils.safestring import SafeString

from nofault.postmortem.model import ActionItem, Factor, NotFixing, Postmortem
from nofault.postmortem.parts import PARTS
from nofault.web.forms import labels
from nofault.web.models.discussion import Comment
from nofault.web.models.incident import Incident, Part
from nofault.web.rendering.parts import part_html
from nofault.web.services.documents import document_from, part_rows
from nofault.web.services.findings import ShownFinding, findings_shown

# Reading order. The first group always has its place on the page; a part of the second appears when it says something.
MAIN = ("summary", "impact", "timeline", "factors", "helped", "hurt", "action_items")
OTHERS = ("incident", "authorship", "background", "detection", "causes", "questions", "beliefs", "went_well", "went_poorly", "luck", "why_not_sooner")
OTHERS += ("lessons", "open_questions", "not_fixing", "related", "meeting", "reviewers", "approvals", "failure_classes", "sections", "attachments")
ORDER = ("summary", "background", "impact", "detection", "timeline", "causes", "factors", "questions", "beliefs", "why_not_sooner")
ORDER += ("helped", "hurt", "went_well", "went_poorly", "luck", "lessons", "open_questions", "action_items", "not_fixing", "related")
ORDER += ("failure_classes", "incident", "meeting", "authorship", "reviewers", "approvals", "sections", "attachments")


@dataclass
class Answer:
    """What answers a factor: an action item, or the decision not to fix it."""

    key: str
    text: str
    state: str


@dataclass
class Shown:
    """A part on the page."""

    key: str
    kind: str
    version: int
    html: SafeString | str
    day: date | None = None
    findings: list[ShownFinding] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    answers: list[Answer] | None = None


@dataclass
class SectionShown:
    """A section: its parts, and how complete it is."""

    name: str
    title: Any
    hint: Any
    is_list: bool
    parts: list[Shown] = field(default_factory=list)
    late: int = 0

    @property
    def is_empty(self) -> bool:
        return not self.parts

    @property
    def count(self) -> int:
        return len(self.parts)

    @property
    def finding_count(self) -> int:
        return sum(len(part.findings) for part in self.parts)


@dataclass
class PageShown:
    incident: Incident
    document: Postmortem
    sections: list[SectionShown]
    unused: list[SectionShown]


def page_shown(incident: Incident, *, today: date, may_write: bool) -> PageShown:
    """The whole page, from three statements whatever the document holds: parts, comments, dismissed findings."""
    rows = part_rows(incident)
    document = document_from(incident, rows)
    comments = _comments_by_part(incident)
    by_kind: dict[str, list[Part]] = defaultdict(list)
    for row in rows:
        by_kind[row.kind].append(row)
    shown = {name: section_of(name, by_kind[name], document, comments, today=today, may_write=may_write) for name in ORDER}
    findings_shown(incident, [part for section in shown.values() for part in section.parts], {row.key: row.data for row in rows})
    used = [section for section in shown.values() if section.name in MAIN or not section.is_empty]
    return PageShown(incident, document, used, [section for section in shown.values() if section.is_empty and section.name in OTHERS])


def section_shown(incident: Incident, name: str, *, today: date, may_write: bool) -> SectionShown:
    """One section alone, as it is sent back after a write."""
    rows = part_rows(incident)
    document = document_from(incident, rows)
    own = [row for row in rows if row.kind == name]
    section = section_of(name, own, document, _comments_by_part(incident), today=today, may_write=may_write)
    findings_shown(incident, section.parts, {row.key: row.data for row in own})
    return section


def section_of(
    name: str, rows: Iterable[Part], document: Postmortem, comments: dict[str, list[Comment]], *, today: date, may_write: bool
) -> SectionShown:
    kind = PARTS[name]
    title, hint = labels.PARTS[name]
    section = SectionShown(name, title, hint, kind.is_list)
    day = None
    for row in rows:
        if not kind.is_list and kind.decode(row.data) == kind.empty():
            continue
        part = Shown(row.key, name, row.version, part_html(name, row.key, row.data, today=today, may_write=may_write))
        if row.at is not None and row.at.date() != day:
            # The day stands once, above the first entry of it.
            day = part.day = row.at.date()
        part.comments = comments.get(row.key, [])
        section.parts.append(part)
    if name == "factors":
        answers = answers_by_factor(document)
        for part in section.parts:
            part.answers = answers.get(part.key, [])
    if name == "action_items":
        section.late = sum(1 for item in document.action_items if is_late(item, today))
    return section


def answers_by_factor(document: Postmortem) -> dict[str, list[Answer]]:
    """What answers each factor of a document, by the factor's id. A factor that is not in it has an open gap."""
    known = {factor.id for factor in document.factors}
    answers: dict[str, list[Answer]] = defaultdict(list)
    owners: list[ActionItem | NotFixing] = [*document.action_items, *document.not_fixing]
    for item in owners:
        text, state = (item.text, str(item.state)) if isinstance(item, ActionItem) else (item.what, "not fixing")
        for factor in item.factors:
            if factor in known:
                answers[factor].append(Answer(item.id, text, state))
    for factor_value in document.factors:
        for key in _answered_in(factor_value):
            item_found = next((item for item in document.action_items if item.id == key), None)
            if item_found and all(answer.key != key for answer in answers[factor_value.id]):
                answers[factor_value.id].append(Answer(key, item_found.text, str(item_found.state)))
    return answers


def _answered_in(factor: Factor) -> list[str]:
    keys, open_whys = [], list(factor.whys)
    while open_whys:
        why = open_whys.pop()
        keys += why.answered_by
        open_whys += why.whys
    return keys


def is_late(item: ActionItem, today: date) -> bool:
    """A promise is late from the day after its day on, until it is verified or declined."""
    return bool(item.due_on and item.due_on < today and item.state not in {"verified", "declined", "done"})


def _comments_by_part(incident: Incident) -> dict[str, list[Comment]]:
    comments: dict[str, list[Comment]] = defaultdict(list)
    for comment in Comment.objects.filter(incident=incident, resolved_at=None):
        comments[comment.part_key].append(comment)
    return comments


def last_instant(incident: Incident) -> datetime | None:
    """The instant of the last timed entry, which `+5m` counts from."""
    return (
        Part.objects.filter(incident=incident, kind="timeline", binned_at=None).exclude(at=None).order_by("-at").values_list("at", flat=True).first()
    )
