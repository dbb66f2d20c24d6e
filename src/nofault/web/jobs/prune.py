"""Throws away what nobody can want back: the bin after 30 days with its files, answers to repeated writes, ended jobs, broken uploads."""

from __future__ import annotations

import shutil
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from nofault.web.models.discussion import Comment
from nofault.web.models.document_imports import DocumentImport, FileState, ImportedFile
from nofault.web.models.evidence import EvidenceImport
from nofault.web.models.incident import Incident, Part
from nofault.web.models.jobs import ScheduledRun
from nofault.web.models.tokens import IdempotencyKey
from nofault.web.services.attachments import remove_unnamed

SCHEDULE = "17 3 * * *"
IN_BIN = timedelta(days=30)
ANSWERS = timedelta(days=1)
ENDED_JOBS = timedelta(days=7)
RUNS = timedelta(days=60)
UPLOADS = timedelta(days=1)
WANTED = (FileState.ARRIVED, FileState.KEEPING, FileState.UNDERSTOOD, FileState.ASKS, FileState.KEPT)


@task()
def run() -> None:
    prune(timezone.now())


def prune(at: datetime) -> None:
    """Idempotent: what is gone is gone."""
    Incident.objects.filter(binned_at__lt=at - IN_BIN).delete()
    Part.objects.filter(binned_at__lt=at - IN_BIN).delete()
    Comment.every.filter(binned_at__lt=at - IN_BIN).delete()
    IdempotencyKey.objects.filter(created_at__lt=at - ANSWERS).delete()
    Session.objects.filter(expire_date__lt=at).delete()
    ended = Q(finished_at__lt=at - ENDED_JOBS, status__in=["SUCCESSFUL", "FAILED"])
    DBTaskResult.objects.filter(ended).delete()
    ScheduledRun.objects.filter(due_at__lt=at - RUNS).delete()
    for path in settings.INCOMING_DIR.iterdir():
        if _changed_at(path) < at - UPLOADS:
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    remove_unnamed(at - UPLOADS)
    _prune_imports(at)
    kept = set(EvidenceImport.objects.values_list("pk", flat=True))
    for folder in settings.EVIDENCE_DIR.iterdir():
        # A folder is made after its row; a day leaves room for a clock that is off.
        if folder.name.isdecimal() and int(folder.name) not in kept and _changed_at(folder) < at - UPLOADS:
            shutil.rmtree(folder, ignore_errors=True)


def _prune_imports(at: datetime) -> None:
    """An import goes when nobody wanted anything of it for as long as the bin keeps things, and the files that no row names any more."""
    wanted = ImportedFile.objects.filter(document_import=OuterRef("pk"), state__in=WANTED)
    DocumentImport.objects.filter(~Exists(wanted), created_at__lt=at - IN_BIN).delete()
    named = set(ImportedFile.objects.exclude(stored_as="").values_list("stored_as", flat=True))
    for folder in settings.IMPORTS_DIR.iterdir():
        for path in folder.iterdir():
            if f"{folder.name}/{path.name}" not in named and _changed_at(path) < at - UPLOADS:
                shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
        if not any(folder.iterdir()) and _changed_at(folder) < at - UPLOADS:
            folder.rmdir()


def _changed_at(path: Path) -> datetime:
    return datetime.fromtimestamp(path.stat().st_mtime, timezone.get_default_timezone())
