"""The language server, driven by the client of pygls in a process of its own, as an editor drives it."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types
from pygls.lsp.client import LanguageClient

TEXT = """# T

## Timeline

- 10:05 UTC 🔥 Finally rolled back.

## Root cause

The engineer forgot the flag.

## Action items

- @kim cap the pool at 200 by 2026-03-01

## Notes

Ask @
Class: \nThe end.
"""
URI = "file:///tmp/draft.md"
PATIENCE_S = 60
DOCUMENT = types.TextDocumentIdentifier(URI)


class Editor:
    """A client that keeps the last diagnostics."""

    def __init__(self, client: LanguageClient) -> None:
        self.client = client
        self.published: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()

    async def codes(self) -> list[str]:
        """The codes of the next diagnostics that the server publishes."""
        told = await asyncio.wait_for(self.published.get(), PATIENCE_S)
        self.last = told.diagnostics
        return [str(one.code) for one in told.diagnostics]


def session(talk: Callable[[Editor], Awaitable[None]], folder: Path) -> None:
    """Start the server, say hello, open the text, talk, and say goodbye."""

    async def run() -> None:
        client = LanguageClient("editor", "1")
        editor = Editor(client)
        client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(lambda params: editor.published.put_nowait(params))
        await client.start_io(sys.executable, "-m", "nofault", "lsp", cwd=str(folder))
        await asyncio.wait_for(client.initialize_async(types.InitializeParams(types.ClientCapabilities(), root_uri="file:///tmp")), PATIENCE_S)
        client.initialized(types.InitializedParams())
        client.text_document_did_open(types.DidOpenTextDocumentParams(types.TextDocumentItem(URI, "markdown", 1, TEXT)))
        try:
            await talk(editor)
        finally:
            await asyncio.wait_for(client.shutdown_async(None), PATIENCE_S)
            client.exit(None)
            await client.stop()

    asyncio.run(run())


def test_an_opened_document_gets_diagnostics_at_the_right_place_and_a_change_takes_them_away(tmp_path: Path) -> None:
    async def talk(editor: Editor) -> None:
        assert await editor.codes() == ["TML001", "BLM001"]
        # The sign before "Finally" is two units of UTF-16.
        assert (editor.last[0].range.start, editor.last[0].range.end) == (types.Position(4, 15), types.Position(4, 22))
        assert editor.last[1].message.startswith("What on the screen")
        change = types.TextDocumentContentChangePartial(types.Range(types.Position(8, 4), types.Position(8, 29)), "flag was off.")
        editor.client.text_document_did_change(types.DidChangeTextDocumentParams(types.VersionedTextDocumentIdentifier(2, URI), [change]))
        assert await editor.codes() == ["TML001"]
        editor.client.text_document_did_close(types.DidCloseTextDocumentParams(DOCUMENT))
        assert await editor.codes() == []

    session(talk, tmp_path)


def test_quick_fixes_offer_the_rewrite_and_a_comment_that_allows(tmp_path: Path) -> None:
    async def talk(editor: Editor) -> None:
        await editor.codes()
        place = editor.last[0].range
        asked = types.CodeActionParams(DOCUMENT, place, types.CodeActionContext([]))
        rewrite, allow = await editor.client.text_document_code_action_async(asked)
        assert (rewrite.is_preferred, allow.title) == (True, "TML001: allow it here, with a reason")
        (edit,) = rewrite.edit.changes[URI]
        assert (edit.new_text, edit.range.start) == ("R", place.start)
        assert allow.edit.changes[URI][0].new_text == '<!-- nofault: allow TML001 reason="" -->\n'

    session(talk, tmp_path)


def test_hover_shows_the_question_and_the_text_of_the_rule(tmp_path: Path) -> None:
    async def talk(editor: Editor) -> None:
        hover = await editor.client.text_document_hover_async(types.HoverParams(DOCUMENT, types.Position(8, 14)))
        assert hover.contents.value.startswith("**What on the screen")
        assert "## Why it matters" in hover.contents.value
        assert await editor.client.text_document_hover_async(types.HoverParams(DOCUMENT, types.Position(0, 0))) is None

    session(talk, tmp_path)


YAML_URI = "file:///tmp/archive/draft.yaml"
YAML_TEXT = "timeline:\n  - at: 2026-02-13T10:05:00Z\n    text: The engineer finally looked.\n"


def test_a_document_in_yaml_is_read_through_the_model_and_one_that_cannot_be_read_says_so(tmp_path: Path) -> None:
    async def talk(editor: Editor) -> None:
        assert await editor.codes() == ["TML001", "BLM001"]
        editor.client.text_document_did_open(types.DidOpenTextDocumentParams(types.TextDocumentItem(YAML_URI, "yaml", 1, YAML_TEXT)))
        assert await editor.codes() == ["TML001"]
        place = editor.last[0].range
        assert place.start == types.Position(2, 23)
        asked = types.CodeActionParams(types.TextDocumentIdentifier(YAML_URI), place, types.CodeActionContext([]))
        (allow,) = await editor.client.text_document_code_action_async(asked)
        assert allow.edit.changes[YAML_URI][0].new_text == '    # nofault: allow TML001 reason=""\n'
        changed = types.VersionedTextDocumentIdentifier(2, YAML_URI)
        change = types.TextDocumentContentChangeWholeDocument("timeline: [")
        editor.client.text_document_did_change(types.DidChangeTextDocumentParams(changed, [change]))
        assert await editor.codes() == ["None"]
        assert editor.last[0].message.startswith("YAML, line")

    session(talk, tmp_path)


def test_patterns_of_paths_hold_in_the_editor(tmp_path: Path) -> None:
    (tmp_path / "nofault.toml").write_text('[lint.per-file-ignores]\n"archive/*" = ["TML"]\n', encoding="utf-8")

    async def talk(editor: Editor) -> None:
        assert await editor.codes() == ["TML001", "BLM001"]
        editor.client.text_document_did_open(types.DidOpenTextDocumentParams(types.TextDocumentItem(YAML_URI, "yaml", 1, YAML_TEXT)))
        assert await editor.codes() == []

    session(talk, tmp_path)


@pytest.mark.parametrize(("position", "label"), [((16, 5), "kim"), ((16, 5), "Robin Example"), ((17, 7), "config-push")])
def test_owners_and_failure_classes_are_completed(tmp_path: Path, position: tuple[int, int], label: str) -> None:
    (tmp_path / "nofault.toml").write_text('[lint]\npeople = ["Robin Example"]\n', encoding="utf-8")

    async def talk(editor: Editor) -> None:
        answer: Any = await editor.client.text_document_completion_async(types.CompletionParams(DOCUMENT, types.Position(*position)))
        assert label in [item.label for item in (answer.items if isinstance(answer, types.CompletionList) else answer)]

    session(talk, tmp_path)
