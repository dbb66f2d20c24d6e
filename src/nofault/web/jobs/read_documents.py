"""Works on documents that were brought: fetches, unpacks, reads and keeps them, one after the other."""

from __future__ import annotations

from django_tasks import task

from nofault.web.services import import_reading


@task()
def run(import_id: int) -> None:
    import_reading.work_on(import_id)


def given_up(reason: str, import_id: int) -> None:
    import_reading.fail_work(import_id, reason)
