"""What the settings pages show: people, teams, services, tokens and the audit trail. Nothing here counts or compares people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from nofault.web.access import Actor, visible_q
from nofault.web.models.audit import AuditEvent
from nofault.web.models.incident import Incident
from nofault.web.models.invitations import Invitation
from nofault.web.models.people import Membership, Service, Team, User
from nofault.web.models.tokens import ApiToken
from nofault.web.rendering.audit_lines import detail_words
from nofault.web.services.audit import OF_ORGANISATION

A_PAGE = 50
MOST_INVITATIONS = 200
LONG_DETAIL = 80
MOST_OFFERED = 500  # people offered in a list to choose from


def people_page(q: str = "", after: int | None = None) -> tuple[list[User], int | None]:
    """A page of people by name, and after whom the next one begins."""
    rows = User.objects.prefetch_related("teams").order_by("name", "id")
    if q:
        rows = rows.filter(Q(name__icontains=q) | Q(email__icontains=q))
    last = User.objects.filter(pk=after).values_list("name", flat=True).first() if after else None
    if last is not None:
        rows = rows.filter(Q(name__gt=last) | Q(name=last, id__gt=after))
    found = list(rows[: A_PAGE + 1])
    return found[:A_PAGE], found[A_PAGE - 1].pk if len(found) > A_PAGE else None


def people_offered() -> QuerySet[User]:
    return User.objects.filter(is_active=True).order_by("name", "email")[:MOST_OFFERED]


def invitations_open(now: datetime, team: Team | None = None) -> list[Invitation]:
    """Invitations that can still be used, the latest first; of one team where it is named."""
    return list(invitations_open_rows(now, team)[:MOST_INVITATIONS])


def invitations_open_rows(now: datetime, team: Team | None = None) -> QuerySet[Invitation]:
    rows = Invitation.objects.filter(accepted_at=None, revoked_at=None, expires_at__gt=now).select_related("team", "created_by")
    return rows if team is None else rows.filter(team=team)


def teams_with_leads() -> list[tuple[Team, list[str]]]:
    """Every team with the names of those who lead it."""
    leads = Membership.objects.filter(is_lead=True).select_related("user").order_by("user__name")
    named: dict[int, list[str]] = {}
    for membership in leads:
        named.setdefault(membership.team_id, []).append(str(membership.user))
    return [(team, named.get(team.pk, [])) for team in Team.objects.all()]


def services_listed() -> QuerySet[Service]:
    return Service.objects.select_related("team", "owner")


def tokens_of(actor: Actor) -> QuerySet[ApiToken]:
    """The actor's own tokens that may still be used."""
    return ApiToken.objects.filter(user=actor.user, revoked_at=None)


def audit_events(actor: Actor) -> QuerySet[AuditEvent]:
    """Every audit event, the latest first; `open` is true of one about the organisation, or about a document that the actor may know of."""
    seen = Exists(Incident.objects.filter(visible_q(actor), reference=OuterRef("subject")))
    return AuditEvent.objects.annotate(open=Q(verb__in=OF_ORGANISATION) | Q(seen)).order_by("-id")


@dataclass(slots=True)
class AuditLine:
    at: datetime
    who: str
    verb: str
    subject: str
    detail: str
    is_hidden: bool
    number: int

    @property
    def is_long(self) -> bool:
        return len(self.detail) > LONG_DETAIL or "\n" in self.detail


def audit_page(actor: Actor, q: str = "", before: int | None = None) -> tuple[list[AuditLine], int | None]:
    """A page of the audit trail and before which event the next one begins. What is hidden cannot be found by its words either."""
    rows = audit_events(actor)
    if q:
        said = Q(subject__icontains=q) | Q(detail__icontains=q)
        rows = rows.filter(Q(verb__icontains=q) | Q(actor_name__icontains=q) | Q(said, open=True))
    if before:
        rows = rows.filter(id__lt=before)
    found = list(rows[: A_PAGE + 1])
    lines = [audit_line(event) for event in found[:A_PAGE]]
    return lines, lines[-1].number if len(found) > A_PAGE else None


def audit_line(event: AuditEvent) -> AuditLine:
    """An event as the actor of `audit_events` may see it: of a document they may not know of, that something was done, not with which."""
    hidden = not getattr(event, "open", False)
    subject, detail = ("", "") if hidden else (event.subject, detail_words(event.verb, event.detail))
    return AuditLine(event.at, event.actor_name, event.verb, subject, detail, hidden, event.pk)
