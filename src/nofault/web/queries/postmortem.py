"""A document as its page shows it: sections in reading order, each part with its look, its findings and its comments."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import get_language

from nofault.postmortem.model import Factor, Postmortem
from nofault.postmortem.parts import PARTS
from nofault.timeline.masking import mask_secrets
from nofault.web.forms import labels
from nofault.web.models.discussion import Comment
from nofault.web.models.incident import Incident, Part
from nofault.web.prepared import Prepared, Slot
from nofault.web.rendering.facts import masked_part
from nofault.web.rendering.looks import shortened
from nofault.web.rendering.parts import ALONE, Answer, Around, is_late, name_of, row_html
from nofault.web.rendering.sections import SectionShown, Shown, title_and_hint
from nofault.web.services.documents import PartRow, document_from, part_rows
from nofault.web.services.findings import Dismissed, dismissed_in, findings_shown
from nofault.web.services.silence import silence_of

# Reading order. The first group always has its place on the page; a part of the second appears when it says something.
MAIN: tuple[str, ...] = ("summary", "impact", "timeline", "factors", "helped", "hurt", "action_items")
OTHERS: tuple[str, ...] = (
    "incident",
    "authorship",
    "background",
    "detection",
    "causes",
    "questions",
    "beliefs",
    "went_well",
    "went_poorly",
    "luck",
    "why_not_sooner",
)
# Looks that name the parts they point at; what answers a factor stands at the factor.
POINTING = frozenset({"not_fixing", "why_not_sooner"})
NAME_SHOWN = 120  # characters of what a part says where it is picked or pointed at
OTHERS += ("lessons", "open_questions", "not_fixing", "related", "meeting", "reviewers", "approvals", "failure_classes", "sections", "attachments")
ORDER: tuple[str, ...] = ("summary", "background", "impact", "detection", "timeline", "causes", "factors", "questions", "beliefs", "why_not_sooner")
ORDER += ("helped", "hurt", "went_well", "went_poorly", "luck", "lessons", "open_questions", "action_items", "not_fixing", "related")
ORDER += ("failure_classes", "incident", "meeting", "authorship", "reviewers", "approvals", "sections", "attachments")


@dataclass
class Reading:
    """Who reads a document, on which day of theirs. `reader` is the id of their account."""

    address: str
    today: date
    may_write: bool
    reader: int | None = None


@dataclass
class PageShown:
    incident: Incident
    document: Postmortem
    sections: list[SectionShown]
    unused: list[SectionShown]
    remarks: list[Comment]
    texts: list[tuple[str, str]]  # the kinds and JSON texts of its parts
    dismissed: Dismissed


def page_shown(incident: Incident, reading: Reading) -> PageShown:
    """The whole page, from three statements whatever the document holds: parts, comments, dismissed findings."""
    rows = part_rows(incident)
    texts = [(row.kind, row.data) for row in rows]
    document = document_from(incident, texts)
    comments = _comments_by_part(incident, reading.reader)
    by_kind: dict[str, list[PartRow]] = defaultdict(list)
    for row in rows:
        by_kind[row.kind].append(row)
    shown = {name: section_of(name, by_kind[name], document, comments, reading) for name in ORDER}
    dismissed = dismissed_in(incident)
    to_judge = {row.key: row.data for row in rows if row.silence != silence_of(row.kind, row.data)}
    findings_shown(dismissed, [part for section in shown.values() for part in section.parts], to_judge)
    used = [section for section in shown.values() if section.name in MAIN or not section.is_empty]
    unused = [section for section in shown.values() if section.is_empty and section.name in OTHERS]
    return PageShown(incident, document, used, unused, comments[""], texts, dismissed)


def section_of(name: str, rows: Iterable[PartRow], document: Postmortem, comments: dict[str, list[Comment]], reading: Reading) -> SectionShown:
    kind = PARTS[name]
    section = SectionShown(name, *title_and_hint(name, get_language() or "en"), kind.is_list)
    answers = answers_by_factor(document) if name == "factors" else {}
    day = None
    for row in rows:
        if not kind.is_list and kind.decode(row.data) == kind.empty():
            continue
        around = ALONE
        if name == "factors":
            around = Around(tuple(answers.get(row.key, ())))
        elif name in POINTING:
            around = Around(names=_names_in(kind.decode(row.data), document))
        html = row_html(name, row.key, row.data, address=reading.address, today=reading.today, may_write=reading.may_write, around=around)
        part = Shown(row.key, name, html, comments=comments.get(row.key, []))
        if row.at is not None and row.at.date() != day:
            # The day stands once, above the first entry of it.
            day = part.day = row.at.date()
        section.parts.append(part)
    if name == "action_items":
        section.late = sum(1 for item in document.action_items if is_late(item, reading.today))
    return section


def answers_by_factor(document: Postmortem) -> dict[str, list[Answer]]:
    """What answers each factor of a document, by the factor's id. A factor that is not in it has an open gap."""
    items = {item.id: Answer(item.id, item.text, str(item.state)) for item in document.action_items}
    answers: dict[str, list[Answer]] = defaultdict(list)
    for item in document.action_items:
        for factor in item.factors:
            answers[factor].append(items[item.id])
    for decision in document.not_fixing:
        for factor in decision.factors:
            answers[factor].append(Answer(decision.id, decision.what, "not fixing"))
    for value in document.factors:
        answers[value.id] += [items[key] for key in _answered_in(value) if key in items and items[key] not in answers[value.id]]
    return answers


