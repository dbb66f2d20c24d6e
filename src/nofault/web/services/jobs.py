"""Jobs that survive their worker: claimed by compare-and-set, held by a lease, put back when the lease runs out.

At least once: a job may be started again after it did its work, so every job is idempotent. Enqueueing is part of the transaction of the
write that asks for it: with the commit the job exists, without it, it never did.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from cronsim import CronSim
from django.conf import settings
from django.db import IntegrityError, connection, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max

from nofault import plugins
from nofault.web.models.jobs import Lease, ScheduledRun, Worker

JOBS = "nofault.web.jobs"
MOST_ATTEMPTS = 5
CLAIMED_AT_ONCE = 20
BACK_OFF = timedelta(seconds=2)
# Set after a commit that enqueued something, so that a worker in the same process need not wait for its next look.
wake = threading.Event()


class JobStopped(BaseException):
    """The job's worker is about to end or has lost the lease: whoever works on it next starts it again. Not an Exception: no job may swallow it."""


@dataclass
class Claim:
    """A job that a worker holds. `stopped` is set when it has to let go."""

    task_id: Any
    worker_id: str
    attempt: int
    stopped: threading.Event


def database_now() -> datetime:
    """The instant that leases are measured by. Workers on several machines share the database's clock."""
    if connection.vendor != "postgresql":
        return timezone.now()
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        now: datetime = cursor.fetchone()[0]
        return now


def enqueue_job(name: str, *arguments: Any) -> None:
    """Ask for a run of the job of that name (its file in web/jobs) with the commit of the present transaction."""
    plugins.load(JOBS, name).run.enqueue(*arguments)
    transaction.on_commit(wake.set)


def claim_job(worker_id: str, *, at: datetime | None = None) -> Claim | None:
    """The next job, now held by this worker; None when nothing waits. Of several workers that want one job exactly one gets it."""
    now = at or database_now()
    due = Q(run_after=get_date_max()) | Q(run_after__lte=now)
    for row in DBTaskResult.objects.filter(due, status=TaskResultStatus.READY)[:CLAIMED_AT_ONCE]:
        with transaction.atomic():
            # started_at changes with every claim, so nobody can have had the job in between.
            won = DBTaskResult.objects.filter(pk=row.pk, status=TaskResultStatus.READY, started_at=row.started_at).update(
                status=TaskResultStatus.RUNNING, started_at=now, worker_ids=[*row.worker_ids, worker_id]
            )
            if not won:
                continue
            attempt = len(row.worker_ids) + 1
            held = {"worker_id": worker_id, "until_at": now + settings.JOB_LEASE, "attempt": attempt}
            Lease.objects.update_or_create(task_id=row.pk, defaults=held)
        return Claim(row.pk, worker_id, attempt, threading.Event())
    return None


def renew_lease(claim: Claim, *, at: datetime | None = None) -> bool:
    """Hold the job for another lease. False when somebody else was given it."""
    until = (at or database_now()) + settings.JOB_LEASE
    return bool(_lease(claim).update(until_at=until))


def _lease(claim: Claim) -> Any:
    return Lease.objects.filter(task_id=claim.task_id, worker_id=claim.worker_id, attempt=claim.attempt)


@transaction.atomic
def finish_job(claim: Claim, *, at: datetime | None = None) -> bool:
    """Mark the job as done. False when the lease was lost: then the result is not ours to give."""
    if not _lease(claim).delete()[0]:
        return False
    changed = {"status": TaskResultStatus.SUCCESSFUL, "finished_at": at or database_now(), "exception_class_path": "", "traceback": ""}
    DBTaskResult.objects.filter(pk=claim.task_id, status=TaskResultStatus.RUNNING).update(**changed)
    return True


@transaction.atomic
def fail_job(claim: Claim, reason: str, *, traceback: str = "", at: datetime | None = None) -> bool:
    """Give the job up, with a reason that people can read. False when the lease was lost."""
    if not _lease(claim).delete()[0]:
        return False
    _give_up(DBTaskResult.objects.get(pk=claim.task_id), reason, traceback, at or database_now())
    return True


def put_back(claim: Claim, *, counted: bool, at: datetime | None = None) -> bool:
    """Let go of the job so that another attempt is made: at once after an orderly stop, after a while (`counted`) when the database failed it."""
    now = at or database_now()
    with transaction.atomic():
        if not _lease(claim).delete()[0]:
            return False
        _again(claim.task_id, now, counted=counted)
    return True


