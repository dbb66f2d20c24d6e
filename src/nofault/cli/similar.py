"""`nofault similar`: earlier incidents that resemble a text, and what they still owe."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from nofault.cli.reading import STDIN, read_bytes, read_documents, shown

if TYPE_CHECKING:
    from nofault.knowledge.similar import Similar


MOST_ITEMS = 5  # of one incident, for the eye


@click.command("similar")
@click.argument("text_or_file")
@click.option("--in", "paths", multiple=True, required=True, metavar="PATH", help="A folder or file of earlier documents; repeatable.")
@click.option("--top", type=click.IntRange(1, 100), default=5, show_default=True, help="How many at most.")
@click.option("--format", "output_format", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How it is written.")
@click.argument("more", nargs=-1)
def command(text_or_file: str, more: tuple[str, ...], paths: tuple[str, ...], top: int, output_format: str) -> None:
    """List earlier incidents that resemble TEXT_OR_FILE, best first: why they match, what ended them, and their unfinished action items.

    Folders after the first one may follow `--in` without repeating it.

    Example: nofault similar "connection pool exhausted after deploy" --in postmortems/
    """
    import msgspec

    from nofault.knowledge.similar import Past, similar

    text, own, service = _asked(text_or_file)
    found = read_documents((*paths, *more))
    past = [Past(reading.document, path) for path, reading in found.documents if own is None or Path(path).resolve() != own]
    answers = similar(text, past, top, service)
    if output_format == "json":
        click.echo(msgspec.json.format(msgspec.json.encode(answers), indent=2))
    else:
        click.echo("\n\n".join(_text(answer) for answer in answers) or "No earlier incident shares a word with it.")
    found.complain()
    if any(path in (*paths, *more) for path, _ in found.unreadable):
        sys.exit(2)


def _asked(text_or_file: str) -> tuple[str, Path | None, str]:
    """What is looked for: a text itself, or what a document says, with its path (so that it is not found itself) and its service."""
    from nofault.knowledge.similar import text_of
    from nofault.postmortem.reading import read

    if text_or_file != STDIN and not _is_file(text_or_file):
        return text_or_file, None, ""
    data = read_bytes(text_or_file)
    own = None if text_or_file == STDIN else Path(text_or_file).resolve()
    document = read(data, text_or_file).document
    return text_of(document) or data.decode("utf-8", "replace"), own, document.incident.service


def _is_file(text: str) -> bool:
    try:
        return Path(text).is_file()
    except (OSError, ValueError):  # too long for a name, or with a character that no name has
        return False


def _text(answer: Similar) -> str:
    lines = [f"{answer.id or '-'}  {answer.title}  ({answer.path})", *(f"  {why}" for why in answer.why)]
    if answer.mitigation:
        lines.append(f"  ended by {answer.mitigation}")
    for item in answer.unfinished[:MOST_ITEMS]:
        lines.append(f"  still open: {item.text} · {item.owner or 'no owner'} · {item.due or 'no date'} · {item.state}")
    if len(answer.unfinished) > MOST_ITEMS:
        lines.append(f"  and {len(answer.unfinished) - MOST_ITEMS} more (--format json)")
    return "\n".join(shown(line) for line in lines)
