"""Who may do what. Every page, API answer, job and service asks here, and nowhere else is it decided.

Roles: a reader reads what the organisation sees; a member also writes; a team's lead also decides for the team's documents and services;
an administrator runs the organisation (people, teams, settings) but does not see restricted documents without taking part in them.
A restricted document exists only for its participants and the lead of its team.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property
from typing import Any

from django.db.models import Q, QuerySet

from nofault.web.errors import ForbiddenError, NotFoundError
from nofault.web.models.document_imports import DocumentImport
from nofault.web.models.incident import ActionItem, Incident, Participant, Visibility
from nofault.web.models.people import Membership, Role, Service, Team, User
from nofault.web.prepared import Prepared, Slot, Slots


class Verb(StrEnum):
    """What may be allowed; the first group is asked about an incident, the second about the organisation or a team."""

    READ = "read"
    READ_EVIDENCE = "read raw evidence of"
    WRITE = "write in"
    PUBLISH = "publish"
    RESTRICT = "change who sees"
    BIN = "bin"

    CREATE = "create incidents"
    LEAD_TEAM = "lead the team"
    ADMINISTER = "administer the organisation"


_MEMBERSHIPS = Prepared(lambda: Membership.objects.filter(user_id=Slot("user")).values_list("team_id", "is_lead"))


class Actor:
    """Somebody who acts: a person, perhaps through a token with fewer scopes, or the product itself (`user` is None)."""

    def __init__(self, user: User | None, *, scopes: frozenset[str] | None = None, label: str = "") -> None:
        self.user = user
        self.scopes = scopes
        self.label = label or (str(user) if user else "nofault")

    @property
    def is_product(self) -> bool:
        return self.user is None

    def has_scope(self, scope: str) -> bool:
        return self.scopes is None or scope in self.scopes

    @property
    def role(self) -> str:
        return self.user.role if self.user and self.user.is_active else ""

    @cached_property
    def teams(self) -> dict[int, bool]:
        """The ids of the person's teams, each with whether they lead it."""
        if self.user is None:
            return {}
        return dict(_MEMBERSHIPS.rows(user=self.user.pk))

    @cached_property
    def slots(self) -> dict[str, Any]:
        """What fills the slots of `visible_slots`: who asks. Whoever has no role is shown nothing."""
        if self.user is None or not self.role:
            return {"user": 0, "open": "", "led": []}
        return {"user": self.user.pk, "open": Visibility.ORGANISATION, "led": self._led}

    @property
    def _led(self) -> list[int]:
        return [team for team, is_lead in self.teams.items() if is_lead]

    @cached_property
    def _participations(self) -> dict[int, bool]:
        return {}

    @cached_property
    def seen(self) -> dict[str, Q]:
        """The conditions that `visible_q` has made for this actor, by prefix; a page needs them several times."""
        return {}

    def takes_part(self, incident: Incident) -> bool:
        if self.user is None or incident.pk is None:
            return False
        known = self._participations
        if incident.pk not in known:
            known[incident.pk] = Participant.objects.filter(incident=incident, user=self.user).exists()
        return known[incident.pk]

    def leads(self, team_id: int | None) -> bool:
        return team_id is not None and self.teams.get(team_id, False)


PRODUCT = Actor(None)


def actor_of(request: Any) -> Actor:
    """The actor of a request; the API's authentication puts one there that knows the token's scopes."""
    known: Actor | None = getattr(request, "actor", None)
    if known is None:
        known = Actor(request.user if request.user.is_authenticated else None)
        if known.user is None:
            raise ForbiddenError("This needs a login.", "Log in and try again.")
        request.actor = known
    return known


def visible_q(actor: Actor, prefix: str = "") -> Q:
    """The condition that an incident (at `prefix`) is one that the actor may know of. The bin is not looked at."""
    if actor.is_product:
        return Q()
    if not actor.role:
        return Q(pk__in=[])
    if prefix not in actor.seen:
        actor.seen[prefix] = _visible(prefix, **actor.slots)
    return actor.seen[prefix]


def visible_slots(prefix: str = "") -> Q:
    """The same condition for a prepared question; `actor.slots` says who asks, and the product itself never does."""
    return _visible(prefix, user=Slot("user"), open=Slot("open"), led=Slots("led"))


def _visible(prefix: str, *, user: Any, open: Any, led: Any) -> Q:
    near = Participant.objects.filter(user_id=user).values("incident_id")
    return Q(**{f"{prefix}visibility": open}) | Q(**{f"{prefix}id__in": near}) | Q(**{f"{prefix}team_id__in": led})


def visible_incidents(actor: Actor) -> QuerySet[Incident]:
    """The incidents that the actor may know of and that are not in the bin."""
    return _incidents(visible_q(actor))


