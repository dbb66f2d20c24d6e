"""The command line: one command a file, imported only when it is called."""

from __future__ import annotations

import os
import sys
from typing import Any, NoReturn

import click

from nofault import plugins
from nofault.errors import NofaultError

COMMANDS = "nofault.cli"
INTERRUPTED = 130  # 128 + SIGINT, as shells report it
LONGEST_LINE = 2_000  # characters of an error
LONGEST_NAME = 300  # characters of a file's name in it


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

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command. That the reader of our output went away (for example `| head`) is no fault; click would end with 1."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 0
        return result


NOT_COMMANDS = frozenset({"extras", "reading"})


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="nofault", prog_name="nofault")
def group() -> None:
    """Blameless postmortems, from raw evidence to kept promises.

    Example: nofault lint postmortem.md
    """


def main(argv: list[str] | None = None) -> None:
    """Run a command and exit. What a person can mend (usage too) is one line on standard error and status 2; an interrupted run has status 130."""
    try:
        status = group.main(args=argv, prog_name="nofault", standalone_mode=False)
        sys.exit(status if isinstance(status, int) else 0)
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        sys.exit(2)
    except click.UsageError as error:
        _fail(f"{error.format_message()} See {error.ctx.command_path if error.ctx else 'nofault'} --help.")
    except click.ClickException as error:
        _fail(error.format_message())
    except NofaultError as error:
        _fail(str(error))
    except OSError as error:
        _fail(f"{str(error.filename or 'The system')[:LONGEST_NAME]}: {error.strerror or error}. Check the name, the permissions and the space left.")
    except (click.Abort, KeyboardInterrupt):
        click.echo("nofault: interrupted.", err=True)
        sys.exit(INTERRUPTED)


def _fail(message: str) -> NoReturn:
    """One line, whatever the message quotes."""
    from nofault.timeline.masking import display_text

    click.echo(f"nofault: {display_text(' '.join(message.split()), LONGEST_LINE)}", err=True)
    sys.exit(2)
