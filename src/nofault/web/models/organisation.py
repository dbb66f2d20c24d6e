from __future__ import annotations

from django.db import models


class Organisation(models.Model):
    """The one row of what an administrator set for everybody."""

    name = models.CharField(max_length=120, blank=True)
    policy = models.CharField(max_length=60, default="default")
    policy_overrides = models.TextField(blank=True)
    signup_domains = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.name or "Organisation"
