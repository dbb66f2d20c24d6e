from __future__ import annotations

from django.conf import settings
from django.db import models

from nofault.web.models.incident import Incident


class Change(models.Model):
    """One change of a document: who, when, before and after. Rows are only ever added."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="changes")
    version = models.PositiveIntegerField()
    at = models.DateTimeField()
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    actor_name = models.CharField(max_length=200)
    verb = models.CharField(max_length=30)
    kind = models.CharField(max_length=40, blank=True)
    key = models.CharField(max_length=80, blank=True)
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    reason = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["incident", "-id"], name="change_of_incident")]

    def __str__(self) -> str:
        return f"{self.verb} {self.kind} {self.key}"
