"""`nofault timeline`: evidence files to an ordered UTC timeline."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from nofault import plugins
from nofault.cli.extras import require_extra
from nofault.cli.reading import own_settings
from nofault.errors import NofaultError

if TYPE_CHECKING:
    from nofault.timeline.events import Skipped, Timeline
    from nofault.timeline.layouts import LineFormat

FORMATS = "nofault.timeline.render"  # each file of it is a format


def instant(text: str) -> datetime:
    """The aware instant of a time typed by a person; without a zone it is refused, because it would be a guess."""
    try:
        at = datetime.fromisoformat(text.strip())
    except ValueError:
        raise click.BadParameter(f"{text!r} is not a time; write it like 2026-06-14T14:25:00Z.") from None
    if at.tzinfo is None:
        raise click.BadParameter(f"{text!r} names no zone; write {at.isoformat()}Z for UTC, or an offset such as {at.isoformat()}+02:00.")
    return at


def zone_pairs(values: tuple[str, ...]) -> dict[str, str]:
    """`GLOB=ZONE` options as a mapping. Raises NofaultError for one without both parts."""
    zones = {}
    for value in values:
        glob, separator, zone = value.rpartition("=")
        if not (separator and glob and zone):
            raise NofaultError(f"--zone {value!r} is not GLOB=ZONE.", "Write it like --zone 'pay-1/*=Europe/London'.")
        zones[glob] = zone
    return zones


def formats_of(files: Sequence[str]) -> list[LineFormat]:
    """The log formats of the team's own: those of `--format-file`, then those that `timeline.formats` of the settings names.

    A relative path in the settings is looked for from this folder upwards. Raises NofaultError for a file that is none.
    """
    from nofault.timeline.own_formats import load_formats

    section = own_settings().get("timeline", {})
    named = section.get("formats", []) if isinstance(section, dict) else []
    here = Path.cwd()
    kept = [next((found for folder in (here, *here.parents) if (found := folder / str(name)).is_file()), Path(str(name))) for name in named]
    return load_formats([*files, *kept])


@contextmanager
def engine_files(asked: Sequence[str], since: datetime | None, until: datetime | None) -> Iterator[tuple[list[str], list[Skipped]]]:
    """What engines answer for the window, as evidence files that go away afterwards, and what they did not answer.

    Raises NofaultError for a connection that is none; an engine that gives no answer is named and stops nothing else.
    """
    if not asked:
        yield [], []
        return
    if since is None or until is None:
        raise NofaultError("an engine is asked for a window of time.", "Give --since and --until.")
    require_extra("duckdb", "httpx")
    from nofault.integrations.engines import Question, bring_evidence, load_connection
    from nofault.integrations.errors import IntegrationError
    from nofault.timeline.events import Skipped

    question = Question.about(since, until)
    connections = [(path, load_connection(Path(path))) for path in asked]
    untold: list[Skipped] = []
    with tempfile.TemporaryDirectory(prefix="nofault-") as folder:
        for number, (path, connection) in enumerate(connections):
            inner = Path(folder, str(number))
            inner.mkdir()
            try:
                for file, notes in bring_evidence(connection, question, inner):
                    untold += [Skipped(path=file.name, why=note) for note in notes]
            except IntegrationError as error:
                untold.append(Skipped(path=path, why=f"no whole answer: {error}"))
        yield [str(Path(folder, str(number))) for number in range(len(asked))], untold


@contextmanager
def progress_bar(label: str) -> Iterator[Callable[[int, int], None] | None]:
    """A reporter of bytes done and in all, shown as a bar on a terminal; None where standard error is none."""
    if not sys.stderr.isatty():
        yield None
        return
    with click.progressbar(length=1, label=label, file=sys.stderr, show_eta=True) as bar:

        def report(done: int, total: int) -> None:
            bar.length = max(total, 1)
            bar.update(done - bar.pos)

        yield report


@click.command("timeline")
@click.argument("evidence", nargs=-1)
@click.option("--since", type=instant, metavar="TIME", help="Only events from this time on (with a zone).")
@click.option("--until", type=instant, metavar="TIME", help="Only events before this time (with a zone).")
@click.option("--zone", "zones", multiple=True, metavar="GLOB=ZONE", help="Zone of files whose stamps name none; repeatable.")
@click.option("--year", type=click.IntRange(1970, 2199), help="Year of the first stamp of files whose stamps name none.")
@click.option("--format-file", "format_files", multiple=True, metavar="FILE", help="A log format of your own (TOML); repeatable.")
@click.option("--ask", "asked", multiple=True, metavar="FILE", help="Ask an engine for the window too (a TOML file that says where); repeatable.")
@click.option("--correct-skew", is_flag=True, help="Take the estimated clock skew of hosts out of their times.")
@click.option("--keep", type=click.Choice(["significant", "all"]), default="significant", show_default=True, help="60 events at most, or every line.")
@click.option("--format", "output_format", type=click.Choice(plugins.names(FORMATS)), default="md", show_default=True, help="How it is written.")
@click.option("--explain", is_flag=True, help="Say why each event was chosen.")
def command(
    evidence: tuple[str, ...],
    since: datetime | None,
    until: datetime | None,
    zones: tuple[str, ...],
    year: int | None,
    format_files: tuple[str, ...],
    asked: tuple[str, ...],
    correct_skew: bool,
    keep: str,
    output_format: str,
    explain: bool,
) -> None:
    """Build a timeline from EVIDENCE: files, folders, archives, or - for standard input.

    Example: nofault timeline evidence/ --zone 'pay-1/*=Europe/London' --format md
    """
    require_extra("timeline", "numpy", "orjson", "isal", "zstandard")
    from nofault.timeline.build import build_timeline

    if not (evidence or asked):
        raise click.UsageError("Name evidence, or an engine with --ask.")
    with engine_files(asked, since, until) as (brought, untold), progress_bar("reading evidence") as progress:
        timeline = build_timeline(
            [*evidence, *brought],
            since=since,
            until=until,
            zones=zone_pairs(zones),
            year=year,
            keep="all" if keep == "all" else "significant",
            progress=progress,
            formats=formats_of(format_files),
            correct_skew=correct_skew,
        )
    timeline.skipped += untold
    say_skipped(timeline.skipped)
    if not timeline.sources:
        raise NofaultError("nothing could be read.", _hint(timeline))
    click.echo(plugins.load(FORMATS, output_format).render(timeline, explain), nl=False)


def say_skipped(skipped: Sequence[Skipped]) -> None:
    """One line on standard error for each file that gave nothing."""
    from nofault.timeline.masking import display_text

    for one in skipped:
        click.echo(display_text(f"nofault: skipped {one.path}: {one.why}", 1_000), err=True)


def _hint(timeline: Timeline) -> str:
    return "Name at least one file, folder or archive that holds evidence of a known format." if timeline.skipped else "The folder holds no files."
