"""The server: documents as the editor holds them, answers from `answers.py`."""

from __future__ import annotations

from importlib.metadata import version

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from nofault.lint.config import Config
from nofault.lsp import answers

PREFERRED = types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix])


def build_server(config: Config) -> LanguageServer:
    """A server that speaks for one configuration."""
    server = LanguageServer("nofault", version("nofault"))

    def publish(uri: str) -> None:
        document = server.workspace.get_text_document(uri)
        found = answers.diagnostics_in(document, config)
        server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri=uri, diagnostics=found, version=document.version))

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        publish(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: types.DidChangeTextDocumentParams) -> None:
        publish(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri=params.text_document.uri, diagnostics=[]))

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, PREFERRED)
    def actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        return answers.actions_for(server.workspace.get_text_document(params.text_document.uri), config, params.range)

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hover(params: types.HoverParams) -> types.Hover | None:
        return answers.hover_at(server.workspace.get_text_document(params.text_document.uri), config, params.position)

    @server.feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=["@", ":"]))
    def completions(params: types.CompletionParams) -> list[types.CompletionItem]:
        return answers.completions_at(server.workspace.get_text_document(params.text_document.uri), config, params.position)

    return server
