"""Templates of an organisation's own: each with every text it ever had, and which one a new document begins in."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from nofault.web.models.people import Team


class DocumentTemplate(models.Model):
    """A template by the name that documents refer to it with. Without a team it is the whole organisation's. `version` counts every change."""

    name = models.SlugField(max_length=60, unique=True)
    title = models.CharField(max_length=120)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, blank=True, related_name="templates")
    version = models.PositiveIntegerField(default=1)
    # What is retired is offered to no new document; those that name it are still written in it.
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("title", "name")

    def __str__(self) -> str:
        return self.title


class TemplateVersion(models.Model):
    """One text of a template, from 1. Rows are only ever added; the last is the one in use."""

    template = models.ForeignKey(DocumentTemplate, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    text = models.TextField()
    note = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    by_name = models.CharField(max_length=200)

    class Meta:
        ordering = ("-number",)
        constraints = [models.UniqueConstraint(fields=["template", "number"], name="one_text_a_version")]

    def __str__(self) -> str:
        return f"{self.template_id} version {self.number}"


class TemplateDefault(models.Model):
    """Which template a new document begins in. No team means any team, no severity means any severity."""

    team = models.ForeignKey(Team, on_delete=models.CASCADE, null=True, blank=True, related_name="template_defaults")
    severity = models.CharField(max_length=10, blank=True)
    template = models.CharField(max_length=60)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["team", "severity"], name="one_default_a_team"),
            models.UniqueConstraint(fields=["severity"], condition=Q(team=None), name="one_default_for_all"),
        ]

    def __str__(self) -> str:
        return f"{self.team_id or 'all'} {self.severity or 'any'}: {self.template}"
