"""`nofault backup`: the whole installation in one file."""

from __future__ import annotations

from pathlib import Path

import click

from nofault.cli.extras import require_extra


@click.command("backup")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def command(file: Path) -> None:
    """Write database and evidence into FILE, a tar archive (compressed when it ends in .gz), while the installation runs.

    The secret key is not in it. On PostgreSQL this needs pg_dump.

    Example: nofault backup nofault-2026-01-14.tar
    """
    require_extra("server", "django")
    from nofault.web import process

    process.set_up()
    from nofault.web.services.backups import back_up

    size = back_up(file)
    click.echo(f"{file}: {size:,} bytes")
