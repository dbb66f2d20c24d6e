from __future__ import annotations

from django.conf import settings
from django.db import models


class AuditEvent(models.Model):
    """Something that has to be provable later. Each row's digest covers the row before it; the database refuses update and delete."""

    at = models.DateTimeField()
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.DO_NOTHING, null=True, related_name="+", db_constraint=False)
    actor_name = models.CharField(max_length=200)
    verb = models.CharField(max_length=40)
    subject = models.CharField(max_length=200)
    detail = models.TextField(blank=True)
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{self.verb} {self.subject}"


class AuditHead(models.Model):
    """The one row that writers lock, so that the chain never forks."""

    digest = models.CharField(max_length=64)
