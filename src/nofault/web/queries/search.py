"""Full-text search over what the person may know of, and the palette's short list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nofault.knowledge.index import Excerpt, Hit
from nofault.postmortem.model import Detection
from nofault.postmortem.parts import PARTS
from nofault.postmortem.terms import Mitigation
from nofault.web.access import Actor, visible_action_items, visible_incidents, visible_incidents_prepared
from nofault.web.models.incident import Part
from nofault.web.models.people import User
from nofault.web.prepared import Prepared, Slots
from nofault.web.queries.incidents import COLUMNS, IncidentRow, add_items, row_of
from nofault.web.services.search import audiences_of, open_index

PAGE = 20
MOST_ROUNDS = 5  # of asking the index again, where it knows documents that are not for this person
PALETTE_ROWS = 8
ACTION_ROWS = 4
PEOPLE_ROWS = 4
LEAST_LETTERS = 2


@dataclass(slots=True)
class Found:
    """One document found: pieces of its text with whether they are what was looked for, and how the impact was ended."""

    incident: IncidentRow
    pieces: list[tuple[str, bool]]
    ended_by: str = ""


@dataclass(slots=True)
class FoundPage:
    rows: list[Found]
    next: int | None = None


def documents_found(actor: Actor, text: str, *, offset: int = 0, today: date) -> FoundPage:
    """Twenty documents that hold words of `text`, best first. Nothing is counted: a number would tell of documents that are not shown."""
    page = FoundPage([])
    index, filters = open_index(), [audiences_of(actor)]
    for _round in range(MOST_ROUNDS):
        hits = index.search(text, limit=PAGE + 1, offset=offset, filters=filters, excerpts=True).hits
        visible = _visible(actor, hits)
        for place, hit in enumerate(hits):
            if hit.id not in visible:
                continue
            if len(page.rows) == PAGE:
                page.next = offset + place
                break
            page.rows.append(Found(visible[hit.id], list(pieces_of(hit.excerpt)) if hit.excerpt else []))
        offset += len(hits)
        if page.next is not None or len(hits) <= PAGE:
            break
    add_items([row.incident for row in page.rows], today)
    _add_endings(page.rows)
    return page


_NAMED = Prepared(lambda: visible_incidents_prepared().filter(reference__in=Slots("references")).values_list(*COLUMNS))
_ENDINGS = Prepared(lambda: Part.objects.filter(incident__in=Slots("incidents"), key="detection", binned_at=None).values_list("incident_id", "data"))


def _visible(actor: Actor, hits: list[Hit]) -> dict[str, IncidentRow]:
    rows = _NAMED.rows(**actor.slots, references=[hit.id for hit in hits])
    return {row.reference: row_of(row) for row in rows}


def pieces_of(excerpt: Excerpt) -> Iterator[tuple[str, bool]]:
    """The text cut at its marks, so that a template escapes every piece by itself."""
    place = 0
    for start, end in excerpt.marks:
        yield _on_one_line(excerpt.text[place:start]), False
        yield _on_one_line(excerpt.text[start:end]), True
        place = end
    yield _on_one_line(excerpt.text[place:]), False


def _on_one_line(text: str) -> str:
    # Each line of what is searched is one fact of the document.
    return text.replace("\n", " · ")


def _add_endings(rows: list[Found]) -> None:
    by_pk = {row.incident.id: row for row in rows}
    for pk, data in _ENDINGS.rows(incidents=list(by_pk)):
        value: Detection = PARTS["detection"].decode(data)
        # "other" says nothing that its note does not say better.
        kind = "" if not value.mitigation or value.mitigation is Mitigation.OTHER else value.mitigation.replace("-", " ")
        by_pk[pk].ended_by = " · ".join(word for word in (kind, value.mitigation_note) if word)


def _people(text: str) -> QuerySet[User]:
    """People whose name holds the text, or their address where they gave no name."""
    return User.objects.filter(Q(name__icontains=text) | Q(name="", email__icontains=text), is_active=True).order_by("name", "email")[:PEOPLE_ROWS]


@dataclass(slots=True)
class Entry:
    """One line of the palette."""

    text: str | Promise
    address: str
    kind: str | Promise


def palette_entries(actor: Actor, text: str) -> list[Entry]:
    """Documents, promises and people whose title, reference, wording or name holds `text`; without a text, the latest documents."""
    found: Any = visible_incidents(actor).order_by("-occurred_at", "-id")
    if len(text) >= LEAST_LETTERS:
        found = found.filter(Q(title__icontains=text) | Q(reference__icontains=text))
    entries = [Entry(title, f"/incidents/{reference}/", reference) for title, reference in found.values_list("title", "reference")[:PALETTE_ROWS]]
    if len(text) > LEAST_LETTERS:
        items: Any = visible_action_items(actor).filter(text__icontains=text).order_by("-part_id")
        rows = items.values_list("text", "incident__reference", "part__key")[:ACTION_ROWS]
        entries += [Entry(wording, f"/actions/{reference}/{key}/", _("action item")) for wording, reference, key in rows]
        entries += [Entry(str(person), f"/actions/?person={person.pk}", _("person, open items")) for person in _people(text)]
    return entries
