"""`nofault new`: an empty postmortem of a template."""

from __future__ import annotations

from pathlib import Path

import click

from nofault.errors import NofaultError


@click.command("new")
@click.option(
    "--template",
    default="classic",
    show_default=True,
    metavar="TEMPLATE",
    help="Which template, such as classic or forensic; or a template file of your own.",
)
@click.option("-o", "--output", metavar="FILE", help="Where to write; a file that exists is left alone. Default: standard output.")
def command(template: str, output: str | None) -> None:
    """Write an empty postmortem with a prompt for each section; the prompts are comments and never part of the document.

    Example: nofault new --template classic -o postmortem.md
    """
    from nofault.cli.convert import format_or_template, write_out
    from nofault.postmortem.reading import formats

    shape = format_or_template(template, what="template")
    if not hasattr(shape, "empty"):
        known = sorted(name for name, module in formats().items() if hasattr(module, "empty"))
        raise NofaultError(f"Unknown template: {template}.", f"Known are: {', '.join(known)}.")
    if output not in (None, "-") and Path(str(output)).exists():
        raise NofaultError(f"{output} exists.", "Name another file, or remove it first.")
    write_out(shape.empty(), output)
