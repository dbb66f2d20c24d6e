"""A small organisation at work, made by the services that the pages use: for the browser tests and for looking at the pages."""

from __future__ import annotations

from datetime import datetime, timedelta

from nofault.postmortem.formats import coe, smart
from nofault.postmortem.markdown.template_text import template_text
from nofault.postmortem.model import ActionItem, Detection, Factor, Impact, Markers, Quantity, Reviewer, TimelineEntry, Verification
from nofault.postmortem.model import Incident as Facts
from nofault.postmortem.terms import ActionState, DocumentState, EntryKind, Mitigation, Priority, Severity, Variant
from nofault.web.access import Actor
from nofault.web.models.incident import Incident
from nofault.web.models.people import Membership, Role, Service, Team, User
from nofault.web.models.templates import DocumentTemplate
from nofault.web.services.accounts import create_person
from nofault.web.services.incidents import bin_incident, change_state, create_incident, join_incident
from nofault.web.services.parts import add_part, bin_part, edit_part
from nofault.web.services.templates import create_template, edit_template, retire_template, set_defaults

# What breaks a layout: text without a place to break it, and names as long as they may be.
UNBROKEN = ("https://dashboards.example.com/d/" + "connectionpool" * 20)[:300]
LONG_PERSON = "Maximiliane Featherstonehaugh-Cholmondeley of the Rather Long Names"
HOSTILE = '<script>alert(1)</script> & "quotes" in the name of a job'
LONG = (
    "Checkout answered with HTTP 502 to every request that crossed the new load balancer "
    "while the certificate rotation was still waiting for its second approval"
)

TITLES = (
    ("Payment requests failed for 23 minutes", Severity.SEV2, "payments", 23),
    ("Search results were empty after the index was rebuilt", Severity.SEV3, "search", 95),
    ("Connection pool exhausted under the morning peak", Severity.SEV1, "payments", 51),
    (LONG, Severity.SEV2, "checkout", 180),
    (HOSTILE, Severity.SEV3, "builds", 12),
    ("تأخر إرسال رسائل التأكيد لمدة ساعة", Severity.SEV3, "mail", 60),
    ("Queue of invoices stood still overnight", Severity.SEV2, "payments", 540),
    ("Stale prices were served from the edge cache", Severity.SEV4, "checkout", 14),
    ("Backups of the orders database had been empty for a week", Severity.SEV2, "orders", 10080),
    ("Sign-in was slow in two regions", Severity.SEV3, "accounts", 33),
    (UNBROKEN, Severity.SEV3, "identity-and-access-management-of-the-storefront", 47),
)


def person(name: str, role: str = Role.MEMBER, zone: str = "Europe/Berlin") -> User:
    user = create_person(f"{name.split()[0].lower()}@example.com", name=name, role=role)
    user.zone = zone
    user.save(update_fields=["zone"])
    return user


def fill(now: datetime, *, copies: int = 1) -> User:
    """Eleven incidents, `copies` times over, with their promises; returns the person whom the pages are shown to."""
    kim, lee = person("Kim Alder"), person("Lee Birch", zone="America/New_York")
    person("Ray Cedar", role=Role.READER)
    teams = [Team.objects.create(name=name, slug=name.lower()) for name in ("Payments", "Storefront")]
    Membership.objects.create(team=teams[0], user=kim, is_lead=True)
    Membership.objects.create(team=teams[1], user=lee)
    for number, name in enumerate(dict.fromkeys(service for _, _, service, _ in TITLES)):
        Service.objects.create(name=name, slug=name, team=teams[number % 2])
    for copy in range(copies):
        for number, title in enumerate(TITLES):
            _incident(lee if number in (0, 5, 8) else kim, title, now - timedelta(days=2 * number + 21 * copy, hours=3), number, now)
    _hidden(kim, lee, now)
    return kim


def _incident(author: User, told: tuple[str, Severity, str, int], began: datetime, number: int, now: datetime) -> Incident:
    title, severity, service, minutes = told
    actor = Actor(author)
    markers = Markers(onset_at=began, alert_at=began + timedelta(minutes=4), recovered_at=began + timedelta(minutes=minutes))
    facts = Facts(title=title, severity=severity, service=service, markers=markers)
    incident = create_incident(actor, facts, at=began + timedelta(hours=1))
    add_part(actor, incident, "summary", f"{title}. The pool of connections ran out because its size was never tied to the load.")
    add_part(actor, incident, "impact", Impact(summary="Requests failed.", requests_failed=Quantity(value=48211, unit="requests")))
    add_part(actor, incident, "detection", Detection(mitigation=Mitigation.ROLLBACK, mitigation_note="the deploy of 14:02 was taken back"))
    for step, (kind, text) in enumerate(_entries(service)):
        add_part(actor, incident, "timeline", TimelineEntry(at=began + timedelta(minutes=3 * step), kind=kind, text=text, source=service))
    add_part(actor, incident, "factors", Factor(property="size of the connection pool", current="20 for each process", target="tied to load"))
    _promises(author, incident, number, now)
    _move_on(actor, incident, number, now)
    return incident