def _answered_in(factor: Factor) -> list[str]:
    keys, open_whys = [], list(factor.whys)
    while open_whys:
        why = open_whys.pop()
        keys += why.answered_by
        open_whys += why.whys
    return list(dict.fromkeys(keys))


def _names_in(value: Any, document: Postmortem) -> tuple[tuple[str, str], ...]:
    """The words of the parts that a value points at, by key."""
    names = []
    for field, kind in labels.REFERS.items():
        pointed = getattr(value, field, None) or []
        keys = set([pointed] if isinstance(pointed, str) else pointed)
        names += [
            (item.id, shortened(mask_secrets(name_of(item)), NAME_SHOWN)) for item in (getattr(document, kind) if keys else ()) if item.id in keys
        ]
    return tuple(names)


_OPEN_COMMENTS = Prepared(lambda: Comment.objects.filter(incident_id=Slot("incident"), resolved_at=None))


def _comments_by_part(incident: Incident, reader: int | None) -> dict[str, list[Comment]]:
    comments: dict[str, list[Comment]] = defaultdict(list)
    for comment in _OPEN_COMMENTS.rows(incident=incident.pk):
        comment.is_own = comment.author_id is not None and comment.author_id == reader
        comments[comment.part_key].append(comment)
    return comments


def comments_at(incident: Incident, key: str) -> QuerySet[Comment]:
    """The comments at one part that are not settled."""
    return Comment.objects.filter(incident=incident, part_key=key, resolved_at=None)


def named_parts(incident: Incident, kinds: Collection[str]) -> dict[str, dict[str, str]]:
    """What the parts of these kinds say in a few words, by kind and key: for a form in which they are picked. At most one statement."""
    named: dict[str, dict[str, str]] = {kind: {} for kind in kinds}
    rows = Part.objects.filter(incident=incident, kind__in=kinds, binned_at=None).order_by("at", "position", "id") if kinds else ()
    for row in rows:
        at = f"{row.at.astimezone(UTC):%H:%M:%S} UTC " if row.at else ""
        named[row.kind][row.key] = at + shortened(name_of(masked_part(row.kind, row.data)) or row.key, NAME_SHOWN)
    return named


_LAST_ENTRY = Prepared(
    lambda: Part.objects.filter(incident_id=Slot("incident"), kind="timeline", binned_at=None, at__isnull=False).order_by("-at").values_list("at")[:1]
)


def last_instant(incident: Incident) -> datetime | None:
    """The instant of the last timed entry, which `+5m` counts from."""
    last = _LAST_ENTRY.first(incident=incident.pk)
    return last.at if last else None
