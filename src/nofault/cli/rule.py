"""`nofault rule`: explain a rule of the linter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from nofault.lint.rule import Rule


@click.command("rule")
@click.argument("code", required=False)
@click.option("--all", "every", is_flag=True, help="Explain all rules.")
def command(code: str | None, every: bool) -> None:
    """Explain the rule CODE: what it flags, why, an example, what to write instead, and where it comes from.

    Example: nofault rule BLM001
    """
    from nofault.errors import NofaultError
    from nofault.lint.rule import rule_named, rules

    if every == bool(code):
        raise click.UsageError("Name one rule, or ask for --all.")
    if every:
        click.echo("\n\n".join(_explained(rule) for rule in rules()))
        return
    rule = rule_named(code or "")
    if rule is None:
        raise NofaultError(f"There is no rule {code}.", f"Rules: {', '.join(one.code for one in rules())}.")
    click.echo(_explained(rule))


def _explained(rule: Rule) -> str:
    """The rule as Markdown: heading, facts, question, and its docstring."""
    where = "all sections" if rule.sections is None else ", ".join(sorted(rule.sections))
    facts = f"{rule.severity} · {where} · {'on' if rule.default else 'off unless selected'}"
    return f"# {rule.code} {rule.name}\n\n{facts}\n\nAsks: {rule.question}\n\n{(rule.module.__doc__ or '').strip()}"
