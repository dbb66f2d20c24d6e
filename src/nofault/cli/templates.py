"""`nofault templates`: the message templates of logs."""

from __future__ import annotations

from datetime import datetime

import click
import msgspec

from nofault.cli.extras import require_extra
from nofault.cli.timeline import formats_of, instant, say_skipped, zone_pairs
from nofault.errors import NofaultError


@click.command("templates")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--since", type=instant, metavar="TIME", help="Only lines from this time on (with a zone).")
@click.option("--until", type=instant, metavar="TIME", help="Only lines before this time (with a zone).")
@click.option("--zone", "zones", multiple=True, metavar="GLOB=ZONE", help="Zone of files whose stamps name none; repeatable.")
@click.option("--year", type=click.IntRange(1970, 2199), help="Year of the first stamp of files whose stamps name none.")
@click.option("--format-file", "format_files", multiple=True, metavar="FILE", help="A log format of your own (TOML); repeatable.")
@click.option("--format", "output_format", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How it is written.")
def command(
    files: tuple[str, ...],
    since: datetime | None,
    until: datetime | None,
    zones: tuple[str, ...],
    year: int | None,
    format_files: tuple[str, ...],
    output_format: str,
) -> None:
    """Count the message templates of FILEs: texts that differ only in numbers, quoted names, values and paths are one.

    Example: nofault templates app.jsonl --since 2026-06-14T14:25:00Z --format json
    """
    require_extra("timeline", "numpy", "orjson", "isal", "zstandard")
    from nofault.timeline.counting import template_counts
    from nofault.timeline.wording import clock_text

    counts, skipped = template_counts(files, since=since, until=until, zones=zone_pairs(zones), year=year, formats=formats_of(format_files))
    say_skipped(skipped)
    if not counts and skipped:
        raise NofaultError("nothing could be read.", "Name at least one log whose lines hold messages.")
    if output_format == "json":
        click.echo(msgspec.json.format(msgspec.json.encode(counts), indent=2))
        return
    for one in counts:
        click.echo(f"{one.count:>9,}  {clock_text(one.first_at)}  {clock_text(one.last_at)}  {one.template}")
