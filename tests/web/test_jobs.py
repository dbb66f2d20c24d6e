"""Jobs: each is done at least once, by one worker at a time, whatever happens to the workers."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.db import OperationalError, transaction
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from nofault import plugins
from nofault.web.jobs import prune
from nofault.web.models.jobs import Lease, ScheduledRun, Worker
from nofault.web.services import jobs
from nofault.web.worker import run_claimed, run_waiting_jobs

pytestmark = pytest.mark.django_db

T0 = datetime(2026, 6, 14, 14, 0, tzinfo=UTC)
AFTER_LEASE = timedelta(seconds=1) + settings.JOB_LEASE
ran: list[str] = []


@pytest.fixture(autouse=True)
def _nothing_ran_yet():
    ran.clear()


@task()
def note(word: str) -> None:
    ran.append(word)


@task()
def break_down() -> None:
    raise ZeroDivisionError("a fault of the program")


@task()
def lose_database() -> None:
    raise OperationalError("the connection went away")


@task()
def let_go() -> None:
    jobs.check_in()
    ran.append("went on")


def only_job() -> DBTaskResult:
    return DBTaskResult.objects.get()


def test_a_job_is_run_once_and_then_done():
    note.enqueue("hello")
    assert run_waiting_jobs() == 1
    assert ran == ["hello"]
    assert only_job().status == "SUCCESSFUL"
    assert run_waiting_jobs() == 0


@pytest.mark.django_db(transaction=True)
def test_a_job_exists_only_if_the_write_that_asked_for_it_was_committed():
    def write_and_fail():
        with transaction.atomic():
            note.enqueue("never")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_and_fail()
    assert not DBTaskResult.objects.exists()


def test_of_two_workers_that_want_a_job_one_gets_it():
    note.enqueue("once")
    first, second = jobs.claim_job("worker-1"), jobs.claim_job("worker-2")
    assert first is not None
    assert first.worker_id == "worker-1"
    assert second is None


def test_a_job_whose_worker_died_is_put_back_and_done_by_another():
    note.enqueue("again")
    jobs.claim_job("worker-1", at=T0)
    assert jobs.reap_jobs(at=T0 + timedelta(seconds=1)) == 0
    assert jobs.reap_jobs(at=T0 + AFTER_LEASE) == 1
    second = jobs.claim_job("worker-2", at=T0 + AFTER_LEASE)
    run_claimed(second)
    assert ran == ["again"]
    assert only_job().worker_ids == ["worker-1", "worker-2"]
    assert not Lease.objects.exists()


def test_a_heartbeat_keeps_the_lease():
    note.enqueue("long")
    claim = jobs.claim_job("worker-1", at=T0)
    assert jobs.renew_lease(claim, at=T0 + settings.JOB_LEASE)
    assert jobs.reap_jobs(at=T0 + AFTER_LEASE) == 0


def test_a_worker_that_lost_its_lease_has_no_say_any_more():
    note.enqueue("slow")
    first = jobs.claim_job("worker-1", at=T0)
    jobs.reap_jobs(at=T0 + AFTER_LEASE)
    second = jobs.claim_job("worker-2", at=T0 + AFTER_LEASE)
    assert not jobs.renew_lease(first)
    assert not jobs.finish_job(first)
    assert not jobs.fail_job(first, "too late")
    assert only_job().status == "RUNNING"
    assert jobs.finish_job(second)
    assert only_job().status == "SUCCESSFUL"


def test_a_running_job_without_any_lease_is_put_back():
    note.enqueue("orphan")
    DBTaskResult.objects.update(status="RUNNING", started_at=T0, worker_ids=["a worker of another make"])
    assert jobs.reap_jobs(at=T0 + timedelta(seconds=1)) == 0
    assert jobs.reap_jobs(at=T0 + AFTER_LEASE) == 1
    assert only_job().status == "READY"


def test_a_job_that_takes_its_worker_down_each_time_is_given_up_with_a_reason():
    note.enqueue("poison")
    at = T0
    for number in range(jobs.MOST_ATTEMPTS):
        assert jobs.claim_job(f"worker-{number}", at=at) is not None
        at += AFTER_LEASE
        jobs.reap_jobs(at=at)
        at += jobs.BACK_OFF * number
    assert jobs.claim_job("one more", at=at + timedelta(days=1)) is None
    assert only_job().status == "FAILED"
    assert "worker was lost 5 times" in only_job().traceback


def test_each_lost_worker_makes_the_next_attempt_wait_longer():
    note.enqueue("poison")
    jobs.claim_job("worker-1", at=T0)
    jobs.reap_jobs(at=T0 + AFTER_LEASE)
    jobs.claim_job("worker-2", at=T0 + AFTER_LEASE)
    jobs.reap_jobs(at=T0 + 2 * AFTER_LEASE)
    assert jobs.claim_job("worker-3", at=T0 + 2 * AFTER_LEASE) is None
    assert jobs.claim_job("worker-3", at=T0 + 2 * AFTER_LEASE + jobs.BACK_OFF) is not None


def test_a_job_with_a_fault_fails_with_the_place_of_it():
    break_down.enqueue()
    run_waiting_jobs()
    assert only_job().status == "FAILED"
    assert "a fault of the program" in only_job().traceback
    assert not Lease.objects.exists()


def test_a_job_that_lost_its_database_is_tried_again():
    lose_database.enqueue()
    run_claimed(jobs.claim_job("worker-1"))
    assert only_job().status == "READY"


def test_a_job_that_is_asked_to_stop_goes_back_without_counting_as_an_attempt():
    let_go.enqueue()
    claim = jobs.claim_job("worker-1")
    claim.stopped.set()
    run_claimed(claim)
    assert ran == []
    assert only_job().status == "READY"
    assert only_job().worker_ids == []


def test_whoever_waits_for_a_job_is_told_that_it_was_given_up(monkeypatch):
    told = []
    module = SimpleNamespace(given_up=lambda reason, *arguments: told.append((reason, *arguments)))
    monkeypatch.setattr(jobs, "_module_of", lambda path: module)
    note.enqueue("word")
    jobs.fail_job(jobs.claim_job("worker-1"), "It could not be done.")
    assert told == [("It could not be done.", "word")]


def test_every_job_file_has_a_run_and_is_found_by_its_path():
    for _, module in plugins.walk("nofault.web.jobs"):
        assert jobs._module_of(module.run.module_path) is module


@pytest.fixture
def _one_schedule(monkeypatch):
    """Only one job has a schedule: every day at 03:17."""
    module = SimpleNamespace(SCHEDULE="17 3 * * *", run=prune.run)
    monkeypatch.setattr(jobs.plugins, "walk", lambda package: iter([("prune", module)]))


@pytest.mark.usefixtures("_one_schedule")
def test_a_schedule_is_started_once_for_each_due_time():
    due = datetime(2026, 6, 14, 3, 17, tzinfo=UTC)
    assert jobs.start_due_runs(at=due + timedelta(minutes=1)) == ["prune"]
    assert jobs.start_due_runs(at=due + timedelta(hours=2)) == []
    assert DBTaskResult.objects.count() == 1
    assert jobs.start_due_runs(at=due + timedelta(days=1, minutes=1)) == ["prune"]


@pytest.mark.usefixtures("_one_schedule")
def test_what_came_due_while_nothing_ran_is_made_up_for_once():
    due = datetime(2026, 6, 14, 3, 17, tzinfo=UTC)
    jobs.start_due_runs(at=due + timedelta(minutes=1))
    assert jobs.start_due_runs(at=due + timedelta(days=9)) == ["prune"]
    assert DBTaskResult.objects.count() == 2


@pytest.mark.usefixtures("_one_schedule")
def test_of_two_workers_that_see_a_schedule_come_due_one_starts_it(monkeypatch):
    due = datetime(2026, 6, 14, 3, 17, tzinfo=UTC)
    ScheduledRun.objects.create(name="prune", due_at=due)
    # The other worker wrote its row between our look and our write.
    monkeypatch.setattr(jobs.ScheduledRun.objects, "filter", lambda **kwargs: ScheduledRun.objects.none())
    assert jobs.start_due_runs(at=due + timedelta(minutes=1)) == []
    assert not DBTaskResult.objects.exists()


def test_a_worker_is_alive_as_long_as_its_heartbeat():
    jobs.beat("worker-1", T0, at=T0)
    assert jobs.workers_alive(at=T0) == 1
    assert jobs.workers_alive(at=T0 + AFTER_LEASE) == 0
    jobs.beat("worker-2", T0, at=T0 + timedelta(days=2))
    assert list(Worker.objects.values_list("id", flat=True)) == ["worker-2"]


def test_pruning_empties_the_bin_after_thirty_days(incident):
    incident.binned_at = T0
    incident.save()
    prune.prune(T0 + timedelta(days=29))
    assert type(incident).objects.filter(pk=incident.pk).exists()
    prune.prune(T0 + timedelta(days=31))
    assert not type(incident).objects.filter(pk=incident.pk).exists()


def test_pruning_forgets_ended_jobs_and_keeps_waiting_ones():
    note.enqueue("ended")
    run_waiting_jobs()
    note.enqueue("waiting")
    DBTaskResult.objects.filter(status="SUCCESSFUL").update(finished_at=T0)
    prune.prune(T0 + timedelta(days=8))
    assert only_job().status == "READY"


def test_pruning_removes_uploads_that_never_came_to_an_end():
    left = settings.INCOMING_DIR / "left-behind"
    left.write_bytes(b"half a file")
    made = datetime.fromtimestamp(left.stat().st_mtime, UTC)
    prune.prune(made + timedelta(hours=1))
    assert left.exists()
    prune.prune(made + timedelta(days=2))
    assert not left.exists()
