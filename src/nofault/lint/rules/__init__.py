"""Lint rules, one a file; walking this folder is the registry."""
