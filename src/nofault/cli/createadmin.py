"""`nofault createadmin`: an administrator's account, made at the keyboard."""

from __future__ import annotations

import sys

import click

from nofault.cli.extras import require_extra
from nofault.errors import NofaultError


@click.command("createadmin")
@click.argument("email")
@click.option("--name", default="", help="The name that pages show.")
def command(email: str, name: str) -> None:
    """Make an administrator's account for EMAIL. The password is asked for, or is the first line of standard input.

    Example: nofault createadmin ada@example.com --name "Ada Admin"
    """
    require_extra("server", "django")
    from nofault.web import process

    process.set_up()
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError
    from django.core.validators import validate_email

    from nofault.web.models.people import Role, User
    from nofault.web.services.accounts import create_person
    from nofault.web.services.installation import require_migrated

    require_migrated()
    password = _password()
    try:
        validate_email(email)
        validate_password(password, User(email=email, name=name))
    except ValidationError as error:
        raise NofaultError(" ".join(error.messages), "Try again.") from error
    create_person(email, name=name, role=Role.ADMINISTRATOR, password=password)
    click.echo(f"{email} is an administrator now.")


def _password() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    answer: str = click.prompt("Password", hide_input=True, confirmation_prompt=True)
    return answer