def visible_incidents_prepared() -> QuerySet[Incident]:
    """The same for a prepared question, as `visible_slots`."""
    return _incidents(visible_slots())


def _incidents(seen: Q) -> QuerySet[Incident]:
    return Incident.objects.filter(seen, binned_at=None)


def visible_action_items(actor: Actor) -> QuerySet[ActionItem]:
    """The action items of such incidents, those in the bin left out."""
    return _action_items(visible_q(actor, "incident__"))


def visible_action_items_prepared() -> QuerySet[ActionItem]:
    """The same for a prepared question."""
    return _action_items(visible_slots("incident__"))


def _action_items(seen: Q) -> QuerySet[ActionItem]:
    return ActionItem.objects.filter(seen, incident__binned_at=None, part__binned_at=None)


def visible_imports(actor: Actor) -> QuerySet[DocumentImport]:
    """Documents on their way in are seen by who brought them alone: each may turn out to be a restricted one."""
    if actor.user is None or not actor.role or not actor.has_scope("read"):
        return DocumentImport.objects.none()
    return DocumentImport.objects.filter(created_by=actor.user)


def may(actor: Actor, verb: Verb, incident: Incident) -> bool:
    """Whether the actor may do `verb` with this incident."""
    if actor.is_product:
        return True
    if not actor.role or not actor.has_scope("read" if verb in {Verb.READ, Verb.READ_EVIDENCE} else "write"):
        return False
    near = actor.takes_part(incident) if incident.visibility == Visibility.RESTRICTED or verb is Verb.READ_EVIDENCE else False
    leads = actor.leads(incident.team_id)
    if incident.visibility == Visibility.RESTRICTED and not (near or leads):
        return False
    if verb is Verb.READ:
        return True
    if verb is Verb.READ_EVIDENCE:
        return near or leads or (incident.team_id in actor.teams)
    if actor.role == Role.READER:
        return False
    if verb in {Verb.WRITE, Verb.PUBLISH}:
        return True
    # Who sees a document, and whether it stays, is for those who answer for it.
    return leads or actor.role == Role.ADMINISTRATOR or incident.created_by_id == (actor.user.pk if actor.user else None)


def may_organisation(actor: Actor, verb: Verb, team: Team | None = None) -> bool:
    """Whether the actor may create incidents, lead `team`, or administer."""
    if actor.is_product:
        return True
    if not actor.has_scope("write" if verb is Verb.CREATE else "admin"):
        return False
    if verb is Verb.CREATE:
        return actor.role in {Role.MEMBER, Role.ADMINISTRATOR}
    if verb is Verb.LEAD_TEAM and team is not None and actor.leads(team.pk):
        return True
    return actor.role == Role.ADMINISTRATOR


def may_lead_service(actor: Actor, service: Service) -> bool:
    return may_organisation(actor, Verb.ADMINISTER) or (service.team is not None and may_organisation(actor, Verb.LEAD_TEAM, service.team))


def may_keep_template(actor: Actor, team: Team | None) -> bool:
    """A team's templates and defaults are its lead's to change; those of all are an administrator's."""
    return may_organisation(actor, Verb.ADMINISTER if team is None else Verb.LEAD_TEAM, team)


def require_template(actor: Actor, team: Team | None) -> None:
    if not may_keep_template(actor, team):
        raise ForbiddenError("You may not change this template.", "Ask the lead of its team, or an administrator.")


def require_scope(actor: Actor, scope: str) -> None:
    """For what every person may do, a token still needs its scope."""
    if not actor.has_scope(scope):
        raise ForbiddenError(f"This token may not {scope}.", f"Make one with the scope `{scope}`.")


def require_service(actor: Actor, service: Service) -> None:
    if not may_lead_service(actor, service):
        raise ForbiddenError(f"You may not change {service.name}.", "Ask the lead of its team or an administrator.")


def require(actor: Actor, verb: Verb, incident: Incident) -> None:
    """Raise NotFoundError when the actor may not even know of the incident, ForbiddenError when they may not do this."""
    if may(actor, verb, incident):
        return
    if not may(actor, Verb.READ, incident):
        raise not_found(incident.reference)
    raise ForbiddenError(f"You may not {verb.value} {incident.reference}.", "Ask the lead of its team or an administrator.")


def require_organisation(actor: Actor, verb: Verb, team: Team | None = None) -> None:
    if not may_organisation(actor, verb, team):
        raise ForbiddenError(f"You may not {verb.value}.", "Ask an administrator.")


def not_found(reference: str) -> NotFoundError:
    return NotFoundError(f"There is no incident {reference} that you can see.", "Look for it in the list of incidents, or ask its team for access.")
