"""The command line: one command a file, imported only when it is called."""

from __future__ import annotations

import os
import sys
from typing import Any

import click

from nofault import plugins
from nofault.errors import NofaultError

COMMANDS = "nofault.cli"


class LazyGroup(click.Group):
    """A group whose commands are the files of this folder; `near_miss.py` holds the command `near-miss`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, nothing imported."""
        return [name.replace("_", "-") for name in plugins.names(COMMANDS) if name not in NOT_COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported now; None when there is no such file."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = plugins.load(COMMANDS, cmd_name.replace("-", "_")).command
        return command


NOT_COMMANDS = frozenset({"extras", "reading"})


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="nofault", prog_name="nofault")
def group() -> None:
    """Blameless postmortems, from raw evidence to kept promises.

    Example: nofault lint postmortem.md
    """


def main(argv: list[str] | None = None) -> Any:
    """Run a command; an error that a person can act on is one line on standard error and exit status 2."""
    try:
        return group.main(args=argv, prog_name="nofault", standalone_mode=True)
    except NofaultError as error:
        click.echo(f"nofault: {error}", err=True)
        sys.exit(2)
    except BrokenPipeError:
        # The reader of our output went away (for example `| head`); nothing is wrong.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
