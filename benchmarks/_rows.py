"""The made-up documents as rows of an installation: those that the services would have written, inserted in bulk.

One fifth of the documents is restricted, and the member whose pages are measured has no part in them. That the rows are those of the services is
checked with a sample, each time: it is written once by the services, rolled back, and compared with what was inserted.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from benchmarks._documents import EMAIL, PASSWORD, SEED, SERVICES, TEAMS, Made, made_document
from nofault.postmortem.model import Postmortem
from nofault.postmortem.parts import PARTS, encode
from nofault.postmortem.terms import DocumentState
from nofault.web.access import PRODUCT, Actor
from nofault.web.models.history import Change
from nofault.web.models.incident import ActionItem, Incident, Part, Participant, ReferenceCounter, Visibility
from nofault.web.models.people import Role, Service, Team, User
from nofault.web.services import parts, teams
from nofault.web.services.accounts import create_person
from nofault.web.services.incidents import change_state, create_incident
from nofault.web.services.silence import silence_heard
from nofault.web.services.tokens import create_token

PEOPLE = 40
AT_ONCE = 100
SAMPLE = 4
GIVEN = ("Robin", "Noor", "Aiko", "Luca", "Zoe", "Ines", "Tariq", "Mila")
FAMILY = ("Vale", "Okafor", "Lindqvist", "Moreau", "Sato")
ROWS: tuple[tuple[Any, str], ...] = ((Incident, "pk"), (Participant, "incident"), (Part, "incident"), (Change, "incident"), (ActionItem, "incident"))
# Numbers that the database gives differ between two ways of writing the same.
UNCOMPARED = {"id", "incident_id", "part_id"}


class Cast:
    """The people, teams and services, by the names that documents use."""

    def __init__(self) -> None:
        self.users = {user.name: user for user in User.objects.order_by("pk")}
        self.names = list(self.users)
        self.authors = [user for user in self.users.values() if user.role != Role.READER]
        self.teams = {team.name: team for team in Team.objects.all()}
        self.services = {service.name: service for service in Service.objects.select_related("team")}

    def author_of(self, number: int) -> User:
        """Who began a document; the measured member began a few that everybody sees."""
        return self.authors[0 if number % 40 == 7 else 1 + number % (len(self.authors) - 1)]


def fill_people() -> str:
    """Forty people in eight teams, thirty services, and a token of the measured member, which is returned."""
    names = [f"{given} {family}" for family in FAMILY for given in GIVEN]
    for number, name in enumerate(names):
        email = EMAIL if number == 0 else f"{name.lower().replace(' ', '.')}@example.com"
        role = Role.READER if number % 10 == 9 else Role.MEMBER
        create_person(email, name=name, role=role, password=PASSWORD if number == 0 else None)
    users = list(User.objects.order_by("pk"))
    for number, name in enumerate(TEAMS):
        team = teams.create_team(PRODUCT, name)
        for place in range(number * 5, number * 5 + 7):
            teams.put_member(PRODUCT, team, users[place % PEOPLE], is_lead=place == number * 5 + 4)
    for number, name in enumerate(SERVICES):
        teams.create_service(PRODUCT, name, team=Team.objects.get(name=TEAMS[number % len(TEAMS)]), owner=users[number])
    return create_token(Actor(users[0]), "benchmark", ["read", "write"])[1]


def fill_documents(numbers: range, count: int, now: datetime) -> None:
    """The documents of these numbers out of `count`, and the check of a sample of them."""
    cast, written = Cast(), Counter[str]()
    made = [Made(number, count, now, cast.names) for number in range(numbers.stop)]
    references = [_next_reference(one, written) for one in made]
    sample = random.Random(SEED).sample(numbers, min(SAMPLE, len(numbers)))
    expected = {number: _by_services(cast, made[number], references[number]) for number in sample}
    for start in range(numbers.start, numbers.stop, AT_ONCE):
        with transaction.atomic():
            _insert(cast, [(made[number], references[number]) for number in range(start, min(start + AT_ONCE, numbers.stop))])
    for stem, last in written.items():
        ReferenceCounter.objects.update_or_create(stem=stem, defaults={"last": last})
    for number, rows in expected.items():
        if rows != _kept(references[number]):
            raise AssertionError(f"{references[number]} is not what the services write")


def _next_reference(made: Made, written: Counter[str]) -> str:
    stem = f"INC-{made.written_at.year}-"
    written[stem] += 1
    return f"{stem}{written[stem]:04d}"


def _visibility(made: Made) -> str:
    return Visibility.RESTRICTED if made.number % 5 == 0 else Visibility.ORGANISATION


def _parts(document: Postmortem) -> Iterator[tuple[str, Any]]:
    """Each part that says something, in the order that it is written in."""
    for name, kind in PARTS.items():
        value = getattr(document, name)
        yield from ((name, one) for one in (value if kind.is_list else [value] if value != kind.empty() else []))


def _steps(document: Postmortem) -> list[DocumentState]:
    steps = [DocumentState.REVIEW, DocumentState.PUBLISHED]
    return steps[: steps.index(document.state) + 1] if document.state in steps else []


def _by_services(cast: Cast, made: Made, reference: str) -> list[list[dict[str, Any]]]:
    """The rows of a document that the services wrote, which are gone again."""
    document, actor = made_document(made), Actor(cast.author_of(made.number))
    document.incident.reference = reference
    with transaction.atomic():
        incident = create_incident(actor, document.incident, visibility=_visibility(made), at=made.written_at)
        for name, value in _parts(document):
            if name != "incident":
                parts.add_part(actor, incident, name, value, at=made.written_at)
        for step in _steps(document):
            change_state(actor, incident, step, at=made.written_at)
        rows = _kept(reference)
        transaction.set_rollback(True)
    return rows


def _kept(reference: str) -> list[list[dict[str, Any]]]:
    pk = Incident.objects.values_list("pk", flat=True).get(reference=reference)
    found = [model.objects.filter(**{column: pk}).order_by("pk").values() for model, column in ROWS]
    return [[{name: value for name, value in row.items() if name not in UNCOMPARED} for row in rows] for rows in found]


def _insert(cast: Cast, batch: Sequence[tuple[Made, str]]) -> None:
    documents = [(made, made_document(made), _incident(cast, made, reference)) for made, reference in batch]
    for made, document, incident in documents:
        _project(cast, made, document, incident)
    Incident.objects.bulk_create([incident for _, _, incident in documents])
    Participant.objects.bulk_create([Participant(incident=incident, user=cast.author_of(made.number)) for made, _, incident in documents])
    changes, promises = [], []
    rows: list[Part] = []
    for made, document, incident in documents:
        author, version = cast.author_of(made.number), 1
        for name, value in _parts(document):
            version += 1
            rows.append(_part(incident, name, value, rows, made.written_at, author))
            changes.append(_change(incident, version, author, made.written_at, "add", rows[-1]))
            if name == "action_items":
                promises.append((rows[-1], value))
        before = DocumentState.DRAFT
        for step in _steps(document):
            version += 1
            changes.append(_change(incident, version, author, made.written_at, "state", before=before, after=step))
            before = step
    Part.objects.bulk_create(rows)
    Change.objects.bulk_create(changes)
    ActionItem.objects.bulk_create([_promise(cast, part, value) for part, value in promises])


def _incident(cast: Cast, made: Made, reference: str) -> Incident:
    author, at = cast.author_of(made.number), made.written_at
    return Incident(reference=reference, visibility=_visibility(made), created_at=at, created_by=author, updated_at=at, occurred_at=at)


def _project(cast: Cast, made: Made, document: Postmortem, incident: Incident) -> None:
    facts = document.incident
    facts.reference = incident.reference
    incident.title, incident.severity = facts.title, facts.severity or ""
    incident.service, incident.team = cast.services[facts.service], cast.teams[facts.team]
    incident.occurred_at, incident.recovered_at = made.began_at, facts.markers.recovered_at or None
    incident.state = document.state
    incident.published_at = made.written_at if document.state is DocumentState.PUBLISHED else None
    incident.version = 1 + len(list(_parts(document))) + len(_steps(document))


def _part(incident: Incident, name: str, value: Any, before: Sequence[Part], at: datetime, author: User) -> Part:
    is_list = PARTS[name].is_list
    last = before[-1] if before else None
    follows = last is not None and last.incident is incident and last.kind == name
    return Part(
        incident=incident,
        kind=name,
        key=value.id if is_list else name,
        position=last.position + 1 if last is not None and follows else 1,
        at=parts.ordering_instant(value),
        data=(data := encode(value)),
        silence=silence_heard(name, data),
        updated_at=at,
        updated_by=author,
    )


def _change(
    incident: Incident, version: int, author: User, at: datetime, verb: str, part: Part | None = None, *, before: str = "", after: str = ""
) -> Change:
    return Change(
        incident=incident,
        version=version,
        at=at,
        actor=author,
        actor_name=str(author),
        verb=verb,
        kind=part.kind if part else "",
        key=part.key if part else "",
        before=before,
        after=part.data if part else after,
    )


def _promise(cast: Cast, part: Part, value: Any) -> ActionItem:
    return ActionItem(
        part=part,
        incident=part.incident,
        text=value.text,
        owner=cast.users[value.owner],
        owner_name=value.owner,
        due_on=value.due_on,
        priority=value.priority,
        state=value.state,
        blocked=value.blocked,
    )
