from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from nofault.web.models.incident import Incident


class KeptComments(models.Manager["Comment"]):
    """Comments that are not in the bin, so that nobody who lists them has to think of it."""

    def get_queryset(self) -> models.QuerySet[Comment]:
        return super().get_queryset().filter(binned_at=None)


class Comment(models.Model):
    """A remark in the margin, at a part of the document (empty: at the whole)."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="comments")
    part_key = models.CharField(max_length=80, blank=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    author_name = models.CharField(max_length=200)
    text = models.TextField()
    created_at = models.DateTimeField()
    resolved_at = models.DateTimeField(null=True)
    binned_at = models.DateTimeField(null=True, blank=True)

    is_own = False  # of the person who reads it; set where a page is put together

    every: ClassVar[models.Manager[Comment]] = models.Manager()
    objects: ClassVar[KeptComments] = KeptComments()

    class Meta:
        ordering = ("created_at", "id")


class StoredFile(models.Model):
    """The bytes of an attachment, `stored_as` below the attachments folder; what people say of it stands in the document's part of the same key."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="stored_files")
    part_key = models.CharField(max_length=80)
    stored_as = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    size_bytes = models.BigIntegerField(default=0)
    media_type = models.CharField(max_length=100, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["incident", "part_key"], name="one_file_a_part")]


class DismissedFinding(models.Model):
    """A finding that somebody answered with "not this time" and a reason. It comes back when the text changes.
    `part_key` is empty for one about the whole document."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="dismissed_findings")
    part_key = models.CharField(max_length=80)
    code = models.CharField(max_length=10)
    text_digest = models.CharField(max_length=64)
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["incident", "part_key", "code", "text_digest"], name="one_dismissal")]
