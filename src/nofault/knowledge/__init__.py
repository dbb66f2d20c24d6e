"""The memory: failure classes, search, similar incidents."""
