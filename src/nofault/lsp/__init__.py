"""The language server: the linter in an editor. Needs the extra `lsp`."""
