"""`nofault migrate`: bring the database up to this version."""

from __future__ import annotations

import click

from nofault.cli.extras import require_extra


@click.command("migrate")
def command() -> None:
    """Bring the database up to this version. It is safe to run it again, and from several machines at once.

    Example: DATABASE_URL=postgresql://… nofault migrate
    """
    require_extra("server", "django")
    from nofault.web import process

    process.set_up()
    from nofault.web.services import installation

    steps = installation.migrate()
    click.echo(f"{len(steps)} steps taken; the database is of this version." if steps else "The database is of this version already.")
