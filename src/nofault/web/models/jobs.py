"""What makes a job survive its worker: who works, who holds which job until when, and which scheduled run was started."""

from __future__ import annotations

from django.db import models


class Worker(models.Model):
    """A worker that lives, as its heartbeat says."""

    id = models.CharField(max_length=64, primary_key=True)
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.id


class Lease(models.Model):
    """Who holds a running job, and until when without a heartbeat."""

    task_id = models.UUIDField(primary_key=True)
    worker_id = models.CharField(max_length=64)
    until_at = models.DateTimeField(db_index=True)
    attempt = models.PositiveIntegerField(default=1)


class ScheduledRun(models.Model):
    """A run of a schedule. The unique pair lets exactly one worker start it."""

    name = models.CharField(max_length=60)
    due_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name", "due_at"], name="one_run_a_due_time")]
