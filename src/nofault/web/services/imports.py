"""The import of an incident: who may work on it, where its files lie, and how a reading is asked for."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db.models import F
from django.utils import timezone

from nofault.web.access import Actor, Verb, require
from nofault.web.models.evidence import EvidenceImport, ImportState
from nofault.web.models.incident import Incident
from nofault.web.services.jobs import enqueue_job


def import_of(incident: Incident) -> EvidenceImport | None:
    return EvidenceImport.objects.filter(incident=incident).first()


def folder_of(row: EvidenceImport) -> Path:
    return Path(settings.EVIDENCE_DIR) / str(row.pk)


def require_keeper(actor: Actor, incident: Incident) -> None:
    """Who brings or curates evidence works on the incident: writes in it and may read its raw lines."""
    require(actor, Verb.WRITE, incident)
    require(actor, Verb.READ_EVIDENCE, incident)


def locked_import(actor: Actor, incident: Incident, *, at: datetime | None = None) -> EvidenceImport:
    """The import, made when missing, locked until the transaction ends against other people and against a reading that is published."""
    # The incident's row is the lock of those who would make it: of two people who bring the first file one does.
    Incident.objects.select_for_update().get(pk=incident.pk)
    row = EvidenceImport.objects.select_for_update().filter(incident=incident).first()
    return row or EvidenceImport.objects.create(incident=incident, created_at=at or timezone.now(), created_by=actor.user)


def ask_reading(row: EvidenceImport) -> None:
    """Ask for a reading of the import as it is with this commit. What runs already is followed by another run."""
    EvidenceImport.objects.filter(pk=row.pk).update(revision=F("revision") + 1, problem="")
    EvidenceImport.objects.filter(pk=row.pk).exclude(state=ImportState.RUNNING).update(state=ImportState.QUEUED)
    enqueue_job("read_evidence", row.pk)
