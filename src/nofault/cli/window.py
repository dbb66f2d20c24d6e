"""`nofault window`: the raw lines of a window out of many files."""

from __future__ import annotations

import sys
from datetime import datetime

import click

from nofault.cli.extras import require_extra
from nofault.cli.timeline import formats_of, instant, say_skipped, zone_pairs
from nofault.errors import NofaultError


@click.command("window")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--since", type=instant, metavar="TIME", required=True, help="From this time on (with a zone).")
@click.option("--until", type=instant, metavar="TIME", required=True, help="Before this time (with a zone).")
@click.option("--zone", "zones", multiple=True, metavar="GLOB=ZONE", help="Zone of files whose stamps name none; repeatable.")
@click.option("--year", type=click.IntRange(1970, 2199), help="Year of the first stamp of files whose stamps name none.")
@click.option("--format-file", "format_files", multiple=True, metavar="FILE", help="A log format of your own (TOML); repeatable.")
def command(
    files: tuple[str, ...], since: datetime, until: datetime, zones: tuple[str, ...], year: int | None, format_files: tuple[str, ...]
) -> None:
    """Print the lines of a window as found, all FILEs merged in UTC order. Lines without a time of their own stay with the line before.

    Example: nofault window web.log app.jsonl --since 2026-06-14T14:25:00Z --until 2026-06-14T15:50:00Z
    """
    require_extra("timeline", "numpy", "orjson", "isal", "zstandard")
    from nofault.timeline.window import window_of

    window = window_of(files, since=since, until=until, zones=zone_pairs(zones), year=year, formats=formats_of(format_files))
    say_skipped(window.skipped)
    if not window.read:
        raise NofaultError("nothing could be read.", "Name at least one log whose lines have times.")
    sys.stdout.flush()
    for piece in window.pieces:
        sys.stdout.buffer.write(piece)
    sys.stdout.buffer.flush()
