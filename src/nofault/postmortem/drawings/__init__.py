"""Drawings of a document as SVG with a text that says the same: one file each, with `draw`."""
