"""`nofault owed`: which postmortem an incident's facts call for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from nofault.cli.reading import policy_of, read_values, shown

if TYPE_CHECKING:
    from nofault.practice.triggers import Owed


@click.command("owed")
@click.argument("file")
@click.option("--policy", metavar="POLICY", help="A preset's name or a TOML file; default: that of nofault.toml, else `default`.")
@click.option("--format", "output_format", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How it is written.")
def command(file: str, policy: str | None, output_format: str) -> None:
    """Say which postmortem the facts in FILE (YAML or JSON) call for, by when, and which rule says so.

    Example: printf 'severity: SEV2\\nrestored_at: 2026-01-14T15:10:00Z\\n' | nofault owed -
    """
    import msgspec

    from nofault.practice.facts import parse_facts
    from nofault.practice.triggers import owed

    facts, ignored = parse_facts(read_values(file))
    for key in ignored:
        click.echo(f"nofault: {shown(file)}: {shown(key)} is no fact that a rule asks for; left out.", err=True)
    answer = owed(facts, policy_of(policy))
    click.echo(msgspec.json.format(msgspec.json.encode(answer), indent=2) if output_format == "json" else _text(answer))


def _text(answer: Owed) -> str:
    rule = f", rule {answer.rule}" if answer.rule else ""
    lines = [f"{answer.owed} ({answer.strength}): {answer.why}", f"policy {answer.policy}{rule}"]
    if answer.due:
        lines += ["", *(f"{due.at:%Y-%m-%d %H:%M} UTC  {due.step}" for due in answer.due)]
    if answer.would_change:
        lines += ["", "It would be otherwise if:", *(f"  {change.fact} is {_word(change.value)}: {change.owed}" for change in answer.would_change)]
    return "\n".join(lines)


def _word(value: bool | str) -> str:
    return ("no", "yes")[value] if isinstance(value, bool) else value
