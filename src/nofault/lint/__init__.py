"""The linter: engine, findings, reports, and rules (one a file). Standard library and msgspec only."""
