"""`nofault worker`: background work alone."""

from __future__ import annotations

import signal

import click

from nofault.cli.extras import require_extra


@click.command("worker")
def command() -> None:
    """Do background work alone; any number of workers may share a database.

    A job whose worker dies is taken up by another one when its lease runs out.

    Example: DATABASE_URL=postgresql://… nofault worker
    """
    require_extra("server", "django")
    from nofault.web import process

    process.set_up()
    from nofault.web.services.installation import require_migrated
    from nofault.web.worker import Worker

    require_migrated()
    worker = Worker()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: worker.end())
    click.echo(f"working as {worker.id}")
    worker.run()
