from __future__ import annotations

from django.conf import settings
from django.db import models


class SavedView(models.Model):
    """A filtered list that somebody gave a name, as the address that shows it. It is theirs alone."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_views")
    name = models.CharField(max_length=60)
    address = models.CharField(max_length=2000)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "name"], name="one_view_a_name")]
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name
