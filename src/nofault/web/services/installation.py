"""The version of the installation's database."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from nofault.errors import NofaultError

MIGRATION_LOCK = 0x6E6F6661  # any number of ours: "nofa"


@contextmanager
def _alone() -> Iterator[None]:
    """One process at a time, on this machine or on all that share the database."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [MIGRATION_LOCK])
            try:
                yield
            finally:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [MIGRATION_LOCK])
        return
    with (settings.DATA_DIR / "migrate.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def pending_migrations() -> list[str]:
    executor = MigrationExecutor(connection)
    return [str(migration) for migration, _ in executor.migration_plan(executor.loader.graph.leaf_nodes())]


def migrate() -> list[str]:
    """Bring the database up to this version. Which steps were taken; of processes that start together one does it, the others wait."""
    with _alone():
        steps = pending_migrations()
        if steps:
            call_command("migrate", verbosity=0, interactive=False)
        return steps


def require_migrated() -> None:
    """Raise NofaultError when the database is not of this version."""
    if pending_migrations():
        raise NofaultError("The database is not of this version yet.", "Run `nofault migrate` first.")
