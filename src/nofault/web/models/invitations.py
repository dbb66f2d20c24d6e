from __future__ import annotations

from django.conf import settings
from django.db import models

from nofault.web.models.people import Role, Team


class SetupToken(models.Model):
    """The right to make the first account, printed at start. Only its SHA-256 is kept."""

    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)


class Invitation(models.Model):
    email = models.EmailField()
    digest = models.CharField(max_length=64, unique=True)
    role = models.CharField(max_length=20, choices=Role, default=Role.MEMBER)
    team = models.ForeignKey(Team, on_delete=models.CASCADE, null=True, blank=True)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-created_at",)

    def __str__(self) -> str:
        return self.email
