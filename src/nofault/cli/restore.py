"""`nofault restore`: an installation out of a backup."""

from __future__ import annotations

from pathlib import Path

import click

from nofault.cli.extras import require_extra


@click.command("restore")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--replace", is_flag=True, help="Put the backup in the place of an installation that holds accounts.")
def command(file: Path, replace: bool) -> None:
    """Make the installation what the backup FILE holds. Stop the server and the workers first.

    Example: nofault restore nofault-2026-01-14.tar
    """
    require_extra("server", "django")
    from nofault.web import process

    process.set_up()
    from nofault.web.services.backups import restore

    manifest = restore(file, replace=replace)
    click.echo(f"Restored what nofault {manifest['version']} backed up at {manifest['made_at']}.")
