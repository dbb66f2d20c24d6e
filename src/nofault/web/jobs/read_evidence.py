"""Reads the evidence that was brought for an incident and proposes a timeline."""

from __future__ import annotations

from django_tasks import task

from nofault.web.services import evidence


@task()
def run(import_id: int) -> None:
    evidence.read_import(import_id)


def given_up(reason: str, import_id: int) -> None:
    evidence.fail_reading(import_id, reason)
