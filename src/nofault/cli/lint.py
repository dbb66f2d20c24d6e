"""`nofault lint`: check documents, sentences or action items."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from nofault.lint.config import Config
    from nofault.lint.files import Checked
    from nofault.lint.findings import Finding

MODEL_SUFFIXES = frozenset({".yaml", ".yml", ".json"})
FORMATS = ("text", "json", "sarif", "github", "junit")


def _codes(_context: click.Context, _option: click.Parameter, value: str | None) -> tuple[str, ...]:
    return tuple(code.strip().upper() for code in (value or "").split(",") if code.strip())


@click.command("lint")
@click.argument("paths", nargs=-1)
@click.option("--output-format", type=click.Choice(FORMATS), default="text", show_default=True, help="How findings are written.")
@click.option("--select", callback=_codes, metavar="CODES", help="Run these rules only: codes or their beginnings, comma-separated, or ALL.")
@click.option("--ignore", callback=_codes, metavar="CODES", help="Leave these rules out.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever was found.")
@click.option("--stdin-filename", metavar="F", default="", help="What to call a document read from standard input.")
@click.option("--sentences", is_flag=True, help="One sentence a line on standard input; one JSON array of rule codes a line.")
@click.option("--actions", is_flag=True, help="One action item a line on standard input; one JSON object a line.")
def command(
    paths: tuple[str, ...],
    output_format: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    exit_zero: bool,
    stdin_filename: str,
    sentences: bool,
    actions: bool,
) -> None:
    """Check the documents in PATHS (files, folders, or - for standard input).

    Exit status 1 when a finding of level warning or error is left, 2 when a file could not be read.

    Example: nofault lint postmortems/ --ignore ACT006
    """
    config = _config(select, ignore)
    if sentences and actions:
        raise click.UsageError("Choose one of --sentences and --actions.")
    if sentences or actions:
        if paths:
            raise click.UsageError("--sentences and --actions read standard input and take no PATHS.")
        _each_line(_sentence_judge(config) if sentences else _action_judge())
        return
    if not paths:
        raise click.UsageError("Name files or folders, or - for standard input.")
    findings, unreadable = _check(paths, output_format, config, stdin_filename)
    if unreadable:
        sys.exit(2)
    if not exit_zero and any(one.fails for one in findings):
        sys.exit(1)


def _config(select: tuple[str, ...], ignore: tuple[str, ...]) -> Config:
    """The settings that people own, with the options on top."""
    from msgspec.structs import replace

    from nofault.cli.reading import own_settings
    from nofault.errors import NofaultError
    from nofault.lint.config import config_from, known_codes

    own = own_settings().get("lint", {})
    if not isinstance(own, dict):
        raise NofaultError("nofault.toml: lint is not a table.", "Write [lint] above its keys.")
    config = config_from(own, "nofault.toml, [lint]")
    if select:
        config = replace(config, select=known_codes(select, "--select"))
    return replace(config, ignore=config.ignore + known_codes(ignore, "--ignore")) if ignore else config


def _check(paths: tuple[str, ...], output_format: str, config: Config, stdin_filename: str) -> tuple[list[Finding], bool]:
    """Judge every document, print the report, and answer the findings and whether something could not be read."""
    from nofault import plugins
    from nofault.cli.reading import document_paths, named, read_bytes
    from nofault.errors import NofaultError
    from nofault.lint.reports.text import printable

    findings: list[Finding] = []
    texts: dict[str, str] = {}
    allowed, unreadable = 0, False
    for path in document_paths(paths):
        name = (stdin_filename or path) if path == "-" else path
        try:
            checked = _check_one(read_bytes(path), name, config)
        except NofaultError as error:
            click.echo(f"nofault: {printable(named(name, error))}", err=True)
            unreadable = True
            continue
        findings += checked.findings
        texts[name] = checked.text
        allowed += checked.allowed
    if unreadable and not texts:
        return [], True
    report: Any = plugins.load("nofault.lint.reports", output_format)
    click.echo(report.render(findings, texts, allowed), nl=False)
    return findings, unreadable


def _check_one(data: bytes, name: str, config: Config) -> Checked:
    """Judge one document; only what is no Markdown loads the model."""
    from pathlib import PurePath

    if PurePath(name).suffix.lower() in MODEL_SUFFIXES:
        from nofault.lint.model_files import check_model

        return check_model(data, name, config)
    from nofault.lint.files import check_markdown

    return check_markdown(data, name, config)


def _each_line(judge: Callable[[str], Any]) -> None:
    """Answer each line of standard input with one line of JSON."""
    import msgspec

    encode = msgspec.json.Encoder().encode
    for line in sys.stdin.buffer:
        text = line.decode("utf-8", "replace").rstrip("\r\n")
        sys.stdout.buffer.write(encode(judge(text)) + b"\n")
    sys.stdout.buffer.flush()


def _sentence_judge(config: Config) -> Callable[[str], Any]:
    from nofault.lint.text import lint_sentence

    return lambda text: lint_sentence(text, config)


def _action_judge() -> Callable[[str], Any]:
    from nofault.lint.promises import judge_action

    return judge_action
