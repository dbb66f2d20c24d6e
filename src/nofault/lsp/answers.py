"""What the language server answers, worked out without a server: diagnostics, quick fixes, hover, completion.

Positions of findings count characters; `lsprotocol` wants the client's units, so every function takes the document that converts them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import PurePath

from lsprotocol import types
from pygls.workspace import ServerTextPosition, ServerTextRange, TextDocument

from nofault.errors import NofaultError
from nofault.knowledge.classify import taxonomy
from nofault.lint.config import Config
from nofault.lint.files import MODEL_SUFFIXES
from nofault.lint.findings import Finding, Location, Severity
from nofault.lint.model_files import check_model
from nofault.lint.outline import section_kinds
from nofault.lint.promises import owners_in
from nofault.lint.rule import rule_named
from nofault.lint.text import lint_text
from nofault.postmortem.blocks import cut

SOURCE = "nofault"
LEVELS = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}
OWNER_WANTED = re.compile(r"(?:@[\w.-]{0,40}|\b(?:owner|assignee|assigned to)\s{0,3}:\s{0,3}[\w.-]{0,40})$", re.IGNORECASE)
CLASS_WANTED = re.compile(r"\b(?:class(?:es)?|failure class|trigger|mechanism|gap)\s{0,3}:\s{0,3}[\w/-]{0,40}$", re.IGNORECASE)


def findings_in(document: TextDocument, config: Config) -> list[Finding]:
    """The findings in the document as it stands in the editor. Raises NofaultError for YAML or JSON that is no postmortem."""
    if is_model(document):
        return check_model(document.source.encode(errors="replace"), document.path, config).findings
    return lint_text(document.source, filename=document.path, config=config)


def is_model(document: TextDocument) -> bool:
    """Whether the document is YAML or JSON."""
    return PurePath(document.path).suffix.lower() in MODEL_SUFFIXES


def readable_findings(document: TextDocument, config: Config) -> list[Finding]:
    """The findings; none in what cannot be read."""
    try:
        return findings_in(document, config)
    except NofaultError:
        return []


def range_of(document: TextDocument, start: Location, end: Location) -> types.Range:
    """A place of the linter (rows and columns from 1, in characters) as the client counts it."""
    first = ServerTextPosition(line=start.row - 1, character=start.column - 1)
    last = ServerTextPosition(line=end.row - 1, character=end.column - 1)
    return document.range_to_client_units(ServerTextRange(start=first, end=last))


def diagnostics_in(document: TextDocument, config: Config) -> list[types.Diagnostic]:
    """A diagnostic a finding; one at the top of what cannot be read."""
    try:
        found = findings_in(document, config)
    except NofaultError as error:
        top = types.Range(types.Position(0, 0), types.Position(1, 0))
        return [types.Diagnostic(range=top, severity=types.DiagnosticSeverity.Error, source=SOURCE, message=str(error))]
    return [
        types.Diagnostic(
            range=range_of(document, one.location, one.end_location),
            severity=LEVELS[one.severity],
            code=one.code,
            source=SOURCE,
            message=f"{one.message}\n{one.suggestion}" if one.suggestion else one.message,
        )
        for one in found
    ]


def actions_for(document: TextDocument, config: Config, asked: types.Range) -> list[types.CodeAction]:
    """The quick fixes of the findings that the asked range touches: the edit that a rule offers, and a comment that allows the finding."""
    actions: list[types.CodeAction] = []
    for one in readable_findings(document, config):
        place = range_of(document, one.location, one.end_location)
        if place.end < asked.start or asked.end < place.start:
            continue
        if one.fix is not None:
            edits = [types.TextEdit(range_of(document, edit.location, edit.end_location), edit.content) for edit in one.fix.edits]
            title = f"{one.code}: {'rewrite' if one.fix.applicability == 'safe' else 'rewrite, and read it'}"
            actions.append(_action(document, title, edits, preferred=one.fix.applicability == "safe"))
        if one.location.row <= len(document.lines) and not document.path.lower().endswith(".json"):
            line = document.lines[one.location.row - 1]
            indent = line[: len(line) - len(line.lstrip())]
            start = types.Position(one.location.row - 1, 0)
            written = f'nofault: allow {one.code} reason=""'
            comment = f"{indent}# {written}\n" if is_model(document) else f"{indent}<!-- {written} -->\n"
            actions.append(_action(document, f"{one.code}: allow it here, with a reason", [types.TextEdit(types.Range(start, start), comment)]))
    return actions


def _action(document: TextDocument, title: str, edits: Sequence[types.TextEdit], preferred: bool = False) -> types.CodeAction:
    return types.CodeAction(
        title=title,
        kind=types.CodeActionKind.QuickFix,
        is_preferred=preferred,
        edit=types.WorkspaceEdit(changes={document.uri: list(edits)}),
    )


def hover_at(document: TextDocument, config: Config, position: types.Position) -> types.Hover | None:
    """The question and the text of the rules that found something at a position."""
    told: list[str] = []
    for one in readable_findings(document, config):
        place = range_of(document, one.location, one.end_location)
        rule = rule_named(one.code)
        if place.start <= position <= place.end and rule is not None:
            told.append(f"**{one.question}**\n\n{one.code} {one.name}\n\n{(rule.module.__doc__ or '').strip()}")
    return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, "\n\n---\n\n".join(told))) if told else None


def completions_at(document: TextDocument, config: Config, position: types.Position) -> list[types.CompletionItem]:
    """Owners after `@` or `Owner:`, failure classes after `Class:`."""
    server = document.position_from_client_units(position)
    if server.line >= len(document.lines):
        return []
    before = document.lines[server.line][: server.character]
    if CLASS_WANTED.search(before):
        return [types.CompletionItem(label=one.code, detail=one.name, kind=types.CompletionItemKind.EnumMember) for one in taxonomy().values()]
    found = OWNER_WANTED.search(before)
    if found is None:
        return []
    handle = found.group().startswith("@")
    return [_owner(name, handle) for name in sorted({*config.people, *_owners(document.source)})]


def _owner(name: str, handle: bool) -> types.CompletionItem:
    return types.CompletionItem(label=name, insert_text=name.lstrip("@") if handle else name, kind=types.CompletionItemKind.Reference)


def _owners(text: str) -> Iterable[str]:
    """Who owns something in the document already."""
    blocks = cut(text)
    for block, section in zip(blocks, section_kinds(blocks, None), strict=True):
        if section == "action-items" and block.kind in ("item", "row"):
            yield from owners_in(block.text)
