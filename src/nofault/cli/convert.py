"""`nofault convert`: a document of any supported shape into another."""

from __future__ import annotations

from pathlib import Path

import click

from nofault.cli.reading import read_bytes, shown
from nofault.errors import NofaultError


def write_out(text: str, output: str | None) -> None:
    """Write to a file as UTF-8, or to standard output. Raises NofaultError when the file cannot be written."""
    if output in (None, "-"):
        click.echo(text.encode(), nl=False)
        return
    try:
        Path(str(output)).write_bytes(text.encode())
    except OSError as error:
        raise NofaultError(f"{shown(str(output))} cannot be written: {error.strerror}.", "Name a file in a folder that you may write to.") from error


@click.command("convert")
@click.argument("file")
@click.option("--to", "target", required=True, metavar="FORMAT", help="The format to write, such as classic, forensic, yaml or json.")
@click.option("-o", "--output", metavar="FILE", help="Where to write; default: standard output.")
@click.option("--report", metavar="FILE", help="Where to write what was understood, kept and asked, as JSON; - for standard error.")
def command(file: str, target: str, output: str | None, report: str | None) -> None:
    """Read the postmortem FILE (- for standard input) in any supported shape and write it in another; nothing of it is lost.

    Questions that only a person can answer are named on standard error.

    Example: nofault convert postmortem.md --to forensic -o postmortem.yaml
    """
    import msgspec

    from nofault.postmortem.reading import format_named, read, write

    format_named(target)
    reading = read(read_bytes(file), "" if file == "-" else file)
    write_out(write(reading.document, target), output)
    if report is not None:
        text = msgspec.json.format(msgspec.json.encode(reading.report()), indent=2).decode() + "\n"
        click.echo(text, nl=False, err=True) if report == "-" else write_out(text, report)
    for question in reading.questions:
        click.echo(f"nofault: {shown(file)}: {shown(question)}", err=True)
