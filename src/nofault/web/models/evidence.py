"""Raw evidence on its way into a timeline: what was brought, what was read in it, what a person decided of it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from nofault.web.models.incident import Incident


class ImportState(models.TextChoices):
    OPEN = "open", _("Receiving files")
    QUEUED = "queued", _("Waiting for a worker")
    RUNNING = "running", _("Reading")
    READY = "ready", _("Ready to curate")
    FAILED = "failed", _("Failed")


class EvidenceImport(models.Model):
    """What was brought for one incident. `revision` counts what was asked of the engine (a file, a zone, a window), `read_revision` what the
    candidates answer; a reading that was overtaken is done again. `curve` is the error curve of the last reading as JSON, apart from its report
    because the page of the document draws it.
    """

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="evidence_imports")
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    state = models.CharField(max_length=20, choices=ImportState, default=ImportState.OPEN)
    options = models.JSONField(default=dict)
    revision = models.PositiveIntegerField(default=0)
    read_revision = models.PositiveIntegerField(default=0)
    bytes_total = models.BigIntegerField(default=0)
    bytes_done = models.BigIntegerField(default=0)
    report = models.JSONField(default=dict)
    curve = models.TextField(blank=True)
    problem = models.TextField(blank=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"import {self.pk} of {self.incident_id}"


class EvidenceFile(models.Model):
    """A file as it was brought. `path` is how the person named it, `stored_as` where its bytes lie below the evidence folder."""

    evidence_import = models.ForeignKey(EvidenceImport, on_delete=models.CASCADE, related_name="files")
    path = models.CharField(max_length=1000)
    stored_as = models.CharField(max_length=1200)
    size_bytes = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)
    purged_reason = models.TextField(blank=True)

    class Meta:
        ordering = ("path",)
        constraints = [models.UniqueConstraint(fields=["evidence_import", "path"], name="one_path_an_import")]


class Decision(models.TextChoices):
    OPEN = "open", _("To decide")
    KEPT = "kept", _("Kept")
    DROPPED = "dropped", _("Dropped")


class Standing(models.TextChoices):
    """Whether an event is among those that the engine would keep; one that a person took up from the others stays among them."""

    CHOSEN = "chosen", _("Proposed")
    BESIDE = "beside", _("Found besides")
    TAKEN_UP = "taken-up", _("Taken up")


class Candidate(models.Model):
    """An event that the engine proposes, or that a person adds. `identity` is its time and first evidence hash, so a new reading finds it again.

    `data` is the timeline entry as proposed, `edits` the fields that a person wrote over it: a new reading changes the first and keeps the second.
    """

    evidence_import = models.ForeignKey(EvidenceImport, on_delete=models.CASCADE, related_name="candidates")
    identity = models.CharField(max_length=120)
    at = models.DateTimeField()
    position = models.IntegerField(default=0)
    kind = models.CharField(max_length=20)
    data = models.TextField()
    edits = models.JSONField(default=dict)
    why = models.TextField(blank=True)
    decision = models.CharField(max_length=10, choices=Decision, default=Decision.OPEN)
    part_key = models.CharField(max_length=80, blank=True)
    standing = models.CharField(max_length=10, choices=Standing, default=Standing.CHOSEN)

    class Meta:
        ordering = ("at", "position")
        constraints = [models.UniqueConstraint(fields=["evidence_import", "identity"], name="one_candidate_an_identity")]
