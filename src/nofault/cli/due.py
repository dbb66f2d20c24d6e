"""`nofault due`: what is late or coming up in a folder of documents."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from typing import Any

import click

from nofault.cli.reading import policy_of, read_documents, shown
from nofault.cli.timeline import instant


@click.command("due")
@click.argument("paths", nargs=-1, required=True)
@click.option("--policy", metavar="POLICY", help="A preset's name or a TOML file; default: that of nofault.toml, else `default`.")
@click.option("--at", type=instant, metavar="TIME", help="Judge as of this time (with a zone); default: now.")
@click.option("--fail-on-overdue", is_flag=True, help="Exit with 1 when something is late.")
@click.option("--format", "output_format", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How it is written.")
def command(paths: tuple[str, ...], policy: str | None, at: datetime | None, fail_on_overdue: bool, output_format: str) -> None:
    """List the steps, action items and reviews that the documents in PATHS still wait for, earliest first.

    Example: nofault due postmortems/ --fail-on-overdue
    """
    import msgspec

    followed = policy_of(policy)
    found = read_documents(paths)
    rows = [row for path, reading in found.documents for row in _rows(path, reading.document, followed, at or datetime.now(UTC))]
    rows.sort(key=lambda row: (row["due_at"], row["path"]))
    if output_format == "json":
        click.echo(msgspec.json.format(msgspec.json.encode(rows), indent=2))
    else:
        click.echo("\n".join(_line(row) for row in rows) if rows else "Nothing is waited for.")
    found.complain()
    if found.unreadable:
        sys.exit(2)
    if fail_on_overdue and any(row["state"] == "late" for row in rows):
        sys.exit(1)


def _rows(path: str, document: Any, policy: Any, at: datetime) -> list[dict[str, Any]]:
    """The answer for one document. A step has no identifier of its own, so its row names the incident."""
    import msgspec

    from nofault.practice.due import due_steps
    from nofault.reliability.cases import case_from

    name = document.incident.reference or document.id
    steps = {entry.step for entry in policy.steps.values()}
    rows = []
    for item in due_steps(document, policy, at, published_at=case_from(document).published_at):
        row = {"path": path, **msgspec.structs.asdict(item)}
        if item.kind != "action" and item.id in steps:
            row |= {"id": name, "what": item.id if item.what == item.id else f"{item.id}: {item.what}"}
        rows.append(row)
    return rows


def _line(row: dict[str, Any]) -> str:
    what = shown(f"{row['what']} · {row['owner']}" if row["owner"] else row["what"])
    return f"{row['state']:<8}  {row['due_at']:%Y-%m-%d %H:%M} UTC  {row['kind']:<6}  {what}  ({shown(row['path'])}; {row['rule']})"
