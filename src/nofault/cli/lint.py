"""`nofault lint`: check documents, sentences or action items."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from nofault.lint.config import Config
    from nofault.lint.files import Checked
    from nofault.lint.findings import Finding
    from nofault.lint.terms import Terms

FORMATS = ("text", "json", "sarif", "github", "junit")


def _codes(_context: click.Context, _option: click.Parameter, value: str | None) -> tuple[str, ...]:
    return tuple(code.strip().upper() for code in (value or "").split(",") if code.strip())


@click.command("lint")
@click.argument("paths", nargs=-1)
@click.option("--output-format", type=click.Choice(FORMATS), default="text", show_default=True, help="How findings are written.")
@click.option("--select", callback=_codes, metavar="CODES", help="Run these rules only: codes or their beginnings, comma-separated, or ALL.")
@click.option("--ignore", callback=_codes, metavar="CODES", help="Leave these rules out.")
@click.option("--policy", metavar="P", default=None, help="Ask for what this policy asks for, too (PRO rules): a preset or a TOML file.")
@click.option("--profile", type=click.Choice(["public"]), default=None, help="public: add the rules for documents that leave the house (PUB).")
@click.option("--fix", is_flag=True, help="Write what cannot change the meaning: adverbs out of timelines, entries in order, dates as YYYY-MM-DD.")
@click.option("--unsafe-fixes", is_flag=True, help="Write every fix that is offered; read the result.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever was found.")
@click.option("--stdin-filename", metavar="F", default="", help="What to call a document read from standard input.")
@click.option("--sentences", is_flag=True, help="One sentence a line on standard input; one JSON array of rule codes a line.")
@click.option("--actions", is_flag=True, help="One action item a line on standard input; one JSON object a line.")
def command(
    paths: tuple[str, ...],
    output_format: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    policy: str | None,
    profile: str | None,
    fix: bool,
    unsafe_fixes: bool,
    exit_zero: bool,
    stdin_filename: str,
    sentences: bool,
    actions: bool,
) -> None:
    """Check the documents in PATHS (files, folders, or - for standard input).

    Exit status 1 when a finding of level warning or error is left, 2 when a file could not be read. With a fix, standard input is answered
    with the fixed document on standard output and the findings that are left on standard error.

    Example: nofault lint postmortems/ --ignore ACT006
    """
    gc.set_threshold(50_000)  # starting makes many objects that stay, which the collector would look through again and again
    config = configured(select, ignore, policy, profile)
    if sentences and actions:
        raise click.UsageError("Choose one of --sentences and --actions.")
    if sentences or actions:
        if paths:
            raise click.UsageError("--sentences and --actions read standard input and take no PATHS.")
        _each_line(_sentence_judge(config) if sentences else _action_judge())
        return
    if not paths:
        raise click.UsageError("Name files or folders, or - for standard input.")
    how = How(output_format, stdin_filename, "all" if unsafe_fixes else "safe" if fix else "none")
    findings, unreadable = _check(paths, how, config)
    if unreadable:
        sys.exit(2)
    if not exit_zero and any(one.fails for one in findings):
        sys.exit(1)


class How(NamedTuple):
    """How documents are checked: the format of the report, what standard input is called, and which fixes are written."""

    output_format: str
    stdin_filename: str
    fixes: Literal["none", "safe", "all"]


def configured(select: tuple[str, ...] = (), ignore: tuple[str, ...] = (), policy: str | None = None, profile: str | None = None) -> Config:
    """The settings that people own, with the options on top."""
    from msgspec.structs import replace

    from nofault.cli.reading import PROJECT, SETTINGS, own_settings_file
    from nofault.lint.config import PROCESS, PUBLIC, LintError, config_from, known_codes, row_of_key

    file, own = own_settings_file("lint")
    table = "tool.nofault.lint" if file is not None and file.name == PROJECT else "lint"
    try:
        config = config_from(own, f"{file or SETTINGS}, [{table}]")
    except LintError as error:
        row = row_of_key(file.read_text(encoding="utf-8"), error.key, table) if file is not None and error.key else None
        raise LintError(error.message.replace(f"{file}, ", f"{file}:{row}, ", 1) if row else error.message, error.hint) from error
    if select:
        config = replace(config, select=known_codes(select, "--select"))
    if ignore:
        config = replace(config, ignore=config.ignore + known_codes(ignore, "--ignore"))
    if profile:
        config = replace(config, families=(*config.families, PUBLIC))
    if policy:
        config = replace(config, families=(*config.families, PROCESS), terms=_terms(policy))
    return config


def _terms(policy: str) -> Terms:
    """What a policy asks of a document."""
    from nofault.cli.reading import policy_of
    from nofault.lint.terms import terms_of

    asked = policy_of(policy)
    return terms_of((str(step.within) for step in asked.steps.values() if step.step == "publish" and not step.off), asked.fewest_factors)


def _check(paths: tuple[str, ...], how: How, config: Config) -> tuple[list[Finding], bool]:
    """Judge every document, print the report, and answer the findings and whether something could not be read."""
    from nofault import plugins
    from nofault.cli.reading import document_paths, named, read_bytes
    from nofault.errors import NofaultError
    from nofault.lint.reports.text import printable

    findings: list[Finding] = []
    texts: dict[str, str] = {}
    allowed, unreadable, shown = 0, False, True
    for path in document_paths(paths):
        name = (how.stdin_filename or path) if path == "-" else path
        try:
            data = read_bytes(path)
            if how.fixes != "none":
                data = _fixed(data, path, name, config, how.fixes == "all")
                shown = shown and path != "-"
            checked = _check_one(data, name, config)
        except NofaultError as error:
            click.echo(f"nofault: {printable(named(name, error))}", err=True)
            unreadable = True
            continue
        findings += checked.findings
        texts[name] = checked.text
        allowed += checked.allowed
    if unreadable and not texts:
        return [], True
    report: Any = plugins.load("nofault.lint.reports", how.output_format)
    click.echo(report.render(findings, texts, allowed), nl=False, err=not shown)
    return findings, unreadable


def _fixed(data: bytes, path: str, name: str, config: Config, unsafe: bool) -> bytes:
    """The document with its fixes, written to its file or, from standard input, to standard output; only UTF-8 is changed."""
    from pathlib import Path, PurePath

    from nofault.errors import NofaultError
    from nofault.lint.files import MODEL_SUFFIXES
    from nofault.lint.fixing import fixed

    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise NofaultError(f"{name} is not UTF-8 at byte {error.start}, so it was not changed.", "Save it as UTF-8 first.") from error
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    if PurePath(name).suffix.lower() in MODEL_SUFFIXES:
        from nofault.lint.model_fixing import fixed_model

        after, count = fixed_model(text.removeprefix(mark), filename=name, config=config, unsafe=unsafe)
    else:
        after, count = fixed(text.removeprefix(mark), filename=name, config=config, unsafe=unsafe)
    answer = (mark + after).encode()
    if path == "-":
        sys.stdout.buffer.write(answer)
        sys.stdout.buffer.flush()
    elif count:
        try:
            Path(path).write_bytes(answer)
        except OSError as error:
            raise NofaultError(f"{name} cannot be written: {error.strerror}.", "Fix it where you may write.") from error
        click.echo(f"nofault: {name}: {count} fix{'es' * (count > 1)} written", err=True)
    return answer


def _check_one(data: bytes, name: str, config: Config) -> Checked:
    """Judge one document; only what is no Markdown loads the model."""
    from pathlib import PurePath

    from nofault.lint.files import MODEL_SUFFIXES, check_markdown

    if PurePath(name).suffix.lower() in MODEL_SUFFIXES:
        from nofault.lint.model_files import check_model

        return check_model(data, name, config)
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
