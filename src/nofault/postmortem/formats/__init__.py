"""Shapes that a document is written in: one file each, with `read` and `write`."""
