"""`nofault classify`: failure classes with the sentence that earned each."""

from __future__ import annotations

from pathlib import PurePath

import click

from nofault.cli.reading import read_bytes, shown

STRUCTURED = frozenset({".yaml", ".yml", ".json"})


@click.command("classify")
@click.argument("file")
@click.option("--format", "output_format", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How it is written.")
def command(file: str, output_format: str) -> None:
    """Suggest failure classes for the document FILE, best first, each with the sentence that earned it. A person confirms them.

    Example: nofault classify postmortem.md --format json
    """
    import msgspec

    from nofault.knowledge.classify import classify
    from nofault.knowledge.sentences import sentences_of_markdown, sentences_of_yaml
    from nofault.postmortem.reading import decode

    text, questions = decode(read_bytes(file))
    for question in questions:
        click.echo(f"nofault: {shown(file)}: {question}", err=True)
    structured = PurePath(file).suffix.lower() in STRUCTURED
    found = classify(sentences_of_yaml(text, shown(file)) if structured else sentences_of_markdown(text))
    if output_format == "json":
        click.echo(msgspec.json.format(msgspec.json.encode(found), indent=2))
        return
    for one in found:
        line = "" if one.line is None else f"line {one.line}: "
        click.echo(f"{one.code:<16}  {one.axis:<9}  {one.confidence:.2f}  {one.name}\n    {line}{shown(one.sentence)}")
    if not found:
        click.echo("No sentence speaks for a class.")
