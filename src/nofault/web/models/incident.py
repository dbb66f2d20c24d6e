"""The incident and the parts of its document.

The document lives in `Part` rows, one JSON value of the typed model each. The columns of `Incident` and `ActionItem` that repeat
a value of a part exist to filter and sort by; `services/projections.py` alone writes them, in the transaction of the part.
"""

from __future__ import annotations

from enum import StrEnum

from django.conf import settings
from django.db import models
from django.db.models import Case, Q, Value, When

from nofault.postmortem.states import SETTLED
from nofault.postmortem.terms import ActionState, DocumentState, Priority, Severity, Variant
from nofault.web.models.people import Service, Team


def _choices(terms: type[StrEnum]) -> list[tuple[str, str]]:
    return [(term.value, term.value) for term in terms]


class Visibility(models.TextChoices):
    ORGANISATION = "organisation"
    RESTRICTED = "restricted"


class Incident(models.Model):
    reference = models.CharField(max_length=60, unique=True)
    variant = models.CharField(max_length=20, choices=_choices(Variant), default=Variant.FULL.value)
    template = models.CharField(max_length=60, default="classic")
    state = models.CharField(max_length=20, choices=_choices(DocumentState), default=DocumentState.DRAFT.value)
    visibility = models.CharField(max_length=20, choices=Visibility, default=Visibility.ORGANISATION)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    updated_at = models.DateTimeField(db_index=True)
    published_at = models.DateTimeField(null=True, blank=True)
    binned_at = models.DateTimeField(null=True, blank=True)
    binned_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")

    title = models.CharField(max_length=300, blank=True)
    severity = models.CharField(max_length=10, blank=True, choices=_choices(Severity))
    service = models.ForeignKey(Service, on_delete=models.SET_NULL, null=True, blank=True, related_name="incidents")
    team = models.ForeignKey(Team, on_delete=models.SET_NULL, null=True, blank=True, related_name="incidents")
    occurred_at = models.DateTimeField()
    recovered_at = models.DateTimeField(null=True, blank=True)

    participants: models.ManyToManyField[models.Model, Participant] = models.ManyToManyField(
        settings.AUTH_USER_MODEL, through="Participant", related_name="incidents"
    )

    class Meta:
        indexes = [
            models.Index(fields=["-occurred_at", "-id"], name="incident_by_time", condition=Q(binned_at=None)),
            models.Index(fields=["severity", "-occurred_at"], name="incident_by_severity", condition=Q(binned_at=None)),
            models.Index(fields=["state", "-occurred_at"], name="incident_by_state", condition=Q(binned_at=None)),
            models.Index(fields=["service", "-occurred_at"], name="incident_by_service", condition=Q(binned_at=None)),
            models.Index(fields=["team", "-occurred_at"], name="incident_by_team", condition=Q(binned_at=None)),
            models.Index(fields=["title", "id"], name="incident_by_title", condition=Q(binned_at=None)),
            models.Index(fields=["-published_at"], name="incident_by_publication", condition=Q(binned_at=None, published_at__isnull=False)),
            models.Index(fields=["-binned_at"], name="incident_in_bin", condition=Q(binned_at__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.title}".strip()


class ReferenceCounter(models.Model):
    """The last number given to a reference such as INC-2026-0042; its row is the lock of those who want the next."""

    stem = models.CharField(max_length=40, primary_key=True)
    last = models.PositiveIntegerField(default=0)


class Participant(models.Model):
    """Somebody who works on an incident: reads its raw evidence and, where it is restricted, the document at all."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="participations")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="participations")
    function = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["incident", "user"], name="one_participation")]


class Part(models.Model):
    """One value of the document. `key` is the item's identifier, or the kind itself where there is one value only."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="parts")
    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=80)
    position = models.IntegerField(default=0)
    at = models.DateTimeField(null=True, blank=True)
    data = models.TextField()
    # Says that the linter has nothing to ask about `data` (services.silence); it is no proof for any other text.
    silence = models.CharField(max_length=24, blank=True, default="")
    version = models.PositiveIntegerField(default=1)
    updated_at = models.DateTimeField()
    updated_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    binned_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["incident", "key"], name="one_key_a_document")]
        indexes = [
            models.Index(fields=["-binned_at"], name="part_in_bin", condition=Q(binned_at__isnull=False)),
            models.Index(fields=["incident"], name="part_reviewers", condition=Q(kind="reviewers", binned_at=None)),
        ]
        ordering = ("kind", "at", "position", "id")

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class ActionItem(models.Model):
    """The columns by which promises are listed across documents; the promise itself is the part."""

    part = models.OneToOneField(Part, on_delete=models.CASCADE, primary_key=True, related_name="action_item")
    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="action_items")
    text = models.TextField()
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="action_items")
    owner_name = models.CharField(max_length=200, blank=True)
    due_on = models.DateField(null=True)
    priority = models.CharField(max_length=4, blank=True, choices=_choices(Priority))
    state = models.CharField(max_length=20, choices=_choices(ActionState))
    blocked = models.BooleanField(default=False)
    # 1 while something is still owed, worked out by the database itself: open promises are walked in the order of their days.
    open = models.GeneratedField(
        expression=Case(When(state__in=sorted(state.value for state in SETTLED), then=Value(0)), default=Value(1)),
        output_field=models.SmallIntegerField(),
        db_persist=True,
    )

    class Meta:
        indexes = [
            models.Index(fields=["open", "due_on", "part"], name="action_open_by_due"),
            models.Index(fields=["state", "due_on"], name="action_by_state"),
            models.Index(fields=["due_on", "part"], name="action_by_due"),
            models.Index(fields=["owner", "open", "due_on", "part"], name="action_by_owner"),
            models.Index(fields=["incident", "open", "due_on"], name="action_of_incident"),
        ]

    def __str__(self) -> str:
        return self.text