def _entries(service: str) -> list[tuple[EntryKind, str]]:
    return [
        (EntryKind.DEPLOY, f"Release 2026.11.3 of {service} reached all instances"),
        (EntryKind.ONSET, "Error rate passed 2 %"),
        (EntryKind.ALERT, f"Alert {service}-errors-high fired"),
        (EntryKind.DECISION, "Roll back rather than scale out, since the pool was full on every instance"),
        (EntryKind.RECOVERY, "Error rate was below 0.1 %"),
    ]


def _promises(author: User, incident: Incident, number: int, now: datetime) -> None:
    actor, today = Actor(author), now.date()
    told = (
        ("Alert on pool use crossing 70 %", ActionState.IN_PROGRESS, -3 - number, Priority.P0),
        ("Give the runbook for a full pool a page of its own", ActionState.COMMITTED, number % 3, Priority.P1),
        ("Tie the size of the pool to the number of workers", ActionState.PROPOSED, 9 + number, Priority.P2),
        ("Run the load test with the pool of production", ActionState.DONE, -1, Priority.P1),
    )
    overfull = [(UNBROKEN, ActionState.COMMITTED, 1, Priority.P1)] if incident.title == UNBROKEN else []
    for text, state, days, priority in (*told, *overfull):
        item = ActionItem(
            text=text,
            owner=LONG_PERSON if text == UNBROKEN else author.name if number % 4 else "",
            owner_id=str(author.pk) if number % 4 and text != UNBROKEN else "",
            due_on=today + timedelta(days=days) if number % 5 else None,
            priority=priority,
            state=state,
            success_criterion="the alert fires in staging at 70 % use" if number % 2 else "",
            verification=Verification(check=UNBROKEN if text == UNBROKEN else "load test at twice the peak"),
            proof="https://example.com/changes/1841" if state is ActionState.DONE else "",
        )
        add_part(actor, incident, "action_items", item)


def _move_on(actor: Actor, incident: Incident, number: int, now: datetime) -> None:
    if number % 3 == 0:
        return
    change_state(actor, incident, DocumentState.REVIEW)
    if number % 3 == 1:
        add_part(actor, incident, "reviewers", Reviewer(name="Kim Alder", role="reviewer"))
    else:
        change_state(actor, incident, DocumentState.PUBLISHED, at=now - timedelta(days=number), waive="shown as an example")


def _hidden(kim: User, lee: User, now: datetime) -> None:
    """A restricted document of each, a near miss, and things in the bin."""
    first, second = (Facts(title="Signing key stood in a build log", severity=Severity.SEV1), Facts(title="Token of a build had too many rights"))
    secret = create_incident(Actor(lee), first, variant=Variant.SECURITY, at=now)
    add_part(Actor(lee), secret, "action_items", ActionItem(text="Rotate the signing key", state=ActionState.COMMITTED, due_on=now.date()))
    shared = create_incident(Actor(lee), second, variant=Variant.SECURITY, at=now)
    join_incident(Actor(lee), shared, kim)
    near = Facts(title="The second disk of the orders database was nearly full", near_miss=True)
    create_incident(Actor(kim), near, variant=Variant.NEAR_MISS, at=now - timedelta(hours=5))
    gone = create_incident(Actor(kim), Facts(title="Reported twice"), at=now - timedelta(days=1))
    bin_incident(Actor(kim), gone, at=now - timedelta(hours=2))
    kept = create_incident(Actor(kim), Facts(title="Cache answered with an old certificate", severity=Severity.SEV3), at=now - timedelta(hours=9))
    entry = add_part(Actor(kim), kept, "timeline", TimelineEntry(at=now - timedelta(hours=9), text="Certificate renewed, not reloaded"))
    bin_part(Actor(kim), kept, entry.key)


def own_templates(user: User) -> DocumentTemplate:
    """Two templates of a team and one that is retired; the first, with versions, is returned. `user` leads the team of payments."""
    actor, team, text = Actor(user), Team.objects.get(slug="payments"), template_text(smart.TEMPLATE, "payments-review", "Review of payments")
    row = create_template(actor, text, team=team)
    edit_template(actor, row, text.replace("# ", "# Our ", 1) + "\nOne thing that can be shown when it is done.\n")
    edit_template(actor, row, text.replace("title: Review", "title: Look back") + f"\n{LONG}\n")
    create_template(actor, template_text(coe.TEMPLATE, "a" * 60, UNBROKEN[:110]), team=team)
    retired = create_template(actor, template_text(coe.TEMPLATE, "payments-2024", "How payments wrote in 2024"), team=team)
    retire_template(actor, retired, True)
    set_defaults(actor, team, {"": "payments-review", "SEV4": "near-miss"})
    return row


def rewrite(actor: Actor, incident: Incident, text: str) -> None:
    """Change the summary of an incident that has one."""
    part = incident.parts.get(key="summary")
    edit_part(actor, incident, "summary", text, version=part.version)
