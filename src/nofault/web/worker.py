"""The worker: one thread that runs jobs, one that keeps their leases, the schedules and the sign of life.

`nofault serve` has one in its process, `nofault worker` is one; any number of them may work on one database.
"""

from __future__ import annotations

import logging
import os
import secrets
import socket
import threading
import traceback

from django.conf import settings
from django.db import DatabaseError, InterfaceError, OperationalError, close_old_connections, connection
from django_tasks_db.models import DBTaskResult

from nofault.errors import NofaultError
from nofault.web.services import jobs

log = logging.getLogger("nofault.jobs")
NICENESS = 10
REAPED_EVERY = 3  # beats


class Worker:
    """`start` and `stop` for the process that also serves pages; `run` blocks until `stop` is called from elsewhere."""

    def __init__(self) -> None:
        self.id = f"{socket.gethostname()[:30]}-{os.getpid()}-{secrets.token_hex(4)}"
        self._stopping = threading.Event()
        self._claim: jobs.Claim | None = None
        self._threads = [
            threading.Thread(target=target, name=name, daemon=True) for target, name in ((self._keep, "nofault-leases"), (self._work, "nofault-jobs"))
        ]

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def run(self) -> None:
        self.start()
        self._stopping.wait()
        self.stop()

    def end(self) -> None:
        """Only say that it should stop: all that a signal handler may do."""
        self._stopping.set()

    def stop(self, grace_s: float = 5.0) -> None:
        """Take no more jobs, let the present one come to its next step, and put it back for somebody else."""
        self._stopping.set()
        jobs.wake.set()
        if self._claim is not None:
            self._claim.stopped.set()
        for thread in self._threads:
            if thread.ident is not None:
                thread.join(grace_s)
        try:
            if self._claim is not None:
                jobs.put_back(self._claim, counted=False)
            jobs.retire(self.id)
        except DatabaseError as error:
            # The database is gone too: the lease runs out by itself.
            log.warning("could not say goodbye: %s", error)
        finally:
            connection.close()

    def _keep(self) -> None:
        beats, started_at = 0, None
        while True:
            try:
                started_at = started_at or jobs.database_now()
                jobs.beat(self.id, started_at)
                self._renew()
                if beats % REAPED_EVERY == 0:
                    jobs.reap_jobs()
                    jobs.start_due_runs()
                beats += 1
            except (DatabaseError, InterfaceError) as error:
                log.warning("the database did not answer a worker's heartbeat: %s", error)
            except Exception:
                log.exception("a worker's heartbeat stumbled")
            # With a pool, the connection goes back there between beats.
            close_old_connections()
            if self._stopping.wait(settings.JOB_HEARTBEAT.total_seconds()):
                return

    def _renew(self) -> None:
        claim = self._claim
        if claim is not None and not jobs.renew_lease(claim) and claim is self._claim:
            log.warning("job %s was given to another worker meanwhile", claim.task_id)
            claim.stopped.set()

    def _work(self) -> None:
        # On Linux the niceness is the thread's own: pages come first.
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), NICENESS)
        while not self._stopping.is_set():
            jobs.wake.clear()
            try:
                worked = self._next()
            except (DatabaseError, InterfaceError) as error:
                log.warning("the database did not answer a worker: %s", error)
                worked = False
            except Exception:
                log.exception("a worker stumbled")
                worked = False
            close_old_connections()
            if not worked and not self._stopping.is_set():
                jobs.wake.wait(settings.JOB_POLL.total_seconds())

    def _next(self) -> bool:
        self._claim = claim = jobs.claim_job(self.id)
        if claim is None:
            return False
        try:
            run_claimed(claim)
        finally:
            self._claim = None
        return True


def run_claimed(claim: jobs.Claim) -> None:
    """Run a claimed job and say how it ended."""
    row = DBTaskResult.objects.get(pk=claim.task_id)
    try:
        with jobs.held(claim):
            row.task.call(*row.args_kwargs["args"], **row.args_kwargs["kwargs"])
    except jobs.JobStopped:
        jobs.put_back(claim, counted=False)
    except (OperationalError, InterfaceError) as error:
        log.warning("job %s lost its database: %s", row.task_path, error)
        jobs.put_back(claim, counted=True)
    except NofaultError as error:
        jobs.fail_job(claim, str(error))
    except Exception:
        log.exception("job %s failed", row.task_path)
        jobs.fail_job(claim, "It failed by a fault of the program; the log says where.", traceback=traceback.format_exc())
    else:
        jobs.finish_job(claim)


def run_waiting_jobs(worker_id: str = "here") -> int:
    """Run what waits now in this thread, and whatever that enqueues; how many were run. For the demo and tests."""
    count = 0
    while (claim := jobs.claim_job(worker_id)) is not None:
        run_claimed(claim)
        count += 1
    return count
