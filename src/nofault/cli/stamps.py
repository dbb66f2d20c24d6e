"""`nofault stamps`: the time of each line of one file."""

from __future__ import annotations

import sys
from itertools import islice

import click

from nofault.cli.extras import require_extra
from nofault.cli.timeline import formats_of

_ROWS = 10_000


@click.command("stamps")
@click.argument("file")
@click.option("--zone", metavar="ZONE", help="Zone of stamps that name none, for example Europe/London.")
@click.option("--year", type=click.IntRange(1970, 2199), help="Year of the first stamp where none is written.")
@click.option("--format-file", "format_files", multiple=True, metavar="FILE", help="A log format of your own (TOML); repeatable.")
def command(file: str, zone: str | None, year: int | None, format_files: tuple[str, ...]) -> None:
    """Print line number, epoch microseconds and certainty of each line of FILE, with tabs between; `-` where a line has no time of its own.

    Example: nofault stamps /var/log/syslog --zone Europe/London
    """
    require_extra("timeline", "numpy", "orjson", "isal", "zstandard")
    from nofault.timeline.listing import line_stamps

    stamps = line_stamps(file, zone=zone, year=year, formats=formats_of(format_files))
    while rows := list(islice(stamps, _ROWS)):
        sys.stdout.write("".join(f"{line}\t{'-' if us is None else us}\t{certainty.value if certainty else '-'}\n" for line, us, certainty in rows))
