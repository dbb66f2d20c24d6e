"""`nofault serve`: pages, API and background work in one process."""

from __future__ import annotations

import os

import click

from nofault.cli.extras import require_extra


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on; 0.0.0.0 for all.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="The port; 0 takes any that is free.")
def command(host: str, port: int) -> None:
    """Serve pages, API and background work in one process.

    The database is embedded unless DATABASE_URL names a PostgreSQL one. It is brought up to this version at the start.
    The line `ready http://…/` says that pages answer.

    Example: nofault serve --port 8080
    """
    require_extra("server", "django", "uvicorn")
    from nofault.web import process

    listening = process.bind(host, port)
    # Links in letters and the set-up line point here unless the installation says where it is reached from.
    os.environ.setdefault("NOFAULT_BASE_URL", process.address_of(listening).rstrip("/"))
    process.set_up()
    from nofault.web import server

    server.run(host, port, listening=listening, on_ready=_say_ready)


def _say_ready(address: str) -> None:
    from nofault.web.services.accounts import setup_line

    line = setup_line()
    if line is not None:
        click.echo(line)
    click.echo(f"ready {address}")
