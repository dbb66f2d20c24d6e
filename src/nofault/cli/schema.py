"""`nofault schema`: the JSON Schema of the document."""

from __future__ import annotations

import click
import msgspec

from nofault.postmortem.model import schema


@click.command("schema")
@click.option("--format", "output_format", type=click.Choice(["json"]), default="json", help="How it is written.")
def command(output_format: str) -> None:
    """Print the JSON Schema of the document.

    Example: nofault schema > postmortem.schema.json
    """
    click.echo(msgspec.json.format(msgspec.json.encode(schema()), indent=2))
