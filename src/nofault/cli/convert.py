"""`nofault convert`: a document of any supported shape into another."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import click

from nofault import plugins
from nofault.cli.extras import require_extra
from nofault.cli.reading import SUFFIXES, document_paths, read_bytes, shown, unpacked
from nofault.errors import NofaultError

EXPORTS = "nofault.postmortem.export"


def write_out(text: str | bytes, output: str | None) -> None:
    """Write to a file, text as UTF-8, or to standard output. Raises NofaultError when the file cannot be written."""
    data = text.encode() if isinstance(text, str) else text
    if output in (None, "-"):
        click.echo(data, nl=False)
        return
    try:
        Path(str(output)).write_bytes(data)
    except OSError as error:
        raise NofaultError(f"{shown(str(output))} cannot be written: {error.strerror}.", "Name a file in a folder that you may write to.") from error


def format_or_template(name: str, what: str = "format", more: Iterable[str] = ()) -> Any:
    """The format of a NAME, or that of a template file: a Markdown file, or a name that `[templates]` of the settings leads to one.

    Raises NofaultError for a name that is neither; `what` is what the name was asked for, `more` are the other names that may be given there.
    """
    from nofault.cli.reading import own_settings
    from nofault.postmortem.markdown.own_template import own_format
    from nofault.postmortem.reading import format_named, formats

    templates = {} if name in formats() else own_settings().get("templates", {})
    path = str(templates.get(name, name)) if isinstance(templates, dict) else name
    if path.lower().endswith((".md", ".markdown")):
        return own_format(read_bytes(path).decode("utf-8", "replace"), path)
    if name not in formats():
        known = ", ".join(sorted([*formats(), *more]))
        raise NofaultError(f"Unknown {what}: {name}.", f"Known are: {known}; or name a template file that ends in .md.")
    return format_named(name)


def exporter(name: str) -> Any:
    """The export of that name. Raises NofaultError where its extra is not installed."""
    if name == "pdf":
        require_extra("server", "typst")
    return plugins.load(EXPORTS, name)


def convert_folder(folder: str, wanted: Any, source: Any, output: str | None, name: str) -> None:
    """Every document of a folder, called `name`, into `output`, at its own path there, with the files beside it that it links to.

    One that fails stops no other. Raises NofaultError in the end where there was one, or before anything is written where `output` is no
    folder of its own.
    """
    from nofault.postmortem.reading import read, write

    root, target = Path(folder).resolve(), Path(output or "").resolve()
    if not output or target.is_relative_to(root) or target.is_file():
        raise NofaultError(f"{shown(name)} holds several documents, so what it becomes needs a folder.", "Name a folder elsewhere with -o.")
    failed = 0
    for path in document_paths([str(root)]):
        inside = Path(path).relative_to(root)
        try:
            reading = read(read_bytes(path), str(inside), source)
            text = write(reading.document, wanted)
            place = (target / inside).with_suffix(wanted.EXTENSION)
            if place.exists():
                raise NofaultError(
                    f"{shown(str(place))} is there already.", "Name an empty folder, or give documents that differ in their ending another name."
                )
            (target / inside).parent.mkdir(parents=True, exist_ok=True)
            write_out(text, str(place))
            _copy_linked(reading.document, inside, root, target)
        except NofaultError as error:
            failed += 1
            click.echo(f"nofault: {shown(str(inside))}: {error}", err=True)
            continue
        for question in reading.questions:
            click.echo(f"nofault: {shown(str(inside))}: {shown(question)}", err=True)
    if failed:
        raise NofaultError(f"{failed} of the documents in {shown(name)} could not be converted.", "The lines above say why.")


def _copy_linked(document: Any, inside: Path, root: Path, target: Path) -> None:
    """The files that a document links to, to the same places below `target`. No link leads out of the folder, not by a link of the file system."""
    import shutil

    from nofault.postmortem.brought import clean_path
    from nofault.postmortem.links import relative_links, target_of

    for link in relative_links(document):
        place = target_of(link, inside.as_posix())
        # In an archive files have clean names, whatever the text calls them.
        found = next((file for name in (place, clean_path(place)) if place and (file := (root / name).resolve()).is_file()), None)
        if found and found.is_relative_to(root) and found.suffix.lower() not in SUFFIXES:
            (target / place).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(found, target / place)


@click.command("convert")
@click.argument("file")
@click.option(
    "--to",
    "target",
    required=True,
    metavar="FORMAT",
    help="The format to write, such as classic, forensic, yaml, json, html or pdf; or a template file of your own.",
)
@click.option("--from", "source", metavar="FORMAT", help="The format that FILE is in; default: seen from the text.")
@click.option("-o", "--output", metavar="FILE", help="Where to write; default: standard output.")
@click.option("--report", metavar="FILE", help="Where to write what was understood, kept and asked, as JSON; - for standard error.")
def command(file: str, target: str, source: str | None, output: str | None, report: str | None) -> None:
    """Read the postmortem FILE (- for standard input) in any supported shape and write it in another; nothing of it is lost.

    A folder, or a ZIP archive of one, becomes another folder, with the pictures and files that its documents link to.

    Questions that only a person can answer are named on standard error.

    Example: nofault convert postmortem.md --to forensic -o postmortem.yaml
    """
    import msgspec

    from nofault.postmortem.reading import read, write

    exports = plugins.names(EXPORTS)
    wanted = None if target in exports else format_or_template(target, more=exports)
    given = format_or_template(source) if source else ""
    is_folder = os.path.isdir(file)  # noqa: PTH112 - a name may be too long for Path
    if is_folder or file.lower().endswith(".zip"):
        if wanted is None or report is not None:
            raise NofaultError("A folder is converted among formats, without a report.", "Convert one file, or leave --report out.")
        with nullcontext(file) if is_folder else unpacked(file) as folder:
            convert_folder(folder, wanted, given, output, file)
        return
    reading = read(read_bytes(file), "" if file == "-" else file, given)
    remarks: list[str] = []
    if wanted is None:
        data, remarks = exporter(target).export(reading.document)
        write_out(data, output)
    else:
        write_out(write(reading.document, wanted), output)
    if report is not None:
        text = msgspec.json.format(msgspec.json.encode(reading.report()), indent=2).decode() + "\n"
        click.echo(text, nl=False, err=True) if report == "-" else write_out(text, report)
    for question in (*reading.questions, *remarks):
        click.echo(f"nofault: {shown(file)}: {shown(question)}", err=True)
