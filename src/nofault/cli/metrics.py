"""`nofault metrics`: the practice's metrics from documents in a folder."""

from __future__ import annotations

import csv
import io
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from nofault.cli.reading import read_documents
from nofault.cli.timeline import instant

if TYPE_CHECKING:
    from nofault.reliability.cases import Measure


@click.command("metrics")
@click.argument("paths", nargs=-1, required=True)
@click.option("--at", type=instant, metavar="TIME", help="Measure as of this time (with a zone); default: now.")
@click.option("--format", "output_format", type=click.Choice(["text", "json", "csv"]), default="text", show_default=True, help="How it is written.")
def command(paths: tuple[str, ...], at: datetime | None, output_format: str) -> None:
    """Measure the practice over the documents in PATHS: each metric with its unit, n and what could not be measured.

    Example: nofault metrics postmortems/ --format csv
    """
    import msgspec

    from nofault.reliability.cases import case_from, measures

    found = read_documents(paths)
    answers = measures([case_from(reading.document) for _, reading in found.documents], at or datetime.now(UTC))
    if output_format == "json":
        click.echo(msgspec.json.format(msgspec.json.encode(answers), indent=2))
    elif output_format == "csv":
        click.echo(_csv(answers), nl=False)
    else:
        click.echo("\n".join(_line(answer) for answer in answers))
    found.complain()
    if found.unreadable:
        sys.exit(2)


def _line(answer: Measure) -> str:
    value = "unknown" if answer.value is None else f"{answer.value:g} {answer.unit}"
    more = "".join(f", {name.replace('_', ' ')} {figure:g}" for name, figure in answer.detail.items())
    left_out = f", {answer.left_out} left out for want of a time" if answer.left_out else ""
    return f"{answer.name:<16}  {value} (n = {answer.n}{more}{left_out})"


def _csv(answers: list[Measure]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["metric", "figure", "value", "unit", "n", "left_out"])
    for answer in answers:
        for figure, value in {"value": answer.value, **answer.detail}.items():
            writer.writerow([answer.name, figure, "" if value is None else value, answer.unit, answer.n, answer.left_out])
    return out.getvalue()