def reap_jobs(*, at: datetime | None = None) -> int:
    """Put back the jobs whose worker is gone: the lease ran out, or a running job has none. How many were put back or given up."""
    now = at or database_now()
    reaped = 0
    for lease in Lease.objects.filter(until_at__lt=now):
        with transaction.atomic():
            # The same instant still: it was not renewed since it was read.
            if Lease.objects.filter(task_id=lease.task_id, attempt=lease.attempt, until_at=lease.until_at).delete()[0]:
                reaped += _again(lease.task_id, now)
    # A claim and its lease are one commit, so a running job that is seen without a lease never had one of ours at this started_at.
    unheld = ~Exists(Lease.objects.filter(task_id=OuterRef("pk")))
    for row in DBTaskResult.objects.filter(unheld, status=TaskResultStatus.RUNNING, started_at__lt=now - settings.JOB_LEASE):
        with transaction.atomic():
            reaped += _again(row.pk, now, started_at=row.started_at)
    return reaped


def _again(task_id: Any, now: datetime, *, counted: bool = True, started_at: datetime | None = None) -> int:
    row = DBTaskResult.objects.filter(pk=task_id, status=TaskResultStatus.RUNNING).first()
    if row is None or (started_at is not None and row.started_at != started_at):
        return 0
    if counted and len(row.worker_ids) >= MOST_ATTEMPTS:
        return _give_up(row, f"Its worker was lost {len(row.worker_ids)} times in the middle of it.", "", now)
    # An orderly stop is no attempt. A crash waits longer each time: what kills workers should not kill them all at once.
    workers = row.worker_ids if counted else row.worker_ids[:-1]
    after = now + BACK_OFF * (len(workers) - 1) if counted else now
    return _changed(row, {"status": TaskResultStatus.READY, "worker_ids": workers, "run_after": after})


def _give_up(row: DBTaskResult[Any, Any], reason: str, traceback: str, now: datetime) -> int:
    failed = {"status": TaskResultStatus.FAILED, "finished_at": now, "exception_class_path": "", "traceback": f"{reason}\n{traceback}".strip()}
    if not _changed(row, failed):
        return 0
    given_up = getattr(_module_of(row.task_path), "given_up", None)
    if given_up is not None:
        given_up(reason, *row.args_kwargs["args"])
    return 1


def _changed(row: DBTaskResult[Any, Any], columns: dict[str, Any]) -> int:
    return DBTaskResult.objects.filter(pk=row.pk, status=TaskResultStatus.RUNNING, started_at=row.started_at).update(**columns)


def _module_of(task_path: str) -> Any:
    package, _, name = task_path.rpartition(".")[0].rpartition(".")
    return plugins.load(JOBS, name) if package == JOBS and name in plugins.names(JOBS) else None


def start_due_runs(*, at: datetime | None = None) -> list[str]:
    """Enqueue what the schedules say is due. The unique (name, due) lets exactly one worker do it; what came due in a long stop runs once."""
    now = at or database_now()
    started = []
    for name, module in plugins.walk(JOBS):
        expression = getattr(module, "SCHEDULE", None)
        if expression is None:
            continue
        due = next(CronSim(expression, now, reverse=True))
        if ScheduledRun.objects.filter(name=name, due_at=due).exists():
            continue
        try:
            with transaction.atomic():
                ScheduledRun.objects.create(name=name, due_at=due)
                enqueue_job(name)
        except IntegrityError:
            continue
        started.append(name)
    return started


def beat(worker_id: str, started_at: datetime, *, at: datetime | None = None) -> None:
    """Say that this worker lives, and forget those that have not said so for a day."""
    now = at or database_now()
    Worker.objects.update_or_create(id=worker_id, defaults={"started_at": started_at, "seen_at": now})
    Worker.objects.filter(seen_at__lt=now - timedelta(days=1)).delete()


def retire(worker_id: str) -> None:
    Worker.objects.filter(id=worker_id).delete()


def workers_alive(*, at: datetime | None = None) -> int:
    now = at or database_now()
    return Worker.objects.filter(seen_at__gte=now - settings.JOB_LEASE).count()


_present = threading.local()


@contextmanager
def held(claim: Claim) -> Iterator[None]:
    """Around the run of a job: lets it ask whether it is still its own."""
    _present.claim = claim
    try:
        yield
    finally:
        _present.claim = None


def check_in() -> None:
    """Called by a job between its steps. Raises JobStopped when it should let go."""
    claim = getattr(_present, "claim", None)
    if claim is not None and claim.stopped.is_set():
        raise JobStopped
