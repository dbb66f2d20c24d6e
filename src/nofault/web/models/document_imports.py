"""Documents on their way in: what was brought, what was understood of it, and what a person decided. A kept one stays beside its incident."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from nofault.web.models.incident import Incident


class FileState(models.TextChoices):
    """Of these, the first two are work that waits; a worker that is killed leaves them waiting."""

    ARRIVED = "arrived", _("Waiting to be read")
    KEEPING = "keeping", _("Waiting to be kept")
    UNDERSTOOD = "understood", _("Understood")
    ASKS = "asks", _("Needs a person")
    KEPT = "kept", _("Kept")
    UNCHANGED = "unchanged", _("Is here already")
    LEFT_OUT = "left-out", _("Left out")
    REFUSED = "refused", _("Refused")
    ASIDE = "aside", _("No document")


class DocumentImport(models.Model):
    """What was brought at once: by sending files, or from a folder of this machine (`folder`). `problem` says why the work on it stopped."""

    created_at = models.DateTimeField()
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    label = models.CharField(max_length=200)
    folder = models.CharField(max_length=1000, blank=True)
    is_fetched = models.BooleanField(default=True)
    problem = models.TextField(blank=True)

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"import {self.pk} {self.label}"


class ImportedFile(models.Model):
    """One file of an import. `path` is what it is called there, `stored_as` where its bytes lie below the imports folder.

    `reading` is what was understood (the document, its lines and questions, as JSON), `told` what a person said before it is read again (shape,
    day, zone, kinds of headings), `corrections` the parts that a person wrote over, by their place. `kept` is the document as it was when it
    was kept: what is different in the incident since then is a person's edit. `former` is the incident that an earlier text of it became.
    """

    document_import = models.ForeignKey(DocumentImport, on_delete=models.CASCADE, related_name="files")
    path = models.CharField(max_length=1000)
    stored_as = models.CharField(max_length=100, blank=True)
    size_bytes = models.BigIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    state = models.CharField(max_length=20, choices=FileState, default=FileState.ARRIVED)
    problem = models.TextField(blank=True)
    title = models.CharField(max_length=300, blank=True)
    reading = models.TextField(blank=True)
    told = models.JSONField(default=dict)
    corrections = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=1)
    former = models.ForeignKey(Incident, on_delete=models.SET_NULL, null=True, related_name="+")
    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, null=True, related_name="origins")
    kept = models.TextField(blank=True)
    kept_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("path", "id")
        constraints = [models.UniqueConstraint(fields=["document_import", "path"], name="one_path_a_document_import")]
        indexes = [
            models.Index(fields=["document_import", "state"], name="imported_by_state"),
            models.Index(fields=["sha256"], name="imported_by_bytes", condition=models.Q(state="kept")),
            models.Index(fields=["path"], name="imported_by_path", condition=models.Q(state="kept")),
        ]

    def __str__(self) -> str:
        return self.path
