"""`nofault budget`: error budgets from a file of objectives and incidents."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import click

from nofault.cli.reading import read_values, shown


@click.command("budget")
@click.argument("file")
@click.option("--format", "output_format", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How it is written.")
def command(file: str, output_format: str) -> None:
    """Say how much of each error budget in FILE (YAML or JSON) is used, what remains, and when it runs out at which rate.

    \b
    FILE holds objectives and incidents:
      as_of: 2026-02-13            # default: today
      slos:
        - {name: pay, service: payments, target: 99.9, window: 90d, start: 2026-01-01}
      incidents:
        - {id: INC-1, slo: pay, at: 2026-01-14T14:32:00Z, minutes: 23, error_share: 0.4}
    A window without a start is rolling; `calendar: month`, `quarter` or `year` stands in place of it. The share is optional.

    Example: nofault budget slos.yaml --format json
    """
    import msgspec

    from nofault.reliability.budget import budgets, parse_budget

    answer = budgets(parse_budget(read_values(file)), datetime.now(UTC).date())
    if output_format == "json":
        click.echo(msgspec.json.format(msgspec.json.encode(answer), indent=2))
    else:
        click.echo("\n\n".join(_text(slo) for slo in answer["slos"]) or "The file holds no objective.")


def _text(slo: dict[str, Any]) -> str:
    left = "" if slo["days_remaining"] is None else f", {slo['days_remaining']} days left"
    used = f"{slo['consumed_minutes']:.1f} of {slo['budget_minutes']:.1f} min used ({slo['consumed_percent']:.1f} %)"
    lines = [f"{shown(slo['name'])}: {used}, {slo['remaining_minutes']:.1f} min remain ({slo['remaining_percent']:.1f} %){left}"]
    for projection in slo["projections"]:
        day = "" if projection["day_of_window"] is None else f" (day {projection['day_of_window']})"
        end = f"runs out on {projection['exhausted_on']}{day}" if projection["exhausted_on"] else "does not run out in this window"
        lines.append(f"  at {projection['minutes_per_day']:.2f} min a day ({projection['basis']}) it {end}")
    return "\n".join(lines)
