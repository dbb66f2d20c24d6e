"""Keeps the search index up with the documents, so that a search never has much left to do, and builds it where it is missing."""

from __future__ import annotations

from django_tasks import task

from nofault.web.services.search import catch_up

SCHEDULE = "*/5 * * * *"


@task()
def run() -> None:
    """Idempotent: what the index holds already is not put in again."""
    catch_up()
