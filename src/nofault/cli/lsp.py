"""`nofault lsp`: the linter in an editor."""

from __future__ import annotations

import click

from nofault.cli.extras import require_extra


@click.command("lsp")
def command() -> None:
    """Serve the Language Server Protocol on standard input and output: findings while typing, quick fixes, the rule's text, completion.

    Reads the same nofault.toml as `nofault lint`, from the folder it is started in.

    Example: nofault lsp
    """
    require_extra("lsp", "pygls", "lsprotocol")
    from nofault.cli.lint import configured
    from nofault.lsp.server import build_server

    build_server(configured()).start_io()
