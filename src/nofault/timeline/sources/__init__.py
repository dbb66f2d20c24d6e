"""Kinds of evidence, one a file."""
